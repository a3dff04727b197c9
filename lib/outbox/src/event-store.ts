import { type Database, empty, type Queryable, sql, type Transaction } from '@banxing/database';
import { z } from 'zod';
import type { Event } from './event.ts';
import type { Subscriber } from './subscriber.ts';

const eventRow = z
  .object({
    position: z.bigint(),
    kind: z.string(),
    key: z.string().nullable(),
    payload: z.unknown(),
    happened_at: z.date(),
  })
  .transform(({ happened_at, ...event }): Event => ({ ...event, payload: event.payload, at: happened_at }));

const eventColumns = sql`e.position, e.kind, e.key, e.payload, e.happened_at`;

/** Any number that nobody else takes an advisory lock on. */
const placingLock = 7_306_584_002n;

const mostPlacedAtOnce = 1000;

/**
 * Gives positions to events that have committed, in the order they were written. Numbers given at insert would leave
 * gaps that a slower transaction fills behind a reader's back; these are only given to rows that can be seen, by one at
 * a time, so a reader that has seen a position has seen all before it. An event written after another had committed gets
 * the higher position. Answers how many were placed.
 */
export function placeEvents(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${placingLock})`);
    return tx.run(sql`
      with last as (select coalesce(max(position), 0) as position from outbox.events),
      fresh as (
        select id, row_number() over (order by id) as place
        from (select id from outbox.events where position is null order by id limit ${mostPlacedAtOnce}) unplaced
      )
      update outbox.events e set position = last.position + fresh.place
      from fresh, last where e.id = fresh.id`);
  });
}

export async function hasUnplaced(q: Queryable): Promise<boolean> {
  const row = await q.one(
    z.object({ found: z.boolean() }),
    sql`select exists (select from outbox.events where position is null) as found`,
  );
  return row.found;
}

/** Where a subscriber stands. */
export interface Place {
  readonly position: bigint;
  readonly tries: number;
  readonly retryAt: Date | null;
}

const placeRow = z
  .object({ position: z.bigint(), tries: z.number(), retry_at: z.date().nullable() })
  .transform(({ retry_at, ...row }): Place => ({ ...row, retryAt: retry_at }));

export const enrol = (q: Queryable, names: readonly string[]): Promise<number> =>
  q.run(
    sql`insert into outbox.subscribers (name) select unnest(${[...names]}::text[]) on conflict do nothing`,
  );

/** Takes a subscriber's place for this transaction; undefined when another process has it in hand. */
export const takePlace = (tx: Transaction, name: string): Promise<Place | undefined> =>
  tx.maybeOne(
    placeRow,
    sql`select position, tries, retry_at from outbox.subscribers where name = ${name} for update skip locked`,
  );

const wanted = (subscriber: Subscriber) =>
  subscriber.kinds === 'all' ? empty : sql`and e.kind = any(${[...subscriber.kinds]})`;

/** The next events that the subscriber wants, after one position and up to another. */
export const eventsBetween = (
  q: Queryable,
  subscriber: Subscriber,
  after: bigint,
  upTo: bigint,
  limit: number,
): Promise<Event[]> =>
  q.rows(
    eventRow,
    sql`select ${eventColumns} from outbox.events e
        where e.position > ${after} and e.position <= ${upTo} ${wanted(subscriber)}
        order by e.position limit ${limit}`,
  );

export async function lastPosition(q: Queryable): Promise<bigint> {
  const row = await q.one(
    z.object({ last: z.bigint() }),
    sql`select coalesce(max(position), 0) as last from outbox.events`,
  );
  return row.last;
}

export const moveTo = (tx: Transaction, name: string, position: bigint): Promise<number> =>
  tx.run(sql`
    update outbox.subscribers set position = ${position}, tries = 0, retry_at = null, error = null
    where name = ${name}`);

export const noteFailure = (
  tx: Transaction,
  name: string,
  tries: number,
  at: Date,
  error: string,
): Promise<number> =>
  tx.run(sql`
    update outbox.subscribers set tries = ${tries}, retry_at = ${at}, error = ${error} where name = ${name}`);

export const parkEvent = (
  tx: Transaction,
  name: string,
  position: bigint,
  error: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into outbox.parked_events (subscriber, position, error, parked_at)
    values (${name}, ${position}, ${error}, ${at})
    on conflict (subscriber, position) do update set error = excluded.error, parked_at = excluded.parked_at, retry_at = null`);

