import type { CustomerId } from '@banxing/capability';
import type { Currency, Day, Id } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { PayeeId } from './payee.ts';

export type PlanId = Id<'plan'>;

/** A standing order. Amount in minor units. */
export interface Plan {
  readonly id: PlanId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly fromAccount: AccountId;
  readonly fromTail: string;
  readonly payee: PayeeId;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly memo: string;
  readonly recurrence: string;
  readonly status: 'active' | 'cancelled';
  readonly nextOn: Day;
  readonly createdAt: Date;
}

export { fallsOn, nextAfter, parseRecurrence, type Recurrence, recurrenceWords } from '@banxing/kernel';
