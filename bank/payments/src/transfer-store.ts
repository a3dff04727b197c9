import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { Day, DayRange } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { PayeeId } from './payee.ts';
import type { PlanId } from './plan.ts';
import { type Transfer, type TransferId, transferStatuses } from './transfer.ts';

const transferRow = z
  .object({
    id: z.string(),
    key: z.string(),
    kind: z.enum(['others', 'own']),
    customer: z.string(),
    from_account: z.string(),
    from_tail: z.string(),
    payee: z.string().nullable(),
    to_account: z.string().nullable(),
    to_name: z.string(),
    to_number: z.string(),
    to_bank: z.string(),
    relation: z.string().nullable(),
    amount: z.bigint(),
    currency: z.literal('CNY'),
    memo: z.string(),
    leaves_on: z.string(),
    leaves_at: z.date().nullable(),
    status: z.enum(transferStatuses),
    plan: z.string().nullable(),
    tries: z.number(),
    failure: z.string().nullable(),
    created_at: z.date(),
    booked_at: z.date().nullable(),
    arrived_at: z.date().nullable(),
    settled_at: z.date().nullable(),
  })
  .transform((row): Transfer => ({
    id: row.id as TransferId,
    key: row.key,
    kind: row.kind,
    customer: row.customer as CustomerId,
    fromAccount: row.from_account as AccountId,
    fromTail: row.from_tail,
    payee: row.payee as PayeeId | null,
    toAccount: row.to_account as AccountId | null,
    toName: row.to_name,
    toNumber: row.to_number,
    toBank: row.to_bank,
    relation: row.relation,
    amount: row.amount,
    currency: row.currency,
    memo: row.memo,
    leavesOn: row.leaves_on,
    leavesAt: row.leaves_at,
    status: row.status,
    plan: row.plan as PlanId | null,
    tries: row.tries,
    failure: row.failure,
    createdAt: row.created_at,
    bookedAt: row.booked_at,
    arrivedAt: row.arrived_at,
    settledAt: row.settled_at,
  }));

const columns: Sql = sql`id, key, kind, customer, from_account, from_tail, payee, to_account, to_name, to_number, to_bank,
  relation, amount, currency, memo, leaves_on, leaves_at, status, plan, tries, failure, created_at, booked_at, arrived_at, settled_at`;

/** Inserts transfers in one statement; one whose key is known is left out. Answers how many were new. */
export const insertTransfers = (q: Queryable, transfers: readonly Transfer[]): Promise<number> => {
  const rows = transfers.map((transfer) => ({ ...transfer, amount: transfer.amount.toString() }));
  return q.run(sql`insert into payments.transfers (${columns})
    select id, key, kind, customer, "fromAccount", "fromTail", payee, "toAccount", "toName", "toNumber", "toBank", relation,
      amount, currency, memo, "leavesOn", "leavesAt", status, plan, tries, failure, "createdAt", "bookedAt", "arrivedAt", "settledAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id text, key text, kind text, customer text, "fromAccount" text, "fromTail" text, payee text, "toAccount" text,
      "toName" text, "toNumber" text, "toBank" text, relation text, amount bigint, currency text, memo text,
      "leavesOn" date, "leavesAt" timestamptz, status text, plan text, tries int, failure text, "createdAt" timestamptz, "bookedAt" timestamptz,
      "arrivedAt" timestamptz, "settledAt" timestamptz)
    on conflict (key) do nothing`);
};

/** Writes what may change of a transfer; the database refuses everything else. */
export const saveTransfer = (q: Queryable, transfer: Transfer): Promise<number> =>
  q.run(sql`update payments.transfers set status = ${transfer.status}, tries = ${transfer.tries},
      failure = ${transfer.failure}, booked_at = ${transfer.bookedAt}, arrived_at = ${transfer.arrivedAt},
      settled_at = ${transfer.settledAt}
    where id = ${transfer.id}`);

export const lockTransfer = (q: Queryable, id: TransferId): Promise<Transfer | undefined> =>
  q.maybeOne(transferRow, sql`select ${columns} from payments.transfers where id = ${id} for update`);

