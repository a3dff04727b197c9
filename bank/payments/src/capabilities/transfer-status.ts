import { z } from 'zod';
import {
  type Answer,
  type Completion,
  type CustomerCaller,
  query,
  ready,
  refused,
  type Speech,
} from '@banxing/capability';
import {
  dayOf,
  formatInstant,
  formatMoney,
  formatMoneyForPeople,
  money,
  moneyOf,
  ok,
  parseDayRange,
  refuse,
  words,
} from '@banxing/kernel';
import { dayWords } from '../day-words.ts';
import { decideAmount } from '../transfer-amount.ts';
import { leavesAt, transferStatuses } from '../transfer.ts';
import { findTransfer } from '../transfer-store.ts';
import { findTransfersMeant } from '../use-cases/find-transfers.ts';
import { findStoppedMeant } from '../use-cases/find-stopped.ts';
import type { PaymentsUses, StoppedOrder } from '../uses.ts';

const input = z.object({
  payee: z.string().optional(),
  amount: z.string().optional(),
  date_range: z.string().optional(),
});

const output = z.object({
  transfer: z.string(),
  status: z.enum(transferStatuses),
  amount: z.string(),
  currency: z.string(),
  payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }),
  account: z.string(),
  memo: z.string(),
  date: z.string(),
  at: z.string(),
  arrivedAt: z.string().nullable(),
  failure: z.string().nullable(),
  /** When it leaves or is tried next, and how often the money was short so far. */
  leavesAt: z.string().nullable(),
  tries: z.number(),
});
type Output = z.infer<typeof output>;

type StatusRefusal =
  | { readonly code: 'transfer_not_found' }
  | { readonly code: 'transfer_stopped'; readonly order: StoppedOrder };

