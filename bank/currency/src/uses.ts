import type { Accounts } from '@banxing/accounts';
import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';
import type { RateFeed } from './quote.ts';

/** What currency asks of the department of parties. */
export interface PartiesForCurrency {
  customer(
    q: Queryable,
    id: CustomerId,
  ): Promise<{ readonly name: string; readonly branch: string } | undefined>;
}

export interface CurrencyUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'post' | 'balance' | 'balances' | 'reverse'>;
  readonly accounts: Pick<Accounts, 'list' | 'resolve' | 'ownById' | 'openAccount' | 'openAccounts'>;
  readonly parties: PartiesForCurrency;
  readonly rates: RateFeed;
}

/** The department with its own durable work, as its use cases know it. */
export interface CurrencyDesk extends CurrencyUses {
  readonly watches: Workflow<{ readonly alert: string }>;
  readonly journeys: Workflow<{ readonly remittance: string }>;
}
