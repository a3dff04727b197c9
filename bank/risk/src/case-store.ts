import { z } from 'zod';
import type { CustomerId, ProposalId } from '@banxing/capability';
import { type Queryable, type Sql, sql, type Transaction } from '@banxing/database';
import type { HoldId } from '@banxing/ledger';
import type { Basis } from './assessment.ts';
import {
  type CaseId,
  type CaseStatus,
  caseStatuses,
  type GuardianRequest,
  type RequestId,
  type RiskCase,
} from './case.ts';
import type { Explained } from './reason-words.ts';

const caseFields = {
  id: z.string(),
  proposal: z.string(),
  customer: z.string(),
  capability: z.string(),
  outcome: z.enum(['verify', 'cool_off', 'guardian', 'refuse']),
  status: z.enum(caseStatuses),
  amount: z.bigint(),
  payee_name: z.string(),
  payee_number: z.string(),
  payee_bank: z.string(),
  score: z.number(),
  facts: z.record(z.string(), z.unknown()),
  reasons: z.array(z.record(z.string(), z.unknown())),
  hold: z.string().nullable(),
  decided_by: z.string().nullable(),
  opened_at: z.date(),
  until: z.date().nullable(),
  closed_at: z.date().nullable(),
};
const bareCase = z.object(caseFields);

const caseOf = (row: z.infer<typeof bareCase>): RiskCase => ({
  id: row.id as CaseId,
  proposal: row.proposal as ProposalId,
  customer: row.customer as CustomerId,
  capability: row.capability,
  outcome: row.outcome,
  status: row.status,
  amount: row.amount,
  payee: { name: row.payee_name, number: row.payee_number, bank: row.payee_bank },
  score: row.score,
  // Only this department writes them, in the shapes of these types.
  facts: row.facts as unknown as Basis,
  reasons: row.reasons as unknown as Explained[],
  hold: row.hold as HoldId | null,
  decidedBy: row.decided_by as CustomerId | null,
  openedAt: row.opened_at,
  until: row.until,
  closedAt: row.closed_at,
});

const caseRow = bareCase.transform(caseOf);

const columns: Sql = sql`c.id, c.proposal, c.customer, c.capability, c.outcome, c.status, c.amount, c.payee_name,
  c.payee_number, c.payee_bank, c.score, c.facts, c.reasons, c.hold, c.decided_by, c.opened_at, c.until, c.closed_at`;

/** A proposal has one case: one that was asked to prove more and then held keeps the latest decision. */
export async function saveCase(tx: Transaction, kept: RiskCase): Promise<void> {
  const { payee } = kept;
  await tx.run(sql`
    insert into risk.cases (id, proposal, customer, capability, outcome, status, amount, payee_name, payee_number,
      payee_bank, score, facts, reasons, hold, decided_by, opened_at, until, closed_at)
    values (${kept.id}, ${kept.proposal}, ${kept.customer}, ${kept.capability}, ${kept.outcome}, ${kept.status},
      ${kept.amount}, ${payee.name}, ${payee.number}, ${payee.bank}, ${kept.score}, ${JSON.stringify(kept.facts)},
      ${JSON.stringify(kept.reasons)}, ${kept.hold}, ${kept.decidedBy}, ${kept.openedAt}, ${kept.until},
      ${kept.closedAt})`);
}

export const caseOfProposal = (q: Queryable, proposal: string): Promise<RiskCase | undefined> =>
  q.maybeOne(caseRow, sql`select ${columns} from risk.cases c where c.proposal = ${proposal}`);

/** Waiting cases end once; answers whether this call ended it. */
export const endCase = async (
  tx: Transaction,
  id: CaseId,
  status: Exclude<CaseStatus, 'waiting'>,
  by: CustomerId | null,
  at: Date,
): Promise<boolean> =>
  (await tx.run(sql`update risk.cases set status = ${status}, decided_by = ${by}, closed_at = ${at}
                    where id = ${id} and status = 'waiting'`)) === 1;

/** The customer's own cases, the newest first. */
export const casesOf = (q: Queryable, customer: CustomerId, limit: number): Promise<RiskCase[]> =>
  q.rows(
    caseRow,
    sql`select ${columns} from risk.cases c where c.customer = ${customer}
        order by c.position desc limit ${limit}`,
  );

export async function insertRequests(
  tx: Transaction,
  requests: readonly { readonly id: RequestId; readonly case: CaseId; readonly guardian: CustomerId }[],
): Promise<void> {
  await tx.run(sql`
    insert into risk.requests (id, case_id, guardian)
    select id, "case", guardian
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as given (id text, "case" text, guardian text)`);
}

const requestRow = z
  .object({ ...caseFields, request: z.string(), guardian: z.string() })
  .transform(({ request, guardian, ...row }): GuardianRequest => ({
    id: request as RequestId,
    guardian: guardian as CustomerId,
    case: caseOf(row),
  }));

/** What waits for this guardian, the newest first. */
export const requestsTo = (q: Queryable, guardian: CustomerId): Promise<GuardianRequest[]> =>
  q.rows(
    requestRow,
    sql`select r.id as request, r.guardian, ${columns}
        from risk.requests r join risk.cases c on c.id = r.case_id
        where r.guardian = ${guardian} and c.status = 'waiting' order by c.position desc`,
  );

/** The guardian's own request, whatever became of it; another guardian's looks like none. */
export const findRequest = (
  q: Queryable,
  guardian: CustomerId,
  id: string,
): Promise<GuardianRequest | undefined> =>
  q.maybeOne(
    requestRow,
    sql`select r.id as request, r.guardian, ${columns}
        from risk.requests r join risk.cases c on c.id = r.case_id
        where r.guardian = ${guardian} and r.id = ${id}`,
  );

/** Other people's money held at this moment must not be counted as spent; what waits of this customer is. */
export const waitingToday = (
  q: Queryable,
  customer: CustomerId,
  since: Date,
): Promise<{ count: number; amount: bigint }> =>
  q.one(
    z.object({ count: z.number(), amount: z.bigint() }),
    sql`select count(*)::int as count, coalesce(sum(amount), 0)::bigint as amount from risk.cases
        where customer = ${customer} and status = 'waiting' and opened_at >= ${since}`,
  );

export const noteDecider = (tx: Transaction, id: CaseId, guardian: CustomerId): Promise<number> =>
  tx.run(sql`update risk.cases set decided_by = ${guardian} where id = ${id}`);
