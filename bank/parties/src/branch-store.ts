import { z } from 'zod';
import { type Queryable, sql } from '@banxing/database';
import { words } from '@banxing/kernel';
import type { Branch } from './branch.ts';

const branchRow = z
  .object({
    code: z.string(),
    cnaps: z.string(),
    name_zh: z.string(),
    name_en: z.string(),
    city_zh: z.string(),
    city_en: z.string(),
    address_zh: z.string(),
    address_en: z.string(),
    hours_zh: z.string(),
    hours_en: z.string(),
    phone: z.string(),
  })
  .transform((row): Branch => ({
    code: row.code,
    cnaps: row.cnaps,
    name: words(row.name_zh, row.name_en),
    city: words(row.city_zh, row.city_en),
    address: words(row.address_zh, row.address_en),
    hours: words(row.hours_zh, row.hours_en),
    phone: row.phone,
  }));

/** All branches, or those of a city by its Chinese or English name. */
export const listBranches = (q: Queryable, city?: string): Promise<Branch[]> =>
  q.rows(
    branchRow,
    sql`select * from parties.branches
        where ${city ?? null}::text is null or city_zh = ${city ?? null} or lower(city_en) = lower(${city ?? null})
        order by code`,
  );

export const findBranch = (q: Queryable, code: string): Promise<Branch | undefined> =>
  q.maybeOne(branchRow, sql`select * from parties.branches where code = ${code}`);
