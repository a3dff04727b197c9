import type { CustomerId, ProposalId, RiskDecision } from '@banxing/capability';
import type { Id } from '@banxing/kernel';
import type { HoldId } from '@banxing/ledger';
import type { Basis } from './assessment.ts';
import type { Explained } from './reason-words.ts';

export type CaseId = Id<'case'>;
export type RequestId = Id<'greq'>;

/**
 * `waiting` holds the money; `approved` by a guardian and `released` by time have let it go; `stopped` by a guardian,
 * `timed_out` without an answer and `withdrawn` by the customer have given it back; `refused` never held anything.
 */
export const caseStatuses = [
  'waiting',
  'approved',
  'stopped',
  'timed_out',
  'withdrawn',
  'released',
  'refused',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** A payment that was not simply let through, and what became of it. */
export interface RiskCase {
  readonly id: CaseId;
  readonly proposal: ProposalId;
  readonly customer: CustomerId;
  readonly capability: string;
  readonly outcome: Exclude<RiskDecision['outcome'], 'allow'>;
  readonly status: CaseStatus;
  /** Fen. */
  readonly amount: bigint;
  readonly payee: { readonly name: string; readonly number: string; readonly bank: string };
  readonly score: number;
  readonly facts: Basis;
  readonly reasons: readonly Explained[];
  readonly hold: HoldId | null;
  /** The guardian who answered. */
  readonly decidedBy: CustomerId | null;
  readonly openedAt: Date;
  readonly until: Date | null;
  readonly closedAt: Date | null;
}

/** A guardian's part in a case. */
export interface GuardianRequest {
  readonly id: RequestId;
  readonly case: RiskCase;
  readonly guardian: CustomerId;
}
