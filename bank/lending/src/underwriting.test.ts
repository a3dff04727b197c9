import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoanKind, LoanProduct } from './loan-product.ts';
import { rateOf } from './rate.ts';
import { reasonsFromJson, reasonsToJson } from './reason-json.ts';
import { type Applicant, assess, decideLoan, monthlyBurden, principalFor } from './underwriting.ts';

const product = (kind: LoanKind, given: Partial<LoanProduct> = {}): LoanProduct => ({
  code: kind,
  kind,
  name: { zh: kind, en: kind },
  about: { zh: '', en: '' },
  words: [],
  chart: 'loan-consumer',
  ratePercent: '3.60',
  least: 1_000_00n,
  most: 300_000_00n,
  longestMonths: 60,
  methods: ['equal_instalment', 'equal_principal', 'interest_first'],
  atOnceUpTo: 300_000_00n,
  ...given,
});

const chen: Applicant = {
  age: 32,
  bornOn: '1994-03-18',
  segment: 'salaried',
  occupation: '产品经理',
  monthlyIncome: 30_000_00n,
  incomeMonths: 12,
  turnover: 0n,
  turnoverMonths: 0,
  monthlyDebt: 8_000_00n,
  owed: { mortgage: 1_700_000_00n },
  overdueInstalments: 0,
  studentDrawn: 0n,
};
const today = '2026-11-20';

describe('what can be paid back with so much a month', () => {
  test('agrees with the annuity in floating point, and never costs more than the payment', () => {
    const any = fc.record({
      payment: fc.integer({ min: 100_00, max: 100_000_00 }),
      hundredths: fc.integer({ min: 1, max: 2400 }),
      months: fc.integer({ min: 1, max: 360 }),
    });
    fc.assert(
      fc.property(any, ({ payment, hundredths, months }) => {
        const r = hundredths / 120_000;
        const present = (payment * (1 - (1 + r) ** -months)) / r;
        const reckoned = Number(principalFor(BigInt(payment), rateOf((hundredths / 100).toFixed(2)), months));
        expect(Math.abs(reckoned - present)).toBeLessThanOrEqual(1 + present * 1e-9);
      }),
    );
  });

  test('without interest is the payments themselves; without room nothing', () => {
    expect(principalFor(1_000_00n, rateOf('0'), 12)).toBe(12_000_00n);
    expect(principalFor(0n, rateOf('3.6'), 12)).toBe(0n);
  });
});

describe('a quota', () => {
  test('for the household is what the income still bears, within a year of income and the product', () => {
    const { quota, reasons } = assess(chen, product('consumer'), today, 12);
    // 50 % of 30,000 less 8,000 is 7,000 a month; a year of that at 3.6 % is 82,389.94.
    expect(quota).toBe(82_000_00n);
    expect(reasons.map(({ code }) => code)).toEqual(['income_on_books', 'debt_share']);
    expect(assess(chen, product('consumer'), today).quota).toBe(300_000_00n);
    const poor = { ...chen, monthlyIncome: 10_000_00n, monthlyDebt: 0n };
    expect(assess(poor, product('consumer'), today)).toMatchObject({ quota: 120_000_00n });
  });

  test('for a home bears 55 % of the income', () => {
    const home = product('mortgage', { most: 20_000_000_00n, longestMonths: 360, ratePercent: '3.05' });
    // 16,500 − 8,000 = 8,500 a month for 360 months at 3.05 %.
    const r = 0.0305 / 12;
    const present = (8_500_00 * (1 - (1 + r) ** -360)) / r;
    expect(Number(assess(chen, home, today).quota)).toBe(Math.floor(present / 1_000_00) * 1_000_00);
  });

  test('for a business is sixty percent of what it turned over, less what it owes', () => {
    const owner = { ...chen, turnover: 3_000_000_00n, turnoverMonths: 12, owed: { business: 800_000_00n } };
    const business = product('business', { most: 5_000_000_00n, longestMonths: 36 });
    expect(assess(owner, business, today).quota).toBe(1_000_000_00n);
    expect(assess(chen, business, today)).toMatchObject({
      quota: 0n,
      reasons: [{ code: 'turnover_missing', months: 0 }],
    });
  });

  test('for studies is what the academic year still allows', () => {
    const student = product('student', { most: 60_000_00n, longestMonths: 264 });
    const li = { ...chen, age: 20, segment: 'student' as const, studentDrawn: 8_000_00n };
    expect(assess(li, student, today).quota).toBe(12_000_00n);
    expect(assess({ ...li, occupation: '硕士研究生' }, student, today).quota).toBe(17_000_00n);
    expect(assess(chen, student, today)).toMatchObject({ quota: 0n, reasons: [{ code: 'not_a_student' }] });
    expect(assess(li, product('consumer'), today)).toMatchObject({
      quota: 0n,
      reasons: [{ code: 'still_a_student' }],
    });
  });

  test.each([
    [{ overdueInstalments: 1 }, 'overdue_now'],
    [{ age: 17 }, 'age_too_young'],
    [{ incomeMonths: 2 }, 'income_missing'],
  ])('is nothing with %o: %s', (given, code) => {
    expect(assess({ ...chen, ...given }, product('consumer'), today)).toMatchObject({
      quota: 0n,
      reasons: [{ code }],
    });
  });

  test('below the least of the product is nothing, and says so', () => {
    const small = { ...chen, monthlyIncome: 500_00n, monthlyDebt: 240_00n };
    expect(assess(small, product('consumer', { least: 5_000_00n }), today).reasons.at(-1)).toMatchObject({
      code: 'below_least',
    });
  });

  test('is nothing when the debts have eaten the income', () => {
    const { quota, reasons } = assess({ ...chen, monthlyDebt: 15_000_00n }, product('consumer'), today);
    expect([quota, reasons.at(-1)?.code]).toEqual([0n, 'debt_too_high']);
  });
});

