import type { CustomerId } from '@banxing/capability';
import type { Id } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { PayAnswer, StatusAnswer } from './biller-gateway.ts';

export type BillPaymentId = Id<'bpay'>;

/**
 * `sent` has left the customer's account and waits for the biller; `unknown` was not answered; `paid` and `returned` are
 * final.
 */
export const billPaymentStatuses = ['sent', 'unknown', 'paid', 'returned'] as const;
export type BillPaymentStatus = (typeof billPaymentStatuses)[number];
export const billPaymentKinds = ['bill', 'topup', 'social'] as const;
export type BillPaymentKind = (typeof billPaymentKinds)[number];

/** Money on its way to a biller. Minor units of yuan. */
export interface BillPayment {
  readonly id: BillPaymentId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly kind: BillPaymentKind;
  readonly biller: string;
  readonly subject: string;
  readonly subjectLabel: string;
  readonly charges: readonly string[];
  readonly account: AccountId;
  readonly tail: string;
  readonly amount: bigint;
  readonly status: BillPaymentStatus;
  /** How often the biller was asked what became of it. */
  readonly asked: number;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

const minuteMs = 60_000;

/** How long after each unanswered question the biller is asked again. */
const waitsMs: readonly number[] = [1, 5, 30, 120, 720, 1440].map((minutes) => minutes * minuteMs);

/** A biller that has not received it at first may still be reading its post: it is believed the second time. */
const asksBeforeReturn = 2;

export type NextMove =
  | { readonly kind: 'settle'; readonly status: 'paid' | 'returned' }
  | { readonly kind: 'ask'; readonly afterMs: number }
  /** Nobody can tell; people have to find out. The money stays where it is. */
  | { readonly kind: 'give_up' };

/** What to do after the biller answered, `asked` questions about the payment having been put to it so far. */
export function nextMove(answer: PayAnswer | StatusAnswer, asked: number): NextMove {
  switch (answer) {
    case 'accepted':
      return { kind: 'settle', status: 'paid' };
    case 'refused':
      return { kind: 'settle', status: 'returned' };
    case 'not_received':
      if (asked >= asksBeforeReturn) return { kind: 'settle', status: 'returned' };
  }
  const afterMs = waitsMs[asked];
  return afterMs === undefined ? { kind: 'give_up' } : { kind: 'ask', afterMs };
}
