import type { CustomerId } from '@banxing/capability';
import type { Day, Id } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

export type PlanId = Id<'wpl'>;

/** A regular plan: the same purchase again and again. Amount in fen. */
export interface Plan {
  readonly id: PlanId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly account: AccountId;
  readonly accountTail: string;
  readonly amount: bigint;
  readonly recurrence: string;
  readonly nextOn: Day;
  readonly status: 'active' | 'ended';
  readonly createdAt: Date;
}
