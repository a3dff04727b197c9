import {
  type Day,
  formatMoney,
  formatMoneyForPeople,
  money,
  moneyOf,
  type Words,
  words,
} from '@banxing/kernel';
import type { Scheme } from './pillar-record.ts';

/** Minor units for people: `12,345.67`. */
export const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

/** Minor units as a decimal string. */
export const decimal = (minorUnits: bigint): string => formatMoney(money(minorUnits));

/** A decimal string for people. */
export const people = (amount: string): string => formatMoneyForPeople(moneyOf(amount));

/** Whole yuan, for estimates that pretend no more. */
export const aboutYuan = (minorUnits: bigint): string => yuan(minorUnits).replace(/\.\d\d$/u, '');

export const schemeNames = {
  employees: words('城镇职工养老保险', 'employees’ insurance'),
  residents: words('城乡居民养老保险', 'residents’ insurance'),
  civil: words('机关事业单位养老保险', 'civil service insurance'),
} as const satisfies Record<Scheme, Words>;

/** Months as 9年4个月. */
export function monthsWords(months: number): Words {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const zh = `${years > 0 ? `${years}年` : ''}${rest > 0 || years === 0 ? `${rest}个月` : ''}`;
  const en = [
    ...(years > 0 ? [`${years} year${years === 1 ? '' : 's'}`] : []),
    ...(rest > 0 || years === 0 ? [`${rest} month${rest === 1 ? '' : 's'}`] : []),
  ].join(' ');
  return words(zh, en);
}

/** An age in months as 60岁 or 60岁3个月. */
export const ageWords = (months: number): Words => {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return words(
    `${years}岁${rest > 0 ? `${rest}个月` : ''}`,
    `${years}${rest > 0 ? ` years and ${rest} months` : ''}`,
  );
};

export const dayWords = (day: Day): Words => {
  const [year = '', month = '', date = ''] = day.split('-');
  return words(`${year}年${Number(month)}月${Number(date)}日`, day);
};
