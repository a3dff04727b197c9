import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@banxing/crypto';
import {
  embeddedRecogniser,
  figuresOf,
  type Model,
  type NluRecord,
  percentile,
  readNluRecords,
  scoreRecords,
} from '@banxing/understanding';
import type { Scores, SetScores } from './model-version.ts';

/** A set of records that no model is trained on. */
export interface LockedSet {
  readonly name: string;
  readonly records: readonly NluRecord[];
}

export interface GateRules {
  /** How far a rate may fall below the active version's; 0 means not at all. */
  readonly tolerance: number;
  /** Wrong amounts that the candidate may have beyond the active version's. */
  readonly moreWrongAmounts: number;
  readonly mostP99Ms: number;
}

export const usualGate: GateRules = { tolerance: 0, moreWrongAmounts: 0, mostP99Ms: 15 };

/** Why a candidate may not pass. */
export interface GateFailure {
  readonly set: string;
  readonly code:
    | 'no_locked_set'
    | 'intent_accuracy_fell'
    | 'slot_f1_fell'
    | 'frame_accuracy_fell'
    | 'more_wrong_amounts'
    | 'too_slow';
  readonly active: number;
  readonly candidate: number;
}

export interface GateReport {
  readonly passed: boolean;
  readonly failures: readonly GateFailure[];
  readonly active: Scores;
  readonly candidate: Scores;
  /** Of all records scored on. */
  readonly setsHash: string;
}

/** The records of `dev` and `test` under a folder of corpora, one set a file. Absent folders hold none. */
export function lockedSetsIn(corpora: string): readonly LockedSet[] {
  return ['dev', 'test'].flatMap((part) => {
    let names: string[] = [];
    try {
      names = readdirSync(join(corpora, part)).filter((name) => name.endsWith('.jsonl'));
    } catch {
      return [];
    }
    return names
      .sort()
      .map((name) => ({ name: `${part}/${name}`, records: readNluRecords(join(corpora, part, name)) }));
  });
}

const rounded = (value: number): number => Number(value.toFixed(6));

/** The figures of a model on each set. */
export function scoreModel(model: Model, sets: readonly LockedSet[]): Scores {
  const recogniser = embeddedRecogniser(model);
  return Object.fromEntries(
    sets.map(({ name, records }): [string, SetScores] => {
      const results = scoreRecords(records, recogniser);
      const times = results.map(({ ms }) => ms);
      const { intentAccuracy, slotF1, frameAccuracy, wrongAmounts } = figuresOf(results);
      return [
        name,
        {
          records: records.length,
          intentAccuracy: rounded(intentAccuracy),
          slotF1: rounded(slotF1),
          frameAccuracy: rounded(frameAccuracy),
          wrongAmounts,
          p50Ms: Number(percentile(times, 0.5).toFixed(3)),
          p99Ms: Number(percentile(times, 0.99).toFixed(3)),
        },
      ];
    }),
  );
}

const rates = [
  ['intentAccuracy', 'intent_accuracy_fell'],
  ['slotF1', 'slot_f1_fell'],
  ['frameAccuracy', 'frame_accuracy_fell'],
] as const;

/** Scores of the same two models that were rounded may differ by this much without meaning anything. */
const noise = 1e-9;

function failuresOn(set: string, active: SetScores, candidate: SetScores, rules: GateRules): GateFailure[] {
  const failures: GateFailure[] = [];
  for (const [rate, code] of rates) {
    if (candidate[rate] < active[rate] - rules.tolerance - noise)
      failures.push({ set, code, active: active[rate], candidate: candidate[rate] });
  }
  if (candidate.wrongAmounts > active.wrongAmounts + rules.moreWrongAmounts) {
    failures.push({
      set,
      code: 'more_wrong_amounts',
      active: active.wrongAmounts,
      candidate: candidate.wrongAmounts,
    });
  }
  if (candidate.p99Ms > rules.mostP99Ms)
    failures.push({ set, code: 'too_slow', active: active.p99Ms, candidate: candidate.p99Ms });
  return failures;
}

/** Holds two rows of scores against each other. Without any locked record nothing passes. */
export function judge(active: Scores, candidate: Scores, rules: GateRules): readonly GateFailure[] {
  const judged = Object.entries(active).filter(([, { records }]) => records > 0);
  if (judged.length === 0) return [{ set: '', code: 'no_locked_set', active: 0, candidate: 0 }];
  return judged.flatMap(([set, scores]) => {
    const other = candidate[set];
    return other
      ? failuresOn(set, scores, other, rules)
      : [{ set, code: 'no_locked_set' as const, active: scores.records, candidate: 0 }];
  });
}

/** Other work on the machine only ever makes readings slower: the quickest of a few passes is nearest to the truth. */
const passesForSpeed = 3;

function withQuickest(scores: Scores, again: Scores): Scores {
  const quicker = ([set, each]: [string, SetScores]): [string, SetScores] => {
    const other = again[set];
    return [
      set,
      other && other.p99Ms < each.p99Ms ? { ...each, p50Ms: other.p50Ms, p99Ms: other.p99Ms } : each,
    ];
  };
  return Object.fromEntries(Object.entries(scores).map(quicker));
}

/**
 * Scores both models side by side on the same sets, in this process: some milliseconds for each record. A candidate that
 * is only too slow is measured again, three times at most.
 */
export function runGate(
  active: Model,
  candidate: Model,
  sets: readonly LockedSet[],
  rules: GateRules = usualGate,
): GateReport {
  const activeScores = scoreModel(active, sets);
  let candidateScores = scoreModel(candidate, sets);
  let failures = judge(activeScores, candidateScores, rules);
  const onlySlow = (): boolean => failures.length > 0 && failures.every(({ code }) => code === 'too_slow');
  for (let pass = 1; pass < passesForSpeed && onlySlow(); pass += 1) {
    candidateScores = withQuickest(candidateScores, scoreModel(candidate, sets));
    failures = judge(activeScores, candidateScores, rules);
  }
  const setsHash = createHash('sha256').update(canonicalJson(sets)).digest('hex');
  return {
    passed: failures.length === 0,
    failures,
    active: activeScores,
    candidate: candidateScores,
    setsHash,
  };
}
