import type { CustomerId } from '@banxing/capability';
import { type Day, daysBetween, divideHalfUp, type Id } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

export type GoalId = Id<'goal'>;

/** Something that a customer saves for. Amounts in fen. */
export interface Goal {
  readonly id: GoalId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly name: string;
  readonly target: bigint;
  readonly dueOn: Day | null;
  readonly account: AccountId;
  readonly status: 'active' | 'closed';
  readonly createdAt: Date;
}

/** What must be put aside a month to reach the goal in time, in fen, up to the next yuan; null without a day. */
export function monthlyFor(target: bigint, saved: bigint, today: Day, dueOn: Day | null): bigint | null {
  const left = target - saved;
  if (dueOn === null || left <= 0n) return null;
  const months = BigInt(Math.max(1, Math.round(daysBetween(today, dueOn) / 30.4)));
  return ((left + months * 100n - 1n) / (months * 100n)) * 100n;
}

/** Hundredths of the goal that are reached. */
export const reached = (target: bigint, saved: bigint): number => Number(divideHalfUp(saved * 100n, target));
