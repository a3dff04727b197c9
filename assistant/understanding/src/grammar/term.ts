import { countOf, smallCount as n, smallEnglish } from './small-number.ts';

/** A length of time, as an ISO 8601 duration. */
export interface TermMention {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

type Unit = 'D' | 'W' | 'M' | 'Y';

const chinese = new RegExp(
  `(半年)|(半个月)|(一|两|三|四|五|六|1|2|3|4|5|6)年半|(${n})(个?月|天|日(?!元|币|圆)|周年|周|个?星期|个?礼拜|年|期|个季度)(?:期|型)?(?![半初底末份])`,
  'gu',
);
const english = new RegExp(
  `\\b(?:(half a year)|(${smallEnglish})(?:[ -]and[ -]a[ -]half)?[ -](days?|weeks?|months?|years?|installments?|instalments?))\\b`,
  'gu',
);

const unitOf = (word: string): Unit => {
  if (/天|日|day/u.test(word)) return 'D';
  if (/周(?!年)|星期|礼拜|week/u.test(word)) return 'W';
  return /年|year/u.test(word) ? 'Y' : 'M';
};

/** Finds lengths of time: 三个月, 半年, 12期, 90天, 一年半, 3 months. */
export function readTerms(text: string): readonly TermMention[] {
  const mentions: TermMention[] = [];
  for (const match of text.matchAll(chinese)) {
    const before = text.slice(0, match.index);
    // 两千三百天 is no 三百天, but 五千一年 is 五千 for a year.
    if (/[第每号\d.]$/u.test(before) || (/[百千]$/u.test(before) && /[天日期]/u.test(match[0]))) continue;
    const [, halfYear, halfMonth, yearsAndHalf, count = '', unit = ''] = match;
    // 一万五一年 is 15,000 for a year, not 10,000 for 51.
    const tail = /[万千百]$/u.test(before) && /^[一二三四五六七八九][一两二三四五]$/u.test(count) ? 1 : 0;
    const value = halfYear ? 'P6M' : halfMonth ? 'P15D' : yearsAndHalf ? `P${(countOf(yearsAndHalf) ?? 0) * 12 + 6}M` : counted(count.slice(tail), unit); // prettier-ignore
    if (value !== undefined)
      mentions.push({ start: match.index + tail, end: match.index + match[0].length, value });
  }
  for (const match of text.matchAll(english)) {
    const [, halfYear, count, unit = ''] = match;
    const value = halfYear ? 'P6M' : counted(count, unit);
    if (value !== undefined) mentions.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return mentions;
}

function counted(count: string | undefined, unit: string): string | undefined {
  const number = countOf(count);
  if (number === undefined || number === 0) return undefined;
  if (/季/u.test(unit)) return `P${number * 3}M`;
  const letter = unitOf(unit);
  if (letter === 'Y' && number > 60) return undefined;
  return `P${number}${letter}`;
}
