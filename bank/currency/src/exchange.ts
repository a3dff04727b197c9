import type { CustomerId } from '@banxing/capability';
import { type Day, type Id, type Money, money, ok, type Outcome, refuse } from '@banxing/kernel';
import type { DealtCurrency } from './currency-names.ts';
import { type Price, worthInDollars, yuanOf } from './price.ts';
import type { Quote } from './quote.ts';

export type ExchangeId = Id<'fxe'>;

/** From the customer's side: `buy` gets foreign money for yuan, `sell` gives it for yuan. */
export type ExchangeDirection = 'buy' | 'sell';

/** What a person may buy, and again what they may sell, in a calendar year, in US cents. */
export const yearlyAllowance = 50_000_00n;

/** An exchange as it was done. */
export interface Exchange {
  readonly id: ExchangeId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly direction: ExchangeDirection;
  readonly foreign: Money;
  readonly yuan: Money;
  readonly price: Price;
  readonly mid: Price;
  /** What it takes of the allowance. */
  readonly dollars: Money;
  readonly exchangedOn: Day;
  readonly exchangedAt: Date;
}

/** Both sides of an exchange at today's price. */
export interface Terms {
  readonly price: Price;
  readonly mid: Price;
  readonly yuan: Money;
  /** What the same would be at the middle price. */
  readonly yuanAtMid: Money;
  readonly dollars: Money;
}

export type TermsRefusal = { readonly code: 'amount_too_small' };

/** The customer buys at the bank's asking price and sells at its bid. */
export function decideTerms(
  direction: ExchangeDirection,
  foreign: Money,
  quote: Quote,
  dollarMid: Price,
): Outcome<Terms, TermsRefusal> {
  const price = direction === 'buy' ? quote.ask : quote.bid;
  const yuan = yuanOf(foreign, price);
  if (yuan.minorUnits <= 0n) return refuse({ code: 'amount_too_small' });
  return ok({
    price,
    mid: quote.mid,
    yuan,
    yuanAtMid: yuanOf(foreign, quote.mid),
    dollars: worthInDollars(foreign, quote.mid, dollarMid),
  });
}

export interface AllowanceRefusal {
  readonly code: 'limit_exceeded';
  /** Which allowance: of the year for buying or selling, or of the day for sending abroad. */
  readonly direction: ExchangeDirection | 'remit';
  /** What is left: US cents of the year, fen of the day. */
  readonly left: bigint;
}

/** `used` is what the year has taken already; answers what is left afterwards. */
export function decideAllowance(
  direction: ExchangeDirection,
  used: bigint,
  dollars: Money,
): Outcome<Money, AllowanceRefusal> {
  const left = yearlyAllowance - used;
  return dollars.minorUnits <= left
    ? ok(money(left - dollars.minorUnits, 'USD'))
    : refuse({ code: 'limit_exceeded', direction, left: left < 0n ? 0n : left });
}

/** The earnings of the bank on an exchange, in fen; below zero when rounding took more than the margin. */
export const marginOf = (direction: ExchangeDirection, terms: Pick<Terms, 'yuan' | 'yuanAtMid'>): bigint =>
  direction === 'buy'
    ? terms.yuan.minorUnits - terms.yuanAtMid.minorUnits
    : terms.yuanAtMid.minorUnits - terms.yuan.minorUnits;

export const dealtCurrencyOf = (exchange: Exchange): DealtCurrency =>
  exchange.foreign.currency as DealtCurrency;
