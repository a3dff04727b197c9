import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';
import type { Day } from '@banxing/kernel';
import { z } from 'zod';
import type { Plan, PlanPart } from './instalment-plan.ts';
import type { LineId, PlanId } from './item.ts';
import { recordset } from './recordset.ts';

const planRow = z.object({
  id: z.string(),
  key: z.string(),
  line: z.string(),
  customer: z.string(),
  merchant: z.string(),
  amount: z.bigint(),
  periods: z.number(),
  annual_rate: z.string(),
  made_on: z.string(),
});

const partRow = z.object({
  plan: z.string(),
  no: z.number(),
  principal: z.bigint(),
  fee: z.bigint(),
  billed_on: z.string().nullable(),
});

const withParts = (row: z.infer<typeof planRow>, parts: readonly PlanPart[]): Plan => ({
  id: row.id as PlanId,
  key: row.key,
  line: row.line as LineId,
  customer: row.customer as CustomerId,
  merchant: row.merchant,
  amount: row.amount,
  periods: row.periods,
  annualRate: row.annual_rate,
  madeOn: row.made_on,
  parts,
});

export async function insertPlans(q: Queryable, plans: readonly Plan[]): Promise<void> {
  if (plans.length === 0) return;
  await q.run(sql`insert into cards.plans (id, key, line, customer, merchant, amount, periods, annual_rate, made_on)
    select id, key, line, customer, merchant, amount, periods, "annualRate", "madeOn"
    from jsonb_to_recordset(${recordset(plans)}::jsonb) as r (id text, key text, line text, customer text, merchant text,
      amount bigint, periods int, "annualRate" text, "madeOn" date)`);
  const parts = plans.flatMap((plan) => plan.parts.map((part) => ({ ...part, plan: plan.id })));
  await q.run(sql`insert into cards.plan_parts (plan, no, principal, fee, billed_on)
    select plan, no, principal, fee, "billedOn"
    from jsonb_to_recordset(${recordset(parts)}::jsonb) as r (plan text, no int, principal bigint, fee bigint,
      "billedOn" date)`);
}

/** The plans of a line with something still to be billed, the oldest first. */
export async function runningPlans(q: Queryable, line: LineId): Promise<Plan[]> {
  const plans = await q.rows(
    planRow,
    sql`select id, key, line, customer, merchant, amount, periods, annual_rate, made_on from cards.plans p
        where line = ${line} and exists (select 1 from cards.plan_parts t where t.plan = p.id and t.billed_on is null)
        order by made_on, id`,
  );
  if (plans.length === 0) return [];
  const parts = await q.rows(
    partRow,
    sql`select plan, no, principal, fee, billed_on from cards.plan_parts
        where plan = any(${plans.map(({ id }) => id)}) order by plan, no`,
  );
  return plans.map((plan) =>
    withParts(
      plan,
      parts
        .filter((part) => part.plan === plan.id)
        .map(({ no, principal, fee, billed_on: billedOn }) => ({ no, principal, fee, billedOn })),
    ),
  );
}

export const markBilled = (q: Queryable, plan: PlanId, no: number, on: Day): Promise<number> =>
  q.run(
    sql`update cards.plan_parts set billed_on = ${on} where plan = ${plan} and no = ${no} and billed_on is null`,
  );
