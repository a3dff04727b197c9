import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import type { ApplicationId } from './application.ts';

/** A deposit account as lending needs to know it. */
export interface PayingAccount {
  readonly id: AccountId;
  readonly tail: string;
}

/** One of a customer's accounts, with what lending looks at to choose among them. */
export interface OwnAccount extends PayingAccount {
  readonly kind: string;
  readonly currency: string;
  readonly status: string;
  readonly uses: readonly string[];
}

/** What lending asks of the department of accounts. */
export interface AccountsForLending {
  /** The customer's own account; another customer's looks like none. */
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<PayingAccount | undefined>;
  /** The customer's accounts that are not closed. */
  list(q: Queryable, customer: CustomerId): Promise<readonly OwnAccount[]>;
  /** The account from which money goes when none is named. */
  defaultPaying(q: Queryable, customer: CustomerId): Promise<OwnAccount | undefined>;
}

export interface LendingUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'openAccount' | 'post' | 'totals' | 'balances'>;
  readonly accounts: AccountsForLending;
  readonly parties: Pick<Parties, 'customer'>;
  /** The bank's own account that earns the interest. */
  readonly interestIncome: AccountId;
}

/** The department with its own durable work, as its use cases know it. */
export interface LendingDesk extends LendingUses {
  /** Begins the daily collection; once for ever, however often it is called. */
  begin(tx: Transaction): Promise<void>;
  /** Has an application looked at on the next working day, and lapse when an approval is not taken up. */
  review(tx: Transaction, application: ApplicationId): Promise<void>;
}
