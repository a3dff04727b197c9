import { seededRandom } from '@banxing/kernel';
import { describe, expect, it } from 'vitest';
import { corpusNow, type LabelledUtterance } from './corpus.ts';
import { afterDenials, takenBack } from './denials.ts';
import { nearMisses } from './near-misses.ts';

const record = (text: string, slots: Record<string, string> = {}): LabelledUtterance => ({
  text, intent: 'bill.query', slots, style: 'plain', alternatives: [], context: undefined, now: corpusNow, at: 'test:1',
}); // prettier-ignore

describe('utterances made by rule', () => {
  it('fill every place of their sentences', () => {
    const made = [...nearMisses(400, seededRandom(1)), ...takenBack(200, seededRandom(2))];
    expect(made.filter(({ text }) => /[{}]/u.test(text))).toEqual([]);
    expect(new Set(made.map(({ text }) => text)).size).toBe(made.length);
  });

  it('keep what is asked for after a denial, with its slots', () => {
    const [made] = afterDenials([record('电费多少', { biller: '电费' })], 1, seededRandom(3));
    expect(made).toMatchObject({ intent: 'bill.query', slots: { biller: '电费' } });
    expect(made?.text.endsWith('电费多少')).toBe(true);
    expect(made?.text.length).toBeGreaterThan(4);
  });

  it('deny nothing twice', () => {
    expect(afterDenials([record('不交电费')], 1, seededRandom(4))).toEqual([]);
  });

  it('are the same for the same seed', () => {
    expect(nearMisses(50, seededRandom(5))).toEqual(nearMisses(50, seededRandom(5)));
  });
});
