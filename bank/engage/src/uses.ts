import type { Accounts } from '@banxing/accounts';
import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import type { Clock, Day, DayRange, IdSource, Words } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';
import type { Notice } from './message.ts';

/** Something that a customer has to pay by a day. Amounts in minor units of yuan. */
export interface Due {
  /** Stays the same for the same thing: `loan_…/7`, `card_…/2026-11`. */
  readonly id: string;
  readonly customer: CustomerId;
  readonly name: Words;
  readonly dueOn: Day;
  readonly amount: bigint;
  /** The least that keeps it from being late, where less than all is allowed. */
  readonly minimum: bigint | null;
  /** The account that it will be taken from without anybody doing anything; null when the customer must pay. */
  readonly collectedFrom: AccountId | null;
  /** The ledger's purpose of such payments, by which the customer's habit is found. */
  readonly purpose: string;
  /** The sentence that pays it. */
  readonly say: Words;
}

/** Unpaid things that fall due in a range of days, of everybody or of one customer; set-based. */
export type DueSource = (q: Queryable, range: DayRange, customer?: CustomerId) => Promise<readonly Due[]>;

/** What another department wants told on a morning: coupons that expire, products that mature. */
export type MorningSource = (q: Queryable, on: Day) => Promise<readonly Notice[]>;

/** A browser that takes push messages. */
export interface PushSubscription {
  readonly endpoint: string;
  readonly customer: CustomerId;
  readonly p256dh: string;
  readonly auth: string;
  readonly locale: 'zh' | 'en';
}

/** Sends to the browser makers' push services. */
export interface PushGateway {
  /** May this address be sent to at all? Only the push services themselves. */
  accepts(endpoint: string): boolean;
  /** `gone` when the browser no longer takes any. */
  send(subscription: PushSubscription, payload: string): Promise<'sent' | 'gone' | 'failed'>;
}

export interface PartiesForEngage {
  preferences(q: Queryable, customer: CustomerId): Promise<{ readonly muted: readonly string[] }>;
}

export interface EngageUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'statement' | 'balance'>;
  readonly accounts: Pick<Accounts, 'list' | 'byId' | 'resolve' | 'defaultPaying'>;
  readonly parties: PartiesForEngage;
  readonly dueSources?: readonly DueSource[] | undefined;
  readonly morningSources?: readonly MorningSource[] | undefined;
}

/** The department with its own durable work, as its use cases know it. */
export interface EngageDesk extends EngageUses {
  readonly reminding: Workflow<{ readonly reminder: string }>;
  readonly pushing: Workflow<{ readonly message: string }>;
}

export type Tell = (tx: Transaction, notices: readonly Notice[]) => Promise<number>;
