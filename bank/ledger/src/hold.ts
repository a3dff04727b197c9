import { createHash } from 'node:crypto';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import type { Account } from './account-store.ts';
import { type AccountId, type HoldId, isKeepable, largestLineAmount } from './posting.ts';

export type HoldState = 'active' | 'released' | 'captured' | 'expired';

/** Money set aside: still in the balance, no longer available. */
export interface Hold {
  readonly id: HoldId;
  readonly account: AccountId;
  /** Minor units, above zero. */
  readonly amount: bigint;
  readonly reason: string;
  readonly placedAt: Date;
  /** From then on the hold can no longer be captured; `expireHolds` gives the money back. */
  readonly expiresAt: Date;
  readonly state: HoldState;
}

export interface PlaceHold {
  readonly id: HoldId;
  /** The same key and input answers the same hold; with another input it is refused. */
  readonly key: string;
  readonly account: AccountId;
  readonly amount: bigint;
  readonly expiresAt: Date;
  readonly reason: string;
  /** The bank's clock when absent. */
  readonly at?: Date;
}

export type PlaceHoldRefusal =
  | { readonly code: 'insufficient_funds'; readonly account: AccountId; readonly available: bigint }
  | { readonly code: 'account_not_found' | 'account_closed' | 'account_frozen'; readonly account: AccountId }
  | { readonly code: 'amount_out_of_range'; readonly account: AccountId }
  | { readonly code: 'expires_too_soon'; readonly expiresAt: Date }
  | { readonly code: 'text_unusable'; readonly field: string }
  | { readonly code: 'key_reused'; readonly hold: HoldId };

export type HoldRefusal =
  | { readonly code: 'hold_not_found'; readonly hold: HoldId }
  | { readonly code: 'hold_not_active'; readonly hold: HoldId; readonly state: HoldState };

/** What an account may still pay: balance less holds, down to its floor; without a floor, down to zero. */
export const availableOn = (account: Pick<Account, 'balance' | 'held' | 'floor'>): bigint =>
  account.balance - account.held - (account.floor ?? 0n);

const keepable = (text: string, limit: number): boolean =>
  text !== '' && text.length <= limit && isKeepable(text);

/** What can be seen without looking at the account. */
export function checkHold(hold: PlaceHold, at: Date): Outcome<PlaceHold, PlaceHoldRefusal> {
  if (hold.amount <= 0n || hold.amount > largestLineAmount) {
    return refuse({ code: 'amount_out_of_range', account: hold.account });
  }
  if (!(hold.expiresAt.getTime() > at.getTime()))
    return refuse({ code: 'expires_too_soon', expiresAt: hold.expiresAt });
  if (!keepable(hold.key, 200)) return refuse({ code: 'text_unusable', field: 'key' });
  if (!keepable(hold.reason, 200)) return refuse({ code: 'text_unusable', field: 'reason' });
  return ok(hold);
}

/** May this account set the money aside? */
export function decideHold(account: Account, amount: bigint): PlaceHoldRefusal | undefined {
  if (account.state === 'closed') return { code: 'account_closed', account: account.id };
  if (account.state !== 'open') return { code: 'account_frozen', account: account.id };
  const available = availableOn(account);
  if (account.floor !== null && amount > available) {
    return { code: 'insufficient_funds', account: account.id, available };
  }
  return undefined;
}

/** Stands for what a key may not be used for twice with a difference; times are left out. */
export const holdHash = (hold: PlaceHold): string =>
  createHash('sha256')
    .update(JSON.stringify([hold.account, hold.amount.toString(), hold.reason]))
    .digest('hex');
