import { describe, expect, test } from 'vitest';
import { earliestAge, lawfulAge, leastPaidMonths, payoutMonths } from './retirement-age.ts';

describe('the lawful age', () => {
  // From the table that the law has as its annex.
  test.each([
    ['male', '1964-12-31', 60, 0],
    ['male', '1965-01-01', 60, 1],
    ['male', '1965-04-30', 60, 1],
    ['male', '1965-05-01', 60, 2],
    ['male', '1976-08-31', 62, 11],
    ['male', '1976-09-01', 63, 0],
    ['male', '1990-05-05', 63, 0],
    ['female', '1969-12-31', 55, 0],
    ['female', '1970-01-01', 55, 1],
    ['female', '1981-08-31', 57, 11],
    ['female', '1981-09-01', 58, 0],
    ['female', '1994-03-18', 58, 0],
  ] as const)('of a %s born %s is %i years and %i months', (gender, bornOn, years, months) => {
    expect(lawfulAge({ gender, bornOn })).toBe(years * 12 + months);
  });

  test('may be taken three years early, never before the old one', () => {
    expect(earliestAge({ gender: 'male', bornOn: '1990-01-01' })).toBe(60 * 12);
    expect(earliestAge({ gender: 'male', bornOn: '1965-01-01' })).toBe(60 * 12);
    expect(earliestAge({ gender: 'female', bornOn: '1994-03-18' })).toBe(55 * 12);
  });
});

test.each([
  [2026, 15],
  [2029, 15],
  [2030, 15.5],
  [2035, 18],
  [2039, 20],
  [2050, 20],
])('a pension that begins in %i takes %f years of contribution', (year, years) => {
  expect(leastPaidMonths(year)).toBe(years * 12);
});

test.each([
  [50, 195],
  [55, 170],
  [58, 152],
  [60, 139],
  [63, 117],
  [75, 56],
  [30, 233],
])('at %i an account is paid out over %i months', (age, months) => {
  expect(payoutMonths(age)).toBe(months);
});
