import { type Day, monthOf, yearOf } from '@banxing/kernel';
import { isPostgraduate } from './underwriting.ts';

const grades: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5 };

const courseYears = (occupation: string): number => (isPostgraduate(occupation) ? 3 : 4);

/** The grade that an occupation such as 本科三年级学生 or 大二 names. */
function gradeIn(occupation: string): number | undefined {
  const match = /([一二三四五])年级|(?:大|研)([一二三四五])/u.exec(occupation);
  return grades[match?.[1] ?? match?.[2] ?? ''];
}

/** The age at which a first degree is ordinarily finished. */
const usualGraduationAge = 22;

/**
 * The July in which somebody's studies end: by the grade that is on file, else by age, and never before the July to
 * come.
 */
export function graduatesIn(
  { occupation, bornOn }: { readonly occupation: string; readonly bornOn: Day },
  today: Day,
): Day {
  const academicYear = monthOf(today) >= 9 ? yearOf(today) : yearOf(today) - 1;
  const grade = gradeIn(occupation);
  const byGrade = grade === undefined ? 0 : academicYear + 1 + Math.max(0, courseYears(occupation) - grade);
  const byAge = grade === undefined ? yearOf(bornOn) + usualGraduationAge : 0;
  return `${String(Math.max(byGrade, byAge, academicYear + 1))}-07-01`;
}

/** Months after a day until the month of graduation: for these a student loan asks nothing. */
export const monthsUntil = (graduation: Day, today: Day): number =>
  Math.max(0, (yearOf(graduation) - yearOf(today)) * 12 + monthOf(graduation) - monthOf(today));

/** Months over which a student loan is paid back after graduation. */
export const repaymentMonths = 180;
