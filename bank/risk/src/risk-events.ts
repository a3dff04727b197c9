import type { Transaction } from '@banxing/database';
import { publish } from '@banxing/outbox';
import type { RiskCase } from './case.ts';
import type { Guardianship } from './guardianship.ts';

interface AboutCase {
  case: string;
  proposal: string;
  customer: string;
  outcome: string;
  status: string;
}

interface AboutGuardianship {
  guardianship: string;
  customer: string;
  guardian: string;
  status: string;
}

/** What others may know of cases and guardians; never amounts, payees or words. */
export interface RiskEvents {
  'risk.case-opened': AboutCase;
  'risk.case-closed': AboutCase;
  'guardian.invited': AboutGuardianship;
  'guardian.accepted': AboutGuardianship;
  'guardian.declined': AboutGuardianship;
  'guardian.dismissed': AboutGuardianship;
}

export const tellCase = (
  tx: Transaction,
  kind: 'risk.case-opened' | 'risk.case-closed',
  { id, proposal, customer, outcome, status }: RiskCase,
  at: Date,
): Promise<void> => publish(tx, { kind, payload: { case: id, proposal, customer, outcome, status }, at });

export const tellGuardianship = (
  tx: Transaction,
  kind: Exclude<keyof RiskEvents, 'risk.case-opened' | 'risk.case-closed'>,
  { id, customer, guardian, status }: Guardianship,
  at: Date,
): Promise<void> => publish(tx, { kind, payload: { guardianship: id, customer, guardian, status }, at });
