import { z } from 'zod';
import { type Database, sql } from '@banxing/database';
import { type Clock, type MovableClock, movableClock } from '@banxing/kernel';

/**
 * The bank's clock, as far ahead of the machine's as the database remembers. `startAt` counts only when the database
 * is new: a bank that has lived on does not go back to it.
 */
export async function openBankClock(
  db: Database,
  machine: Clock,
  startAt: Date | undefined,
): Promise<MovableClock> {
  const kept = await db.maybeOne(
    z.object({ offset_ms: z.bigint() }),
    sql`select offset_ms from server.clock`,
  );
  if (kept) return movableClock(machine, Number(kept.offset_ms));
  const offset = startAt ? startAt.getTime() - machine.now().getTime() : 0;
  await db.run(sql`insert into server.clock (offset_ms) values (${offset}) on conflict do nothing`);
  return movableClock(machine, offset);
}

/** Remembers how far the clock was moved. */
export async function keepBankClock(db: Database, clock: MovableClock): Promise<void> {
  await db.run(sql`update server.clock set offset_ms = greatest(offset_ms, ${clock.offsetMs()})`);
}
