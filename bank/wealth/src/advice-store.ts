import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';

/** A plan of purchases that was advised. Amounts are decimal strings. */
export const advisedPlan = z.object({
  id: z.string(),
  grade: z.number(),
  total: z.string(),
  orders: z.array(z.object({ product: z.string(), name: z.string(), amount: z.string() })),
});
export type AdvisedPlan = z.infer<typeof advisedPlan>;

/** How long a plan can be bought as it was advised. */
const holdsMs = 86_400_000;

/** Advice given is kept as it was given. */
export const noteAdvised = async (
  q: Queryable,
  customer: CustomerId,
  plan: AdvisedPlan,
  at: Date,
): Promise<void> => {
  await q.run(sql`insert into wealth.advice (id, customer, plan, at)
    values (${plan.id}, ${customer}, ${JSON.stringify(plan)}::jsonb, ${at})`);
};

/** The plan advised last, within a day or since an instant. */
export async function lastAdvised(
  q: Queryable,
  customer: CustomerId,
  now: Date,
  since = new Date(now.getTime() - holdsMs),
): Promise<AdvisedPlan | undefined> {
  const row = await q.maybeOne(
    z.object({ plan: advisedPlan }),
    sql`select plan from wealth.advice where customer = ${customer} and at > ${since}
        order by at desc, id desc limit 1`,
  );
  return row?.plan;
}
