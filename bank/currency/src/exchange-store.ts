import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type Currency, type Day, money, yearRange } from '@banxing/kernel';
import type { Exchange, ExchangeDirection, ExchangeId } from './exchange.ts';

const exchangeRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    direction: z.enum(['buy', 'sell']),
    currency: z.string(),
    foreign_minor: z.bigint(),
    yuan_fen: z.bigint(),
    price: z.bigint(),
    mid: z.bigint(),
    usd_cents: z.bigint(),
    exchanged_on: z.string(),
    exchanged_at: z.date(),
  })
  .transform((row): Exchange => ({
    id: row.id as ExchangeId,
    key: row.key,
    customer: row.customer as CustomerId,
    direction: row.direction,
    foreign: money(row.foreign_minor, row.currency as Currency),
    yuan: money(row.yuan_fen),
    price: row.price,
    mid: row.mid,
    dollars: money(row.usd_cents, 'USD'),
    exchangedOn: row.exchanged_on,
    exchangedAt: row.exchanged_at,
  }));

const columns = sql`id, key, customer, direction, currency, foreign_minor, yuan_fen, price, mid, usd_cents, exchanged_on,
  exchanged_at`;

export const findExchangeByKey = (q: Queryable, key: string): Promise<Exchange | undefined> =>
  q.maybeOne(exchangeRow, sql`select ${columns} from currency.exchanges where key = ${key}`);

/** The customer's exchanges, the newest first. */
export const listExchanges = (q: Queryable, customer: CustomerId, limit: number): Promise<Exchange[]> =>
  q.rows(
    exchangeRow,
    sql`select ${columns} from currency.exchanges where customer = ${customer} and reversed_at is null
        order by exchanged_at desc, id desc limit ${limit}`,
  );

/** Answers how many were new; a key that is taken is left as it is. */
export const insertExchanges = (tx: Transaction, exchanges: readonly Exchange[]): Promise<number> =>
  tx.run(sql`
    insert into currency.exchanges (${columns})
    select * from unnest(
      ${exchanges.map(({ id }) => id)}::text[], ${exchanges.map(({ key }) => key)}::text[],
      ${exchanges.map(({ customer }) => customer)}::text[], ${exchanges.map(({ direction }) => direction)}::text[],
      ${exchanges.map(({ foreign }) => foreign.currency)}::text[],
      ${exchanges.map(({ foreign }) => foreign.minorUnits)}::bigint[],
      ${exchanges.map(({ yuan }) => yuan.minorUnits)}::bigint[], ${exchanges.map(({ price }) => price)}::bigint[],
      ${exchanges.map(({ mid }) => mid)}::bigint[], ${exchanges.map(({ dollars }) => dollars.minorUnits)}::bigint[],
      ${exchanges.map(({ exchangedOn }) => exchangedOn)}::date[],
      ${exchanges.map(({ exchangedAt }) => exchangedAt)}::timestamptz[])
    on conflict (key) do nothing`);

/** Gives the allowance back. */
export const markReversed = (tx: Transaction, id: ExchangeId, at: Date): Promise<number> =>
  tx.run(sql`update currency.exchanges set reversed_at = ${at} where id = ${id} and reversed_at is null`);

/** Makes a customer's exchanges wait for each other, so that two cannot use the same allowance. */
export const lockAllowance = (tx: Transaction, customer: CustomerId): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('currency.allowance/' || ${customer}, 0))`);

/** US cents that the calendar year of a day has taken of the allowance so far. */
export async function allowanceUsed(
  q: Queryable,
  customer: CustomerId,
  direction: ExchangeDirection,
  day: Day,
): Promise<bigint> {
  const { from, to } = yearRange(day);
  const row = await q.one(
    z.object({ used: z.bigint() }),
    sql`select coalesce(sum(usd_cents), 0)::bigint as used from currency.exchanges
        where customer = ${customer} and direction = ${direction} and reversed_at is null
          and exchanged_on between ${from}::date and ${to}::date`,
  );
  return row.used;
}
