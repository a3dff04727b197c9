import { invariant } from '@banxing/kernel';
import { outOfScope, type Answer, type Recognise, type Said } from './contender.ts';

export interface Scores {
  /** Share of in-scope utterances whose likeliest intent is the right one. */
  readonly accuracy: number;
  /** The same of what the recogniser would act on: a right guess that it is too unsure of counts as wrong. */
  readonly decidedAccuracy: number;
  /** Share of out-of-scope utterances that are told as such; null when the set has none. */
  readonly oosRecall: number | null;
  /** Share of those told as out of scope that are; null when the set has none, or none was told. */
  readonly oosPrecision: number | null;
}

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of processor time, which a busy machine does not stretch as it does the others; all threads of the process. */
  readonly p99ProcessorMs: number;
}

const share = (count: number, of: number): number | null => (of === 0 ? null : count / of);

/** Scores answers against what was meant, in the same order. */
export function scoresOf(test: readonly Said[], answers: readonly Answer[]): Scores {
  invariant(test.length === answers.length, 'every utterance is answered');
  const pairs = test.map(({ intent }, index) => ({ intent, answer: answers[index] }));
  const inScope = pairs.filter(({ intent }) => intent !== outOfScope);
  invariant(inScope.length > 0, 'a set has utterances in scope');
  const outside = pairs.filter(({ intent }) => intent === outOfScope);
  const toldOutside = pairs.filter(({ answer }) => answer?.decided === outOfScope);
  const caught = outside.filter(({ answer }) => answer?.decided === outOfScope).length;
  return {
    accuracy: inScope.filter(({ intent, answer }) => answer?.guess === intent).length / inScope.length,
    decidedAccuracy:
      inScope.filter(({ intent, answer }) => answer?.decided === intent).length / inScope.length,
    oosRecall: share(caught, outside.length),
    oosPrecision: outside.length === 0 ? null : share(caught, toldOutside.length),
  };
}

const microsecondsPerMs = 1000;

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / microsecondsPerMs;
}

/** The value that `percent` of the values do not exceed (nearest rank). */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const value = sorted[rank - 1];
  invariant(value !== undefined, 'a percentile of nothing');
  return value;
}

/**
 * Asks for each utterance once, one at a time, after `warmUps` others: never the same one twice, because a
 * recogniser may remember what it was asked.
 */
export async function ask(
  recognise: Recognise,
  test: readonly Said[],
  warmUps: readonly string[],
): Promise<{ readonly scores: Scores; readonly latency: Latency }> {
  for (const text of warmUps) await recognise(text);
  const answers: Answer[] = [];
  const took: number[] = [];
  const worked: number[] = [];
  for (const { text } of test) {
    const workBegan = processorMs();
    const began = performance.now();
    const answer = await recognise(text);
    took.push(performance.now() - began);
    worked.push(processorMs() - workBegan);
    answers.push(answer);
  }
  return {
    scores: scoresOf(test, answers),
    latency: {
      p50Ms: percentileOf(took, 50),
      p99Ms: percentileOf(took, 99),
      p99ProcessorMs: percentileOf(worked, 99),
    },
  };
}
