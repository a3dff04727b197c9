import { amountSlots, domainOf, looselyMatchedSlots } from '../intents.ts';
import type { Recogniser } from '../understanding.ts';
import type { NluRecord } from './nlu-records.ts';

type Slots = Readonly<Record<string, string>>;

/** What one record came out as. */
export interface NluResult {
  readonly record: NluRecord;
  readonly intent: string;
  readonly slots: Slots;
  readonly confidence: number;
  readonly intentRight: boolean;
  readonly slotsRight: boolean;
  readonly truePairs: number;
  readonly saidPairs: number;
  readonly goldPairs: number;
  readonly wrongAmount: boolean;
  readonly ms: number;
}

export interface NluFigures {
  readonly records: number;
  readonly intentAccuracy: number;
  readonly slotF1: number;
  readonly frameAccuracy: number;
  readonly wrongAmounts: number;
}

const matches = (slot: string, said: string, gold: string): boolean =>
  said === gold ||
  (looselyMatchedSlots.has(slot) &&
    said !== '' &&
    gold !== '' &&
    (said.includes(gold) || gold.includes(said)));

/** An amount came out that is not the gold one; one that is missing is not wrong. */
function hasWrongAmount(said: Slots, gold: Slots): boolean {
  return Object.entries(said).some(([slot, value]) => amountSlots.has(slot) && gold[slot] !== value);
}

/** Reads each record, one at a time, after a warm-up, and holds the answer against the gold one. */
export function scoreRecords(records: readonly NluRecord[], recogniser: Recogniser): readonly NluResult[] {
  for (let index = 0; index < 400; index += 1) {
    const record = records[index % Math.max(1, records.length)];
    if (record) recogniser.understand(record.text);
  }
  return records.map((record) => {
    const context = {
      ...(record.now ? { now: new Date(record.now) } : {}),
      ...(record.context ? { previousIntent: record.context } : {}),
    };
    const before = performance.now();
    const { intent, slots, confidence } = recogniser.understand(record.text, context);
    const ms = performance.now() - before;
    const truePairs = Object.entries(slots).filter(([slot, value]) => {
      const gold = record.slots[slot];
      return gold !== undefined && matches(slot, value, gold);
    }).length;
    const [saidPairs, goldPairs] = [Object.keys(slots).length, Object.keys(record.slots).length];
    return {
      record, intent, slots, confidence, ms, truePairs, saidPairs, goldPairs,
      intentRight: intent === record.intent || (record.alternatives ?? []).includes(intent),
      slotsRight: truePairs === saidPairs && truePairs === goldPairs,
      wrongAmount: hasWrongAmount(slots, record.slots),
    }; // prettier-ignore
  });
}

export function figuresOf(results: readonly NluResult[]): NluFigures {
  const sum = (of: (result: NluResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const share = (of: (result: NluResult) => boolean): number =>
    results.length === 0 ? 0 : sum((result) => Number(of(result))) / results.length;
  const pairs = sum((result) => result.saidPairs + result.goldPairs);
  return {
    records: results.length,
    intentAccuracy: share((result) => result.intentRight),
    slotF1: pairs === 0 ? 1 : (2 * sum((result) => result.truePairs)) / pairs,
    frameAccuracy: share((result) => result.intentRight && result.slotsRight),
    wrongAmounts: sum((result) => Number(result.wrongAmount)),
  };
}

/** The figures of each group of results, the largest group first. */
export function figuresBy(
  results: readonly NluResult[],
  keyOf: (result: NluResult) => string,
): ReadonlyMap<string, NluFigures> {
  const groups = new Map<string, NluResult[]>();
  for (const result of results) groups.set(keyOf(result), [...(groups.get(keyOf(result)) ?? []), result]);
  return new Map(
    [...groups].sort((a, b) => b[1].length - a[1].length).map(([key, group]) => [key, figuresOf(group)]),
  );
}

export const styleOf = (result: NluResult): string => result.record.style ?? 'unstyled';
export const domainOfResult = (result: NluResult): string => domainOf(result.record.intent);

/** The value below which the given share of the numbers lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

/** Expected calibration error over ten bins of confidence: how far sureness and rightness lie apart. */
export function calibrationError(results: readonly NluResult[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, sure: 0, right: 0 }));
  for (const { confidence, intentRight } of results) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (!bin) continue;
    bin.count += 1;
    bin.sure += confidence;
    bin.right += Number(intentRight);
  }
  return bins.reduce((total, bin) => total + Math.abs(bin.sure - bin.right), 0) / Math.max(1, results.length);
}

/** The intents taken for one another, the most frequent pair first. */
export function confusions(
  results: readonly NluResult[],
): readonly { readonly gold: string; readonly said: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { record, intent, intentRight } of results) {
    if (!intentRight)
      counts.set(`${record.intent} ${intent}`, (counts.get(`${record.intent} ${intent}`) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([pair, count]) => ({ gold: pair.split(' ')[0] ?? '', said: pair.split(' ')[1] ?? '', count }));
}
