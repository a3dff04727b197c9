import { type Queryable, sql } from '@banxing/database';
import { z } from 'zod';

/** One question, cheap enough to ask many times a second: is there anything to do now? */
export async function isWorkWaiting(
  q: Queryable,
  subscribers: readonly string[],
  kinds: readonly string[],
  now: Date,
): Promise<boolean> {
  const row = await q.one(
    z.object({ waiting: z.boolean() }),
    sql`select
          exists (select from outbox.events where position is null)
          or exists (
            select from outbox.subscribers
            where name = any(${[...subscribers]}) and (retry_at is null or retry_at <= ${now})
              and position < (select max(position) from outbox.events))
          or exists (select from outbox.parked_events where subscriber = any(${[...subscribers]}) and retry_at <= ${now})
          or exists (
            select from outbox.workflows
            where status = 'running' and wake_at <= ${now} and kind = any(${[...kinds]}))
          or exists (
            select from outbox.signals s join outbox.workflows w on w.id = s.workflow
            where w.status = 'running' and w.tries = 0 and w.kind = any(${[...kinds]}) and s.name = any(w.awaited))
        as waiting`,
  );
  return row.waiting;
}
