import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { z } from 'zod';
import type { BenefitId, OfferId } from './offer.ts';

/** A benefit, or an instant discount, used in a payment. */
export interface Use {
  /** The payment's own key. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly offer: OfferId;
  readonly benefit: BenefitId | null;
  readonly discount: bigint;
  readonly usedAt: Date;
  readonly returnedAt: Date | null;
}

const useRow = z
  .object({
    key: z.string(),
    customer: z.string(),
    offer: z.string(),
    benefit: z.string().nullable(),
    discount: z.bigint(),
    used_at: z.date(),
    returned_at: z.date().nullable(),
  })
  .transform((row): Use => ({
    key: row.key,
    customer: row.customer as CustomerId,
    offer: row.offer as OfferId,
    benefit: row.benefit as BenefitId | null,
    discount: row.discount,
    usedAt: row.used_at,
    returnedAt: row.returned_at,
  }));

export const insertUse = (tx: Transaction, use: Use): Promise<number> =>
  tx.run(sql`insert into rights.uses (key, customer, offer, benefit, discount, used_at)
    values (${use.key}, ${use.customer}, ${use.offer}, ${use.benefit}, ${use.discount}, ${use.usedAt})`);

export const lockUse = (tx: Transaction, key: string): Promise<Use | undefined> =>
  tx.maybeOne(useRow, sql`select * from rights.uses where key = ${key} for update`);

export const markReturned = (tx: Transaction, key: string, at: Date): Promise<number> =>
  tx.run(sql`update rights.uses set returned_at = ${at} where key = ${key} and returned_at is null`);

const totalRow = z.object({ total: z.bigint() });

/** What the bank owes its customers on coupons and red envelopes that are held. */
export const owedOnBenefits = async (q: Queryable): Promise<bigint> =>
  (
    await q.one(
      totalRow,
      sql`select coalesce(sum(b.remaining), 0)::bigint as total
          from rights.benefits b join rights.offers o on o.id = b.offer
          where b.status = 'held' and o.kind in ('coupon', 'red-envelope')`,
    )
  ).total;

/** Offers of which the stock and what was claimed or used do not agree. */
export const miscounted = (q: Queryable) =>
  q.rows(
    z.object({ offer: z.string(), claimed: z.number(), found: z.number() }),
    sql`select o.id as offer, o.claimed, x.found from rights.offers o,
          lateral (select (case when o.kind = 'instant'
            then (select count(*) from rights.uses u where u.offer = o.id and u.returned_at is null)
            else (select count(*) from rights.benefits b where b.offer = o.id) end)::int as found) x
        where o.claimed <> x.found order by o.id`,
  );

/** Marks what has expired, at most so many at once; answers what the bank owed on it and how many there were. */
export const expireHeld = (tx: Transaction, now: Date, most: number) =>
  tx.one(
    z.object({ count: z.number(), owed: z.bigint() }),
    sql`with due as (
          select b.id, b.remaining, o.kind from rights.benefits b join rights.offers o on o.id = b.offer
          where b.status = 'held' and b.expires_at <= ${now} order by b.expires_at, b.id limit ${most} for update of b),
        gone as (
          update rights.benefits b set status = 'expired', settled_at = ${now} from due where b.id = due.id
          returning due.remaining, due.kind)
        select count(*)::int as count,
          coalesce(sum(remaining) filter (where kind in ('coupon', 'red-envelope')), 0)::bigint as owed from gone`,
  );
