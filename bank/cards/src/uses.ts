import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import type { Clock, Currency, Day, IdSource, Outcome, Refusal } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';
import type { CardRules } from './card-rules.ts';

/** A deposit account as cards needs to know it. */
export interface CardAccount {
  readonly id: AccountId;
  readonly customer: CustomerId;
  readonly name: string;
  readonly number: string;
  readonly tail: string;
  readonly kind: string;
  readonly currency: Currency;
  readonly status: 'open' | 'frozen' | 'closed';
  readonly branch: string;
}

/** What cards asks of the department of accounts. */
export interface AccountsForCards {
  list(q: Queryable, customer: CustomerId): Promise<readonly CardAccount[]>;
  resolve(
    q: Queryable,
    customer: CustomerId,
    spoken: string | undefined,
  ): Promise<
    | { readonly kind: 'one'; readonly account: CardAccount }
    | { readonly kind: 'several'; readonly accounts: readonly CardAccount[] }
    | { readonly kind: 'none' }
  >;
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<CardAccount | undefined>;
  openAccount(
    tx: Transaction,
    account: {
      readonly id: AccountId;
      readonly customer: CustomerId;
      readonly kind: 'current';
      readonly class: 'II';
      readonly name: string;
      readonly branch: string;
      readonly openedOn: Day;
    },
  ): Promise<Outcome<CardAccount, Refusal>>;
}

/** What cards asks of the department of parties. */
export interface PartiesForCards {
  customer(
    q: Queryable,
    id: CustomerId,
  ): Promise<
    | { readonly bornOn: Day; readonly segment: string; readonly branch: string; readonly city: string }
    | undefined
  >;
}

/** Turns a card's PIN into what may be stored. Refuses what is no PIN or too easy. */
export type HashPin = (pin: string) => Promise<Outcome<string, Refusal>>;

export interface CardsUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<
    Ledger,
    'openAccount' | 'post' | 'balance' | 'placeHold' | 'releaseHold' | 'totals' | 'lockAccounts'
  >;
  readonly accounts: AccountsForCards;
  readonly parties: PartiesForCards;
  readonly hashPin: HashPin;
  /** The bank's own accounts. */
  readonly house: { readonly merchants: AccountId; readonly interest: AccountId; readonly fees: AccountId };
  readonly rules: CardRules;
}

/** The department with its own durable work, as its use cases know it. */
export interface CardsDesk extends CardsUses {
  readonly applications: Workflow<{ readonly application: string }>;
  readonly clearing: Workflow<{ readonly charge: string }>;
  /** Begins the daily work; once for ever, however often it is called. */
  begin(tx: Transaction): Promise<void>;
}
