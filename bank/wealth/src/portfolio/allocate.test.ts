import { seededRandom } from '@banxing/kernel';
import { expect, test } from 'vitest';
import { simulatedMarket } from '../market/simulated-market.ts';
import { assetClasses } from '../product.ts';
import { outlookOf, parityOf, prospectOf, weightsFor } from './allocate.ts';

const outlook = outlookOf(simulatedMarket(1), '2026-11-19', { safe: 0.015, bond: 0.0225 });
const at = (name: (typeof assetClasses)[number]): number => assetClasses.indexOf(name);

test('riskier classes are thought to return more, and the table is shrunk a little', () => {
  const { returns, shrinkage } = outlook;
  expect(returns[at('equity')]).toBeGreaterThan(returns[at('bond')] ?? 1);
  expect(returns[at('bond')]).toBeGreaterThanOrEqual(returns[at('cash')] ?? 1);
  expect(shrinkage).toBeGreaterThanOrEqual(0);
  expect(shrinkage).toBeLessThanOrEqual(1);
});

test('bonds are thought to return near what they yield', () => {
  expect(Math.abs((outlook.returns[at('bond')] ?? 0) - 0.0225)).toBeLessThan(0.002);
});

test('weights are a whole, never short, and shares grow with the grade', () => {
  const shares = ([1, 2, 3, 4, 5] as const).map((grade) => {
    const weights = weightsFor(outlook, { grade, years: 5, open: assetClasses });
    expect(weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
    return (weights[at('equity')] ?? 0) + (weights[at('overseas')] ?? 0);
  });
  expect(shares[0]).toBe(0);
  expect(shares[1]).toBe(0);
  expect(shares[2]).toBeGreaterThan(0);
  expect(shares[4]).toBeGreaterThan(shares[3] ?? 1);
  expect(shares[3]).toBeGreaterThan(shares[2] ?? 1);
});

test('no shares for money that is needed within a year, and mostly cash within half of one', () => {
  const year = weightsFor(outlook, { grade: 5, years: 0.9, open: assetClasses });
  expect(year[at('equity')]).toBe(0);
  const half = weightsFor(outlook, { grade: 5, years: 0.3, open: assetClasses });
  expect(half[at('cash')]).toBeGreaterThanOrEqual(0.6);
});

test('a class in which nothing may be sold gets nothing', () => {
  const weights = weightsFor(outlook, { grade: 3, years: 5, open: ['cash', 'bond'] });
  expect(weights[at('gold')]).toBe(0);
  expect(weights[at('equity')]).toBe(0);
});

test('the range is in order, and bolder mixes have lower lows', () => {
  const calm = weightsFor(outlook, { grade: 2, years: 3, open: assetClasses });
  const bold = weightsFor(outlook, { grade: 5, years: 3, open: assetClasses });
  const calmly = prospectOf(outlook, calm, 3, seededRandom(1));
  const boldly = prospectOf(outlook, bold, 3, seededRandom(1));
  for (const { low, middle, high, worst } of [calmly, boldly]) {
    expect(worst).toBeLessThanOrEqual(low);
    expect(low).toBeLessThan(middle);
    expect(middle).toBeLessThan(high);
  }
  expect(boldly.worst).toBeLessThan(calmly.worst);
  expect(boldly.swing).toBeGreaterThan(calmly.swing);
});

test('risk parity gives most to what moves least', () => {
  const { weights } = parityOf(outlook, assetClasses);
  expect(Math.max(...weights)).toBe(weights[at('bond')]);
  expect(weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
});
