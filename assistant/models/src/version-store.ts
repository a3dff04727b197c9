import { type Queryable, sql, type Transaction } from '@banxing/database';
import { z } from 'zod';
import {
  type GatePassage,
  type ModelKind,
  type ModelVersion,
  type Scores,
  type VersionId,
  type VersionState,
  versionStates,
} from './model-version.ts';

const setScores = z.object({
  records: z.number(),
  intentAccuracy: z.number(),
  slotF1: z.number(),
  frameAccuracy: z.number(),
  wrongAmounts: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});

export const scoresSchema = z.record(z.string(), setScores);

const gatePassage = z.object({
  passed: z.boolean(),
  against: z.custom<VersionId>((value) => typeof value === 'string'),
  setsHash: z.string(),
  at: z.string(),
});

const versionRow = z
  .object({
    id: z.string(),
    kind: z.literal('understanding'),
    version: z.string(),
    sha256: z.string(),
    location: z.string(),
    trained_on: z.record(z.string(), z.union([z.number(), z.string()])),
    scores: scoresSchema,
    gate: gatePassage.nullable(),
    licence: z.string(),
    created_at: z.date(),
    state: z.enum(versionStates),
  })
  .transform(({ trained_on: trainedOn, created_at: createdAt, ...row }): ModelVersion => ({
    ...row,
    id: row.id as VersionId,
    trainedOn,
    createdAt,
  }));

/** One change of the registry at a time; held to the end of the transaction. */
export const takeRegistryTurn = (tx: Transaction): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('models.registry', 0))`);

export const findVersion = (q: Queryable, id: string): Promise<ModelVersion | undefined> =>
  q.maybeOne(versionRow, sql`select * from models.versions where id = ${id}`);

export const findByHash = (
  q: Queryable,
  kind: ModelKind,
  sha256: string,
): Promise<ModelVersion | undefined> =>
  q.maybeOne(versionRow, sql`select * from models.versions where kind = ${kind} and sha256 = ${sha256}`);

/** At most one, by the rules of the table. */
export const findInState = (
  q: Queryable,
  kind: ModelKind,
  state: 'active' | 'shadow',
): Promise<ModelVersion | undefined> =>
  q.maybeOne(versionRow, sql`select * from models.versions where kind = ${kind} and state = ${state}`);

export const listVersions = (q: Queryable): Promise<ModelVersion[]> =>
  q.rows(versionRow, sql`select * from models.versions order by created_at desc, id desc`);

export const insertVersion = (tx: Transaction, version: ModelVersion): Promise<number> =>
  tx.run(sql`insert into models.versions
    (id, kind, version, sha256, location, trained_on, scores, gate, licence, created_at, state)
    values (${version.id}, ${version.kind}, ${version.version}, ${version.sha256}, ${version.location},
      ${JSON.stringify(version.trainedOn)}::jsonb, ${JSON.stringify(version.scores)}::jsonb, null, ${version.licence},
      ${version.createdAt}, ${version.state})`);

export const setState = (tx: Transaction, id: VersionId, state: VersionState): Promise<number> =>
  tx.run(sql`update models.versions set state = ${state} where id = ${id}`);

export const setLocation = (tx: Transaction, id: VersionId, location: string): Promise<number> =>
  tx.run(sql`update models.versions set location = ${location} where id = ${id}`);

export const setGate = (tx: Transaction, id: VersionId, scores: Scores, gate: GatePassage): Promise<number> =>
  tx.run(
    sql`update models.versions set scores = ${JSON.stringify(scores)}::jsonb, gate = ${JSON.stringify(gate)}::jsonb where id = ${id}`,
  );
