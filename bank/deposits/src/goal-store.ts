import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import type { Goal, GoalId } from './goal.ts';

const goalRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    name: z.string(),
    target: z.bigint(),
    due_on: z.string().nullable(),
    account: z.string(),
    status: z.enum(['active', 'closed']),
    created_at: z.date(),
  })
  .transform((row): Goal => ({
    id: row.id as GoalId,
    key: row.key,
    customer: row.customer as CustomerId,
    name: row.name,
    target: row.target,
    dueOn: row.due_on,
    account: row.account as AccountId,
    status: row.status,
    createdAt: row.created_at,
  }));

const columns: Sql = sql`id, key, customer, name, target, due_on, account, status, created_at`;

/** Answers false when the key is taken. */
export const insertGoal = async (q: Queryable, goal: Goal): Promise<boolean> =>
  (await q.run(sql`insert into deposits.goals (${columns})
    values (${goal.id}, ${goal.key}, ${goal.customer}, ${goal.name}, ${goal.target}, ${goal.dueOn}, ${goal.account},
      ${goal.status}, ${goal.createdAt})
    on conflict (key) do nothing`)) === 1;

export const findGoalByKey = (q: Queryable, key: string): Promise<Goal | undefined> =>
  q.maybeOne(goalRow, sql`select ${columns} from deposits.goals where key = ${key}`);

/** A customer's goals that go on, the oldest first. */
export const goalsOf = (q: Queryable, customer: CustomerId): Promise<Goal[]> =>
  q.rows(
    goalRow,
    sql`select ${columns} from deposits.goals where customer = ${customer} and status = 'active' order by created_at, id`,
  );
