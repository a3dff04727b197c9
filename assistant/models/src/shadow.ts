import { type Database, type Queryable, sql } from '@banxing/database';
import { type Clock, dayOf, type Random, randomUnit } from '@banxing/kernel';
import type { Entities, Understanding } from '@banxing/understanding';
import { z } from 'zod';
import type { NamedRecogniser, Reading } from './live-recogniser.ts';
import { maskSlots, maskText, peopleIn } from './masking.ts';

export interface ShadowSettings {
  /** Share of the turns that the shadow reads too. */
  readonly sampled: number;
  /** Turns that wait at most; more are let go. */
  readonly longestQueue: number;
  /** Disagreements kept for each candidate. */
  readonly mostDisagreements: number;
}

export const usualShadow: ShadowSettings = { sampled: 0.5, longestQueue: 200, mostDisagreements: 2000 };

/** A candidate that reads the same turns as the active version and is never heard. */
export interface Shadow {
  /** Takes a turn if it is sampled and there is room; costs the turn nothing else. */
  offer(reading: Reading): void;
  /** Another candidate, or none. */
  follow(candidate: NamedRecogniser | undefined): void;
  following(): string | undefined;
  /** Writes down what was counted. */
  flush(): Promise<void>;
  /** Turns let go because the queue was full. */
  letGo(): number;
}

interface Tally {
  readonly candidate: string;
  readonly active: string;
  readonly comparedOn: string;
  turns: number;
  sameIntent: number;
  sameFrame: number;
}

interface Disagreement {
  readonly candidate: string;
  readonly active: string;
  readonly text: string;
  readonly activeReading: unknown;
  readonly candidateReading: unknown;
  readonly at: Date;
}

const sameSlots = (a: Understanding['slots'], b: Understanding['slots']): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
};

const namesIn = (entities: Entities | undefined): readonly string[] => entities?.payees ?? [];

export interface ShadowUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: ShadowSettings;
  /** A reading that failed must not stop the others. */
  readonly onFault: (fault: unknown) => void;
}

/** What was counted and not yet written down. */
interface Counted {
  tallies: Map<string, Tally>;
  disagreements: Disagreement[];
}

interface Waiting {
  readonly reading: Reading;
  readonly candidate: NamedRecogniser;
}

const reading = (said: Understanding, names: readonly string[]) => ({
  intent: said.intent,
  slots: maskSlots(said.slots, names),
  confidence: Number(said.confidence.toFixed(3)),
});

/** Lets the candidate read what the active version read, and counts whether they agree. */
function compare(counted: Counted, { reading: read, candidate }: Waiting, at: Date, mostKept: number): void {
  const { text, context, understanding, by } = read;
  const theirs = candidate.recogniser.understand(text, context);
  const comparedOn = dayOf(at);
  const key = `${candidate.id} ${by} ${comparedOn}`;
  const fresh = { candidate: candidate.id, active: by, comparedOn, turns: 0, sameIntent: 0, sameFrame: 0 };
  const tally = counted.tallies.get(key) ?? fresh;
  counted.tallies.set(key, tally);
  const sameIntent = theirs.intent === understanding.intent;
  const sameFrame = sameIntent && sameSlots(theirs.slots, understanding.slots);
  tally.turns += 1;
  tally.sameIntent += Number(sameIntent);
  tally.sameFrame += Number(sameFrame);
  if (sameFrame || counted.disagreements.length >= mostKept) return;
  const names = [...namesIn(context.entities), ...peopleIn(theirs.slots)];
  counted.disagreements.push({
    candidate: candidate.id,
    active: by,
    at,
    text: maskText(text, { names, slots: understanding.slots, now: context.now ?? at }),
    activeReading: reading(understanding, names),
    candidateReading: reading(theirs, names),
  });
}