async function complete(
  uses: PaymentsUses,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<{ transfer: string }, StatusRefusal>> {
  const amount = given.amount === undefined ? undefined : decideAmount(given.amount);
  const minor = amount?.ok ? amount.value.minorUnits : undefined;
  const range = given.date_range === undefined ? undefined : parseDayRange(given.date_range);
  const meant = { payee: given.payee, amount: minor };
  const [newest] = await findTransfersMeant(uses, caller.customer, { ...meant, range });
  const order = await findStoppedMeant(uses, caller.customer, meant, newest?.createdAt);
  if (order && range === undefined) return refused({ code: 'transfer_stopped', order });
  return newest ? ready({ transfer: newest.id }) : refused({ code: 'transfer_not_found' });
}

/** One that waits for its hour, or for money to come in. */
function scheduledWords(output: Output, name: string, amount: string, { locale, now }: Speech): string {
  const at = output.leavesAt ?? `${output.date}T09:00`;
  const on = dayWords(at.slice(0, 10), dayOf(now));
  const time = at.slice(11, 16);
  const zh = locale === 'zh';
  if (output.tries > 0)
    return zh
      ? `还没转出去,没有扣款:余额不够。给${name}的 ${amount} 元${on.zh} ${time} 再试一次,到时账上钱够就会转出。`
      : `Not sent yet and no money has moved: the account was short. ¥${amount} to ${name} is tried again ${on.en} at ${time}.`;
  return zh
    ? `还没转,钱还在账上。给${name}的 ${amount} 元会在${on.zh} ${time} 转出。`
    : `Not sent yet; the money is still in your account. ¥${amount} goes to ${name} ${on.en} at ${time}.`;
}

function said(output: Output, { locale, now }: Speech): string {
  const zh = locale === 'zh';
  const amount = formatMoneyForPeople(moneyOf(output.amount));
  const on = dayWords(output.date, dayOf(now));
  const time = output.at.slice(11, 16);
  const name = output.payee.name;
  switch (output.status) {
    case 'arrived':
      return zh
        ? `到账了。${on.zh} ${time} 给${name}转的 ${amount} 元,对方已经收到。`
        : `It has arrived: ${name} received the ¥${amount} sent ${on.en} at ${time}.`;
    case 'booked':
      return zh
        ? `还在路上。${on.zh} ${time} 给${name}转的 ${amount} 元已经转出,${output.payee.bank}一般几分钟内到账。`
        : `On its way: ¥${amount} to ${name} left ${on.en} at ${time}; ${output.payee.bank} usually takes minutes.`;
    case 'scheduled':
      return scheduledWords(output, name, amount, { locale, now });
    case 'failed':
      return zh
        ? `没有转成,没有扣款。${on.zh}给${name}的 ${amount} 元${output.failure === 'insufficient_funds' ? '因为余额不够' : '因为账户受限'}没转出去。`
        : `It failed and no money has moved: ¥${amount} to ${name}, ${on.en}.`;
    case 'cancelled':
      return zh
        ? `已经取消了,没有扣款。给${name}的 ${amount} 元没有转。`
        : `It was cancelled and no money has moved: ¥${amount} to ${name}.`;
  }
}

const cardStatus = {
  arrived: 'done',
  booked: 'done',
  scheduled: 'scheduled',
  failed: 'refused',
  cancelled: 'cancelled',
} as const;

function answer(output: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  return {
    text: said(output, speech),
    cards: [
      {
        type: 'receipt',
        title: zh ? '转账进度' : 'Transfer',
        receipt: output.transfer,
        status: cardStatus[output.status],
        headline: { amount: output.amount, currency: output.currency },
        rows: [
          {
            label: zh ? '收款人' : 'Payee',
            value: `${output.payee.name}(*${output.payee.tail})${output.payee.bank}`,
          },
          { label: zh ? '付款账户' : 'From', value: `*${output.account}` },
          ...(output.memo === '' ? [] : [{ label: zh ? '附言' : 'Note', value: output.memo }]),
        ],
        at: output.arrivedAt ?? output.at,
        actions:
          output.status === 'scheduled'
            ? [
                {
                  action: zh ? 'say:取消这笔预约转账' : 'say:cancel that transfer',
                  label: zh ? '取消' : 'Cancel it',
                },
              ]
            : [],
      },
    ],
  };
}

const stoppedWords = ({ payee, amount, words: become }: StoppedOrder) =>
  words(
    `给${payee.name}的 ${formatMoneyForPeople(money(amount))} 元${become.zh}。想知道原因,可以问“为什么”。`,
    `The ¥${formatMoneyForPeople(money(amount))} to ${payee.name} ${become.en}. Ask “why” for the reasons.`,
  );

/** 刚才那笔到账了吗. */
export const transferStatus = (uses: PaymentsUses) =>
  query<z.infer<typeof input>, { transfer: string }, Output, StatusRefusal>({
    id: 'transfer.status',
    title: words('转账进度', 'Transfer status'),
    about: words(
      '查一笔转账到账没有,默认最近一笔',
      'Tells whether a transfer has arrived, by default the newest',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {
      transfer_not_found: () => words('没有找到这样的转账记录。', 'I found no such transfer.'),
      transfer_stopped: ({ order }) => stoppedWords(order),
    },
    complete: (caller, given) => complete(uses, caller, given),
    run: async (caller, draft) => {
      const transfer = await findTransfer(uses.db, caller.customer, draft.transfer);
      if (!transfer) return refuse({ code: 'transfer_not_found' as const });
      const next = transfer.status === 'scheduled' ? leavesAt(transfer, transfer.tries) : undefined;
      return ok({
        transfer: transfer.id,
        status: transfer.status,
        amount: formatMoney(money(transfer.amount, transfer.currency)),
        currency: transfer.currency,
        payee: { name: transfer.toName, tail: transfer.toNumber.slice(-4), bank: transfer.toBank },
        account: transfer.fromTail,
        memo: transfer.memo,
        date: transfer.leavesOn,
        at: formatInstant(transfer.bookedAt ?? transfer.createdAt),
        arrivedAt: transfer.arrivedAt && formatInstant(transfer.arrivedAt),
        failure: transfer.failure,
        leavesAt: next ? formatInstant(next) : null,
        tries: transfer.tries,
      });
    },
    answer,
  });
