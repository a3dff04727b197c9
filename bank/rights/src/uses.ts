import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import type { Clock, IdSource, Words } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';

/** What rights asks of the department of parties. */
export interface PartiesForRights {
  customer(q: Queryable, id: CustomerId): Promise<{ readonly city: string } | undefined>;
  branches(q: Queryable): Promise<readonly { readonly city: Words }[]>;
}

export interface RightsUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'post' | 'balance'>;
  readonly parties: PartiesForRights;
  /** The bank's own account of what it owes on coupons and red envelopes. */
  readonly liability: AccountId;
  /** The bank's own account that pays for what it gives away. */
  readonly expense: AccountId;
}
