import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import type { Clock, Currency, IdSource, Words } from '@banxing/kernel';
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

/** A payment that was confirmed and then stopped or put on hold before it became a transfer. */
export interface StoppedOrder {
  readonly proposal: string;
  readonly payee: { readonly name: string; readonly number: string; readonly bank: string };
  /** Minor units. */
  readonly amount: bigint;
  readonly openedAt: Date;
  readonly waiting: boolean;
  /** What became of it, to stand after its name and amount. */
  readonly words: Words;
}

/** What payments asks of whoever watches over payments. */
export interface StoppedOrders {
  /** The customer's own, the newest first. */
  list(q: Queryable, customer: CustomerId): Promise<readonly StoppedOrder[]>;
  /** Takes back what waits; false when it is over. */
  withdraw(tx: Transaction, customer: CustomerId, proposal: string): Promise<boolean>;
}

export interface PaymentsUses {
  /** Absent where nobody watches. */
  readonly stopped?: StoppedOrders | undefined;
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
