import { describe, expect, test } from 'vitest';
import { noticesOf, type SeenLine } from './watch.ts';

let entry = 0;
const line = (given: Partial<SeenLine>): SeenLine => ({
  entry: `jrn_${String((entry += 1))}`,
  at: new Date('2026-11-20T10:00:00+08:00'),
  amount: -3_000n,
  balanceAfter: 500_000n,
  purpose: 'dining',
  counterparty: '海底捞',
  merchant: '海底捞',
  ...given,
});
const account = { name: '工资卡', tail: '6789' };
const noticed = (given: Partial<SeenLine>, before: readonly SeenLine[] = [], below = 10_000n) =>
  noticesOf(line(given), { account, before, below });
const kinds = (...args: Parameters<typeof noticed>) => noticed(...args).map(({ kind }) => kind);
const coffees = Array.from({ length: 12 }, (_, day) =>
  line({ amount: -3_000n, merchant: '咖啡馆', at: new Date(`2026-11-0${(day % 9) + 1}T09:00:00+08:00`) }),
);

describe('money coming in', () => {
  test('is a salary or just money', () => {
    const [salary] = noticed({
      amount: 2_685_000n,
      purpose: 'salary',
      counterparty: '星图科技',
      merchant: null,
    });
    expect(salary).toMatchObject({ kind: 'salary-in' });
    expect(salary?.title.zh).toBe('工资到账 26,850.00 元');
    expect(kinds({ amount: 100n, purpose: 'transfer_in' })).toEqual(['money-in']);
  });
});

describe('money going out', () => {
  test('is told plainly', () => {
    expect(noticed({})[0]?.title.zh).toBe('支出 30.00 元,海底捞');
    expect(kinds({ purpose: 'family', counterparty: '刘桂芳', merchant: null })).toEqual(['money-out']);
  });

  test('twice the same within ten minutes is perhaps a mistake', () => {
    const before = [line({ at: new Date('2026-11-20T09:51:00+08:00') })];
    expect(kinds({}, before)).toEqual(['double-charge']);
    expect(kinds({ amount: -3_001n }, before)).toEqual(['money-out']);
    expect(kinds({ merchant: '别家' }, before)).toEqual(['money-out']);
    expect(kinds({}, [line({ at: new Date('2026-11-20T09:49:00+08:00') })])).toEqual(['money-out']);
  });

  test('the same sum sent to somebody twice is no double charge', () => {
    const sent = { purpose: 'family', counterparty: '刘桂芳', merchant: null };
    expect(kinds(sent, [line(sent)])).toEqual(['money-out']);
  });

  test('is large by what is usual, and surely from 20,000 on', () => {
    expect(kinds({ amount: -200_000n }, coffees)).toEqual(['large-spend']);
    expect(kinds({ amount: -199_999n }, coffees)).toEqual(['money-out']);
    expect(kinds({ amount: -200_000n })).toEqual(['money-out']);
    expect(kinds({ amount: -2_000_000n })).toEqual(['large-spend']);
    expect(kinds({ amount: -2_000_000n, purpose: 'transfer_out' })).toEqual(['money-out']);
  });
});

describe('a balance', () => {
  test('that falls below is told once, when it falls', () => {
    expect(kinds({ balanceAfter: 9_999n })).toEqual(['money-out', 'low-balance']);
    expect(kinds({ balanceAfter: 6_999n, amount: -3_000n })).toEqual(['money-out']);
    expect(kinds({ balanceAfter: 10_000n })).toEqual(['money-out']);
  });

  test('that falls by money kept elsewhere is told too, without calling it spent', () => {
    expect(kinds({ purpose: 'own_transfer', balanceAfter: 5_000n, amount: -10_000n })).toEqual([
      'low-balance',
    ]);
  });
});
