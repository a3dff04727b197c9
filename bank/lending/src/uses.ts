import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';

/** A deposit account as lending needs to know it. */
export interface PayingAccount {
  readonly id: AccountId;
  readonly tail: string;
}

/** What lending asks of the department of accounts. */
export interface AccountsForLending {
  /** The customer's own account; another customer's looks like none. */
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<PayingAccount | undefined>;
}

export interface LendingUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'openAccount' | 'post'>;
  readonly accounts: AccountsForLending;
  /** The bank's own account that earns the interest. */
  readonly interestIncome: AccountId;
}

/** The department with its own durable work, as its use cases know it. */
export interface LendingDesk extends LendingUses {
  /** Begins the daily collection; once for ever, however often it is called. */
  begin(tx: Transaction): Promise<void>;
}
