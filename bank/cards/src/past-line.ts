import type { CustomerId } from '@banxing/capability';
import type { Day } from '@banxing/kernel';
import type { AccountId, Posting } from '@banxing/ledger';
import type { Card } from './card.ts';
import type { AutopayMode, CreditLine } from './item.ts';

/** A credit card and line that began in the past. */
export interface PastLine {
  readonly customer: CustomerId;
  readonly product: string;
  readonly name: string;
  readonly tail?: string | undefined;
  readonly creditLimit: bigint;
  readonly statementDay: number;
  readonly openedOn: Day;
  readonly autopay: AutopayMode;
  /** The customer's account that pays; absent for those who pay from other banks. */
  readonly account?: AccountId | undefined;
  readonly purchases: readonly PastPurchase[];
  readonly pays: 'full' | 'minimum';
  /** Paid so many days before the due day. */
  readonly daysEarly: number;
}

export interface PastPurchase {
  readonly at: Date;
  readonly merchant: string;
  readonly purpose: string;
  readonly amount: bigint;
  /** Split into so many months on the day itself. */
  readonly periods?: number | undefined;
}

export interface HistoryFrame {
  readonly until: Date;
  /** The house account of other banks, from which strangers' money comes. */
  readonly otherBanks: AccountId;
}

export interface LineHistory {
  readonly lines: readonly CreditLine[];
  readonly cards: readonly Card[];
  /** What the books must still be told, each line in the order of time; for the bulk posting of history. */
  readonly postings: readonly Posting[];
}

/** A deposit account whose card was issued long ago. */
export interface PastDebitCard {
  readonly customer: CustomerId;
  readonly account: AccountId;
  readonly name: string;
  readonly number: string;
  readonly madeOn: Day;
}
