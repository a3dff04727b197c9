import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import { type ApplicationId, applicationStatuses, type LoanApplication } from './application.ts';
import type { LoanId } from './loan.ts';
import { reasonsFromJson, reasonsToJson } from './reason-json.ts';
import { repaymentMethods } from './repayment-schedule.ts';

const applicationRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    product: z.string(),
    amount: z.bigint(),
    months: z.number(),
    grace_months: z.number(),
    method: z.enum(repaymentMethods),
    rate_percent: z.string(),
    account: z.string(),
    account_tail: z.string(),
    status: z.enum(applicationStatuses),
    reasons: z.unknown(),
    loan: z.string().nullable(),
    applied_at: z.date(),
    decided_at: z.date().nullable(),
  })
  .transform((row): LoanApplication => ({
    id: row.id as ApplicationId,
    key: row.key,
    customer: row.customer as CustomerId,
    product: row.product,
    amount: row.amount,
    months: row.months,
    graceMonths: row.grace_months,
    method: row.method,
    ratePercent: row.rate_percent,
    account: row.account as AccountId,
    accountTail: row.account_tail,
    status: row.status,
    reasons: reasonsFromJson(row.reasons),
    loan: row.loan as LoanId | null,
    appliedAt: row.applied_at,
    decidedAt: row.decided_at,
  }));

const columns: Sql = sql`id, key, customer, product, amount, months, grace_months, method, rate_percent, account,
  account_tail, status, reasons, loan, applied_at, decided_at`;

/** Writes a new application; false when its key is known. */
export async function insertApplication(q: Queryable, it: LoanApplication): Promise<boolean> {
  const written = await q.run(sql`insert into lending.applications (${columns})
    values (${it.id}, ${it.key}, ${it.customer}, ${it.product}, ${it.amount.toString()}::bigint, ${it.months},
      ${it.graceMonths}, ${it.method}, ${it.ratePercent}, ${it.account}, ${it.accountTail}, ${it.status},
      ${JSON.stringify(reasonsToJson(it.reasons))}::jsonb, ${it.loan}, ${it.appliedAt}, ${it.decidedAt})
    on conflict (key) do nothing`);
  return written === 1;
}

export const saveApplication = (q: Queryable, it: LoanApplication): Promise<number> =>
  q.run(sql`update lending.applications
    set status = ${it.status}, reasons = ${JSON.stringify(reasonsToJson(it.reasons))}::jsonb, loan = ${it.loan},
      decided_at = ${it.decidedAt}
    where id = ${it.id}`);

export const findApplicationByKey = (q: Queryable, key: string): Promise<LoanApplication | undefined> =>
  q.maybeOne(applicationRow, sql`select ${columns} from lending.applications where key = ${key}`);

/** Nobody else touches it until the transaction ends. */
export const lockApplication = (q: Queryable, id: string): Promise<LoanApplication | undefined> =>
  q.maybeOne(applicationRow, sql`select ${columns} from lending.applications where id = ${id} for update`);

/** A customer's applications, the newest first. */
export const applicationsOf = (
  q: Queryable,
  customer: CustomerId,
  limit: number,
): Promise<LoanApplication[]> =>
  q.rows(
    applicationRow,
    sql`select ${columns} from lending.applications where customer = ${customer}
        order by applied_at desc, id desc limit ${limit}`,
  );

/** The customer's application for a product that is still under way. */
export const openApplication = (
  q: Queryable,
  customer: CustomerId,
  product: string,
): Promise<LoanApplication | undefined> =>
  q.maybeOne(
    applicationRow,
    sql`select ${columns} from lending.applications
        where customer = ${customer} and product = ${product} and status in ('in_review', 'approved')`,
  );
