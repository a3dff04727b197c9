import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { Day } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { Plan, PlanId } from './plan.ts';

const planRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    product: z.string(),
    account: z.string(),
    account_tail: z.string(),
    amount: z.bigint(),
    recurrence: z.string(),
    next_on: z.string(),
    status: z.enum(['active', 'ended']),
    created_at: z.date(),
  })
  .transform((row): Plan => ({
    id: row.id as PlanId,
    key: row.key,
    customer: row.customer as CustomerId,
    product: row.product,
    account: row.account as AccountId,
    accountTail: row.account_tail,
    amount: row.amount,
    recurrence: row.recurrence,
    nextOn: row.next_on,
    status: row.status,
    createdAt: row.created_at,
  }));

const columns: Sql = sql`id, key, customer, product, account, account_tail, amount, recurrence, next_on, status, created_at`;

/** Answers false when the key is taken. */
export const insertPlan = async (q: Queryable, plan: Plan): Promise<boolean> =>
  (await q.run(sql`insert into wealth.plans (${columns})
    values (${plan.id}, ${plan.key}, ${plan.customer}, ${plan.product}, ${plan.account}, ${plan.accountTail},
      ${plan.amount}, ${plan.recurrence}, ${plan.nextOn}, ${plan.status}, ${plan.createdAt})
    on conflict (key) do nothing`)) === 1;

export const findPlanByKey = (q: Queryable, key: string): Promise<Plan | undefined> =>
  q.maybeOne(planRow, sql`select ${columns} from wealth.plans where key = ${key}`);

export const lockPlan = (q: Queryable, id: PlanId): Promise<Plan | undefined> =>
  q.maybeOne(planRow, sql`select ${columns} from wealth.plans where id = ${id} for update`);

/** A customer's plans that go on, the next to come first. */
export const activePlans = (q: Queryable, customer: CustomerId): Promise<Plan[]> =>
  q.rows(
    planRow,
    sql`select ${columns} from wealth.plans where customer = ${customer} and status = 'active' order by next_on, id`,
  );

export const movePlan = async (q: Queryable, id: PlanId, nextOn: Day): Promise<void> => {
  await q.run(sql`update wealth.plans set next_on = ${nextOn} where id = ${id}`);
};
