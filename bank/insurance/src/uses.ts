import type { Accounts } from '@banxing/accounts';
import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import type { Clock, Day, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Workflow } from '@banxing/outbox';
import type { ClaimsAdjuster } from './claim.ts';

/** What insurance asks of the department of parties. */
export interface PartiesForInsurance {
  customer(
    q: Queryable,
    id: CustomerId,
  ): Promise<{ readonly name: string; readonly bornOn: Day; readonly segment: string } | undefined>;
  relatives(q: Queryable, customer: CustomerId): Promise<readonly { readonly kind: string }[]>;
}

export interface InsuranceUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'post' | 'balances'>;
  readonly accounts: Pick<Accounts, 'list' | 'resolve' | 'ownById'>;
  readonly parties: PartiesForInsurance;
  readonly adjuster: ClaimsAdjuster;
  /** The bank's own account in which premiums wait for the insurers, and from which claims are paid. */
  readonly settlement: AccountId;
}

/** The department with its own durable work, as its use cases know it. */
export interface InsuranceDesk extends InsuranceUses {
  readonly terms: Workflow<{ readonly policy: string }>;
  readonly claims: Workflow<{ readonly claim: string }>;
}

/** The signal that a claim's documents are there. */
export const documentsSignal = 'documents';
