import { expect, test } from 'vitest';
import { figureOf, isWide, sharesOf } from './figure.ts';

test('a rate stands large, and the words it came with beside it', () => {
  expect(figureOf('七日年化 1.55%')).toEqual({ main: '1.55%', note: '七日年化', change: undefined });
  expect(figureOf('业绩比较基准 1.85%-2.25%(年化)')).toEqual({
    main: '1.85%-2.25%',
    note: '业绩比较基准(年化)',
    change: undefined,
  });
});

test('an amount is grouped, and a number that is not an amount is left alone', () => {
  expect(figureOf('22984.53').main).toBe('22,984.53');
  expect(figureOf('P260315000001').main).toBe('P260315000001');
  expect(figureOf('7.1010').main).toBe('7.1010');
});

test('only a bare signed figure is a gain or a loss', () => {
  expect(figureOf('+3,676.05').change).toBe('gain');
  expect(figureOf('-724.01').change).toBe('loss');
  expect(figureOf('+0.01%').change).toBe('gain');
  expect(figureOf('+0.00').change).toBeUndefined();
  expect(figureOf('-1,291,753.35 元').change).toBeUndefined();
  expect(figureOf('98,232.00 – 116,235.00').change).toBeUndefined();
});

test('shares are read only where every part has one', () => {
  expect(sharesOf(['11%', '75%', '10%', '4%'])).toEqual([11, 75, 10, 4]);
  expect(sharesOf(['11%', undefined])).toBeUndefined();
  expect(sharesOf(['11%', '22984.53'])).toBeUndefined();
  expect(sharesOf([])).toBeUndefined();
});

test('a span of days and a long sentence take the whole width, a name and an amount do not', () => {
  expect(['2026-03-16 – 2027-03-15', '最短持有 14 天，之后随时可赎回'].map(isWide)).toEqual([true, true]);
  expect(['P260315000001', '+2,984.53', '城镇职工养老保险'].map(isWide)).toEqual([false, false, false]);
});
