import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import type { Clock, Currency, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Relative } from '@banxing/parties';
import type { Workflow } from '@banxing/outbox';

/** A deposit account as payments needs to know it. */
export interface PaymentAccount {
  readonly id: AccountId;
  readonly customer: CustomerId;
  readonly name: string;
  readonly number: string;
  readonly tail: string;
  readonly currency: Currency;
  readonly status: 'open' | 'frozen' | 'closed';
}

/** What payments asks of the department of accounts. */
export interface AccountsForPayments {
  list(q: Queryable, customer: CustomerId): Promise<readonly PaymentAccount[]>;
  /** Which of the customer's own accounts the words mean; without words, the one that usually pays. */
  resolve(
    q: Queryable,
    customer: CustomerId,
    spoken: string | undefined,
  ): Promise<
    | { readonly kind: 'one'; readonly account: PaymentAccount }
    | { readonly kind: 'several'; readonly accounts: readonly PaymentAccount[] }
    | { readonly kind: 'none' }
  >;
  /** The customer's own account; another customer's looks like none. */
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<PaymentAccount | undefined>;
  /** Whose account a whole number is, in this bank. */
  findByNumber(q: Queryable, number: string): Promise<PaymentAccount | undefined>;
}

/** What payments asks of the department of parties. */
export interface PartiesForPayments {
  customer(
    q: Queryable,
    id: CustomerId,
  ): Promise<{ readonly id: CustomerId; readonly name: string } | undefined>;
  customerByPhone(
    q: Queryable,
    phone: string,
  ): Promise<{ readonly id: CustomerId; readonly name: string } | undefined>;
  relatives(q: Queryable, customer: CustomerId): Promise<readonly Relative[]>;
}

export interface PaymentsUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'post' | 'balance'>;
  readonly accounts: AccountsForPayments;
  readonly parties: PartiesForPayments;
  /** Whose collection code a text is, if it holds now. Absent where there are no codes. */
  readonly collecting?: (
    q: Queryable,
    text: string,
  ) => Promise<{ readonly number: string; readonly amount: bigint | null } | undefined>;
  /** The bank's own account through which money goes to other banks. */
  readonly clearing: AccountId;
}

/** The department with its own durable work, as its use cases know it. */
export interface PaymentsDesk extends PaymentsUses {
  readonly arrivals: Workflow<TransferState>;
  readonly departures: Workflow<TransferState>;
  readonly standing: Workflow<PlanState>;
}

export interface TransferState {
  readonly transfer: string;
}

export interface PlanState {
  readonly plan: string;
}
