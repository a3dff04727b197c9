import { isDay, type Day } from '@banxing/kernel';
import { chineseTimeRules, type TimeRule } from './time-chinese.ts';
import { englishTimeRules } from './time-english.ts';
import { countOf, smallCount as n } from './small-number.ts';
import {
  dayOfMonthSense,
  fromOf,
  monthDaySense,
  monthSense,
  noSuchDay,
  span,
  toOf,
  type TimeSense,
} from './time-span.ts';

/** Words about time in a text, with what they can mean. */
export interface TimeMention extends TimeSense {
  readonly start: number;
  readonly end: number;
}

const connector = /^\s?(?:到|至|~|～|-|—|–|一直到|直到|to|until|till|through|and)\s?/u;
const untilNow =
  /^(?:的?(?:第一天)?(?:开始|起)?(?:到|至)(?:现在|今天|今日|今(?!年|日|天)|目前|如今|当前)(?:为止)?|以来|至今|迄今(?:为止)?)/u;
const isoRange = /(20\d{2}-\d{2}-\d{2})\/(20\d{2}-\d{2}-\d{2})/uy;

/** Two numbers under one unit: 1到3月, 3-5号, 5月1到7号. */
const pairRules: readonly TimeRule[] = [
  pairRule(`(${n})(?:到|至|-|~|—)(${n})月份?(?!供|期)`, (from, to, today) => {
    const [first, last] = [monthSense(today, from), monthSense(today, to)];
    return joined(first, last);
  }),
  pairRule(`(${n})[号日]?(?:到|至|-|~|—)(${n})[号日](?!线|店)`, (from, to, today) => {
    const [first, last] = [dayOfMonthSense(today, from), dayOfMonthSense(today, to)];
    return first && !last ? noSuchDay : joined(first, last);
  }),
];

function pairRule(
  source: string,
  read: (from: number, to: number, today: Day) => TimeSense | undefined,
): TimeRule {
  return {
    pattern: new RegExp(source, 'uy'),
    read: ([from, to], today) => {
      const [first, last] = [countOf(from), countOf(to)];
      return first === undefined || last === undefined ? undefined : read(first, last, today);
    },
  };
}

function joined(first: TimeSense | undefined, last: TimeSense | undefined): TimeSense | undefined {
  if (first?.range === undefined || last?.range === undefined) return undefined;
  const [from, to] = [fromOf(first.range), toOf(last.range)];
  if (from > to) return undefined;
  return { range: span(from, to) };
}

const monthDays = new RegExp(`(${n})月(?:份)?(?:的)?(${n})[号日]?(?:到|至|-|~|—)(${n})[号日]`, 'uy');

/** Finds the words about time, from left to right, the longest at each place. */
export function readTimes(text: string, today: Day): readonly TimeMention[] {
  const mentions: TimeMention[] = [];
  let at = 0;
  while (at < text.length) {
    const found = beginsTime(text, at)
      ? (iso(text, at) ?? daysOfMonth(text, at, today) ?? longest(text, at, today))
      : undefined;
    if (found === undefined) {
      at += 1;
      continue;
    }
    const extended = withNow(text, found, today) ?? found;
    const last = mentions[mentions.length - 1];
    const merged = last && merge(text, last, extended, today);
    if (merged) mentions[mentions.length - 1] = merged;
    else mentions.push(extended);
    at = extended.end;
  }
  return mentions;
}

const notInsideWord = /[a-z0-9]/u;

/** A digit or letter in the middle of a row of such begins nothing; neither does a Chinese number in the middle of one. */
function beginsTime(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const here = text[at] ?? '';
  if (notInsideWord.test(here))
    return !notInsideWord.test(before) && !/\d[.,]$/u.test(text.slice(Math.max(0, at - 2), at));
  return !(/[一二三四五六七八九十零两]/u.test(here) && /[零一二三四五六七八九十百千万第]/u.test(before));
}

function iso(text: string, at: number): TimeMention | undefined {
  isoRange.lastIndex = at;
  const match = isoRange.exec(text);
  return match ? { start: at, end: isoRange.lastIndex, range: match[0] } : undefined;
}

function daysOfMonth(text: string, at: number, today: Day): TimeMention | undefined {
  monthDays.lastIndex = at;
  const match = monthDays.exec(text);
  if (!match) return undefined;
  const [month, from, to] = [countOf(match[1]), countOf(match[2]), countOf(match[3])];
  if (month === undefined || from === undefined || to === undefined) return undefined;
  const [first, last] = [monthDaySense(today, month, from), monthDaySense(today, month, to)];
  const range = first && last ? joined(first, last) : noSuchDay;
  return range ? { start: at, end: monthDays.lastIndex, ...range } : undefined;
}

const allRules: readonly TimeRule[] = [...pairRules, ...chineseTimeRules];

function longest(text: string, at: number, today: Day): TimeMention | undefined {
  const rules = /[a-z0-9]/u.test(text[at] ?? '') ? [...allRules, ...englishTimeRules] : allRules;
  let best: TimeMention | undefined;
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || match[0] === '' || (best && best.end - at >= match[0].length)) continue;
    const sense = read(match.slice(1), today);
    if (sense) best = { start: at, end: at + match[0].length, ...sense };
  }
  return best;
}

function withNow(text: string, mention: TimeMention, today: Day): TimeMention | undefined {
  if (mention.range === undefined) return undefined;
  const match = untilNow.exec(text.slice(mention.end, mention.end + 16));
  if (!match || fromOf(mention.range) > today) return undefined;
  return {
    start: mention.start,
    end: mention.end + match[0].length,
    range: span(fromOf(mention.range), today),
  };
}

const namesNoDay = ({ day, range, ahead }: TimeMention): boolean =>
  day === undefined && range === undefined && ahead === undefined;

/** 10月1号到7号, 3月到5月, 上周三到昨天: two mentions and a word between them are one period. */
function merge(text: string, first: TimeMention, second: TimeMention, today: Day): TimeMention | undefined {
  const between = text.slice(first.end, second.start);
  const match = connector.exec(between);
  if (!match || match[0].length !== between.length || between.trim() === 'and') return undefined;
  if (namesNoDay(first) || namesNoDay(second)) return { start: first.start, end: second.end, ...noSuchDay };
  if (first.range === undefined || second.range === undefined) return undefined;
  const from = fromOf(first.range);
  let to = toOf(second.range);
  if (second.open === 'month') {
    to = `${from.slice(0, 8)}${(second.day ?? second.range).slice(8, 10)}`;
  } else if (second.open === 'year' && first.open !== 'year') {
    to = `${from.slice(0, 4)}${to.slice(4)}`;
  }
  if (!isDay(to)) return { start: first.start, end: second.end, ...noSuchDay };
  if (from > to || (first.open === 'year' && second.open === undefined && to < today && from > to))
    return undefined;
  return { start: first.start, end: second.end, range: span(from, to) };
}
