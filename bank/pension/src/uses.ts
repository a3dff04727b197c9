import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';

/** A deposit account from which a contribution can be paid. */
export interface OwnAccount {
  readonly id: AccountId;
  readonly tail: string;
  readonly kind: string;
  readonly currency: string;
  readonly status: string;
}

/** What the department asks of the department of accounts. */
export interface AccountsForPension {
  list(q: Queryable, customer: CustomerId): Promise<readonly OwnAccount[]>;
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<OwnAccount | undefined>;
  /** The account from which money goes when none is named. */
  defaultPaying(q: Queryable, customer: CustomerId): Promise<OwnAccount | undefined>;
}

export interface PensionUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'openAccount' | 'post' | 'totals' | 'balances' | 'balance'>;
  readonly accounts: AccountsForPension;
  readonly parties: Pick<Parties, 'customer'>;
}