export function createShadow(uses: ShadowUses): Shadow {
  const { settings } = uses;
  const queue: Waiting[] = [];
  const counted: Counted = { tallies: new Map(), disagreements: [] };
  let candidate: NamedRecogniser | undefined;
  let [scheduled, lost] = [false, 0];

  /** One turn for each round of the event loop, so that a customer waits for one reading at most. */
  const work = (): void => {
    const next = queue.shift();
    scheduled = queue.length > 0;
    if (scheduled) setImmediate(work);
    if (!next) return;
    try {
      compare(counted, next, uses.clock.now(), settings.longestQueue);
    } catch (fault) {
      uses.onFault(fault);
    }
  };

  return {
    offer: (read) => {
      if (!candidate || randomUnit(uses.random) >= settings.sampled) return;
      if (queue.length >= settings.longestQueue) {
        lost += 1;
        return;
      }
      queue.push({ reading: read, candidate });
      if (!scheduled) setImmediate(work);
      scheduled = true;
    },
    follow: (next) => {
      candidate = next;
    },
    following: () => candidate?.id,
    flush: async () => {
      const { tallies, disagreements } = counted;
      if (tallies.size === 0) return;
      [counted.tallies, counted.disagreements] = [new Map(), []];
      await uses.db.transaction(async (tx) => {
        for (const tally of tallies.values()) await addTally(tx, tally);
        for (const each of disagreements) await addDisagreement(tx, each, settings.mostDisagreements);
      });
    },
    letGo: () => lost,
  };
}

const addTally = (q: Queryable, tally: Tally): Promise<number> =>
  q.run(sql`insert into models.comparisons as kept (candidate, active, compared_on, turns, same_intent, same_frame)
    values (${tally.candidate}, ${tally.active}, ${tally.comparedOn}, ${tally.turns}, ${tally.sameIntent}, ${tally.sameFrame})
    on conflict (candidate, active, compared_on) do update set
      turns = kept.turns + excluded.turns, same_intent = kept.same_intent + excluded.same_intent,
      same_frame = kept.same_frame + excluded.same_frame`);

const addDisagreement = (q: Queryable, each: Disagreement, most: number): Promise<number> =>
  q.run(sql`insert into models.disagreements (candidate, active, text, active_reading, candidate_reading, at)
    select ${each.candidate}, ${each.active}, ${each.text}, ${JSON.stringify(each.activeReading)}::jsonb,
      ${JSON.stringify(each.candidateReading)}::jsonb, ${each.at}::timestamptz
    where (select count(*) from models.disagreements where candidate = ${each.candidate}) < ${most}`);

const comparisonRow = z
  .object({
    candidate: z.string(),
    active: z.string(),
    turns: z.coerce.number(),
    same_intent: z.coerce.number(),
    same_frame: z.coerce.number(),
  })
  .transform(({ same_intent: sameIntent, same_frame: sameFrame, ...row }) => ({
    ...row,
    sameIntent,
    sameFrame,
  }));

/** How often a candidate and an active version read the same, over all days. */
export type Comparison = z.infer<typeof comparisonRow>;

export const listComparisons = (q: Queryable): Promise<Comparison[]> =>
  q.rows(
    comparisonRow,
    sql`select candidate, active, sum(turns)::bigint as turns, sum(same_intent)::bigint as same_intent,
          sum(same_frame)::bigint as same_frame
        from models.comparisons group by candidate, active order by candidate desc, active`,
  );

const disagreementRow = z
  .object({ text: z.string(), active_reading: z.unknown(), candidate_reading: z.unknown(), at: z.date() })
  .transform(({ active_reading: active, candidate_reading: candidate, ...row }) => ({
    ...row,
    active,
    candidate,
  }));

export const listDisagreements = (
  q: Queryable,
  candidate: string,
  limit: number,
): Promise<z.infer<typeof disagreementRow>[]> =>
  q.rows(
    disagreementRow,
    sql`select text, active_reading, candidate_reading, at from models.disagreements
        where candidate = ${candidate} order by position desc limit ${limit}`,
  );
