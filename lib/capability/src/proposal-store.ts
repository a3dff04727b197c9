import { z } from 'zod';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { CustomerId, SessionId } from './caller.ts';
import type { Proposal, ProposalId, ProposalStatus } from './proposal.ts';

const proposalRow = z
  .object({
    id: z.string(),
    capability: z.string(),
    customer: z.string(),
    session: z.string(),
    conversation: z.string().nullable(),
    origin: z
      .object({
        message: z.string(),
        said: z.string(),
        intent: z.string(),
        slots: z.record(z.string(), z.string()),
      })
      .nullable(),
    draft: z.unknown(),
    summary: z.object({ zh: z.string(), en: z.string() }),
    details: z.record(z.string(), z.unknown()),
    requires: z.array(z.enum(['pin', 'passkey', 'code'])),
    created_at: z.date(),
    expires_at: z.date(),
    status: z.enum(['open', 'held', 'done', 'refused', 'cancelled', 'superseded']),
    hash: z.string(),
  })
  .transform((row): Proposal => ({
    id: row.id as ProposalId,
    capability: row.capability,
    customer: row.customer as CustomerId,
    session: row.session as SessionId,
    conversation: row.conversation,
    origin: row.origin,
    draft: row.draft,
    summary: row.summary,
    details: row.details,
    requires: row.requires,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    status: row.status,
    hash: row.hash,
  }));

const columns = sql`id, capability, customer, session, conversation, origin, draft, summary, details, requires, created_at,
  expires_at, status, hash`;

export const findProposal = (q: Queryable, id: string): Promise<Proposal | undefined> =>
  q.maybeOne(proposalRow, sql`select ${columns} from capability.proposals where id = ${id}`);

/** The proposal with its row locked: nobody else settles it meanwhile. */
export const lockProposal = (tx: Transaction, id: string): Promise<Proposal | undefined> =>
  tx.maybeOne(proposalRow, sql`select ${columns} from capability.proposals where id = ${id} for update`);

export const openProposalOf = (q: Queryable, conversation: string): Promise<Proposal | undefined> =>
  q.maybeOne(
    proposalRow,
    sql`select ${columns} from capability.proposals where conversation = ${conversation} and status = 'open'`,
  );

/** The newest proposal of a conversation, whatever became of it. */
export const latestProposalOf = (q: Queryable, conversation: string): Promise<Proposal | undefined> =>
  q.maybeOne(
    proposalRow,
    sql`select ${columns} from capability.proposals where conversation = ${conversation}
        order by created_at desc, id desc limit 1`,
  );

export async function insertProposal(tx: Transaction, proposal: Proposal): Promise<void> {
  await tx.run(sql`
    insert into capability.proposals (${columns})
    values (${proposal.id}, ${proposal.capability}, ${proposal.customer}, ${proposal.session}, ${proposal.conversation},
      ${proposal.origin === null ? null : JSON.stringify(proposal.origin)}, ${JSON.stringify(proposal.draft)}, ${JSON.stringify(proposal.summary)}, ${JSON.stringify(proposal.details)},
      ${proposal.requires}, ${proposal.createdAt}, ${proposal.expiresAt}, ${proposal.status}, ${proposal.hash})`);
}

/** A change of mind voids what was proposed before it in the same conversation. */
export const supersedeOpen = (q: Queryable, conversation: string, at: Date): Promise<number> =>
  q.run(sql`update capability.proposals set status = 'superseded', settled_at = ${at}
            where conversation = ${conversation} and status = 'open'`);

export async function settleProposal(
  q: Queryable,
  id: ProposalId,
  status: Exclude<ProposalStatus, 'open'>,
  at: Date,
  settlement: unknown,
): Promise<void> {
  await q.run(sql`update capability.proposals
    set status = ${status}, settled_at = ${at}, settlement = ${JSON.stringify(settlement)} where id = ${id}`);
}
