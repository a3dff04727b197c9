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

/** Why it was decided so, and what is said of it beside the reasons when the usual words do not do. */
interface Grounds {
  readonly reasons: readonly Reason[];
  readonly words?: Words;
}

/** Severity rises from top to bottom; whoever decides later may only raise it. */
export type RiskDecision =
  | (Grounds & { readonly outcome: 'allow' })
  | (Grounds & { readonly outcome: 'verify'; readonly requires: readonly Proof[] })
  | (Grounds & { readonly outcome: 'cool_off'; readonly until: Date })
  | (Grounds & { readonly outcome: 'guardian'; readonly until: Date })
  | (Grounds & { readonly outcome: 'refuse' });

/** What becomes of a proposal that was held. */
export type HeldEnd = 'go' | 'stop' | 'withdraw';

/** Scores a confirmed proposal before anything is booked. */
export interface RiskOfficer {
  /** What it sets aside for a proposal that it holds, it sets aside here. */
  decide(
    tx: Transaction,
    caller: CustomerCaller,
    proposal: Proposal,
    proofs: readonly Proof[],
  ): Promise<RiskDecision>;
  /** Gives back what it set aside, because the held proposal goes on or is given up. */
  letGo(tx: Transaction, proposal: Proposal, end: HeldEnd): Promise<void>;
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
