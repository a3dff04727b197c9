import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';

/** Notes that a customer was seen on a device; only its hash is kept. */
export const noteDevice = (
  tx: Transaction,
  customer: CustomerId,
  deviceHash: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`insert into risk.devices (customer, device_hash, first_at, last_at)
    values (${customer}, ${deviceHash}, ${at}, ${at})
    on conflict (customer, device_hash) do update set last_at = greatest(risk.devices.last_at, excluded.last_at)`);

export const noteCredential = (
  tx: Transaction,
  customer: CustomerId,
  what: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`insert into risk.credential_changes (customer, what, changed_at) values (${customer}, ${what}, ${at})
    on conflict (customer) do update set what = excluded.what, changed_at = excluded.changed_at`);

const stateRow = z.object({ changed_at: z.date().nullable(), new_device: z.boolean() });

/** A device is new when it was first seen today and another had been known for a day before. */
export async function signInState(
  q: Queryable,
  customer: CustomerId,
  now: Date,
): Promise<{ changedAt: Date | null; newDevice: boolean }> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  const row = await q.one(
    stateRow,
    sql`select
          (select changed_at from risk.credential_changes where customer = ${customer} and changed_at <= ${now})
            as changed_at,
          coalesce((select d.first_at > ${dayAgo}
              and exists (select from risk.devices o where o.customer = d.customer and o.first_at <= ${dayAgo})
            from risk.devices d where d.customer = ${customer} order by d.last_at desc, d.first_at desc limit 1),
            false) as new_device`,
  );
  return { changedAt: row.changed_at, newDevice: row.new_device };
}

export const reportPayee = (
  tx: Transaction,
  report: {
    readonly number: string;
    readonly reporter: string;
    readonly confirmed: boolean;
    readonly at: Date;
  },
): Promise<number> =>
  tx.run(sql`insert into risk.reported_payees (number, reporter, confirmed, reported_at)
    values (${report.number}, ${report.reporter}, ${report.confirmed}, ${report.at})
    on conflict (number, reporter) do update set confirmed = risk.reported_payees.confirmed or excluded.confirmed`);

/** How many reported the number. */
export const reportsOf = (q: Queryable, number: string): Promise<{ count: number; confirmed: boolean }> =>
  q.one(
    z.object({ count: z.number(), confirmed: z.boolean() }),
    sql`select count(*)::int as count, coalesce(bool_or(confirmed), false) as confirmed
        from risk.reported_payees where number = ${number}`,
  );
