import { type Queryable, sql } from '@banxing/database';
import { z } from 'zod';
import type { LineId } from './item.ts';
import type { PointLot } from './points.ts';
import { recordset } from './recordset.ts';

const lotRow = z
  .object({ earned_in: z.string(), expires_on: z.string(), points: z.bigint(), remaining: z.bigint() })
  .transform((row): PointLot => ({
    earnedIn: row.earned_in,
    expiresOn: row.expires_on,
    points: row.points,
    remaining: row.remaining,
  }));

export const lotsOf = (q: Queryable, line: LineId): Promise<PointLot[]> =>
  q.rows(
    lotRow,
    sql`select earned_in, expires_on, points, remaining from cards.point_lots where line = ${line} order by expires_on`,
  );

/** Adds points to the lots of their months. */
export async function addPoints(
  q: Queryable,
  lots: readonly (Pick<PointLot, 'earnedIn' | 'expiresOn' | 'points'> & { readonly line: LineId })[],
): Promise<void> {
  if (lots.length === 0) return;
  await q.run(sql`insert into cards.point_lots (line, earned_in, expires_on, points, remaining)
    select line, "earnedIn", "expiresOn", points, points
    from jsonb_to_recordset(${recordset(lots)}::jsonb) as r (line text, "earnedIn" text, "expiresOn" date, points bigint)
    on conflict (line, earned_in) do update
    set points = point_lots.points + excluded.points, remaining = point_lots.remaining + excluded.remaining`);
}

export async function saveLots(q: Queryable, line: LineId, lots: readonly PointLot[]): Promise<void> {
  for (const { earnedIn, remaining } of lots) {
    await q.run(
      sql`update cards.point_lots set remaining = ${remaining} where line = ${line} and earned_in = ${earnedIn}`,
    );
  }
}

export const wasSpent = async (q: Queryable, key: string): Promise<boolean> =>
  (await q.maybeOne(
    z.object({ key: z.string() }),
    sql`select key from cards.point_spends where key = ${key}`,
  )) !== undefined;

/** Notes that points were spent under a key. */
export const noteSpend = (
  q: Queryable,
  spend: { readonly key: string; readonly line: LineId; readonly points: bigint; readonly at: Date },
): Promise<number> =>
  q.run(sql`insert into cards.point_spends (key, line, points, spent_at)
    values (${spend.key}, ${spend.line}, ${spend.points}, ${spend.at})`);
