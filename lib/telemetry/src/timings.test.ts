import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMeasures, createTimings } from './index.ts';

describe('timings', () => {
  it('have quantiles within 2 % of the true ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (spans) => {
          const timings = createTimings();
          for (const span of spans) timings.record(span);
          const sorted = [...spans].sort((a, b) => a - b);
          const truth = (share: number): number => sorted[Math.ceil(spans.length * share) - 1] ?? 0;
          const { p50Ms, p99Ms, maxMs, count } = timings.summary();
          expect([count, maxMs]).toEqual([spans.length, sorted.at(-1)]);
          for (const [found, wanted] of [
            [p50Ms, truth(0.5)],
            [p99Ms, truth(0.99)],
          ] as const) {
            expect(found / wanted).toBeGreaterThan(0.979);
            expect(found / wanted).toBeLessThan(1.021);
          }
        },
      ),
    );
  });

  it('are nothing when nothing was measured, and refuse nonsense', () => {
    expect(createTimings().summary()).toEqual({
      count: 0,
      meanMs: 0,
      p50Ms: 0,
      p90Ms: 0,
      p99Ms: 0,
      maxMs: 0,
    });
    expect(() => {
      createTimings().record(Number.NaN);
    }).toThrow(RangeError);
  });

  it('measure work that answers and work that throws', async () => {
    let nowMs = 0;
    const measures = createMeasures({ nowMs: () => (nowMs += 5) });
    expect(await measures.time('a', () => Promise.resolve(1))).toBe(1);
    await expect(measures.time('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(measures.summaries()['a']).toMatchObject({ count: 2, meanMs: 5, maxMs: 5 });
  });

  it('do not grow with the number of names', () => {
    const measures = createMeasures();
    for (let each = 0; each < 2000; each++) measures.record(`name${each}`, 1);
    expect(Object.keys(measures.summaries())).toHaveLength(501);
    expect(measures.summaries()['other']?.count).toBe(1500);
  });
});