/** A parked event that somebody asked to try again. */
export const takeRetriedEvent = (tx: Transaction, name: string, now: Date): Promise<Event | undefined> =>
  tx.maybeOne(
    eventRow,
    sql`select ${eventColumns} from outbox.parked_events p join outbox.events e using (position)
        where p.subscriber = ${name} and p.retry_at <= ${now}
        order by p.position limit 1 for update of p skip locked`,
  );

export const unparkEvent = (tx: Transaction, name: string, position: bigint): Promise<number> =>
  tx.run(sql`delete from outbox.parked_events where subscriber = ${name} and position = ${position}`);

/** A subscriber that has something to do now. */
export interface Waiting {
  readonly name: string;
  /** The next event failed before. */
  readonly troubled: boolean;
  /** A parked event is to be tried again. */
  readonly retried: boolean;
}

/** Those of the subscribers that have something to do now. */
export const waitingSubscribers = (q: Queryable, names: readonly string[], now: Date): Promise<Waiting[]> =>
  q.rows(
    z.object({ name: z.string(), troubled: z.boolean(), retried: z.boolean() }),
    sql`
      with last as (select coalesce(max(position), 0) as position from outbox.events),
      state as (
        select s.name, s.tries > 0 as troubled,
          s.position < last.position and (s.retry_at is null or s.retry_at <= ${now}) as behind,
          exists (select from outbox.parked_events p where p.subscriber = s.name and p.retry_at <= ${now}) as retried
        from outbox.subscribers s, last where s.name = any(${[...names]})
      )
      select name, troubled, retried from state where behind or retried order by name`,
  );

/** When the next failed event of these subscribers is to be tried again. */
export async function nextRetryAt(q: Queryable, names: readonly string[]): Promise<Date | undefined> {
  const row = await q.one(
    z.object({ at: z.date().nullable() }),
    sql`select least(
          (select min(retry_at) from outbox.subscribers where name = any(${[...names]})),
          (select min(retry_at) from outbox.parked_events where subscriber = any(${[...names]}))) as at`,
  );
  return row.at ?? undefined;
}

/** An event that a subscriber could not handle. */
export interface ParkedEvent {
  readonly subscriber: string;
  readonly position: bigint;
  readonly kind: string;
  readonly error: string;
  readonly parkedAt: Date;
}

const parkedRow = z
  .object({
    subscriber: z.string(),
    position: z.bigint(),
    kind: z.string(),
    error: z.string(),
    parked_at: z.date(),
  })
  .transform(({ parked_at, ...row }): ParkedEvent => ({ ...row, parkedAt: parked_at }));

export const parkedEvents = (q: Queryable): Promise<ParkedEvent[]> =>
  q.rows(
    parkedRow,
    sql`select p.subscriber, p.position, e.kind, p.error, p.parked_at
        from outbox.parked_events p join outbox.events e using (position) order by p.parked_at, p.position`,
  );

/** Has a parked event tried again, once. Answers false when it is not parked. */
export async function retryEvent(
  tx: Transaction,
  subscriber: string,
  position: bigint,
  at: Date,
): Promise<boolean> {
  const retried = await tx.run(
    sql`update outbox.parked_events set retry_at = ${at} where subscriber = ${subscriber} and position = ${position}`,
  );
  return retried === 1;
}

/**
 * Deletes events that happened before an instant and that every subscriber has behind it and none has parked. The newest
 * event stays, since positions go on from it. A key that is forgotten could be published again. Answers how many went.
 */
export const forgetEvents = (tx: Transaction, before: Date): Promise<number> =>
  tx.run(sql`
    delete from outbox.events e
    where e.happened_at < ${before}
      and e.position <= (select coalesce(min(position), 0) from outbox.subscribers)
      and e.position < (select max(position) from outbox.events)
      and not exists (select from outbox.parked_events p where p.position = e.position)`);
