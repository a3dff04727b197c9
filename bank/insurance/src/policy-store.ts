import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type Day, invariant } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { Policy, PolicyId } from './policy.ts';

const policyRow = z
  .object({
    id: z.string(),
    number: z.string(),
    key: z.string(),
    customer: z.string(),
    product: z.string(),
    premium: z.bigint(),
    sum_insured: z.bigint(),
    account: z.string(),
    starts_on: z.string(),
    ends_on: z.string(),
    cooling_until: z.string(),
    renews: z.boolean(),
    status: z.enum(['active', 'cancelled', 'ended']),
    bought_at: z.date(),
    settled_at: z.date().nullable(),
  })
  .transform((row): Policy => ({
    id: row.id as PolicyId,
    number: row.number,
    key: row.key,
    customer: row.customer as CustomerId,
    product: row.product,
    premium: row.premium,
    sumInsured: row.sum_insured,
    account: row.account as AccountId,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    coolingUntil: row.cooling_until,
    renews: row.renews,
    status: row.status,
    boughtAt: row.bought_at,
    settledAt: row.settled_at,
  }));

/** The customer's policies, those that end first before the others. */
export const listPolicies = (q: Queryable, customer: CustomerId): Promise<Policy[]> =>
  q.rows(policyRow, sql`select * from insurance.policies where customer = ${customer} order by ends_on, id`);

/** The policy if it is this customer's. */
export const findOwnPolicy = (q: Queryable, customer: CustomerId, id: string): Promise<Policy | undefined> =>
  q.maybeOne(policyRow, sql`select * from insurance.policies where id = ${id} and customer = ${customer}`);

export const findPolicyByKey = (q: Queryable, key: string): Promise<Policy | undefined> =>
  q.maybeOne(policyRow, sql`select * from insurance.policies where key = ${key}`);

/** Any customer's policy, kept from changing until the transaction ends: for its own work. */
export const lockPolicy = (tx: Transaction, id: PolicyId): Promise<Policy | undefined> =>
  tx.maybeOne(policyRow, sql`select * from insurance.policies where id = ${id} for update`);

/** Makes a customer's business here wait for each other. */
export const lockCustomer = (tx: Transaction, customer: CustomerId): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('insurance/' || ${customer}, 0))`);

/** Fresh numbers: a letter, the day, and a serial of at least six digits. */
export async function drawNumbers(
  tx: Transaction,
  letter: 'P' | 'C',
  day: Day,
  count: number,
): Promise<string[]> {
  const drawn = await tx.rows(
    z.object({ serial: z.bigint() }),
    sql`select nextval('insurance.numbers') as serial from generate_series(1, ${count})`,
  );
  return drawn.map(
    ({ serial }) => `${letter}${day.slice(2).replaceAll('-', '')}${String(serial).padStart(6, '0')}`,
  );
}

export async function insertPolicies(tx: Transaction, policies: readonly Policy[]): Promise<void> {
  const inserted = await tx.run(sql`
    insert into insurance.policies (id, number, key, customer, product, premium, sum_insured, account, starts_on, ends_on,
      cooling_until, renews, bought_at)
    select * from unnest(
      ${policies.map(({ id }) => id)}::text[], ${policies.map(({ number }) => number)}::text[],
      ${policies.map(({ key }) => key)}::text[], ${policies.map(({ customer }) => customer)}::text[],
      ${policies.map(({ product }) => product)}::text[], ${policies.map(({ premium }) => premium)}::bigint[],
      ${policies.map(({ sumInsured }) => sumInsured)}::bigint[], ${policies.map(({ account }) => account)}::text[],
      ${policies.map(({ startsOn }) => startsOn)}::date[], ${policies.map(({ endsOn }) => endsOn)}::date[],
      ${policies.map(({ coolingUntil }) => coolingUntil)}::date[], ${policies.map(({ renews }) => renews)}::boolean[],
      ${policies.map(({ boughtAt }) => boughtAt)}::timestamptz[])`);
  invariant(inserted === policies.length, 'every policy is new');
}

/** Saves what can change of a policy. */
export const savePolicy = (tx: Transaction, policy: Policy): Promise<number> =>
  tx.run(sql`
    update insurance.policies
    set premium = ${policy.premium}, ends_on = ${policy.endsOn}, status = ${policy.status}, settled_at = ${policy.settledAt}
    where id = ${policy.id}`);
