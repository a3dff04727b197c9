import { z } from 'zod';
import { type Answer, type CustomerCaller, ready, setting } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import {
  addDays,
  dayOf,
  formatMoney,
  formatMoneyForPeople,
  type Locale,
  money,
  moneyOf,
  ok,
  parseMoney,
  words,
} from '@banxing/kernel';
import type { Transfer } from '@banxing/payments';
import { casesOf } from '../case-store.ts';
import type { RiskUses } from '../risk-uses.ts';
import { reportPayee } from '../watch-store.ts';

const input = z.object({ payee: z.string().max(60).optional(), amount: z.string().optional() });
type Input = z.infer<typeof input>;

const output = z.object({
  ticket: z.string(),
  transfer: z
    .object({ id: z.string(), payee: z.string(), amount: z.string(), tail: z.string(), left: z.boolean() })
    .nullable(),
  held: z.string().nullable(),
});
type Output = z.infer<typeof output>;

/** How far back a report looks for the payment that it speaks of. */
const lookBackDays = 30;

/** The payment that is meant: by amount and name when said, else none: a guess would put the wrong person on a list. */
async function paymentMeant(
  uses: RiskUses,
  tx: Transaction,
  caller: CustomerCaller,
  given: Input,
): Promise<Transfer | undefined> {
  if (given.amount === undefined && given.payee === undefined) return undefined;
  const today = dayOf(uses.clock.now());
  const range = { from: addDays(today, -lookBackDays), to: addDays(today, 366) };
  const sent = await uses.payments.transfers(tx, caller.customer, { range, limit: 100 });
  const amount = given.amount === undefined ? undefined : parseMoney(given.amount);
  const payees = await uses.payments.payees(tx, caller.customer);
  const called = (transfer: Transfer): readonly string[] => [
    transfer.toName,
    ...(payees.find(({ id }) => id === transfer.payee)?.nicknames ?? []),
  ];
  return sent.find(
    (transfer) =>
      transfer.kind === 'others' &&
      transfer.status !== 'failed' &&
      transfer.status !== 'cancelled' &&
      (amount?.ok !== true || transfer.amount === amount.value.minorUnits) &&
      (given.payee === undefined || called(transfer).some((name) => name.includes(given.payee ?? ''))),
  );
}

function answer({ ticket, transfer, held }: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  const about =
    transfer === null
      ? ''
      : zh
        ? `您说的是转给${transfer.payee}(*${transfer.tail})的 ${formatMoneyForPeople(moneyOf(transfer.amount))} 元,${transfer.left ? '已经转出,防诈专席会联系对方银行止付。' : '还没有转出,可以马上取消。'}`
        : `You mean the ¥${formatMoneyForPeople(moneyOf(transfer.amount))} to ${transfer.payee} (*${transfer.tail}). ${transfer.left ? 'It has left; the fraud desk will ask the other bank to stop it.' : 'It has not left yet and can be withdrawn.'} `;
  const heldWords =
    held === null
      ? ''
      : zh
        ? '还有一笔转账正缓着,没有扣款,可以取消。'
        : 'One transfer is on hold and can be withdrawn. ';
  const text = zh
    ? `别慌,已经登记报案线索,编号 ${ticket},防诈专席优先处理。${about}${heldWords}现在请做三件事:一,别再转钱,挂断对方电话;二,马上锁卡或挂失;三,拨打 110 或 96110 报警。`
    : `Recorded under number ${ticket}; the fraud desk looks at it first. ${about}${heldWords}Now please: send no more money and hang up; lock your card; call 110 or 96110.`;
  const say = zh
    ? (['锁卡', '挂失银行卡', '转人工'] as const)
    : (['Lock my card', 'Report my card lost', 'A person, please'] as const);
  return {
    text,
    cards: [
      {
        type: 'product',
        title: zh ? '被骗、被盗登记' : 'Fraud report',
        rows: [
          { label: zh ? '编号' : 'Number', value: ticket },
          { label: zh ? '由谁办' : 'With', value: zh ? '防诈专席' : 'Fraud desk' },
          ...(transfer === null
            ? []
            : [
                {
                  label: zh ? '涉及转账' : 'Transfer',
                  value: `${transfer.payee} *${transfer.tail} ${transfer.amount}`,
                },
              ]),
        ],
        actions: [
          ...(held === null
            ? []
            : [{ action: `cancel:${held}`, label: zh ? '取消缓着的那笔' : 'Withdraw it' }]),
          ...say.map((words) => ({ action: `say:${words}`, label: words })),
        ],
      },
    ],
    suggestions: [...say],
  };
}

/** 我被骗了: recorded at once, the payee remembered for whoever would be next, and what to do now. */
export const securityFraudReport = (uses: RiskUses) =>
  setting<Input, Input, Output, never>({
    id: 'security.fraud_report',
    title: words('被骗或被盗', 'Report a fraud'),
    about: words(
      '登记疑似被骗、账户被盗或可疑交易',
      'Records that the customer was cheated or that somebody used their account',
    ),
    authority: 'interface',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => Promise.resolve(ready(given)),
    perform: async (tx, caller, given) => {
      const meant = await paymentMeant(uses, tx, caller, given);
      const at = uses.clock.now();
      if (meant) {
        await reportPayee(tx, { number: meant.toNumber, reporter: caller.customer, confirmed: false, at });
      }
      const about = meant
        ? `被骗或被盗:${meant.toName} ${formatMoney(money(meant.amount))}`
        : `被骗或被盗${given.amount === undefined ? '' : ` ${given.amount}`}${given.payee === undefined ? '' : ` ${given.payee}`}`;
      const ticket = await uses.openFraudTicket(tx, { customer: caller.customer, topic: about });
      const waiting = (await casesOf(tx, caller.customer, 5)).find(({ status }) => status === 'waiting');
      return ok({
        ticket,
        transfer: meant
          ? {
              id: meant.id,
              payee: meant.toName,
              amount: formatMoney(money(meant.amount)),
              tail: meant.toNumber.slice(-4),
              left: meant.status !== 'scheduled',
            }
          : null,
        held: waiting?.proposal ?? null,
      });
    },
    answer: (found, { locale }) => answer(found, locale),
  });
