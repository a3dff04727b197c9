import { canonicalJson, chainHash, chainStart } from '@banxing/crypto';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { z } from 'zod';

/** Everything that can be done to models and to what they learn from. */
export type TrailAction =
  | 'registered'
  | 'activated'
  | 'gate-passed'
  | 'gate-failed'
  | 'promoted'
  | 'rolled-back'
  | 'retired'
  | 'shadow-started'
  | 'shadow-ended'
  | 'rejected'
  | 'labelled'
  | 'dismissed'
  | 'exported'
  | 'forgotten';

export interface TrailEntry {
  readonly version: string | null;
  readonly action: TrailAction;
  /** A member of staff (`stf_…`), a person at the command line (`cli:name`), or `system`. */
  readonly actor: string;
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** An entry in its place in the chain. */
export interface TrailEvent extends Omit<TrailEntry, 'action'> {
  readonly position: bigint;
  readonly action: string;
  readonly previousHash: string;
  readonly hash: string;
}

type Hashed = Omit<TrailEvent, 'hash' | 'previousHash'>;

const hashOf = (
  previous: string,
  { position, version, action, actor, reason, details, at }: Hashed,
): string =>
  chainHash(
    previous,
    canonicalJson({
      position: position.toString(),
      version,
      action,
      actor,
      reason,
      details,
      at: at.toISOString(),
    }),
  );

const eventRow = z
  .object({
    position: z.bigint(),
    version: z.string().nullable(),
    action: z.string(),
    actor: z.string(),
    reason: z.string(),
    details: z.record(z.string(), z.unknown()),
    at: z.date(),
    previous_hash: z.string(),
    chain_hash: z.string(),
  })
  .transform(({ previous_hash: previousHash, chain_hash: hash, ...row }): TrailEvent => ({
    ...row,
    previousHash,
    hash,
  }));

/** Events in their order, after a position. */
export const listTrail = (q: Queryable, after = 0n, limit = 200): Promise<TrailEvent[]> =>
  q.rows(
    eventRow,
    sql`select * from models.events where position > ${after} order by position limit ${limit}`,
  );

/** The newest events, newest first. */
export const newestTrail = (q: Queryable, limit: number): Promise<TrailEvent[]> =>
  q.rows(eventRow, sql`select * from models.events order by position desc limit ${limit}`);

/** Writes an entry at the end of the chain, in the transaction of what it tells of. One writer at a time. */
export async function appendTrail(tx: Transaction, entry: TrailEntry): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('models.events', 0))`);
  const [last] = await newestTrail(tx, 1);
  const previous = last?.hash ?? chainStart;
  const event = { ...entry, position: (last?.position ?? 0n) + 1n };
  await tx.run(sql`insert into models.events (position, version, action, actor, reason, details, at, previous_hash, chain_hash)
    values (${event.position}, ${event.version}, ${event.action}, ${event.actor}, ${event.reason},
      ${JSON.stringify(event.details)}::jsonb, ${event.at}, ${previous}, ${hashOf(previous, event)})`);
}

/** A place where the chain is not what it was. */
export interface TrailFinding {
  readonly position: bigint;
  readonly code: 'changed' | 'out_of_place';
}

/**
 * Recomputes the chain and answers what does not fit; nothing means that no event was changed, moved or taken out of the
 * middle. `head` is an end of the chain that was kept elsewhere: with it, events cut off the end show too.
 */
export async function verifyTrail(
  q: Queryable,
  head?: { readonly position: bigint; readonly hash: string },
): Promise<TrailFinding[]> {
  const findings: TrailFinding[] = [];
  let [previous, position, headSeen] = [chainStart, 0n, head === undefined];
  for (;;) {
    const page = await listTrail(q, position, 500);
    if (page.length === 0) break;
    for (const event of page) {
      if (event.position !== position + 1n || event.previousHash !== previous)
        findings.push({ position: event.position, code: 'out_of_place' });
      if (hashOf(event.previousHash, event) !== event.hash)
        findings.push({ position: event.position, code: 'changed' });
      if (event.position === head?.position && event.hash === head.hash) headSeen = true;
      [previous, position] = [event.hash, event.position];
    }
  }
  if (head && !headSeen) findings.push({ position: head.position, code: 'out_of_place' });
  return findings;
}
