import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project, type ProjectionFacts } from './projection.ts';
import { payoutMonths } from './retirement-age.ts';

const facts: ProjectionFacts = {
  ageMonths: 32 * 12 + 8,
  retireAgeMonths: 58 * 12,
  paysFromAgeMonths: 0,
  earliestAgeMonths: 55 * 12,
  thisYear: 2026,
  scheme: 'employees',
  paidMonths: 112,
  base: 2_600_000n,
  accountBalance: 9_840_000n,
  averageWage: 1_240_000n,
  annuityBalance: 4_620_000n,
  annuityMonthly: 80_000n,
  personalBalance: 0n,
  personalYearly: 0n,
  savings: 0n,
  wanted: 2_000_000n,
};

/** The official formula in yuan and floating point. */
function byFormula(it: ProjectionFacts): { state: number; annuity: number; personal: number } {
  const left = Math.max(0, it.retireAgeMonths - it.ageMonths);
  const paying = Math.max(0, it.retireAgeMonths - Math.max(it.ageMonths, it.paysFromAgeMonths));
  const wage = Number(it.averageWage);
  const base = Math.min(Math.max(Number(it.base), wage * 0.6), wage * 3);
  const index = base / wage;
  const years = (it.paidMonths + paying) / 12;
  const months = payoutMonths(
    Math.floor(Math.max(it.retireAgeMonths, it.earliestAgeMonths, it.ageMonths) / 12),
  );
  return {
    state:
      ((wage + wage * index) / 2) * years * 0.01 +
      (Number(it.accountBalance) + base * 0.08 * paying) / months,
    annuity: (Number(it.annuityBalance) + Number(it.annuityMonthly) * paying) / months,
    personal: (Number(it.personalBalance) + (Number(it.personalYearly) * left) / 12) / months,
  };
}

describe('a projection', () => {
  test('of an employee is the official formula', () => {
    const it = project(facts);
    const own = byFormula(facts);
    expect(it).toMatchObject({
      monthsLeft: 304,
      paidMonths: 416,
      payoutMonths: 152,
      stateFromAge: 58,
      bridge: 0n,
    });
    expect(Math.abs(Number(it.stateBasic + it.stateAccount) - own.state)).toBeLessThan(2);
    expect(Math.abs(Number(it.annuity) - own.annuity)).toBeLessThan(1);
  });

  test('agrees with the formula for everybody, and its gap closes', () => {
    const any = fc.record({
      ageMonths: fc.integer({ min: 20 * 12, max: 62 * 12 }),
      retireAgeMonths: fc.integer({ min: 55 * 12, max: 70 * 12 }),
      paidMonths: fc.integer({ min: 200, max: 400 }),
      base: fc.bigInt({ min: 100_000n, max: 9_000_000n }),
      accountBalance: fc.bigInt({ min: 0n, max: 50_000_000n }),
      personalBalance: fc.bigInt({ min: 0n, max: 20_000_000n }),
      personalYearly: fc.bigInt({ min: 0n, max: 1_200_000n }),
      wanted: fc.bigInt({ min: 0n, max: 5_000_000n }),
    });
    fc.assert(
      fc.property(any, (given) => {
        const asked = {
          ...facts,
          ...given,
          retireAgeMonths: Math.max(given.retireAgeMonths, given.ageMonths + 1),
        };
        const it = project({ ...asked, paidMonths: 240 });
        const own = byFormula({ ...asked, paidMonths: 240 });
        expect(Math.abs(Number(it.total) - own.state - own.annuity - own.personal)).toBeLessThan(4);
        expect(it.total + it.gap >= asked.wanted).toBe(true);
        expect(it.gap === 0n || it.total + it.gap === asked.wanted).toBe(true);
        const saved = Number(it.saveMonthly) * it.monthsLeft;
        expect(Math.abs(saved - Number(it.savingsNeeded))).toBeLessThanOrEqual(it.monthsLeft);
      }),
    );
  });

  test('bridges the years before the state pays', () => {
    const it = project({ ...facts, retireAgeMonths: 50 * 12 });
    expect(it).toMatchObject({ stateFromAge: 55, payoutMonths: 170 });
    expect(it.bridge).toBe(facts.wanted * 60n);
    expect(it.paidMonths).toBe(112 + (50 * 12 - facts.ageMonths));
  });

  test('spreads what is put by evenly until eighty-five', () => {
    const it = project({ ...facts, savings: 32_400_000n });
    expect(it.fromSavings).toBe(100_000n);
    expect(it.total - project(facts).total).toBe(100_000n);
  });

  test('leaves the basic pension out when too little was paid', () => {
    const late = { ...facts, ageMonths: 50 * 12, paidMonths: 24 };
    expect(project(late)).toMatchObject({ stateBasic: 0n, paidMonths: 120 });
    expect(project({ ...late, paidMonths: 200 }).stateBasic).toBeGreaterThan(0n);
  });

  test('of residents is the basic sum and the account', () => {
    const resident = {
      ...facts,
      scheme: 'residents' as const,
      base: 0n,
      annuityBalance: 0n,
      annuityMonthly: 0n,
    };
    const it = project({
      ...resident,
      ageMonths: 52 * 12,
      retireAgeMonths: 60 * 12,
      accountBalance: 1_200_000n,
    });
    // 12,000 and 1,000 a year for eight years over 139 months.
    expect([it.stateBasic, it.stateAccount]).toEqual([24_000n, BigInt(Math.round(2_000_000 / 139))]);
  });

  test('of somebody not working yet begins with the first job', () => {
    const student = {
      ...facts,
      ageMonths: 20 * 12,
      paysFromAgeMonths: 22 * 12,
      paidMonths: 0,
      accountBalance: 0n,
    };
    expect(project(student).paidMonths).toBe(36 * 12);
  });
});
