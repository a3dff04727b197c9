import { addDays, daysBetween } from '@banxing/kernel';
import { expect, test } from 'vitest';
import type { Valued } from './feed.ts';
import { simulatedMarket } from './simulated-market.ts';

const none = { cash: 0, bond: 0, equity: 0, overseas: 0, gold: 0 };
const cash: Valued = {
  code: 'cash-x',
  kind: 'cash',
  mix: { ...none, cash: 100 },
  startedOn: '2023-01-03',
  bond: null,
  managementBasisPoints: 20,
};
const shares: Valued = { ...cash, code: 'fund-x', kind: 'fund', mix: { ...none, equity: 100 } };

test('the same seed gives the same prices, whichever day is asked first', () => {
  const forth = simulatedMarket(1);
  const back = simulatedMarket(1);
  const late = back.unitValue(shares, '2026-11-19');
  expect(forth.unitValue(shares, '2024-05-06')).toBe(back.unitValue(shares, '2024-05-06'));
  expect(forth.unitValue(shares, '2026-11-19')).toBe(late);
  expect(simulatedMarket(2).unitValue(shares, '2026-11-19')).not.toBe(late);
});

test('cash grows every day of the year by about its rate', () => {
  const market = simulatedMarket(1);
  let before = market.unitValue(cash, '2025-11-19');
  const start = before;
  for (let day = '2025-11-20'; day <= '2026-11-19'; day = addDays(day, 1)) {
    const value = market.unitValue(cash, day);
    expect(value).toBeGreaterThan(before);
    before = value;
  }
  const year = Number(before - start) / Number(start);
  expect(year).toBeGreaterThan(0.012);
  expect(year).toBeLessThan(0.019);
});

test('shares stand still on a day without trading', () => {
  const market = simulatedMarket(1);
  expect(market.unitValue(shares, '2026-10-05')).toBe(market.unitValue(shares, '2026-09-30'));
  expect(market.unitValue(shares, '2026-11-19')).not.toBe(market.unitValue(shares, '2026-11-18'));
});

test('a market bond comes back to its face at maturity', () => {
  const market = simulatedMarket(1);
  const bond: Valued = {
    ...cash,
    code: 'bond-x',
    kind: 'bond',
    bond: { couponBasisPoints: 180, issuedOn: '2025-03-01', maturesOn: '2028-03-01', form: 'market' },
  };
  expect(market.unitValue(bond, '2028-03-01')).toBe(100_000_000n);
  expect(Number(market.unitValue(bond, '2026-11-19'))).toBeGreaterThan(95_000_000);
});

test('gold has a price at every minute and words find their market', () => {
  const market = simulatedMarket(1);
  const at = new Date('2026-11-20T10:00:00+08:00');
  expect(Number(market.goldPrice(at)) / 1_000_000).toBeGreaterThan(300);
  expect(market.quote('今天金价', at)?.code).toBe('GOLD');
  expect(market.quote('大盘', at)?.code).toBe('SSE');
  expect(market.quote('美股', at)?.code).toBe('SPX');
  expect(market.quote('比特币', at)).toBeUndefined();
  expect(market.overview(at)).toHaveLength(6);
});

test('yearly swings are about those of their class', () => {
  const market = simulatedMarket(1);
  const levels = market.history('equity', '2023-01-03', '2026-11-19');
  const returns = levels.slice(1).map((level, index) => level / (levels[index] ?? 1) - 1);
  const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length;
  const variance = returns.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (returns.length - 1);
  expect(Math.sqrt(variance * 244)).toBeCloseTo(0.19, 1);
  expect(levels.length).toBeGreaterThan(daysBetween('2023-01-03', '2026-11-19') * 0.6);
});
