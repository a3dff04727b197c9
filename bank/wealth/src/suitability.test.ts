import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RiskGrade } from './product.ts';
import { type CustomerGrade, decideRetake, decideSale, expiresOn, gradeOn } from './suitability.ts';

const grades = [1, 2, 3, 4, 5] as const;
const productOf = (issuerRisk: RiskGrade, bankRisk: RiskGrade = issuerRisk) => ({
  name: { zh: '某产品', en: 'some product' },
  issuerRisk,
  bankRisk,
});
const assessed = (grade: CustomerGrade, takenOn = '2026-06-01') => ({
  grade,
  score: 0,
  takenOn,
  takenAt: new Date(`${takenOn}T10:00:00+08:00`),
});

test('nothing above the grade is ever sold, whichever of the two risk grades is the higher', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...grades),
      fc.constantFrom(...grades),
      fc.constantFrom(...grades),
      fc.integer({ min: 18, max: 99 }),
      (grade, issuer, bank, age) => {
        const sale = decideSale(productOf(issuer, bank), { assessment: assessed(grade), age }, '2026-11-20');
        expect(sale.ok).toBe(Math.max(issuer, bank) <= grade);
        if (sale.ok) expect(sale.value.coolingDay).toBe(age >= 65 && Math.max(issuer, bank) >= 4);
      },
    ),
  );
});

test('no assessment, or one that has run out, sells nothing', () => {
  const missing = decideSale(productOf(1), { assessment: undefined, age: 30 }, '2026-11-20');
  expect(missing).toMatchObject({ ok: false, refusal: { code: 'assessment_missing' } });
  const old = decideSale(productOf(1), { assessment: assessed(5, '2025-11-20'), age: 30 }, '2026-11-20');
  expect(old).toMatchObject({ ok: false, refusal: { code: 'assessment_expired', on: '2026-11-20' } });
});

test('an assessment of leap day runs out on the last of February', () => {
  const leap = assessed(3, '2024-02-29');
  expect(expiresOn(leap)).toBe('2025-02-28');
  expect(gradeOn(leap, '2025-02-27')).toBe(3);
  expect(gradeOn(leap, '2025-02-28')).toBeUndefined();
});

test('twice a day and eight times in twelve months at most', () => {
  const day = '2026-11-20';
  expect(decideRetake([day], day).ok).toBe(true);
  expect(decideRetake([day, day], day)).toMatchObject({ refusal: { within: 'day' } });
  const eight = Array.from({ length: 8 }, (_, index) => `2026-0${String((index % 8) + 1)}-11`);
  expect(decideRetake(eight, day)).toMatchObject({ refusal: { within: 'year' } });
  expect(decideRetake(['2025-11-20', ...eight.slice(1)], day).ok).toBe(true);
});
