import type { Gender } from '@banxing/parties';
import { type Day, monthOf, yearOf } from '@banxing/kernel';

/** An age in whole months. */
export type AgeInMonths = number;

/** The ages before the reform that began in January 2025, and how far it raises them: by a month every four months. */
const before: Readonly<Record<Gender, number>> = { male: 60, female: 55 };
const mostLaterMonths = 36;
const oneMonthEvery = 4;

const monthIndex = (day: Day): number => yearOf(day) * 12 + monthOf(day) - 1;
const reformBegan = 2025 * 12;

/**
 * The lawful retirement age by birth: 60 for men and 55 for women (in offices and technical posts; workers' 50 is not
 * known here), three years more in the end.
 */
export function lawfulAge({
  gender,
  bornOn,
}: {
  readonly gender: Gender;
  readonly bornOn: Day;
}): AgeInMonths {
  const usual = before[gender] * 12;
  const after = monthIndex(bornOn) + usual - reformBegan;
  if (after < 0) return usual;
  return usual + Math.min(mostLaterMonths, Math.floor(after / oneMonthEvery) + 1);
}

/** The state pension begins at most three years before the lawful age, and never before the old one. */
export const earliestAge = (person: { readonly gender: Gender; readonly bornOn: Day }): AgeInMonths =>
  Math.max(before[person.gender] * 12, lawfulAge(person) - 36);

/** Residents outside employment draw from sixty, men and women alike. */
export const residentsAge: AgeInMonths = 60 * 12;

/** Years of contribution that a pension takes by the year in which it begins: 15, from 2030 half a year more each year up to 20. */
export const leastPaidMonths = (year: number): number =>
  year < 2030 ? 180 : Math.min(240, 180 + (year - 2029) * 6);

const payoutByAge: Readonly<Record<number, number>> = {
  40: 233, 41: 230, 42: 226, 43: 223, 44: 220, 45: 216, 46: 212, 47: 207, 48: 204, 49: 199, 50: 195, 51: 190, 52: 185,
  53: 180, 54: 175, 55: 170, 56: 164, 57: 158, 58: 152, 59: 145, 60: 139, 61: 132, 62: 125, 63: 117, 64: 109, 65: 101,
  66: 93, 67: 84, 68: 75, 69: 65, 70: 56,
}; // prettier-ignore

/** Months over which the state reckons an account to be paid out, by the age at which it begins (计发月数). */
export const payoutMonths = (age: number): number =>
  payoutByAge[Math.min(70, Math.max(40, Math.floor(age)))] ?? 139;
