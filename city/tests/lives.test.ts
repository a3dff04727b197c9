import { describe, expect, it } from 'vitest';
import { demoCast } from '../src/index.ts';
import { liveAsDemoCast } from '../src/demo-lives.ts';
import { inOrder } from '../src/in-order.ts';
import { liveAsResident } from '../src/resident-life.ts';
import { inventResident } from '../src/residents.ts';

const from = '2024-11-20';
const until = new Date('2026-11-20T10:00:00+08:00');

const sumOf = (events: readonly { readonly amount: number }[]): number =>
  events.reduce((sum, event) => sum + event.amount, 0);

describe('the city', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(liveAsDemoCast(1, from, until)).toEqual(liveAsDemoCast(1, from, until));
    expect(liveAsDemoCast(2, from, until)).not.toEqual(liveAsDemoCast(1, from, until));
    expect(inventResident(1, 7, from)).toEqual(inventResident(1, 7, from));
  });

  it('lets nobody spend what they do not have', () => {
    const residents = Array.from({ length: 40 }, (_, index) => inventResident(3, index + 1, from));
    const lived = residents.flatMap((resident) => liveAsResident(3, resident, from, until));
    const held = new Map<string, number>();
    for (const event of inOrder(lived, [])) {
      const after = (held.get(event.account) ?? 0) + event.amount;
      expect(after).toBeGreaterThanOrEqual(0);
      held.set(event.account, after);
    }
  });

  it('drops a purchase that a loan instalment left no money for', () => {
    const event = { account: 'a', purpose: 'dining', counterparty: 'x', memo: '' };
    const events = [
      { ...event, at: new Date(1000), amount: 100 },
      { ...event, at: new Date(3000), amount: -60 },
    ];
    expect(inOrder(events, [{ at: new Date(2000), account: 'a', amount: -50 }])).toHaveLength(1);
    expect(inOrder(events, [])).toHaveLength(2);
  });

  it('gives 王建国 exactly 186,000.00, and days under 300 yuan', () => {
    const events = liveAsDemoCast(1, from, until).filter(({ account }) => account === 'wangjianguo/main');
    expect(sumOf(events)).toBe(18_600_000);
    const spentByDay = new Map<string, number>();
    for (const event of events.filter(({ amount, purpose }) => amount < 0 && purpose !== 'family')) {
      const day = event.at.toISOString().slice(0, 10);
      spentByDay.set(day, (spentByDay.get(day) ?? 0) - event.amount);
    }
    expect(Math.max(...spentByDay.values())).toBeLessThan(30_000);
  });

  it('has 陈静 send her mother 1,000 around the first of each month', () => {
    const sent = liveAsDemoCast(1, from, until).filter(
      ({ account, with: other }) => account === 'chenjing/salary' && other === 'liuguifang/main',
    );
    expect(sent.length).toBeGreaterThanOrEqual(23);
    expect(new Set(sent.map(({ amount }) => amount))).toEqual(new Set([-100_000]));
  });

  it('has every customer of the contract', () => {
    const names = demoCast.flatMap(({ username }) => username ?? []);
    expect(names).toEqual(['chenjing', 'wangjianguo', 'wangmin', 'lixiang', 'zhouming', 'zhaolan']);
  });
});
