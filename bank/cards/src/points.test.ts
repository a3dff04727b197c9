import { describe, expect, it } from 'vitest';
import { ordinaryRules } from './card-rules.ts';
import { expiryOf, type PointLot, pointsFor, pointsLeft, takePoints } from './points.ts';

const lot = (earnedIn: string, expiresOn: string, remaining: bigint): PointLot => ({
  earnedIn,
  expiresOn,
  points: 500n,
  remaining,
});

const lots = [
  lot('2026-03', '2028-03-31', 300n),
  lot('2024-12', '2026-12-31', 100n),
  lot('2024-10', '2026-10-31', 400n),
];

describe('points', () => {
  it('are one for a whole yuan', () => {
    expect(pointsFor(99_99n)).toBe(99n);
  });

  it('expire with the last of their month, two years on', () => {
    expect(expiryOf('2026-02-10', ordinaryRules)).toBe('2028-02-29');
    expect(expiryOf('2026-12-31', ordinaryRules)).toBe('2028-12-31');
  });

  it('count only while they live', () => {
    expect(pointsLeft(lots, '2026-11-20')).toBe(400n);
    expect(pointsLeft(lots, '2026-12-31')).toBe(400n);
    expect(pointsLeft(lots, '2027-01-01')).toBe(300n);
  });

  it('go first that expire first', () => {
    expect(takePoints(lots, 150n, '2026-11-20')).toEqual([
      lot('2024-12', '2026-12-31', 0n),
      lot('2026-03', '2028-03-31', 250n),
    ]);
  });

  it('cannot be taken beyond what is there', () => {
    expect(takePoints(lots, 401n, '2026-11-20')).toBeUndefined();
  });
});
