import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import { type DayRange, words } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { DepositId, Rate, TimeDeposit } from './time-deposit.ts';

const rateRow = z
  .object({
    form: z.enum(['current', 'fixed', 'large', 'notice']),
    term: z.string(),
    name_zh: z.string(),
    name_en: z.string(),
    basis_points: z.number().int(),
    minimum: z.bigint(),
  })
  .transform((row): Rate => ({
    form: row.form,
    term: row.term,
    name: words(row.name_zh, row.name_en),
    basisPoints: row.basis_points,
    minimum: row.minimum,
  }));

export const allRates = (q: Queryable): Promise<Rate[]> =>
  q.rows(
    rateRow,
    sql`select form, term, name_zh, name_en, basis_points, minimum from deposits.rates order by position`,
  );

const depositRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    form: z.enum(['fixed', 'large', 'notice']),
    term: z.string(),
    basis_points: z.number().int(),
    principal: z.bigint(),
    account: z.string(),
    paying_account: z.string(),
    paying_tail: z.string(),
    starts_on: z.string(),
    matures_on: z.string().nullable(),
    renews: z.boolean(),
    status: z.enum(['active', 'noticed', 'paid']),
    interest: z.bigint().nullable(),
    opened_at: z.date(),
    paid_at: z.date().nullable(),
  })
  .transform((row): TimeDeposit => ({
    id: row.id as DepositId,
    key: row.key,
    customer: row.customer as CustomerId,
    form: row.form,
    term: row.term,
    basisPoints: row.basis_points,
    principal: row.principal,
    account: row.account as AccountId,
    payingAccount: row.paying_account as AccountId,
    payingTail: row.paying_tail,
    startsOn: row.starts_on,
    maturesOn: row.matures_on,
    renews: row.renews,
    status: row.status,
    interest: row.interest,
    openedAt: row.opened_at,
    paidAt: row.paid_at,
  }));

const columns: Sql = sql`id, key, customer, form, term, basis_points, principal, account, paying_account, paying_tail,
  starts_on, matures_on, renews, status, interest, opened_at, paid_at`;

/** Inserts deposits in one statement; one whose key is known is left out. Answers how many were new. */
export const insertDeposits = (q: Queryable, deposits: readonly TimeDeposit[]): Promise<number> => {
  const rows = deposits.map((deposit) => ({
    ...deposit,
    principal: deposit.principal.toString(),
    interest: deposit.interest?.toString() ?? null,
    openedAt: deposit.openedAt.toISOString(),
    paidAt: deposit.paidAt?.toISOString() ?? null,
  }));
  return q.run(sql`insert into deposits.deposits (${columns})
    select id, key, customer, form, term, "basisPoints", principal, account, "payingAccount", "payingTail", "startsOn",
      "maturesOn", renews, status, interest, "openedAt", "paidAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id text, key text, customer text, form text, term text, "basisPoints" int, principal bigint, account text,
      "payingAccount" text, "payingTail" text, "startsOn" date, "maturesOn" date, renews boolean, status text,
      interest bigint, "openedAt" timestamptz, "paidAt" timestamptz)
    on conflict (key) do nothing`);
};

export const findDepositByKey = (q: Queryable, key: string): Promise<TimeDeposit | undefined> =>
  q.maybeOne(depositRow, sql`select ${columns} from deposits.deposits where key = ${key}`);

export const lockDeposit = (q: Queryable, id: string): Promise<TimeDeposit | undefined> =>
  q.maybeOne(depositRow, sql`select ${columns} from deposits.deposits where id = ${id} for update`);

/** A customer's deposits that are not paid yet, the next to come back first. */
export const depositsOf = (q: Queryable, customer: CustomerId): Promise<TimeDeposit[]> =>
  q.rows(
    depositRow,
    sql`select ${columns} from deposits.deposits where customer = ${customer} and status <> 'paid'
        order by matures_on nulls last, id`,
  );

/** Deposits that come back on the days of a range, of everybody. */
export const depositsMaturing = (q: Queryable, { from, to }: DayRange): Promise<TimeDeposit[]> =>
  q.rows(
    depositRow,
    sql`select ${columns} from deposits.deposits
        where matures_on between ${from} and ${to} and status = 'active' order by id`,
  );

/** What has changed of a deposit; its terms never do. */
export const saveDeposit = async (q: Queryable, deposit: TimeDeposit): Promise<void> => {
  await q.run(sql`update deposits.deposits set status = ${deposit.status}, interest = ${deposit.interest},
    matures_on = ${deposit.maturesOn}, paid_at = ${deposit.paidAt} where id = ${deposit.id}`);
};
