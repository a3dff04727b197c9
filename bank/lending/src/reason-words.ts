import { type Locale, type Words, words } from '@banxing/kernel';
import { yuan } from './loan-speech.ts';
import { lendingPolicy, type Reason } from './underwriting.ts';

type Said = {
  readonly [Code in Reason['code']]: (reason: Extract<Reason, { code: Code }>) => Words;
};

const said: Said = {
  income_on_books: ({ monthly }) =>
    words(
      `近一年在本行的月均收入 ${yuan(monthly)} 元`,
      `¥${yuan(monthly)} of income a month on average over the last year`,
    ),
  income_missing: ({ months }) =>
    words(
      `近一年只有 ${months} 个月在本行有收入入账,至少要 ${lendingPolicy.leastMonths} 个月`,
      `income came in here in only ${months} months of the last year, and it takes ${lendingPolicy.leastMonths}`,
    ),
  debt_share: ({ debt, room, percent }) =>
    words(
      `全部月供不超过收入的 ${percent}%,${debt > 0n ? `现有月供 ${yuan(debt)} 元,` : ''}每月还能再还 ${yuan(room)} 元`,
      `all instalments stay within ${percent}% of income: ${debt > 0n ? `¥${yuan(debt)} a month is owed already, ` : ''}¥${yuan(room)}${debt > 0n ? ' more' : ' a month'} is bearable`,
    ),
  debt_too_high: ({ debt, percent }) =>
    words(
      `现有月供 ${yuan(debt)} 元,已经到了收入的 ${percent}%`,
      `¥${yuan(debt)} a month is owed already, ${percent}% of income or more`,
    ),
  income_cap: ({ cap, owed }) =>
    words(
      `信用贷款合计不超过 ${lendingPolicy.unsecuredMonths} 个月收入 ${yuan(cap)} 元${owed > 0n ? `,其中已借 ${yuan(owed)} 元` : ''}`,
      `unsecured loans stay within ${lendingPolicy.unsecuredMonths} months of income, ¥${yuan(cap)}${owed > 0n ? `, of which ¥${yuan(owed)} is used` : ''}`,
    ),
  turnover_on_books: ({ yearly }) =>
    words(`近一年经营流水 ${yuan(yearly)} 元`, `¥${yuan(yearly)} of sales over the last year`),
  turnover_cap: ({ cap, owed, percent }) =>
    words(
      `经营贷合计不超过年流水的 ${percent}%,也就是 ${yuan(cap)} 元${owed > 0n ? `,已借 ${yuan(owed)} 元` : ''}`,
      `business loans stay within ${percent}% of a year's sales, ¥${yuan(cap)}${owed > 0n ? `, of which ¥${yuan(owed)} is used` : ''}`,
    ),
  turnover_missing: ({ months }) =>
    words(
      `近一年只有 ${months} 个月在本行有经营收入,至少要 ${lendingPolicy.leastMonths} 个月的流水`,
      `sales came in here in only ${months} months of the last year, and it takes ${lendingPolicy.leastMonths}`,
    ),
  age_too_young: ({ age, least }) =>
    words(`满 ${least} 岁才能办,您现在 ${age} 岁`, `one must be ${least}, and you are ${age}`),
  age_too_old: ({ age, most }) =>
    words(
      `最后一期要在 ${most} 岁以前还完,您现在 ${age} 岁`,
      `the last instalment must fall before the age of ${most}, and you are ${age}`,
    ),
  overdue_now: ({ count }) =>
    words(
      `现在有 ${count} 期贷款逾期,还上以后再来申请`,
      `${count} instalment${count === 1 ? ' is' : 's are'} overdue; please pay first`,
    ),
  below_least: ({ least }) =>
    words(
      `算下来不到这种贷款起借的 ${yuan(least)} 元`,
      `that comes to less than the least of this kind, ¥${yuan(least)}`,
    ),
  still_a_student: () =>
    words(
      '在校学生只办助学贷款,其他贷款等工作有稳定收入后再申请',
      'while at school only a student loan is possible; others can be had with a steady income',
    ),
  not_a_student: () =>
    words(
      '国家助学贷款要由在校学生本人申请,孩子用自己的账户就能办',
      'a state student loan is applied for by the student, from an account of their own',
    ),
  student_year: ({ most, drawn }) =>
    words(
      `每学年最多 ${yuan(most)} 元${drawn > 0n ? `,本学年已借 ${yuan(drawn)} 元` : ''}`,
      `at most ¥${yuan(most)} an academic year${drawn > 0n ? `, of which ¥${yuan(drawn)} is drawn` : ''}`,
    ),
  product_most: ({ most }) =>
    words(`这种贷款最多 ${yuan(most)} 元`, `¥${yuan(most)} is the most of this kind`),
};

export const reasonWords = <Code extends Reason['code']>(reason: Extract<Reason, { code: Code }>): Words =>
  (said[reason.code as Code] as (reason: Extract<Reason, { code: Code }>) => Words)(reason);

/** Reasons in one breath. */
export const reasonsIn = (reasons: readonly Reason[], locale: Locale): string =>
  reasons.map((reason) => reasonWords(reason)[locale]).join(locale === 'zh' ? ';' : '; ');
