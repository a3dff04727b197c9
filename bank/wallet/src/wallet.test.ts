import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideMovement, decideTopup, type LevelLimits, movableNow, splitPayment } from './wallet.ts';

const second: LevelLimits = {
  level: 2,
  balance: 500_000_00n,
  single: 50_000_00n,
  daily: 100_000_00n,
  yearly: null,
};
const fourth: LevelLimits = {
  level: 4,
  balance: 10_000_00n,
  single: 2_000_00n,
  daily: 5_000_00n,
  yearly: 50_000_00n,
};
const first: LevelLimits = { level: 1, balance: null, single: null, daily: null, yearly: null };
const nothing = { day: 0n, year: 0n };

describe('limits', () => {
  test.each([
    [second, 0n, nothing, 50_000_00n, true],
    [second, 0n, nothing, 50_000_01n, 'single'],
    [second, 0n, { day: 60_000_00n, year: 60_000_00n }, 40_000_01n, 'daily'],
    [second, 499_000_00n, nothing, 1_000_01n, 'balance'],
    [fourth, 0n, { day: 0n, year: 49_000_00n }, 1_000_01n, 'yearly'],
    [first, 10_000_000_00n, { day: 9_000_000_00n, year: 0n }, 9_000_000_00n, true],
  ] as const)('of level %# hold to the fen', (limits, balance, moved, amount, expected) => {
    const decided = decideTopup(limits, balance, moved, amount);
    expect(decided.ok ? true : decided.refusal.which).toBe(expected);
  });

  test('what is left is what would be possible', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(first, second, fourth),
        fc.bigInt({ min: 0n, max: 60_000_00n }),
        fc.bigInt({ min: 1n, max: 200_000_00n }),
        (limits, day, amount) => {
          const moved = { day, year: day };
          const most = movableNow(limits, moved);
          expect(decideMovement(limits, moved, amount).ok).toBe(most === null || amount <= most);
        },
      ),
    );
  });
});

test('a combined payment is paid whole, and never asks of the wallet what it has not or may not', () => {
  const amounts = fc.bigInt({ min: 1n, max: 200_000_00n });
  fc.assert(
    fc.property(fc.constantFrom(first, second, fourth), amounts, amounts, (limits, amount, balance) => {
      const { wallet, account } = splitPayment(amount, balance, limits, nothing);
      expect(wallet + account).toBe(amount);
      expect(wallet >= 0n && account >= 0n && wallet <= balance).toBe(true);
      expect(wallet === 0n || decideMovement(limits, nothing, wallet).ok).toBe(true);
    }),
  );
});
