import type { Id, Outcome, Refusal, Words } from '@banxing/kernel';
import type { Transaction } from '@banxing/database';
import type { CustomerCaller, Proof } from './caller.ts';
import type { Proposal } from './proposal.ts';

/** Proofs as they come with a confirmation. Never logged, never stored. */
export interface GivenProofs {
  readonly pin?: string | undefined;
  readonly passkey?: unknown;
  readonly code?: string | undefined;
}

export interface ProofRefusal extends Refusal {
  readonly code: 'wrong_pin' | 'pin_locked' | 'pin_not_set' | 'proof_invalid';
  readonly words: Words;
}

/** Checks what was given; counts failures on its own account, whatever becomes of the confirmation. */
export interface ProofChecker {
  check(
    caller: CustomerCaller,
    proposal: Proposal,
    given: GivenProofs,
  ): Promise<Outcome<readonly Proof[], ProofRefusal>>;
}

export interface Reason {
  readonly code: string;
  readonly words: Words;
}

/** Severity rises from left to right; whoever decides later may only raise it. */
export type RiskDecision =
  | { readonly outcome: 'allow'; readonly reasons: readonly Reason[] }
  | { readonly outcome: 'verify'; readonly requires: readonly Proof[]; readonly reasons: readonly Reason[] }
  | { readonly outcome: 'cool_off'; readonly until: Date; readonly reasons: readonly Reason[] }
  | { readonly outcome: 'guardian'; readonly until: Date; readonly reasons: readonly Reason[] }
  | { readonly outcome: 'refuse'; readonly reasons: readonly Reason[] };

/** Scores a confirmed proposal before anything is booked. */
export interface RiskOfficer {
  decide(
    tx: Transaction,
    caller: CustomerCaller,
    proposal: Proposal,
    proofs: readonly Proof[],
  ): Promise<RiskDecision>;
}

export type ReceiptId = Id<'rcpt'>;

/** Everything that a receipt keeps of one settled proposal. */
export interface ReceiptContent {
  readonly proposal: Proposal;
  readonly channel: string;
  readonly proofs: readonly Proof[];
  readonly decision: { readonly outcome: string; readonly reasons: readonly Reason[] };
  readonly done: unknown;
  readonly at: Date;
}

/** Keeps receipts so that a later change shows. */
export interface Registrar {
  seal(tx: Transaction, content: ReceiptContent): Promise<ReceiptId>;
}
