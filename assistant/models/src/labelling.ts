import { appendFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type Queryable, sql, type Transaction } from '@banxing/database';
import { type Clock, dayOf, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import {
  carriesSlot,
  findingsAcross,
  findingsIn,
  isIntentId,
  type LabelledUtterance,
  labelledRecord,
  readCorpusFolder,
} from '@banxing/understanding';
import { z } from 'zod';
import { type Cluster, clustersOf } from './clusters.ts';
import { placeholders } from './masking.ts';
import { realise } from './realise.ts';
import type { Act } from './registry-steps.ts';
import { appendTrail } from './trail.ts';
import { type CollectedTurn, listOpenTurns, settleTurns } from './turn-store.ts';

export type LabelRefusal =
  | { readonly code: 'nothing_there' }
  | { readonly code: 'unknown_intent'; readonly intent: string }
  | { readonly code: 'unknown_slot'; readonly slot: string }
  | { readonly code: 'why_missing' };

/** What a member of staff says that turns mean. `said` holds free-text slots, people as `<NAME>`. */
export interface Label {
  readonly intent: string;
  readonly said: Readonly<Record<string, string>>;
}

/** What an export took into the corpus and what it left. */
export interface Exported {
  readonly written: number;
  readonly refused: readonly { readonly turn: string; readonly why: string }[];
}

/** Staff look through what was collected and say what it means. Each act leaves its line in the trail. */
export interface Labelling {
  clusters(): Promise<readonly Cluster[]>;
  /** `target` is a cluster's id or one turn's; answers how many turns were labelled. */
  label(target: string, label: Label, act: Act): Promise<Outcome<number, LabelRefusal>>;
  /** Nothing to learn here. */
  dismiss(target: string, act: Act): Promise<Outcome<number, LabelRefusal>>;
  /** Appends labelled turns to `train/learned.jsonl` of a folder of corpora, those that its checker finds nothing about. */
  export(corpora: string, act: Act): Promise<Exported>;
}

/** Turns that are looked at together; the oldest beyond them wait. */
const mostTurns = 3000;

const peopleSlots = ['payee', 'payer', 'person', 'counterparty'];

const labelRow = z
  .object({
    turn: z.string(),
    text: z.string(),
    intent: z.string(),
    said: z.record(z.string(), z.string()),
    said_at: z.date(),
  })
  .transform(({ said_at: saidAt, ...row }) => ({ ...row, saidAt }));
type LabelledTurn = z.infer<typeof labelRow>;

const listUnexported = (q: Queryable): Promise<LabelledTurn[]> =>
  q.rows(
    labelRow,
    sql`select turn, text, intent, said, said_at from models.labels
        where exported_at is null and refused_because is null order by turn for update`,
  );

/** A record for the corpus, or why there can be none. */
export function recordOf(
  label: LabelledTurn,
): { readonly record: LabelledUtterance } | { readonly why: string } {
  const realised = realise(label.text, label.said, label.turn);
  if (!realised) return { why: 'address_in_text' };
  const namesSomebody =
    label.text.includes(placeholders.name) && peopleSlots.some((slot) => carriesSlot(label.intent, slot));
  if (namesSomebody && !Object.keys(realised.said).some((slot) => peopleSlots.includes(slot)))
    return { why: 'name_without_slot' };
  const now = new Date(`${dayOf(label.saidAt)}T10:00:00+08:00`);
  const record = labelledRecord({
    text: realised.text,
    intent: label.intent,
    said: realised.said,
    now,
    at: `learned:${label.turn}`,
  });
  const [finding] = findingsIn(record);
  return finding ? { why: finding.kind } : { record };
}

const lineOf = ({ text, intent, slots, now }: LabelledUtterance): string =>
  `${JSON.stringify({ text, intent, slots, style: 'learned', now: `${dayOf(now)}T10:00:00+08:00` })}\n`;

/** The records that say something new: not in the tests, not in training, not contradicting it. */
function newAmong(records: readonly LabelledUtterance[], corpora: string): ReadonlyMap<string, string> {
  const [dev, test, train] = ['dev', 'test', 'train'].map(
    (part) => readCorpusFolder(join(corpora, part)).records,
  );
  invariant(dev && test && train, 'three parts were read');
  const findings = findingsAcross(new Map([['dev', dev], ['test', test], ['train', [...train, ...records]]])); // prettier-ignore
  return new Map(
    findings.flatMap(({ at, kind }) =>
      at.startsWith('learned:') ? [[at.slice('learned:'.length), kind] as const] : [],
    ),
  );
}

export function createLabelling(uses: { readonly db: Database; readonly clock: Clock }): Labelling {
  const { db, clock } = uses;

  const meant = async (q: Queryable, target: string): Promise<readonly CollectedTurn[]> => {
    const turns = await listOpenTurns(q, mostTurns);
    if (target.startsWith('trn_')) return turns.filter(({ id }) => id === target);
    return clustersOf(turns).find(({ id }) => id === target)?.turns ?? [];
  };

  const settle = (
    target: string,
    act: Act,
    save: (tx: Transaction, turns: readonly CollectedTurn[]) => Promise<Readonly<Record<string, unknown>>>,
    state: 'labelled' | 'dismissed',
  ) =>
    db.transaction(async (tx): Promise<Outcome<number, LabelRefusal>> => {
      await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('models.turns', 0))`);
      const turns = await meant(tx, target);
      if (turns.length === 0) return refuse({ code: 'nothing_there' });
      const details = await save(tx, turns);
      await settleTurns(tx, turns.map(({ id }) => id), state); // prettier-ignore
      await appendTrail(tx, {
        version: null,
        action: state,
        actor: act.actor,
        reason: act.why,
        details: { target, turns: turns.length, ...details },
        at: clock.now(),
      });
      return ok(turns.length);
    });

  return {
    clusters: async () => clustersOf(await listOpenTurns(db, mostTurns)),
    label: async (target, label, act) => {
      const refusal = refusalOf(label, act);
      if (refusal) return refuse(refusal);
      return settle(target, act, async (tx, turns) => {
        for (const turn of turns) await insertLabel(tx, turn, label, act.actor, clock.now());
        return { intent: label.intent, slots: Object.keys(label.said).sort() };
      }, 'labelled'); // prettier-ignore
    },
    dismiss: async (target, act) =>
      act.why.trim() === ''
        ? refuse({ code: 'why_missing' })
        : settle(target, act, async () => ({}), 'dismissed'),
    export: (corpora, act) => db.transaction((tx) => exportLabels(tx, corpora, act, clock.now())),
  };
}

function refusalOf({ intent, said }: Label, act: Act): LabelRefusal | undefined {
  if (act.why.trim() === '') return { code: 'why_missing' };
  if (!isIntentId(intent)) return { code: 'unknown_intent', intent };
  const slot = Object.keys(said).find((name) => !carriesSlot(intent, name));
  return slot === undefined ? undefined : { code: 'unknown_slot', slot };
}

const insertLabel = (
  tx: Transaction,
  turn: CollectedTurn,
  label: Label,
  by: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`insert into models.labels (turn, text, intent, said, said_at, labelled_by, labelled_at)
    values (${turn.id}, ${turn.text}, ${label.intent}, ${JSON.stringify(label.said)}::jsonb, ${turn.saidAt}, ${by}, ${at})`);

/**
 * The file is written before the commit: if the process ends in between, the next export finds the records in the corpus
 * and leaves them as duplicates.
 */
async function exportLabels(tx: Transaction, corpora: string, act: Act, at: Date): Promise<Exported> {
  const refused = new Map<string, string>();
  const records: LabelledUtterance[] = [];
  for (const label of await listUnexported(tx)) {
    const made = recordOf(label);
    if ('why' in made) refused.set(label.turn, made.why);
    else records.push(made.record);
  }
  for (const [turn, why] of newAmong(records, corpora)) refused.set(turn, why);
  const turnOf = ({ at: place }: LabelledUtterance): string => place.slice('learned:'.length);
  const taken = records.filter((record) => !refused.has(turnOf(record)));
  for (const [turn, why] of refused)
    await tx.run(sql`update models.labels set refused_because = ${why} where turn = ${turn}`);
  await tx.run(sql`update models.labels set exported_at = ${at} where turn = any(${taken.map(turnOf)})`);
  if (taken.length + refused.size > 0) {
    await appendTrail(tx, {
      version: null,
      action: 'exported',
      actor: act.actor,
      reason: act.why,
      details: { written: taken.length, refused: refused.size },
      at,
    });
  }
  mkdirSync(join(corpora, 'train'), { recursive: true });
  if (taken.length > 0) await appendFile(join(corpora, 'train', 'learned.jsonl'), taken.map(lineOf).join(''));
  return { written: taken.length, refused: [...refused].map(([turn, why]) => ({ turn, why })) };
}
