import { z } from 'zod';
import { type Queryable, type Sql, sql } from '@banxing/database';
import { words } from '@banxing/kernel';
import { type Product, productKinds, type RiskGrade } from './product.ts';

const grade = z
  .number()
  .int()
  .min(1)
  .max(5)
  .transform((value) => value as RiskGrade);

const mix = z.object({
  cash: z.number(),
  bond: z.number(),
  equity: z.number(),
  overseas: z.number(),
  gold: z.number(),
});

const productRow = z
  .object({
    code: z.string(),
    kind: z.enum(productKinds),
    name_zh: z.string(),
    name_en: z.string(),
    aliases: z.array(z.string()),
    types: z.array(z.string()),
    issuer_zh: z.string(),
    issuer_en: z.string(),
    about_zh: z.string(),
    about_en: z.string(),
    issuer_risk: grade,
    bank_risk: grade,
    minimum: z.bigint(),
    step: z.bigint(),
    redemption: z.object({
      rule: z.enum(['instant', 'open', 'holding', 'closed']),
      days: z.number().int(),
      settleDays: z.number().int(),
    }),
    exit_fees: z.array(z.object({ days: z.number().int(), basisPoints: z.number().int() })),
    entry: z.number().int(),
    management: z.number().int(),
    benchmark_zh: z.string(),
    benchmark_en: z.string(),
    benchmark_from: z.number().int().nullable(),
    mix,
    bond: z
      .object({
        couponBasisPoints: z.number().int(),
        issuedOn: z.string(),
        maturesOn: z.string(),
        form: z.enum(['savings', 'market']),
      })
      .nullable(),
    started_on: z.string(),
    open: z.boolean(),
  })
  .transform((row): Product => ({
    code: row.code,
    kind: row.kind,
    name: words(row.name_zh, row.name_en),
    aliases: row.aliases,
    types: row.types,
    issuer: words(row.issuer_zh, row.issuer_en),
    about: words(row.about_zh, row.about_en),
    issuerRisk: row.issuer_risk,
    bankRisk: row.bank_risk,
    minimum: row.minimum,
    step: row.step,
    redemption: row.redemption,
    exitFees: row.exit_fees,
    entryBasisPoints: row.entry,
    managementBasisPoints: row.management,
    benchmark: words(row.benchmark_zh, row.benchmark_en),
    benchmarkFrom: row.benchmark_from,
    mix: row.mix,
    bond: row.bond,
    startedOn: row.started_on,
    open: row.open,
  }));

const columns: Sql = sql`code, kind, name_zh, name_en, aliases, types, issuer_zh, issuer_en, about_zh, about_en,
  issuer_risk, bank_risk, minimum, step, redemption, exit_fees, entry, management, benchmark_zh, benchmark_en,
  benchmark_from, mix, bond, started_on, open`;

/** Every product ever sold, in the order in which they are shown. */
export const allProducts = (q: Queryable): Promise<Product[]> =>
  q.rows(productRow, sql`select ${columns} from wealth.products order by position`);

export const findProduct = (q: Queryable, code: string): Promise<Product | undefined> =>
  q.maybeOne(productRow, sql`select ${columns} from wealth.products where code = ${code}`);
