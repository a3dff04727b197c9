import type { CustomerId } from '@banxing/capability';
import { type Id, type Money, splitEvenly } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { TransferId } from './transfer.ts';

export type CollectionId = Id<'col'>;
export type ShareId = Id<'shr'>;

export const shareStatuses = ['waiting', 'paid', 'declined', 'withdrawn'] as const;
export type ShareStatus = (typeof shareStatuses)[number];

/** What one person is asked for. Minor units of yuan. */
export interface Share {
  readonly id: ShareId;
  readonly collection: CollectionId;
  /** Null for somebody who does not bank here: the one who asks hands on a link. */
  readonly payer: CustomerId | null;
  readonly payerName: string;
  readonly amount: bigint;
  readonly status: ShareStatus;
  readonly transfer: TransferId | null;
  readonly settledAt: Date | null;
}

/** Somebody asks others for money. */
export interface Collection {
  readonly id: CollectionId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly requesterName: string;
  /** Where the money is to go. */
  readonly account: AccountId;
  readonly number: string;
  readonly amount: bigint;
  readonly createdAt: Date;
  readonly shares: readonly Share[];
}

/** How an amount is laid on several: with the one who asks, without, or the whole of it on each. */
export const splits = ['with_me', 'without_me', 'each'] as const;
export type Split = (typeof splits)[number];

/** What each of the payers is asked for; shares add up exactly, the one who asks bears the smallest. */
export function sharesOf(amount: Money, payers: number, split: Split): Money[] {
  switch (split) {
    case 'each':
      return Array.from({ length: payers }, () => amount);
    case 'without_me':
      return splitEvenly(amount, payers);
    case 'with_me':
      return splitEvenly(amount, payers + 1).slice(0, payers);
  }
}

/** The names in 小王、小李和张姐. */
export const namesIn = (spoken: string): string[] =>
  spoken
    .split(/\s*(?:[、,,;;/]|和|跟|与|还有|以及|\band\b|&)\s*/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
