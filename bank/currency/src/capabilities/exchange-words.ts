import { z } from 'zod';
import type { Answer, ConfirmBody, Speech, Statement } from '@banxing/capability';
import { formatInstant, formatMoney, moneyOf, type Words, words } from '@banxing/kernel';
import { currencyNames, dealtCurrencies } from '../currency-names.ts';
import { sayAmount, unitOf } from '../currency-speech.ts';
import { formatPrice } from '../price.ts';
import type { Exchanged, ExchangeOrder } from '../use-cases/do-exchange.ts';

/** Both sides in one sentence. */
export function exchangeSummary(order: ExchangeOrder): Words {
  const foreign = moneyOf(order.amount, order.currency);
  const yuan = moneyOf(order.yuan);
  const rate = words(
    `按 ${unitOf(order.currency, 'zh')} ${order.price} 元`,
    `at ¥${order.price} for ${unitOf(order.currency, 'en')}`,
  );
  return order.direction === 'buy'
    ? words(
        `买 ${sayAmount(foreign, 'zh')},${rate.zh},付 ${sayAmount(yuan, 'zh')},从尾号 ${order.tail} 的账户扣。`,
        `Buy ${sayAmount(foreign, 'en')} ${rate.en}: you pay ${sayAmount(yuan, 'en')} from the account ending ${order.tail}.`,
      )
    : words(
        `卖 ${sayAmount(foreign, 'zh')},${rate.zh},得 ${sayAmount(yuan, 'zh')},进尾号 ${order.tail} 的账户。`,
        `Sell ${sayAmount(foreign, 'en')} ${rate.en}: you get ${sayAmount(yuan, 'en')} on the account ending ${order.tail}.`,
      );
}

export const exchangeDetails = (order: ExchangeOrder, leftAfter: string): Statement['details'] => ({
  amount: order.amount,
  currency: order.currency,
  direction: order.direction,
  yuan: order.yuan,
  rate: order.price,
  account: order.tail,
  foreignAccount: order.foreignTail,
  opensAccount: order.foreignAccount === null,
  allowanceLeftUsd: leftAfter,
});

const stated = z.object({
  amount: z.string(),
  currency: z.enum(dealtCurrencies),
  direction: z.enum(['buy', 'sell']),
  yuan: z.string(),
  rate: z.string(),
  account: z.string(),
  foreignAccount: z.string().nullable(),
  allowanceLeftUsd: z.string(),
});

export function exchangeConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const said = stated.parse(statement.details);
  const zh = locale === 'zh';
  const buys = said.direction === 'buy';
  const foreign = sayAmount(moneyOf(said.amount, said.currency), locale);
  const yuan = sayAmount(moneyOf(said.yuan), locale);
  const opened = zh
    ? `新开${currencyNames[said.currency].zh}账户(免费)`
    : `a new ${said.currency} account (free)`;
  const rows = [
    { label: zh ? (buys ? '您付' : '您得') : buys ? 'You pay' : 'You get', value: yuan },
    {
      label: zh ? '汇率' : 'Rate',
      value: zh
        ? `${unitOf(said.currency, 'zh')} = ${said.rate} 元`
        : `${unitOf(said.currency, 'en')} = ¥${said.rate}`,
    },
    { label: zh ? '人民币账户' : 'Yuan account', value: `*${said.account}` },
    {
      label: zh ? '外币账户' : 'Currency account',
      value: said.foreignAccount === null ? opened : `*${said.foreignAccount}`,
    },
    {
      label: zh ? '办完后今年还能换' : 'Left of this year afterwards',
      value: sayAmount(moneyOf(said.allowanceLeftUsd, 'USD'), locale),
    },
  ];
  return {
    title: zh ? (buys ? '确认购汇' : '确认结汇') : buys ? 'Confirm the purchase' : 'Confirm the sale',
    headline: { amount: said.amount, currency: said.currency },
    rows,
    confirmLabel: zh ? `确认${buys ? '买' : '卖'} ${foreign}` : `${buys ? 'Buy' : 'Sell'} ${foreign}`,
  };
}

export const exchangeDone = z.object({
  exchange: z.string(),
  direction: z.enum(['buy', 'sell']),
  amount: z.string(),
  currency: z.enum(dealtCurrencies),
  yuan: z.string(),
  rate: z.string(),
  foreignAccount: z.string(),
  foreignTail: z.string(),
  at: z.string(),
});
export type ExchangeDone = z.infer<typeof exchangeDone>;

export const exchangeDoneOf = (
  { exchange, foreignAccount, foreignTail }: Exchanged,
  currency: ExchangeDone['currency'],
): ExchangeDone => ({
  exchange: exchange.id,
  direction: exchange.direction,
  amount: formatMoney(exchange.foreign),
  currency,
  yuan: formatMoney(exchange.yuan),
  rate: formatPrice(exchange.price),
  foreignAccount,
  foreignTail,
  at: formatInstant(exchange.exchangedAt),
});

export function exchangeReceipt(done: ExchangeDone, statement: Statement, { locale }: Speech): Answer {
  const said = stated.parse(statement.details);
  const zh = locale === 'zh';
  const buys = done.direction === 'buy';
  const foreign = sayAmount(moneyOf(done.amount, done.currency), locale);
  const yuan = sayAmount(moneyOf(done.yuan), locale);
  const text = buys
    ? zh
      ? `换好了,买入 ${foreign},付了 ${yuan},外币在尾号 ${done.foreignTail} 的账户里。`
      : `Done. You bought ${foreign} for ${yuan}; it is on the account ending ${done.foreignTail}.`
    : zh
      ? `换好了,卖出 ${foreign},得了 ${yuan},进了尾号 ${said.account} 的账户。`
      : `Done. You sold ${foreign} for ${yuan}, now on the account ending ${said.account}.`;
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: zh ? (buys ? '购汇成功' : '结汇成功') : buys ? 'Currency bought' : 'Currency sold',
        receipt: done.exchange,
        status: 'done',
        headline: { amount: done.amount, currency: done.currency },
        rows: [
          { label: zh ? '人民币' : 'Yuan', value: yuan },
          { label: zh ? '汇率' : 'Rate', value: done.rate },
          { label: zh ? '外币账户' : 'Currency account', value: `*${done.foreignTail}` },
        ],
        at: done.at,
        actions: [
          { action: `open:/accounts/${done.foreignAccount}`, label: zh ? '看外币账户' : 'See the account' },
        ],
      },
    ],
  };
}
