import { createHash } from 'node:crypto';
import { type Currency, dayOf, type Day, type Id, isDay, ok, type Outcome, refuse } from '@banxing/kernel';

export type AccountId = Id<'acct'>;
export type EntryId = Id<'jrn'>;
export type HoldId = Id<'hold'>;

/** One side of an entry. */
export interface Line {
  readonly account: AccountId;
  /** Minor units of the account's currency: debit > 0, credit < 0. */
  readonly amount: bigint;
  /** When given, the account must be kept in this currency. */
  readonly currency?: Currency;
  /** What the money was for: `salary`, `dining`, `transfer`… */
  readonly purpose?: string;
  readonly counterparty?: string;
  readonly memo?: string;
  readonly merchant?: string;
}

/** What is to be booked, wholly or not at all. */
export interface Posting {
  /** The same key and input is answered again; the same key with another input is refused. */
  readonly key: string;
  readonly kind: string;
  /** The bank's clock. Not part of the input that the key stands for. */
  readonly at: Date;
  /** The business day that the entry counts for; the day of `at` when absent. */
  readonly valueOn?: Day;
  /** Sum to zero in every currency. */
  readonly lines: readonly Line[];
  /** What it belongs to in the department that posts: a transfer's id, a bill's id… */
  readonly reference?: string;
  /** The active hold that this posting uses up, wholly, whatever the amount. */
  readonly captures?: HoldId;
}

/** A posting that may undo an entry; only `reverse` makes those that do. */
export interface CheckedPosting extends Posting {
  readonly reverses?: EntryId;
}

export type PostingRefusal =
  | { readonly code: 'insufficient_funds'; readonly account: AccountId; readonly available: bigint }
  | { readonly code: 'account_not_found' | 'account_closed' | 'account_frozen'; readonly account: AccountId }
  | { readonly code: 'currency_mismatch'; readonly account: AccountId }
  /** `difference` is debits less credits; without a currency when there are fewer than two lines. */
  | { readonly code: 'unbalanced'; readonly currency?: Currency; readonly difference: bigint }
  | { readonly code: 'key_reused'; readonly entry: EntryId }
  | { readonly code: 'hold_not_active'; readonly hold: HoldId }
  | { readonly code: 'already_reversed'; readonly entry: EntryId }
  | { readonly code: 'amount_out_of_range'; readonly account: AccountId }
  /** Later lines of the account are booked already. */
  | { readonly code: 'out_of_order'; readonly account: AccountId; readonly lastAt: Date }
  /** `at` lies more than five minutes ahead of the bank's clock, or is no time at all. */
  | { readonly code: 'ahead_of_clock'; readonly at: Date }
  | { readonly code: 'too_many_lines'; readonly limit: number }
  /** Empty, too long, or with characters that cannot be kept. */
  | { readonly code: 'text_unusable'; readonly field: string };

export interface Posted {
  readonly entry: EntryId;
  /** When it is booked; up to five minutes later than asked for when lines of the account came in between. */
  readonly at: Date;
  /** The key had been booked before; this is the answer of then. */
  readonly replayed: boolean;
  /** Each account's balance right after this entry, on its normal side. */
  readonly balances: readonly { readonly account: AccountId; readonly balance: bigint }[];
}

/** 10^15 minor units: ten trillion yuan. */
export const largestLineAmount = 1_000_000_000_000_000n;
export const mostLines = 1000;
/** How far `at` may lie ahead of the bank's clock. */
export const clockPatienceMs = 5 * 60_000;

const textLimits = {
  key: 200,
  kind: 60,
  reference: 200,
  purpose: 60,
  counterparty: 200,
  memo: 500,
  merchant: 200,
} as const;
type TextField = keyof typeof textLimits;

/** Can PostgreSQL keep it as it is? It has no NUL, and a lone surrogate has no UTF-8 form. */
export const isKeepable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

const unusable = (text: string, field: TextField): boolean =>
  text.length > textLimits[field] || !isKeepable(text);

function unusableField(posting: Posting): TextField | undefined {
  const { key, kind, reference } = posting;
  if (key === '' || unusable(key, 'key')) return 'key';
  if (kind === '' || unusable(kind, 'kind')) return 'kind';
  if (reference !== undefined && unusable(reference, 'reference')) return 'reference';
  for (const { purpose, counterparty, memo, merchant } of posting.lines) {
    if (purpose !== undefined && unusable(purpose, 'purpose')) return 'purpose';
    if (counterparty !== undefined && unusable(counterparty, 'counterparty')) return 'counterparty';
    if (memo !== undefined && unusable(memo, 'memo')) return 'memo';
    if (merchant !== undefined && unusable(merchant, 'merchant')) return 'merchant';
  }
  return undefined;
}

/** What can be seen without looking at any account. `now` is the bank's clock. */
export function checkPosting<P extends Posting>(posting: P, now: Date): Outcome<P, PostingRefusal> {
  const { lines, at, valueOn } = posting;
  const [first] = lines;
  if (first === undefined || lines.length < 2)
    return refuse({ code: 'unbalanced', difference: first?.amount ?? 0n });
  if (lines.length > mostLines) return refuse({ code: 'too_many_lines', limit: mostLines });
  for (const { account, amount } of lines) {
    if (amount === 0n || amount > largestLineAmount || amount < -largestLineAmount) {
      return refuse({ code: 'amount_out_of_range', account });
    }
  }
  // Also true of an invalid date, whose time is NaN.
  if (!(at.getTime() <= now.getTime() + clockPatienceMs)) return refuse({ code: 'ahead_of_clock', at });
  if (valueOn !== undefined && !isDay(valueOn)) return refuse({ code: 'text_unusable', field: 'valueOn' });
  const field = unusableField(posting);
  return field === undefined ? ok(posting) : refuse({ code: 'text_unusable', field });
}

/**
 * Stands for everything that a key may not be used for twice with a difference. The time is left out: a repeated
 * command comes later.
 */
export function postingHash(posting: CheckedPosting): string {
  const input = [
    posting.kind,
    posting.valueOn ?? null,
    posting.reference ?? null,
    posting.captures ?? null,
    posting.reverses ?? null,
    posting.lines.map((line) => [
      line.account,
      line.amount.toString(),
      line.purpose ?? null,
      line.counterparty ?? null,
      line.memo ?? null,
      line.merchant ?? null,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

export const valueDayOf = (posting: Posting): Day => posting.valueOn ?? dayOf(posting.at);
