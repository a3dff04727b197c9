import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import type { Clock, Currency, Day, IdSource, Outcome, Words } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';
import type { MarketFeed } from './market/feed.ts';

/** A deposit account as wealth needs to know it. */
export interface WealthAccount {
  readonly id: AccountId;
  readonly customer: CustomerId;
  readonly kind: string;
  readonly name: string;
  readonly tail: string;
  readonly currency: Currency;
  readonly status: 'open' | 'frozen' | 'closed';
}

/** What wealth asks of the department of accounts. */
export interface AccountsForWealth {
  list(q: Queryable, customer: CustomerId): Promise<readonly WealthAccount[]>;
  /** The account from which money goes when none is named. */
  defaultPaying(q: Queryable, customer: CustomerId): Promise<WealthAccount | undefined>;
  /** The customer's own account; another customer's looks like none. */
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<WealthAccount | undefined>;
  /** Which of the customer's own accounts the words mean. */
  resolve(
    q: Queryable,
    customer: CustomerId,
    spoken: string | undefined,
  ): Promise<
    | { readonly kind: 'one'; readonly account: WealthAccount }
    | { readonly kind: 'several'; readonly accounts: readonly WealthAccount[] }
    | { readonly kind: 'none' }
  >;
}

/** What wealth asks of the department of parties. */
export interface PartiesForWealth {
  customer(q: Queryable, id: CustomerId): Promise<{ readonly bornOn: Day } | undefined>;
}

/** Paying out of a digital yuan wallet, where the bank keeps wallets. */
export interface WalletForWealth {
  /** Fen that the customer's wallet can pay with; undefined without a wallet. */
  available(q: Queryable, customer: CustomerId): Promise<bigint | undefined>;
  /** Moves fen out of the wallet to one of the bank's own accounts, once for each key. */
  pay(
    tx: Transaction,
    payment: {
      readonly key: string;
      readonly customer: CustomerId;
      readonly amount: bigint;
      /** The customer's account that the purchase is of. */
      readonly account: AccountId;
      readonly to: AccountId;
      readonly counterparty: string;
      readonly memo: string;
      readonly reference: string;
    },
  ): Promise<Outcome<unknown, { readonly code: string }>>;
}

/** Something else that the customer has put away, for the page of all holdings. Amounts in fen. */
export interface SavedElsewhere {
  readonly id: string;
  readonly kind: 'time-deposit' | 'goal';
  readonly name: Words;
  readonly amount: bigint;
  readonly about: Words;
}

/** What the page of all holdings shows beside this department's own. */
export interface DepositsForWealth {
  saved(q: Queryable, customer: CustomerId): Promise<readonly SavedElsewhere[]>;
}

export interface WealthUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'post' | 'balance' | 'totals'>;
  readonly accounts: AccountsForWealth;
  readonly parties: PartiesForWealth;
  readonly feed: MarketFeed;
  readonly wallet?: WalletForWealth | undefined;
  readonly deposits?: DepositsForWealth | undefined;
  /** The bank's own accounts: money on its way to or from product makers, the makers' bank, and fees earned. */
  readonly house: {
    readonly custody: AccountId;
    readonly nostro: AccountId;
    readonly feeIncome: AccountId;
  };
}

export interface OrderState {
  readonly order: string;
}
export interface LotState {
  readonly lot: string;
}
export interface PlanState {
  readonly plan: string;
}

/** The department with its own durable work, as its use cases know it. */
export interface WealthDesk extends WealthUses {
  readonly orders: Workflow<OrderState>;
  readonly terms: Workflow<LotState>;
  readonly plans: Workflow<PlanState>;
}
