import { type Queryable, sql } from '@banxing/database';
import { z } from 'zod';

/** An event as a test sees it. */
export interface PublishedEvent {
  readonly kind: string;
  readonly key: string | null;
  readonly payload: unknown;
}

const row = z.object({ kind: z.string(), key: z.string().nullable(), payload: z.unknown() });

/** All events that have been published, in the order they were written; of one kind when it is given. */
export const publishedEvents = (q: Queryable, kind?: string): Promise<PublishedEvent[]> =>
  q.rows(
    row.transform((event): PublishedEvent => ({ ...event, payload: event.payload })),
    sql`select kind, key, payload from outbox.events where ${kind ?? null}::text is null or kind = ${kind ?? null} order by id`,
  );
