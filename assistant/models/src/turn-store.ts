import { type Queryable, sql } from '@banxing/database';
import type { Id } from '@banxing/kernel';
import { z } from 'zod';
import { type TurnReason, turnReasons } from './turn-reasons.ts';

/** A turn that was collected, masked. */
export interface CollectedTurn {
  readonly id: Id<'trn'>;
  readonly message: string;
  readonly text: string;
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly confidence: number;
  readonly reasons: readonly TurnReason[];
  readonly saidAt: Date;
}

const turnRow = z
  .object({
    id: z.string(),
    message: z.string(),
    text: z.string(),
    intent: z.string(),
    slots: z.record(z.string(), z.string()),
    confidence: z.number(),
    reasons: z.array(z.enum(turnReasons)),
    said_at: z.date(),
  })
  .transform(({ said_at: saidAt, ...row }): CollectedTurn => ({ ...row, id: row.id as Id<'trn'>, saidAt }));

/** Adds a turn, or reasons to one that is there. */
export const keepTurn = (q: Queryable, turn: CollectedTurn): Promise<number> =>
  q.run(sql`insert into models.turns as kept (id, message, text, intent, slots, confidence, reasons, said_at, state)
    values (${turn.id}, ${turn.message}, ${turn.text}, ${turn.intent}, ${JSON.stringify(turn.slots)}::jsonb, ${turn.confidence},
      ${turn.reasons as string[]}, ${turn.saidAt}, 'open')
    on conflict (message) do update set
      reasons = (select array_agg(distinct reason order by reason) from unnest(kept.reasons || excluded.reasons) as reason)`);

/** Takes a thumb back; a turn that was there for nothing else goes. */
export async function withdrawUnhelpful(q: Queryable, message: string): Promise<void> {
  await q.run(
    sql`delete from models.turns where message = ${message} and state = 'open' and reasons = array['unhelpful']`,
  );
  await q.run(sql`update models.turns set reasons = array_remove(reasons, 'unhelpful')
    where message = ${message} and cardinality(array_remove(reasons, 'unhelpful')) > 0`);
}

/** Turns that wait for a label, the newest `limit`, in the order of their making. */
export async function listOpenTurns(q: Queryable, limit: number): Promise<CollectedTurn[]> {
  const newestFirst = await q.rows(
    turnRow,
    sql`select * from models.turns where state = 'open' order by said_at desc, id desc limit ${limit}`,
  );
  return newestFirst.reverse();
}

export const settleTurns = (
  q: Queryable,
  turns: readonly string[],
  state: 'labelled' | 'dismissed',
): Promise<number> =>
  q.run(
    sql`update models.turns set state = ${state} where id = any(${turns as string[]}) and state = 'open'`,
  );

/** Removes turns and disagreements from before an instant; answers how many turns. */
export async function forgetBefore(q: Queryable, before: Date): Promise<number> {
  await q.run(sql`delete from models.disagreements where at < ${before}`);
  return q.run(sql`delete from models.turns where said_at < ${before}`);
}
