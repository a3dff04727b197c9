import { embeddedModelPath, loadModel, readNluRecords } from '@banxing/understanding';
import { corporaFolder } from '@banxing/understanding';
import { describe, expect, it } from 'vitest';
import { judge, type LockedSet, runGate, type Scores, usualGate } from '../src/index.ts';
import { spoiled } from './spoiled-model.ts';

const model = loadModel(embeddedModelPath);
const records = readNluRecords(`${corporaFolder}train/transfer.jsonl`).filter((_, index) => index % 12 === 0);
const sets: readonly LockedSet[] = [{ name: 'test/transfer.jsonl', records }];

// The machine of the tests is shared: how long a reading takes is judged on figures, below.
const rules = { ...usualGate, mostP99Ms: 10_000 };

describe('the gate', () => {
  it('lets an equal model pass', () => {
    const report = runGate(model, model, sets, rules);
    expect(report.failures).toEqual([]);
    expect(report.passed).toBe(true);
    expect(report.candidate['test/transfer.jsonl']?.records).toBe(records.length);
  });

  it('refuses a spoiled one', () => {
    const report = runGate(model, spoiled(model), sets, rules);
    expect(report.passed).toBe(false);
    expect(report.failures.map(({ code }) => code)).toEqual(expect.arrayContaining(['intent_accuracy_fell']));
  });

  it('lets nothing pass without a locked record', () => {
    expect(runGate(model, model, [], rules)).toMatchObject({
      passed: false,
      failures: [{ code: 'no_locked_set' }],
    });
    expect(runGate(model, model, [{ name: 'empty', records: [] }], rules).passed).toBe(false);
  });
});

describe('its judgement', () => {
  const scores = {
    records: 1000,
    intentAccuracy: 0.99,
    slotF1: 0.98,
    frameAccuracy: 0.97,
    wrongAmounts: 1,
    p50Ms: 1,
    p99Ms: 4,
  };
  const of = (change: Partial<typeof scores>): Scores => ({ locked: { ...scores, ...change } });
  const codes = (change: Partial<typeof scores>, given = usualGate) =>
    judge(of({}), of(change), given).map(({ code }) => code);

  it.each([
    [{}, []],
    [{ intentAccuracy: 0.991 }, []],
    [{ intentAccuracy: 0.989 }, ['intent_accuracy_fell']],
    [{ slotF1: 0.979 }, ['slot_f1_fell']],
    [{ frameAccuracy: 0.969 }, ['frame_accuracy_fell']],
    [{ wrongAmounts: 2 }, ['more_wrong_amounts']],
    [{ wrongAmounts: 0 }, []],
    [{ p99Ms: 15.1 }, ['too_slow']],
  ])('of %j', (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('keeps to the tolerance that was set', () => {
    expect(codes({ intentAccuracy: 0.989 }, { ...usualGate, tolerance: 0.002 })).toEqual([]);
  });

  it('does not pass a set that the candidate was not scored on', () => {
    expect(judge(of({}), {}, usualGate)).toHaveLength(1);
  });
});
