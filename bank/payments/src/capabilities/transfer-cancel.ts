import { z } from 'zod';
import {
  type Answer,
  command,
  type Completion,
  type CustomerCaller,
  type Mandate,
  needs,
  ready,
  refused,
  type RefusalWords,
  type Speech,
  type Statement,
} from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import {
  dayOf,
  formatMoney,
  formatMoneyForPeople,
  money,
  moneyOf,
  ok,
  type Outcome,
  refuse,
  words,
} from '@banxing/kernel';
import { dayWords } from '../day-words.ts';
import { decideAmount } from '../transfer-amount.ts';
import { type CancelRefusal, decideCancel, type Transfer, type TransferId } from '../transfer.ts';
import { findTransfer } from '../transfer-store.ts';
import { cancelTransfer } from '../use-cases/cancel-transfer.ts';
import { findTransfersMeant } from '../use-cases/find-transfers.ts';
import { findStoppedMeant } from '../use-cases/find-stopped.ts';
import type { PaymentsDesk, StoppedOrder } from '../uses.ts';

const input = z.object({ payee: z.string().optional(), amount: z.string().optional() });
/** A dated transfer, or the proposal of a payment that waits. */
const draft = z.object({
  transfer: z.union([z.templateLiteral(['trf_', z.string()]), z.templateLiteral(['prop_', z.string()])]),
});
type Draft = z.infer<typeof draft>;
const done = z.object({
  transfer: z.string(),
  status: z.literal('cancelled'),
  amount: z.string(),
  currency: z.string(),
});

type Refusal =
  | CancelRefusal
  | { readonly code: 'transfer_not_found' }
  | { readonly code: 'transfer_stopped'; readonly order: StoppedOrder };

const yuan = (transfer: Transfer): string => formatMoneyForPeople(money(transfer.amount, transfer.currency));

const refusals: RefusalWords<Refusal> = {
  transfer_not_found: () => words('没有可以撤销的转账。', 'There is no transfer that could be called back.'),
  transfer_stopped: ({ order }) =>
    words(
      `给${order.payee.name}的 ${formatMoneyForPeople(money(order.amount))} 元${order.words.zh},不用再取消。`,
      `The ¥${formatMoneyForPeople(money(order.amount))} to ${order.payee.name} ${order.words.en}.`,
    ),
  transfer_already_arrived: ({ transfer }) =>
    words(
      `撤不回来了:${yuan(transfer)} 元已经到${transfer.toName}的账户。可以请对方退回;要是被骗了,马上跟我说「我被骗了」,我帮您报案止付。`,
      `It cannot be called back: ${transfer.toName} has received the ¥${yuan(transfer)}. You can ask them to return it; if you were deceived, say "I was scammed" at once.`,
    ),
  transfer_on_its_way: ({ transfer }) =>
    words(
      `撤不回来了:${yuan(transfer)} 元已经转往${transfer.toBank}。可以请${transfer.toName}退回;要是被骗了,马上跟我说「我被骗了」,我帮您报案止付。`,
      `It cannot be called back: the ¥${yuan(transfer)} is on its way to ${transfer.toBank}. You can ask ${transfer.toName} to return it; if you were deceived, say "I was scammed" at once.`,
    ),
  transfer_already_settled: ({ transfer }) =>
    words(
      `给${transfer.toName}的这笔 ${yuan(transfer)} 元之前就没有转成,钱没有动。`,
      `That ¥${yuan(transfer)} to ${transfer.toName} was not sent in the first place. No money has moved.`,
    ),
};

async function complete(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<Draft, Refusal>> {
  const asked = given.amount === undefined ? undefined : decideAmount(given.amount);
  const meant = { payee: given.payee, amount: asked?.ok ? asked.value.minorUnits : undefined };
  const waiting = await findTransfersMeant(desk, caller.customer, { ...meant, scheduledOnly: true });
  const [only] = waiting;
  if (only && waiting.length === 1) return ready({ transfer: only.id });
  const today = dayOf(desk.clock.now());
  if (only) {
    return needs({
      slot: 'payee',
      question: words('要取消哪一笔?', 'Which one shall be cancelled?'),
      options: waiting.slice(0, 5).map((transfer) => {
        const on = dayWords(transfer.leavesOn, today);
        return {
          value: transfer.id,
          label: words(
            `${on.zh}给${transfer.toName}转 ${yuan(transfer)} 元`,
            `¥${yuan(transfer)} to ${transfer.toName} ${on.en}`,
          ),
        };
      }),
    });
  }
  const [newest] = await findTransfersMeant(desk, caller.customer, meant);
  const held = await findStoppedMeant(desk, caller.customer, meant, newest?.createdAt);
  if (held)
    return held.waiting
      ? ready({ transfer: held.proposal as `prop_${string}` })
      : refused({ code: 'transfer_stopped', order: held });
  if (!newest) return refused({ code: 'transfer_not_found' });
  const decided = decideCancel(newest, desk.clock.now());
  return decided.ok ? ready({ transfer: newest.id }) : refused(decided.refusal);
}

const stated = z.object({
  transfer: z.string(),
  amount: z.string(),
  currency: z.string(),
  payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }),
  account: z.string(),
  date: z.string(),
});

