import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { invariant, ok, type Id, type Outcome, refuse, type Words } from '@banxing/kernel';
import type { CustomerId, Proof, SessionId } from './caller.ts';

export type ProposalId = Id<'prop'>;

/** How long a customer has to say yes. */
export const proposalLifeMs = 5 * 60_000;

/**
 * `open` waits for the customer; `held` was confirmed and waits for time or a guardian; the others are final.
 */
export type ProposalStatus = 'open' | 'held' | 'done' | 'refused' | 'cancelled' | 'superseded';

/** Where a proposal came from, kept for the receipt. */
export interface ProposalOrigin {
  readonly message: string;
  readonly said: string;
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** A frozen statement of exactly what will happen, bound to a customer and a session, spent at most once. */
export interface Proposal {
  readonly id: ProposalId;
  readonly capability: string;
  readonly customer: CustomerId;
  readonly session: SessionId;
  readonly conversation: string | null;
  /** What was said and understood, when a sentence led here. */
  readonly origin: ProposalOrigin | null;
  readonly draft: unknown;
  readonly summary: Words;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requires: readonly Proof[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly status: ProposalStatus;
  readonly hash: string;
}

export type ProposalRefusal =
  | { readonly code: 'proposal_not_found' }
  | { readonly code: 'proposal_other_session' }
  | { readonly code: 'proposal_settled'; readonly status: ProposalStatus }
  | { readonly code: 'proposal_superseded' }
  | { readonly code: 'proposal_expired' }
  | { readonly code: 'proposal_changed' };

/** What the hash covers: everything that the customer agrees to, in RFC 8785 canonical JSON, SHA-256, hex. */
export function proposalHash(proposal: Omit<Proposal, 'hash' | 'status'>): string {
  const text = canonicalize({
    id: proposal.id,
    capability: proposal.capability,
    customer: proposal.customer,
    session: proposal.session,
    conversation: proposal.conversation,
    origin: proposal.origin,
    draft: proposal.draft,
    summary: proposal.summary,
    details: proposal.details,
    requires: proposal.requires,
    createdAt: proposal.createdAt.toISOString(),
    expiresAt: proposal.expiresAt.toISOString(),
  });
  invariant(text !== undefined, 'a proposal is JSON');
  return createHash('sha256').update(text).digest('hex');
}

/** May this customer, in this session, settle the proposal now? Someone else's proposal looks like none at all. */
export function mayTouch(
  proposal: Proposal | undefined,
  who: { readonly customer: CustomerId; readonly session: SessionId },
): Outcome<Proposal, ProposalRefusal> {
  if (!proposal || proposal.customer !== who.customer) return refuse({ code: 'proposal_not_found' });
  if (proposal.session !== who.session) return refuse({ code: 'proposal_other_session' });
  if (proposal.status === 'superseded') return refuse({ code: 'proposal_superseded' });
  if (proposal.status !== 'open') return refuse({ code: 'proposal_settled', status: proposal.status });
  return ok(proposal);
}

/** May it be confirmed: still alive, and the hash that the customer saw is the hash of what is stored? */
export function mayConfirm(
  proposal: Proposal | undefined,
  who: { readonly customer: CustomerId; readonly session: SessionId },
  hash: string,
  now: Date,
): Outcome<Proposal, ProposalRefusal> {
  const touched = mayTouch(proposal, who);
  if (!touched.ok) return touched;
  if (now >= touched.value.expiresAt) return refuse({ code: 'proposal_expired' });
  if (hash !== touched.value.hash || proposalHash(touched.value) !== touched.value.hash) {
    return refuse({ code: 'proposal_changed' });
  }
  return touched;
}