export const findTransferByKey = (q: Queryable, key: string): Promise<Transfer | undefined> =>
  q.maybeOne(transferRow, sql`select ${columns} from payments.transfers where key = ${key}`);

/** One of the customer's own transfers; another customer's looks like none. */
export const findTransfer = (q: Queryable, customer: CustomerId, id: string): Promise<Transfer | undefined> =>
  q.maybeOne(
    transferRow,
    sql`select ${columns} from payments.transfers where customer = ${customer} and id = ${id}`,
  );

export interface TransferFilter {
  readonly range?: DayRange | undefined;
  readonly amount?: bigint | undefined;
  readonly scheduledOnly?: boolean | undefined;
  readonly limit: number;
}

/** A customer's transfers, the newest first. */
export const listTransfers = (
  q: Queryable,
  customer: CustomerId,
  filter: TransferFilter,
): Promise<Transfer[]> =>
  q.rows(
    transferRow,
    sql`select ${columns} from payments.transfers
        where customer = ${customer}
          and (${filter.range?.from ?? null}::date is null
            or leaves_on between ${filter.range?.from ?? null}::date and ${filter.range?.to ?? null}::date)
          and (${filter.amount ?? null}::bigint is null or amount = ${filter.amount ?? null}::bigint)
          and (not ${filter.scheduledOnly ?? false}::boolean or status = 'scheduled')
        order by created_at desc, id desc limit ${filter.limit}`,
  );

/** What leaves to others on a day, in minor units: booked and still to go. `except` is left out of the sum. */
export const sentToOthersOn = async (
  q: Queryable,
  customer: CustomerId,
  day: Day,
  except: TransferId | null = null,
): Promise<bigint> => {
  const row = await q.one(
    z.object({ sent: z.bigint() }),
    sql`select coalesce(sum(amount), 0)::bigint as sent from payments.transfers
        where customer = ${customer} and leaves_on = ${day} and kind = 'others'
          and status not in ('failed', 'cancelled') and id is distinct from ${except}`,
  );
  return row.sent;
};

/** What a customer and one receiving number have had with each other: for those who judge risk. */
export interface Dealings {
  readonly count: number;
  /** Minor units. */
  readonly total: bigint;
  readonly largest: bigint;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export const dealingsWith = (q: Queryable, customer: CustomerId, number: string): Promise<Dealings> =>
  q.one(
    z
      .object({
        count: z.number(),
        total: z.bigint(),
        largest: z.bigint(),
        first_at: z.date().nullable(),
        last_at: z.date().nullable(),
      })
      .transform(({ first_at, last_at, ...row }) => ({ ...row, firstAt: first_at, lastAt: last_at })),
    sql`select count(*)::int as count, coalesce(sum(amount), 0)::bigint as total, coalesce(max(amount), 0)::bigint as largest,
          min(booked_at) as first_at, max(booked_at) as last_at
        from payments.transfers
        where customer = ${customer} and to_number = ${number} and status in ('booked', 'arrived')`,
  );

const limitRow = z.object({ daily: z.bigint().nullable(), single: z.bigint().nullable() });

/** What a customer chose, in minor units; null where the bank's own limit holds. */
export type OwnLimits = z.infer<typeof limitRow>;

/** The customer's own limits. Transfers of one customer queue here until the transaction ends. */
export async function lockLimits(q: Queryable, customer: CustomerId): Promise<OwnLimits> {
  await q.run(
    sql`insert into payments.limits (customer) values (${customer}) on conflict (customer) do nothing`,
  );
  return q.one(
    limitRow,
    sql`select daily, single from payments.limits where customer = ${customer} for update`,
  );
}

export const findLimits = async (q: Queryable, customer: CustomerId): Promise<OwnLimits> =>
  (await q.maybeOne(
    limitRow,
    sql`select daily, single from payments.limits where customer = ${customer}`,
  )) ?? { daily: null, single: null };

export const saveLimits = (q: Queryable, customer: CustomerId, limits: OwnLimits): Promise<number> =>
  q.run(sql`insert into payments.limits (customer, daily, single)
            values (${customer}, ${limits.daily}, ${limits.single})
            on conflict (customer) do update set daily = excluded.daily, single = excluded.single`);
