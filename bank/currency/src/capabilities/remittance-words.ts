import { z } from 'zod';
import type { Answer, ConfirmBody, Speech, Statement } from '@banxing/capability';
import {
  type Day,
  formatInstant,
  formatMoney,
  type Locale,
  moneyOf,
  type Words,
  words,
} from '@banxing/kernel';
import { countryOf } from '../country.ts';
import { dealtCurrencies } from '../currency-names.ts';
import { sayAmount, unitOf } from '../currency-speech.ts';
import {
  creditDayOf,
  purposeNames,
  type Remittance,
  remittancePurposes,
  statusNames,
} from '../remittance.ts';
import type { RemittanceOrder } from '../use-cases/send-abroad.ts';

export const countryName = (code: string, locale: Locale): string => countryOf(code)?.name[locale] ?? code;

/** 11月24日, 24 Nov. */
export function sayOn(day: Day, locale: Locale): string {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  if (locale === 'zh') return `${String(month)}月${String(date)}日`;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${String(date)} ${names[month - 1] ?? ''}`;
}

/** What leaves, for whom and at what price, in a sentence. */
export function remittanceSummary(order: RemittanceOrder): Words {
  const amount = moneyOf(order.amount, order.currency);
  const fee = moneyOf(order.fee);
  const to = words(
    `${countryName(order.payee.country, 'zh')}的 ${order.payee.name}`,
    `${order.payee.name} in ${countryName(order.payee.country, 'en')}`,
  );
  if (!order.purchase) {
    return words(
      `给${to.zh} 汇 ${sayAmount(amount, 'zh')},从尾号 ${order.foreignTail ?? ''} 的外币账户出,手续费 ${sayAmount(fee, 'zh')}。`,
      `Send ${sayAmount(amount, 'en')} to ${to.en} from the account ending ${order.foreignTail ?? ''}; the fee is ${sayAmount(fee, 'en')}.`,
    );
  }
  const yuan = moneyOf(order.purchase.yuan);
  return words(
    `给${to.zh} 汇 ${sayAmount(amount, 'zh')},按 ${unitOf(order.currency, 'zh')} ${order.purchase.price} 元购汇要 ${sayAmount(yuan, 'zh')},手续费 ${sayAmount(fee, 'zh')},从尾号 ${order.tail} 的账户扣。`,
    `Send ${sayAmount(amount, 'en')} to ${to.en}: bought for ${sayAmount(yuan, 'en')} at ${order.purchase.price}, plus a fee of ${sayAmount(fee, 'en')}, from the account ending ${order.tail}.`,
  );
}

/** The payee as the contract has one in a transfer's details. */
export const remittanceDetails = (order: RemittanceOrder, today: Day): Statement['details'] => ({
  amount: order.amount,
  currency: order.currency,
  payee: { name: order.payee.name, tail: order.payee.number.slice(-4), bank: order.payee.bank },
  country: order.payee.country,
  account: order.tail,
  fee: order.fee,
  worth: order.worth,
  yuan: order.purchase?.yuan ?? null,
  rate: order.purchase?.price ?? null,
  foreignAccount: order.foreignTail,
  purpose: order.purpose,
  memo: '',
  date: today,
  expectedOn: creditDayOf(today),
  ...(order.payee.id === null ? { newPayee: true } : {}),
});

const stated = z.object({
  amount: z.string(),
  currency: z.enum(dealtCurrencies),
  payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }),
  country: z.string(),
  account: z.string(),
  fee: z.string(),
  yuan: z.string().nullable(),
  rate: z.string().nullable(),
  foreignAccount: z.string().nullable(),
  purpose: z.enum(remittancePurposes),
  expectedOn: z.string(),
});

export function remittanceConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const said = stated.parse(statement.details);
  const zh = locale === 'zh';
  const amount = sayAmount(moneyOf(said.amount, said.currency), locale);
  const bought =
    said.yuan === null
      ? [{ label: zh ? '外币账户' : 'From', value: `*${said.foreignAccount ?? ''}` }]
      : [
          {
            label: zh ? '购汇' : 'Bought for',
            value: `${sayAmount(moneyOf(said.yuan), locale)}(${said.rate ?? ''})`,
          },
        ];
  return {
    title: zh ? '确认境外汇款' : 'Confirm the payment abroad',
    headline: { amount: said.amount, currency: said.currency },
    payee: said.payee,
    rows: [
      { label: zh ? '国家或地区' : 'Country', value: countryName(said.country, locale) },
      ...bought,
      { label: zh ? '手续费' : 'Fee', value: sayAmount(moneyOf(said.fee), locale) },
      { label: zh ? '人民币账户' : 'Yuan account', value: `*${said.account}` },
      { label: zh ? '用途' : 'Purpose', value: purposeNames[said.purpose][locale] },
      { label: zh ? '预计到账' : 'Expected', value: sayOn(said.expectedOn, locale) },
    ],
    caution: zh
      ? '请确认认识收款人。个人购汇不能用于境外买房、买股票和买保险。'
      : 'Be sure that you know the payee. Currency bought as a person may not pay for houses, securities or insurance abroad.',
    confirmLabel: zh ? `确认汇 ${amount}` : `Send ${amount}`,
  };
}

export const remittanceDone = z.object({
  remittance: z.string(),
  status: z.string(),
  amount: z.string(),
  currency: z.enum(dealtCurrencies),
  payeeName: z.string(),
  fee: z.string(),
  expectedOn: z.string(),
  at: z.string(),
});
export type RemittanceDone = z.infer<typeof remittanceDone>;

export const remittanceDoneOf = (
  remittance: Remittance,
  currency: RemittanceDone['currency'],
): RemittanceDone => ({
  remittance: remittance.id,
  status: remittance.status,
  amount: formatMoney(remittance.amount),
  currency,
  payeeName: remittance.payeeName,
  fee: formatMoney(remittance.fee),
  expectedOn: remittance.creditExpectedOn,
  at: formatInstant(remittance.createdAt),
});

export function remittanceReceipt(done: RemittanceDone, statement: Statement, { locale }: Speech): Answer {
  const said = stated.parse(statement.details);
  const zh = locale === 'zh';
  const amount = sayAmount(moneyOf(done.amount, done.currency), locale);
  const fee = sayAmount(moneyOf(done.fee), locale);
  const on = sayOn(done.expectedOn, locale);
  return {
    text: zh
      ? `境外汇款提交了:给 ${done.payeeName} 汇 ${amount},手续费 ${fee}。先审核再汇出,预计 ${on}到账。`
      : `Submitted: ${amount} to ${done.payeeName}, fee ${fee}. It is reviewed, then sent, and should arrive on ${on}.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '境外汇款已提交' : 'Payment abroad submitted',
        receipt: done.remittance,
        status: 'done',
        headline: { amount: done.amount, currency: done.currency },
        rows: [
          {
            label: zh ? '收款人' : 'Payee',
            value: `${done.payeeName}(*${said.payee.tail})${said.payee.bank}`,
          },
          { label: zh ? '手续费' : 'Fee', value: fee },
          { label: zh ? '进度' : 'Status', value: zh ? '已提交,等待审核' : 'submitted, waiting for review' },
          { label: zh ? '预计到账' : 'Expected', value: on },
        ],
        at: done.at,
        actions: [
          { action: 'open:/functions/transfer.cross_border_status', label: zh ? '查进度' : 'Status' },
        ],
      },
    ],
  };
}

const rememberedMs = 30 * 86_400_000;

/** Remittances on their way or settled lately, as words. */
export const remittancesInHand = (
  remittances: readonly Remittance[],
  now: Date,
): { readonly title: Words; readonly state: Words }[] =>
  remittances
    .filter(
      ({ status, changedAt }) =>
        !(status === 'credited' || status === 'returned') ||
        now.getTime() - changedAt.getTime() < rememberedMs,
    )
    .map(({ payeeName, amount, status, creditExpectedOn }) => {
      const name = statusNames[status];
      const settled = status === 'credited' || status === 'returned';
      return {
        title: words(
          `给 ${payeeName} 汇 ${sayAmount(amount, 'zh')}`,
          `${sayAmount(amount, 'en')} to ${payeeName}`,
        ),
        state: settled
          ? name
          : words(
              `${name.zh},预计 ${sayOn(creditExpectedOn, 'zh')}到账`,
              `${name.en}, expected on ${sayOn(creditExpectedOn, 'en')}`,
            ),
      };
    });
