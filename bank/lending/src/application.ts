import type { CustomerId } from '@banxing/capability';
import { type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { LoanId } from './loan.ts';
import type { RepaymentMethod } from './repayment-schedule.ts';
import type { Reason } from './underwriting.ts';

export type ApplicationId = Id<'lapp'>;

export const applicationStatuses = ['in_review', 'approved', 'declined', 'drawn', 'lapsed'] as const;
/**
 * `in_review` waits for the second look; `approved` waits for papers and signature; `drawn` has its loan; an approval
 * that is not taken up in time has `lapsed`.
 */
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** Somebody asks for a loan on these terms. Amount in minor units of CNY. */
export interface LoanApplication {
  readonly id: ApplicationId;
  /** Makes applying safe to repeat. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly amount: bigint;
  readonly months: number;
  readonly graceMonths: number;
  readonly method: RepaymentMethod;
  readonly ratePercent: string;
  readonly account: AccountId;
  readonly accountTail: string;
  readonly status: ApplicationStatus;
  readonly reasons: readonly Reason[];
  readonly loan: LoanId | null;
  readonly appliedAt: Date;
  readonly decidedAt: Date | null;
}

export type DecideRefusal = { readonly code: 'application_not_in_review' };
export type DrawRefusal = { readonly code: 'application_not_approved' };

/** Takes an application out of review, with the reasons of the second look. */
export function decideApplication(
  application: LoanApplication,
  outcome: { readonly status: 'approved' | 'declined'; readonly reasons: readonly Reason[] },
  at: Date,
): Outcome<LoanApplication, DecideRefusal> {
  if (application.status !== 'in_review') return refuse({ code: 'application_not_in_review' });
  return ok({ ...application, ...outcome, decidedAt: at });
}

/** The papers are in order: the approved loan is there. */
export function drawApplication(
  application: LoanApplication,
  loan: LoanId,
): Outcome<LoanApplication, DrawRefusal> {
  if (application.status !== 'approved') return refuse({ code: 'application_not_approved' });
  return ok({ ...application, status: 'drawn', loan });
}

/** The number under which customer and bank speak of an application or contract. */
export const shownNumber = (id: string): string => id.slice(-8);
