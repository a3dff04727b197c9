import type { CustomerId } from '@banxing/capability';
import { type Currency, type Day, type Id, instantAt, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { PayeeId } from './payee.ts';
import type { PlanId } from './plan.ts';

export type TransferId = Id<'trf'>;

/**
 * `scheduled` waits for its day; `booked` has left the account; `arrived` is with the payee; `failed` and `cancelled` have
 * moved nothing.
 */
export const transferStatuses = ['scheduled', 'booked', 'arrived', 'failed', 'cancelled'] as const;
export type TransferStatus = (typeof transferStatuses)[number];

/** An order to send money. Amounts in minor units. */
export interface Transfer {
  readonly id: TransferId;
  readonly key: string;
  readonly kind: 'others' | 'own';
  readonly customer: CustomerId;
  readonly fromAccount: AccountId;
  readonly fromTail: string;
  readonly payee: PayeeId | null;
  /** The receiving account, when it is kept in this bank. */
  readonly toAccount: AccountId | null;
  readonly toName: string;
  readonly toNumber: string;
  readonly toBank: string;
  readonly relation: string | null;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly memo: string;
  /** The day on which the money leaves, or was to leave. */
  readonly leavesOn: Day;
  /** The instant at which it leaves when it was put off by hours; null for the bank's hour of its day. */
  readonly leavesAt: Date | null;
  readonly status: TransferStatus;
  /** The standing order that it belongs to. */
  readonly plan: PlanId | null;
  /** How often it was tried on its day and the money was short. */
  readonly tries: number;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly bookedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly settledAt: Date | null;
}

export type CancelRefusal =
  | { readonly code: 'transfer_already_arrived'; readonly transfer: Transfer }
  | { readonly code: 'transfer_on_its_way'; readonly transfer: Transfer }
  | { readonly code: 'transfer_already_settled'; readonly transfer: Transfer };

/** May it still be called back? Only while the money has not left. */
export function decideCancel(transfer: Transfer, now: Date): Outcome<Transfer, CancelRefusal> {
  switch (transfer.status) {
    case 'scheduled':
      return ok({ ...transfer, status: 'cancelled', settledAt: now });
    case 'booked':
      return refuse({ code: 'transfer_on_its_way', transfer });
    case 'arrived':
      return refuse({ code: 'transfer_already_arrived', transfer });
    case 'failed':
    case 'cancelled':
      return refuse({ code: 'transfer_already_settled', transfer });
  }
}

/** Bank time at which a dated transfer leaves, and at which it is tried again when the money is short. */
export const leavingHours = [9, 12, 16] as const;

const triesApartMs = 2 * 3_600_000;

/**
 * When a transfer leaves, or is tried again after so many tries that found the money short; undefined when it has been
 * tried often enough.
 */
export function leavesAt(
  { leavesOn, leavesAt: put }: Pick<Transfer, 'leavesOn' | 'leavesAt'>,
  triesSoFar: number,
): Date | undefined {
  const hour = leavingHours[triesSoFar];
  if (hour === undefined) return undefined;
  return put === null ? instantAt(leavesOn, hour) : new Date(put.getTime() + triesSoFar * triesApartMs);
}
