import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant } from '@banxing/kernel';
import { nextPublicationAt, publicationBefore, simulatedRates } from './simulated-rates.ts';

const storyAt = new Date('2026-11-20T10:00:00+08:00');

test('the same seed and hour give the same prices whoever asks in whatever order; another seed gives others', async () => {
  const first = simulatedRates(1);
  const late = await first.quotes(new Date('2027-03-01T10:00:00+08:00'));
  expect(await first.quotes(storyAt)).toEqual(await simulatedRates(1).quotes(storyAt));
  expect(await simulatedRates(1).quotes(new Date('2027-03-01T10:00:00+08:00'))).toEqual(late);
  expect(await simulatedRates(2).quotes(storyAt)).not.toEqual(await first.quotes(storyAt));
});

test('bid < mid < ask at any time, near a realistic level', async () => {
  const rates = simulatedRates(1);
  await fc.assert(
    fc.asyncProperty(
      fc.date({ min: new Date('2021-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }),
      async (at) => {
        for (const { bid, mid, ask } of await rates.quotes(at)) expect(bid < mid && mid < ask).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
  const dollar = (await rates.quotes(storyAt)).find(({ currency }) => currency === 'USD');
  expect(dollar && dollar.mid > 69_000n && dollar.mid < 73_000n).toBe(true);
});

test('prices come out hourly from nine to eleven on weekdays, and stand over the weekend', () => {
  const at = (text: string) => new Date(`${text}+08:00`);
  expect(publicationBefore(at('2026-11-20T10:59:59'))).toEqual({ on: '2026-11-20', hour: 10 });
  expect(publicationBefore(at('2026-11-22T15:00:00'))).toEqual({ on: '2026-11-20', hour: 23 });
  expect(publicationBefore(at('2026-11-23T08:59:59'))).toEqual({ on: '2026-11-20', hour: 23 });
  expect(formatInstant(nextPublicationAt(at('2026-11-20T10:00:00')))).toBe('2026-11-20T11:00:00+08:00');
  expect(formatInstant(nextPublicationAt(at('2026-11-20T23:30:00')))).toBe('2026-11-23T09:00:00+08:00');
  expect(formatInstant(nextPublicationAt(at('2026-11-23T03:00:00')))).toBe('2026-11-23T09:00:00+08:00');
});

test('closes are weekdays only and end with the price of now', async () => {
  const rates = simulatedRates(1);
  const closes = await rates.closes('USD', { from: '2026-11-13', now: storyAt });
  expect(closes.map(({ on }) => on)).toEqual([
    '2026-11-13',
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
  ]);
  const dollar = (await rates.quotes(storyAt)).find(({ currency }) => currency === 'USD');
  expect(closes.at(-1)?.mid).toBe(dollar?.mid);
});
