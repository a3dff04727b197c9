import { z } from 'zod';
import type { Answer, ConfirmBody, Speech, Statement } from '@banxing/capability';
import {
  formatInstant,
  formatMoney,
  formatMoneyForPeople,
  money,
  moneyOf,
  type Words,
  words,
} from '@banxing/kernel';
import type { BillOrder } from './bill-order.ts';
import { type BillPayment, billPaymentKinds, billPaymentStatuses } from './bill-payment.ts';

const people = (amount: string): string => formatMoneyForPeople(moneyOf(amount));

/** What will be paid, in one sentence. */
export function orderSummary({ items, tail, total }: BillOrder): Words {
  const [first] = items;
  if (first?.kind === 'topup') {
    return words(
      `给${first.note === null ? '' : `${first.note.zh} `}${first.subjectLabel} 充 ${people(first.amount)} 元话费,从尾号 ${tail} 的账户付款。`,
      `Top up ${first.note === null ? '' : `${first.note.en}, `}${first.subjectLabel} with ¥${people(first.amount)} from the account ending ${tail}.`,
    );
  }
  if (first && items.length === 1) {
    const note = first.note ?? words('', '');
    return words(
      `交${first.name.zh} ${people(first.amount)} 元(${first.subjectLabel}${note.zh === '' ? '' : `,${note.zh}`}),从尾号 ${tail} 的账户付款。`,
      `Pay ¥${people(first.amount)} for ${first.name.en} (${first.subjectLabel}${note.en === '' ? '' : `, ${note.en}`}) from the account ending ${tail}.`,
    );
  }
  return words(
    `一共交 ${people(total)} 元:${items.map(({ name, amount }) => `${name.zh} ${people(amount)} 元`).join('、')},从尾号 ${tail} 的账户付款。`,
    `Pay ¥${people(total)} in all: ${items.map(({ name, amount }) => `${name.en} ¥${people(amount)}`).join(', ')}, from the account ending ${tail}.`,
  );
}

export const orderDetails = (
  order: BillOrder,
  more: Readonly<Record<string, unknown>> = {},
): Statement['details'] => ({
  amount: order.total,
  currency: order.currency,
  account: order.tail,
  items: order.items.map(({ kind, biller, name, subjectLabel, amount, note }) => ({
    kind,
    biller,
    name,
    subject: subjectLabel,
    amount,
    note,
  })),
  ...(order.items.length === 1 ? { biller: order.items[0]?.name.zh } : {}),
  ...more,
});

const said = z.object({ zh: z.string(), en: z.string() });

const stated = z.object({
  amount: z.string(),
  currency: z.string(),
  account: z.string(),
  items: z.array(
    z.object({
      kind: z.enum(billPaymentKinds),
      name: said,
      subject: z.string(),
      amount: z.string(),
      note: said.nullable(),
    }),
  ),
});

/** The confirmation sheet of a payment to billers. */
export function orderConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const { amount, currency, account, items } = stated.parse(statement.details);
  const zh = locale === 'zh';
  const [first] = items;
  const single = items.length === 1 ? first : undefined;
  const topsUp = single?.kind === 'topup';
  const title = single ? single.name[locale] : zh ? '缴费' : 'Bills';
  const rows = single
    ? [
        { label: zh ? '交给谁' : 'For', value: single.subject },
        ...(single.note ? [{ label: zh ? '说明' : 'Note', value: single.note[locale] }] : []),
      ]
    : items.map((item) => ({
        label: `${item.name[locale]} ${item.subject}`,
        value: zh ? `${people(item.amount)} 元` : `¥${people(item.amount)}`,
      }));
  return {
    title: zh ? `确认${topsUp ? '充' : '交'}${title}` : `Confirm: ${title}`,
    headline: { amount, currency },
    rows: [...rows, { label: zh ? '付款账户' : 'From', value: `*${account}` }],
    confirmLabel: zh ? `确认付款 ${people(amount)} 元` : `Pay ¥${people(amount)}`,
  };
}

/** What a receipt keeps of a payment to billers. */
export const orderDone = z.object({
  payments: z.array(
    z.object({ payment: z.string(), status: z.enum(billPaymentStatuses), amount: z.string() }),
  ),
  amount: z.string(),
  currency: z.literal('CNY'),
  at: z.string(),
});
export type OrderDone = z.infer<typeof orderDone>;

export function orderDoneOf(payments: readonly BillPayment[], at: Date): OrderDone {
  const total = payments.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    payments: payments.map(({ id, status, amount }) => ({
      payment: id,
      status,
      amount: formatMoney(money(amount)),
    })),
    amount: formatMoney(money(total)),
    currency: 'CNY',
    at: formatInstant(payments[0]?.createdAt ?? at),
  };
}

/** The answer and receipt card after a payment to billers was confirmed. */
export function orderReceipt(done: OrderDone, statement: Statement, speech: Speech): Answer {
  const { account, items } = stated.parse(statement.details);
  const zh = speech.locale === 'zh';
  const topsUp = items[0]?.kind === 'topup';
  const names = items.map(({ name }) => name[speech.locale]).join(zh ? '、' : ', ');
  return {
    text: zh
      ? `${topsUp ? '充' : '交'}好了,${names} ${people(done.amount)} 元已经付出,对方马上入账。万一没入成账,钱会自动退回来。`
      : `Paid: ¥${people(done.amount)} for ${names}. It is credited in a moment; if that fails the money comes back by itself.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? (topsUp ? '充值已提交' : '缴费已提交') : 'Paid',
        receipt: done.payments[0]?.payment ?? '',
        status: 'done',
        headline: { amount: done.amount, currency: done.currency },
        rows: [
          ...items.map((item) => ({
            label: `${item.name[speech.locale]} ${item.subject}`,
            value: zh ? `${people(item.amount)} 元` : `¥${people(item.amount)}`,
          })),
          { label: zh ? '付款账户' : 'From', value: `*${account}` },
        ],
        at: done.at,
        actions: [],
      },
    ],
    suggestions: zh ? ['查我的水电燃气费', '查一下余额'] : ['What else is due', 'Check my balance'],
  };
}
