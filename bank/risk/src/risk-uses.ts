import type { Access } from '@banxing/access';
import type { Accounts } from '@banxing/accounts';
import type { CustomerId, SettlementDesk } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';
import type { Parties } from '@banxing/parties';
import type { AntiFraudModel } from './anti-fraud-model.ts';
import type { Payments } from '@banxing/payments';

/** Puts a customer in the line of the people who deal with fraud; answers the number to read out. */
export type OpenFraudTicket = (
  tx: Transaction,
  given: { readonly customer: CustomerId; readonly topic: string },
) => Promise<string>;

/** What the department needs from outside. */
export interface RiskUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'balances' | 'spread' | 'totals' | 'placeHold' | 'releaseHold'>;
  readonly accounts: Pick<Accounts, 'list' | 'byId'>;
  readonly payments: Pick<Payments, 'payees' | 'transfers' | 'dealingsWith'>;
  readonly parties: Pick<Parties, 'customer' | 'customerByPhone' | 'relatives' | 'relativesMeant'>;
  readonly access: Pick<Access, 'checkPin'>;
  /** What the customer said lately in a conversation, the newest last. */
  readonly saidLately: (q: Queryable, conversation: string) => Promise<readonly string[]>;
  readonly openFraudTicket: OpenFraudTicket;
  /** The model that came with the department when absent; null for rules alone. */
  readonly model?: AntiFraudModel | null | undefined;
}

export interface HeldState {
  readonly proposal: string;
}

/** The department with its own durable work, as its use cases know it. */
export interface RiskDesk extends RiskUses {
  readonly antiFraud: AntiFraudModel | undefined;
  readonly holds: Workflow<HeldState>;
  /** Where held proposals go on or end; there once the bank is open. */
  readonly settlements: () => Pick<SettlementDesk, 'endHold'>;
}