function receipt(result: z.infer<typeof done>, statement: Statement, { locale, now }: Speech): Answer {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  const amount = formatMoneyForPeople(moneyOf(facts.amount));
  return {
    text: zh
      ? `取消了,给${facts.payee.name}的 ${amount} 元不会转出,没有扣款。`
      : `Cancelled: the ¥${amount} to ${facts.payee.name} will not be sent. No money has moved.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '已取消' : 'Cancelled',
        receipt: result.transfer,
        status: 'cancelled',
        headline: { amount: facts.amount, currency: facts.currency },
        rows: [
          {
            label: zh ? '收款人' : 'Payee',
            value: `${facts.payee.name}(*${facts.payee.tail})${facts.payee.bank}`,
          },
        ],
        at: now.toISOString(),
        actions: [],
      },
    ],
  };
}

const isHeld = (transfer: string): boolean => transfer.startsWith('prop_');

const heldStatement = ({ proposal, payee, amount }: StoppedOrder): Statement => {
  const sum = formatMoneyForPeople(money(amount));
  return {
    summary: words(
      `取消缓着的这笔:不再给${payee.name}转 ${sum} 元,钱留在账上。`,
      `Withdraw the ¥${sum} to ${payee.name} that is on hold; the money stays in your account.`,
    ),
    details: {
      transfer: proposal,
      amount: formatMoney(money(amount)),
      currency: 'CNY',
      payee: { name: payee.name, tail: payee.number.slice(-4), bank: payee.bank },
      account: '',
      date: '',
    },
  };
};

async function withdraw(
  desk: PaymentsDesk,
  tx: Transaction,
  caller: CustomerCaller,
  mandate: Mandate<Draft>,
): Promise<Outcome<z.infer<typeof done>, Refusal>> {
  const { transfer } = mandate.draft;
  const withdrawn = (await desk.stopped?.withdraw(tx, caller.customer, transfer)) ?? false;
  if (!withdrawn) return refuse({ code: 'transfer_not_found' });
  const { amount, currency } = stated.parse(mandate.details);
  return ok({ transfer, status: 'cancelled', amount, currency });
}

/** 把刚才预约的那笔转账取消. */
export const transferCancel = (desk: PaymentsDesk) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, Refusal>({
    id: 'transfer.cancel',
    title: words('取消转账', 'Cancel a transfer'),
    about: words('取消还没有转出的预约转账', 'Cancels a dated transfer that has not left'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      if (isHeld(frozen.transfer)) {
        const held = await findStoppedMeant(desk, caller.customer, { payee: frozen.transfer }, undefined);
        return held ? ok(heldStatement(held)) : refuse({ code: 'transfer_not_found' as const });
      }
      const transfer = await findTransfer(desk.db, caller.customer, frozen.transfer);
      if (!transfer) return refuse({ code: 'transfer_not_found' as const });
      const on = dayWords(transfer.leavesOn, dayOf(desk.clock.now()));
      return ok({
        summary: words(
          `取消${on.zh}给${transfer.toName}转 ${yuan(transfer)} 元,钱留在账上。`,
          `Cancel the ¥${yuan(transfer)} to ${transfer.toName} ${on.en}; the money stays in your account.`,
        ),
        details: {
          transfer: transfer.id,
          amount: formatMoney(money(transfer.amount, transfer.currency)),
          currency: transfer.currency,
          payee: { name: transfer.toName, tail: transfer.toNumber.slice(-4), bank: transfer.toBank },
          account: transfer.fromTail,
          date: transfer.leavesOn,
        },
      });
    },
    execute: async (tx, caller, mandate) => {
      if (isHeld(mandate.draft.transfer)) return withdraw(desk, tx, caller, mandate);
      const cancelled = await cancelTransfer(desk, tx, caller.customer, mandate.draft.transfer as TransferId);
      if (!cancelled.ok) return refuse(cancelled.refusal);
      const amount = formatMoney(money(cancelled.value.amount, cancelled.value.currency));
      return ok({
        transfer: cancelled.value.id,
        status: 'cancelled' as const,
        amount,
        currency: cancelled.value.currency,
      });
    },
    confirmation: (statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '取消预约转账' : 'Cancel the transfer',
        headline: { amount: facts.amount, currency: facts.currency },
        payee: facts.payee,
        rows: facts.date === '' ? [] : [{ label: zh ? '原定日期' : 'Was to leave', value: facts.date }],
        confirmLabel: zh ? '确认取消' : 'Cancel the transfer',
      };
    },
    receipt,
  });
