import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import type { Clock, Currency, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';

/** A deposit account as this department needs to know it. */
export interface PayingAccount {
  readonly id: AccountId;
  readonly customer: CustomerId;
  readonly name: string;
  readonly tail: string;
  readonly currency: Currency;
  readonly status: 'open' | 'frozen' | 'closed';
}

/** What the department asks of accounts. */
export interface AccountsForDeposits {
  list(q: Queryable, customer: CustomerId): Promise<readonly PayingAccount[]>;
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<PayingAccount | undefined>;
  resolve(
    q: Queryable,
    customer: CustomerId,
    spoken: string | undefined,
  ): Promise<
    | { readonly kind: 'one'; readonly account: PayingAccount }
    | { readonly kind: 'several'; readonly accounts: readonly PayingAccount[] }
    | { readonly kind: 'none' }
  >;
}

export interface DepositsUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'openAccount' | 'post' | 'balance' | 'balances' | 'closeAccount'>;
  readonly accounts: AccountsForDeposits;
  /** The bank's own account that pays interest. */
  readonly interestExpense: AccountId;
}

export interface DepositState {
  readonly deposit: string;
}

/** The department with its own durable work, as its use cases know it. */
export interface DepositsDesk extends DepositsUses {
  readonly maturities: Workflow<DepositState>;
}
