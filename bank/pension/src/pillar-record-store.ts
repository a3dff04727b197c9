import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';
import { type Annuity, schemes, type StateRecord } from './pillar-record.ts';

const stateRow = z
  .object({
    customer: z.string(),
    scheme: z.enum(schemes),
    city: z.string(),
    paid_months: z.number(),
    base: z.bigint(),
    balance: z.bigint(),
    drawing: z.boolean(),
    reported_on: z.string(),
  })
  .transform(({ customer, paid_months, reported_on, ...row }): StateRecord => ({
    ...row,
    customer: customer as CustomerId,
    paidMonths: paid_months,
    reportedOn: reported_on,
  }));

const annuityRow = z
  .object({
    customer: z.string(),
    employer: z.string(),
    balance: z.bigint(),
    monthly: z.bigint(),
    reported_on: z.string(),
  })
  .transform(({ customer, reported_on, ...row }): Annuity => ({
    ...row,
    customer: customer as CustomerId,
    reportedOn: reported_on,
  }));

export const findStateRecord = (q: Queryable, customer: CustomerId): Promise<StateRecord | undefined> =>
  q.maybeOne(
    stateRow,
    sql`select customer, scheme, city, paid_months, base, balance, drawing, reported_on
        from pension.state_records where customer = ${customer}`,
  );

export const findAnnuity = (q: Queryable, customer: CustomerId): Promise<Annuity | undefined> =>
  q.maybeOne(
    annuityRow,
    sql`select customer, employer, balance, monthly, reported_on from pension.annuities where customer = ${customer}`,
  );

/** Writes what was reported; a newer report takes the place of the older. */
export async function saveStateRecords(q: Queryable, records: readonly StateRecord[]): Promise<void> {
  const rows = records.map((record) => ({
    ...record,
    base: record.base.toString(),
    balance: record.balance.toString(),
  }));
  await q.run(sql`insert into pension.state_records
      (customer, scheme, city, paid_months, base, balance, drawing, reported_on)
    select customer, scheme, city, "paidMonths", base, balance, drawing, "reportedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (customer text, scheme text, city text,
      "paidMonths" int, base bigint, balance bigint, drawing boolean, "reportedOn" date)
    on conflict (customer) do update set scheme = excluded.scheme, city = excluded.city,
      paid_months = excluded.paid_months, base = excluded.base, balance = excluded.balance, drawing = excluded.drawing,
      reported_on = excluded.reported_on where state_records.reported_on <= excluded.reported_on`);
}

/** Writes what was reported; a newer report takes the place of the older. */
export async function saveAnnuities(q: Queryable, annuities: readonly Annuity[]): Promise<void> {
  const rows = annuities.map((annuity) => ({
    ...annuity,
    balance: annuity.balance.toString(),
    monthly: annuity.monthly.toString(),
  }));
  await q.run(sql`insert into pension.annuities (customer, employer, balance, monthly, reported_on)
    select customer, employer, balance, monthly, "reportedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (customer text, employer text, balance bigint,
      monthly bigint, "reportedOn" date)
    on conflict (customer) do update set employer = excluded.employer, balance = excluded.balance,
      monthly = excluded.monthly, reported_on = excluded.reported_on
      where annuities.reported_on <= excluded.reported_on`);
}
