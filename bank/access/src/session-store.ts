import { z } from 'zod';
import type { SessionId } from '@banxing/capability';
import { type Queryable, sql } from '@banxing/database';
import type { PartyId, Session } from './session.ts';

const sessionRow = z
  .object({
    id: z.string(),
    party: z.string(),
    channel: z.string(),
    device: z.string(),
    started_at: z.date(),
    last_used_at: z.date(),
    idle_ms: z.number(),
    expires_at: z.date(),
    ended_at: z.date().nullable(),
  })
  .transform((row): Session => ({
    id: row.id as SessionId,
    party: row.party as PartyId,
    channel: row.channel,
    device: row.device,
    startedAt: row.started_at,
    lastUsedAt: row.last_used_at,
    idleMs: row.idle_ms,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  }));

const columns = sql`id, party, channel, device, started_at, last_used_at, idle_ms, expires_at, ended_at`;

export const insertSession = (q: Queryable, session: Session, tokenHash: string): Promise<number> =>
  q.run(sql`
    insert into access.sessions (id, token_hash, party, channel, device, started_at, last_used_at, idle_ms, expires_at)
    values (${session.id}, ${tokenHash}, ${session.party}, ${session.channel}, ${session.device},
            ${session.startedAt}, ${session.lastUsedAt}, ${session.idleMs}, ${session.expiresAt})`);

export const findSession = (q: Queryable, tokenHash: string): Promise<Session | undefined> =>
  q.maybeOne(sessionRow, sql`select ${columns} from access.sessions where token_hash = ${tokenHash}`);

/** The party's sessions that have neither ended nor expired, the newest first; whether idle is for the caller to say. */
export const openSessions = (q: Queryable, party: PartyId, now: Date): Promise<Session[]> =>
  q.rows(
    sessionRow,
    sql`select ${columns} from access.sessions
        where party = ${party} and ended_at is null and expires_at > ${now} order by started_at desc, id desc`,
  );

export const touchSession = (q: Queryable, id: SessionId, now: Date, idleMs: number): Promise<number> =>
  q.run(sql`update access.sessions set last_used_at = greatest(last_used_at, ${now}), idle_ms = ${idleMs}
            where id = ${id}`);

/** Ends a session if it is this party's; answers how many ended. */
export const endSession = (q: Queryable, party: PartyId, id: SessionId, now: Date): Promise<number> =>
  q.run(
    sql`update access.sessions set ended_at = ${now} where id = ${id} and party = ${party} and ended_at is null`,
  );

export const endOtherSessions = (
  q: Queryable,
  party: PartyId,
  kept: SessionId | undefined,
  now: Date,
): Promise<number> =>
  q.run(sql`update access.sessions set ended_at = ${now}
            where party = ${party} and id is distinct from ${kept ?? null}::text and ended_at is null`);

/** Sessions that were over before an instant. */
export const sweepSessions = (q: Queryable, before: Date): Promise<number> =>
  q.run(sql`delete from access.sessions where coalesce(ended_at, expires_at) < ${before}`);
