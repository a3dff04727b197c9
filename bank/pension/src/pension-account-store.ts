import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import type { Contribution, ContributionId, PensionAccount } from './pension-account.ts';

const accountRow = z
  .object({ id: z.string(), key: z.string(), customer: z.string(), number: z.string(), opened_at: z.date() })
  .transform(({ id, key, customer, number, opened_at }): PensionAccount => ({
    id: id as AccountId,
    key,
    customer: customer as CustomerId,
    number,
    tail: number.slice(-4),
    openedAt: opened_at,
  }));

export const findPensionAccount = (q: Queryable, customer: CustomerId): Promise<PensionAccount | undefined> =>
  q.maybeOne(
    accountRow,
    sql`select id, key, customer, number, opened_at from pension.accounts where customer = ${customer}`,
  );

/** The same, nobody else touching it until the transaction ends. */
export const lockPensionAccount = (q: Queryable, customer: CustomerId): Promise<PensionAccount | undefined> =>
  q.maybeOne(
    accountRow,
    sql`select id, key, customer, number, opened_at from pension.accounts where customer = ${customer} for update`,
  );

/** Numbers that no account had before. */
export async function drawSerials(q: Queryable, count: number): Promise<bigint[]> {
  const drawn = await q.rows(
    z.object({ serial: z.bigint() }),
    sql`select nextval('pension.account_serials') as serial from generate_series(1, ${count})`,
  );
  return drawn.map(({ serial }) => serial);
}

/** Writes accounts; one whose customer has one already is left out. Answers how many were new. */
export const insertPensionAccounts = (q: Queryable, accounts: readonly PensionAccount[]): Promise<number> =>
  q.run(sql`insert into pension.accounts (id, key, customer, number, opened_at)
    select * from unnest(${accounts.map(({ id }) => id)}::text[], ${accounts.map(({ key }) => key)}::text[],
      ${accounts.map(({ customer }) => customer)}::text[], ${accounts.map(({ number }) => number)}::text[],
      ${accounts.map(({ openedAt }) => openedAt.toISOString())}::timestamptz[])
    on conflict (customer) do nothing`);

/** What was put in within a calendar year, in minor units. */
export async function contributedIn(q: Queryable, customer: CustomerId, year: number): Promise<bigint> {
  const row = await q.maybeOne(
    z.object({ contributed: z.bigint() }),
    sql`select contributed from pension.years where customer = ${customer} and year = ${year}`,
  );
  return row?.contributed ?? 0n;
}

/** Writes contributions and their years; the database refuses a year beyond the lawful most. */
export async function insertContributions(q: Queryable, paid: readonly Contribution[]): Promise<void> {
  await q.run(sql`insert into pension.years (customer, year, contributed)
    select customer, year, sum(amount) from unnest(${paid.map(({ customer }) => customer)}::text[],
      ${paid.map(({ year }) => year)}::int[], ${paid.map(({ amount }) => amount.toString())}::bigint[])
      as r (customer, year, amount)
    group by customer, year
    on conflict (customer, year) do update set contributed = years.contributed + excluded.contributed`);
  await q.run(sql`insert into pension.contributions
      (id, key, customer, year, amount, from_account, from_tail, paid_at)
    select * from unnest(${paid.map(({ id }) => id)}::text[], ${paid.map(({ key }) => key)}::text[],
      ${paid.map(({ customer }) => customer)}::text[], ${paid.map(({ year }) => year)}::int[],
      ${paid.map(({ amount }) => amount.toString())}::bigint[], ${paid.map(({ from }) => from)}::text[],
      ${paid.map(({ fromTail }) => fromTail)}::text[],
      ${paid.map(({ paidAt }) => paidAt.toISOString())}::timestamptz[])`);
}

const contributionRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    year: z.number(),
    amount: z.bigint(),
    from_account: z.string(),
    from_tail: z.string(),
    paid_at: z.date(),
  })
  .transform((row): Contribution => ({
    id: row.id as ContributionId,
    key: row.key,
    customer: row.customer as CustomerId,
    year: row.year,
    amount: row.amount,
    from: row.from_account as AccountId,
    fromTail: row.from_tail,
    paidAt: row.paid_at,
  }));

export const findContributionByKey = (q: Queryable, key: string): Promise<Contribution | undefined> =>
  q.maybeOne(
    contributionRow,
    sql`select id, key, customer, year, amount, from_account, from_tail, paid_at
        from pension.contributions where key = ${key}`,
  );
