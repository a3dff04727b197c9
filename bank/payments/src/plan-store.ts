import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { Day } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { PayeeId } from './payee.ts';
import type { Plan, PlanId } from './plan.ts';

const planRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    from_account: z.string(),
    from_tail: z.string(),
    payee: z.string(),
    amount: z.bigint(),
    currency: z.literal('CNY'),
    memo: z.string(),
    recurrence: z.string(),
    status: z.enum(['active', 'cancelled']),
    next_on: z.string(),
    created_at: z.date(),
  })
  .transform((row): Plan => ({
    id: row.id as PlanId,
    key: row.key,
    customer: row.customer as CustomerId,
    fromAccount: row.from_account as AccountId,
    fromTail: row.from_tail,
    payee: row.payee as PayeeId,
    amount: row.amount,
    currency: row.currency,
    memo: row.memo,
    recurrence: row.recurrence,
    status: row.status,
    nextOn: row.next_on,
    createdAt: row.created_at,
  }));

const columns: Sql = sql`id, key, customer, from_account, from_tail, payee, amount, currency, memo, recurrence, status,
  next_on, created_at`;

/** Answers false when the key is taken. */
export const insertPlan = async (q: Queryable, plan: Plan): Promise<boolean> =>
  (await q.run(sql`insert into payments.plans (${columns})
    values (${plan.id}, ${plan.key}, ${plan.customer}, ${plan.fromAccount}, ${plan.fromTail}, ${plan.payee}, ${plan.amount},
      ${plan.currency}, ${plan.memo}, ${plan.recurrence}, ${plan.status}, ${plan.nextOn}, ${plan.createdAt})
    on conflict (key) do nothing`)) === 1;

export const findPlanByKey = (q: Queryable, key: string): Promise<Plan | undefined> =>
  q.maybeOne(planRow, sql`select ${columns} from payments.plans where key = ${key}`);

export const lockPlan = (q: Queryable, id: PlanId): Promise<Plan | undefined> =>
  q.maybeOne(planRow, sql`select ${columns} from payments.plans where id = ${id} for update`);

/** A customer's standing orders that go on, the next to come first. */
export const activePlans = (q: Queryable, customer: CustomerId): Promise<Plan[]> =>
  q.rows(
    planRow,
    sql`select ${columns} from payments.plans where customer = ${customer} and status = 'active' order by next_on, id`,
  );

export const movePlan = (q: Queryable, id: PlanId, nextOn: Day): Promise<number> =>
  q.run(sql`update payments.plans set next_on = ${nextOn} where id = ${id}`);

export const endPlan = (q: Queryable, id: PlanId, at: Date): Promise<number> =>
  q.run(
    sql`update payments.plans set status = 'cancelled', ended_at = ${at} where id = ${id} and status = 'active'`,
  );