describe('age', () => {
  const elder = { ...chen, age: 68, bornOn: '1958-06-11', monthlyDebt: 0n };
  test('shortens the term so that the last instalment falls before seventy', () => {
    // From 20 November 2026 to 11 June 2028 there are 18 whole months.
    expect(assess(elder, product('consumer'), today).months).toBe(18);
  });
  test('refuses a longer one, and anybody of seventy', () => {
    expect(assess(elder, product('consumer'), today, 24).reasons).toMatchObject([{ code: 'age_too_old' }]);
    const old = { ...elder, age: 70, bornOn: '1956-11-20' };
    expect(assess(old, product('consumer'), today).reasons).toMatchObject([{ code: 'age_too_old' }]);
  });
});

describe('a decision', () => {
  const wanted = { amount: 50_000_00n, months: 36, method: 'equal_instalment' as const };
  test('gives its reasons either way', () => {
    expect(decideLoan(chen, product('consumer'), wanted, today)).toMatchObject({
      ok: true,
      value: [{ code: 'income_on_books' }, { code: 'debt_share' }],
    });
    expect(decideLoan(chen, product('consumer'), { ...wanted, months: 6 }, today)).toMatchObject({
      ok: false,
      refusal: { code: 'limit_exceeded', quota: 41_000_00n },
    });
    expect(decideLoan({ ...chen, incomeMonths: 0 }, product('consumer'), wanted, today)).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed', reasons: [{ code: 'income_missing' }] },
    });
  });

  test('whatever is granted is borne: its first instalment stays within the room', () => {
    const any = fc.record({
      income: fc.integer({ min: 3_000_00, max: 80_000_00 }),
      debt: fc.integer({ min: 0, max: 20_000_00 }),
      months: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(any, ({ income, debt, months }) => {
        const applicant = { ...chen, monthlyIncome: BigInt(income), monthlyDebt: BigInt(debt), owed: {} };
        const { quota } = assess(applicant, product('consumer'), today, months);
        fc.pre(quota > 0n);
        const burden = monthlyBurden(quota, '3.60', months, 'equal_instalment');
        expect(Number(burden)).toBeLessThanOrEqual(income * 0.5 - debt + 1);
      }),
    );
  });

  test('its reasons come back from JSON as they went', () => {
    const { reasons } = assess(chen, product('consumer'), today, 12);
    expect(reasonsFromJson(JSON.parse(JSON.stringify(reasonsToJson(reasons))))).toEqual(reasons);
  });
});
