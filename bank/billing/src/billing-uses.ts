import type { Database } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';
import type { Parties } from '@banxing/parties';
import type { AccountsForPayments } from '@banxing/payments';
import type { BillerGateway } from './biller-gateway.ts';
import type { SocialOffice } from './social-office.ts';

/** What the department needs from outside. */
export interface BillingUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'post' | 'balance' | 'statement'>;
  readonly accounts: AccountsForPayments;
  readonly parties: Pick<Parties, 'customer' | 'relatives' | 'relativesMeant'>;
  readonly gateway: BillerGateway;
  readonly offices: SocialOffice;
  /** Where money waits until the biller has answered. */
  readonly settlement: AccountId;
  /** The bank's account at other banks, from which billers are paid. */
  readonly nostro: AccountId;
}

export interface DeliveryState {
  readonly payment: string;
}

/** The department with its own durable work. */
export interface BillingDesk extends BillingUses {
  readonly deliveries: Workflow<DeliveryState>;
}
