import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Claim, ClaimId } from './claim.ts';
import type { PolicyId } from './policy.ts';

const claimRow = z
  .object({
    id: z.string(),
    number: z.string(),
    key: z.string(),
    customer: z.string(),
    policy: z.string(),
    event: z.string(),
    happened_on: z.string(),
    asked: z.bigint().nullable(),
    attachments: z.array(z.string()),
    status: z.enum(['filed', 'waiting', 'assessing', 'paid', 'refused', 'lapsed']),
    paid: z.bigint().nullable(),
    reason: z.string().nullable(),
    created_at: z.date(),
    changed_at: z.date(),
  })
  .transform((row): Claim => ({
    id: row.id as ClaimId,
    number: row.number,
    key: row.key,
    customer: row.customer as CustomerId,
    policy: row.policy as PolicyId,
    event: row.event,
    happenedOn: row.happened_on,
    asked: row.asked,
    attachments: row.attachments,
    status: row.status,
    paid: row.paid,
    reason: row.reason,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }));

/** The customer's claims, the newest first. */
export const listClaims = (q: Queryable, customer: CustomerId, limit = 20): Promise<Claim[]> =>
  q.rows(
    claimRow,
    sql`select * from insurance.claims where customer = ${customer} order by created_at desc, id desc limit ${limit}`,
  );

export const findClaimByKey = (q: Queryable, key: string): Promise<Claim | undefined> =>
  q.maybeOne(claimRow, sql`select * from insurance.claims where key = ${key}`);

/** Any customer's claim, kept from changing until the transaction ends: for its own work. */
export const lockClaim = (tx: Transaction, id: ClaimId): Promise<Claim | undefined> =>
  tx.maybeOne(claimRow, sql`select * from insurance.claims where id = ${id} for update`);

export const insertClaim = (tx: Transaction, claim: Claim): Promise<number> =>
  tx.run(sql`
    insert into insurance.claims (id, number, key, customer, policy, event, happened_on, asked, attachments, status,
      created_at, changed_at)
    values (${claim.id}, ${claim.number}, ${claim.key}, ${claim.customer}, ${claim.policy}, ${claim.event},
            ${claim.happenedOn}, ${claim.asked}, ${[...claim.attachments]}, ${claim.status}, ${claim.createdAt},
            ${claim.changedAt})`);

/** Saves what can change of a claim. */
export const saveClaim = (tx: Transaction, claim: Claim): Promise<number> =>
  tx.run(sql`
    update insurance.claims
    set asked = ${claim.asked}, attachments = ${[...claim.attachments]}, status = ${claim.status}, paid = ${claim.paid},
        reason = ${claim.reason}, changed_at = ${claim.changedAt}
    where id = ${claim.id}`);
