import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { DayRange } from '@banxing/kernel';
import type { Lot, LotId, Taken } from './lot.ts';
import type { OrderId } from './order.ts';

const lotRow = z
  .object({
    id: z.string(),
    from_order: z.string(),
    customer: z.string(),
    product: z.string(),
    shares: z.bigint(),
    left_shares: z.bigint(),
    cost: z.bigint(),
    bought_on: z.string(),
    free_on: z.string(),
    matures_on: z.string().nullable(),
  })
  .transform((row): Lot => ({
    id: row.id as LotId,
    fromOrder: row.from_order as OrderId,
    customer: row.customer as CustomerId,
    product: row.product,
    shares: row.shares,
    leftShares: row.left_shares,
    cost: row.cost,
    boughtOn: row.bought_on,
    freeOn: row.free_on,
    maturesOn: row.matures_on,
  }));

const columns: Sql = sql`id, from_order, customer, product, shares, left_shares, cost, bought_on, free_on, matures_on`;

/** What a customer holds, the oldest purchase first. */
export const lotsOf = (q: Queryable, customer: CustomerId): Promise<Lot[]> =>
  q.rows(
    lotRow,
    sql`select ${columns} from wealth.lots where customer = ${customer} and left_shares > 0 order by bought_on, id`,
  );

/** What a customer holds of one product, nobody else taking from it until the transaction ends. */
export const lockLotsOf = (q: Queryable, customer: CustomerId, product: string): Promise<Lot[]> =>
  q.rows(
    lotRow,
    sql`select ${columns} from wealth.lots where customer = ${customer} and product = ${product} and left_shares > 0
        order by id for update`,
  );

/** What comes back by itself on the days of a range, of everybody. */
export const lotsMaturing = (q: Queryable, { from, to }: DayRange): Promise<Lot[]> =>
  q.rows(
    lotRow,
    sql`select ${columns} from wealth.lots where matures_on between ${from} and ${to} and left_shares > 0 order by id`,
  );

export const lockLot = (q: Queryable, id: LotId): Promise<Lot | undefined> =>
  q.maybeOne(lotRow, sql`select ${columns} from wealth.lots where id = ${id} for update`);

/** Inserts lots in one statement. */
export const insertLots = (q: Queryable, lots: readonly Lot[]): Promise<number> => {
  const rows = lots.map((lot) => ({
    ...lot,
    shares: lot.shares.toString(),
    leftShares: lot.leftShares.toString(),
    cost: lot.cost.toString(),
  }));
  return q.run(sql`insert into wealth.lots (${columns})
    select id, "fromOrder", customer, product, shares, "leftShares", cost, "boughtOn", "freeOn", "maturesOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id text, "fromOrder" text, customer text, product text, shares bigint, "leftShares" bigint, cost bigint,
      "boughtOn" date, "freeOn" date, "maturesOn" date)`);
};

/** Takes shares from locked lots for an order, and keeps from which. */
export async function takeFromLots(q: Queryable, order: OrderId, taken: readonly Taken[]): Promise<void> {
  for (const { lot, shares } of taken) {
    await q.run(
      sql`insert into wealth.taken (order_id, lot, shares) values (${order}, ${lot.id}, ${shares})`,
    );
    await q.run(sql`update wealth.lots set left_shares = left_shares - ${shares} where id = ${lot.id}`);
  }
}

/** From which lots an order took. */
export async function takenBy(q: Queryable, order: OrderId): Promise<Taken[]> {
  const parts = await q.rows(
    z.object({ lot: z.string(), shares: z.bigint() }),
    sql`select lot, shares from wealth.taken where order_id = ${order}`,
  );
  const lots = await q.rows(
    lotRow,
    sql`select ${columns} from wealth.lots where id = any(${parts.map(({ lot }) => lot)})`,
  );
  return parts.flatMap(({ lot: id, shares }) => {
    const lot = lots.find((each) => each.id === id);
    return lot ? [{ lot, shares }] : [];
  });
}
