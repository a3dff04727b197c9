import { z } from 'zod';
import { type Queryable, sql } from '@banxing/database';
import { words } from '@banxing/kernel';
import { insuranceKinds } from './kind.ts';
import type { InsuranceProduct } from './product.ts';

const productRow = z
  .object({
    code: z.string(),
    kind: z.enum(insuranceKinds),
    audience: z.enum(['everyone', 'child', 'adult', 'elder', 'student', 'farmer', 'owner']),
    name_zh: z.string(),
    name_en: z.string(),
    insurer: z.string(),
    min_age: z.number(),
    max_age: z.number(),
    sum_insured: z.bigint(),
    deductible: z.bigint(),
    term_days: z.number(),
    waiting_days: z.number(),
    covers_zh: z.string(),
    covers_en: z.string(),
    excludes_zh: z.string(),
    excludes_en: z.string(),
    bands: z.array(z.object({ from: z.number(), to: z.number(), premium: z.number().int() })),
  })
  .transform((row): InsuranceProduct => ({
    code: row.code,
    kind: row.kind,
    audience: row.audience,
    name: words(row.name_zh, row.name_en),
    insurer: row.insurer,
    minAge: row.min_age,
    maxAge: row.max_age,
    sumInsured: row.sum_insured,
    deductible: row.deductible,
    termDays: row.term_days,
    waitingDays: row.waiting_days,
    covers: words(row.covers_zh, row.covers_en),
    excludes: words(row.excludes_zh, row.excludes_en),
    premiums: row.bands.map(({ from, to, premium }) => ({ from, to, premium: BigInt(premium) })),
  }));

/** Everything on sale, in the order in which it is shown. */
export const listProducts = (q: Queryable): Promise<InsuranceProduct[]> =>
  q.rows(
    productRow,
    sql`select p.*, bands.bands from insurance.products p
        cross join lateral (
          select jsonb_agg(jsonb_build_object('from', r.from_age, 'to', r.to_age, 'premium', r.premium)
                           order by r.from_age) as bands
          from insurance.premiums r where r.product = p.code
        ) bands
        order by p.place`,
  );
