import { addDays, addMonths, isDay, monthOf, weekdayOf, yearOf, type Day } from '@banxing/kernel';
import { countOf, smallCount as n } from './small-number.ts';
import { dayOfMonthSense, fromOf, month, monthDaySense, monthSense, noSuchDay, oneDay, pad, quarter, shifted, since, span, toOf, week, weekdaySense, years, type TimeSense } from './time-span.ts'; // prettier-ignore

/** A pattern and what it means on a given day. */
export interface TimeRule {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[], today: Day) => TimeSense | undefined;
}

const rule = (source: string, read: TimeRule['read']): TimeRule => ({
  pattern: new RegExp(source, 'uy'),
  read,
});

const yearWord =
  '(今年|本年度?|去年|旧年|上一?年度?|前年|明年|大前年|(?:19|20)\\d{2}年|二[零〇][零〇一二三四五六七八九]{2}年|\\d{2}年)';
const monthWord =
  '(上上个?月|再上个?月|大上个?月|前个月|上一?个?月份?|上个号头|前一?个月|[这呢咯迭今]一?个?月份?|[这迭搿格]个号头|本月份?|当月|下下个?月|下一?个?月份?|下个号头)';
const dayMark = '(?:号|日)(?!线|店|楼|卡|院|段|机|本|元|常|均|累|限)';

function yearOfWord(word: string, today: Day): number | undefined {
  const year = yearOf(today);
  if (/^(?:今年|本年)/u.test(word)) return year;
  if (/^(?:去年|旧年|上)/u.test(word)) return year - 1;
  if (word === '前年') return year - 2;
  if (word === '大前年') return year - 3;
  if (word === '明年') return year + 1;
  const digits = [...word.slice(0, -1)].map((character) => countOf(character)).join('');
  if (/^\d{4}$/u.test(digits)) return Number(digits);
  return /^[12]\d$/u.test(digits) ? 2000 + Number(digits) : undefined;
}

function monthOfWord(word: string, today: Day): Day {
  const first = `${today.slice(0, 7)}-01`;
  if (/^(?:上上|再上|大上|前个)/u.test(word)) return addMonths(first, -2);
  if (word.startsWith('上') || word.startsWith('前')) return addMonths(first, -1);
  if (word.startsWith('下下')) return addMonths(first, 2);
  return word.startsWith('下') ? addMonths(first, 1) : first;
}

function dayIn(
  year: number | undefined,
  monthWords: string | undefined,
  dayWords: string | undefined,
): TimeSense | undefined {
  const monthNumber = countOf(monthWords);
  const dayNumber = countOf(dayWords);
  if (year === undefined || monthNumber === undefined || dayNumber === undefined) return undefined;
  const day = `${year}-${pad(monthNumber)}-${pad(dayNumber)}`;
  return isDay(day) ? oneDay(day) : noSuchDay;
}

const unitOf = (word: string): 'day' | 'week' | 'month' | 'year' =>
  /月/u.test(word) ? 'month' : /年/u.test(word) ? 'year' : /周|星期|礼拜/u.test(word) ? 'week' : 'day';

const dated: readonly TimeRule[] = [
  rule(`((?:19|20)\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, ([y, m, d]) => dayIn(Number(y), m, d)),
  rule(`(20[0-3]\\d)([01]\\d)([0-3]\\d)(?!\\d|[块元.])`, ([y, m, d]) => dayIn(Number(y), m, d)),
  rule(`${yearWord}的?(${n})月份?的?(${n})${dayMark}`, ([y, m, d], today) =>
    dayIn(yearOfWord(y ?? '', today), m, d),
  ),
  rule(`${yearWord}的?(${n})(?:月份?|-)(?!个)`, ([y, m], today) =>
    monthInYear(yearOfWord(y ?? '', today), countOf(m)),
  ),
  rule(`((?:19|20)\\d{2})[-/.](0?[1-9]|1[0-2])(?![\\d])`, ([y, m]) => monthInYear(Number(y), Number(m))),
  rule(`${monthWord}的?(${n})${dayMark}`, ([m, d], today) =>
    dayInMonth(monthOfWord(m ?? '', today), countOf(d)),
  ),
  rule(
    `(${n})月(?:份)?的?(${n})(?:(${dayMark})|(?!\\d|[零一二三四五六七八九十百千万块元个共起直笔次]))`,
    ([m, d, mark], today) => {
      const [monthNumber, dayNumber] = [countOf(m), countOf(d)];
      if (monthNumber === undefined || dayNumber === undefined) return undefined;
      return monthDaySense(today, monthNumber, dayNumber) ?? (mark === undefined ? undefined : noSuchDay);
    },
  ),
  rule(`(?![俩仨])(${n})月份?(?!供|息|租|饼|卡|缴|付|日)`, ([m], today) => {
    const monthNumber = countOf(m);
    return monthNumber === undefined ? undefined : (monthSense(today, monthNumber) ?? noSuchDay);
  }),
  rule(`(${n})${dayMark}`, ([d], today) => {
    const dayNumber = countOf(d);
    if (dayNumber === undefined) return undefined;
    // 66号 is a house or a ship, 32号 a day that there is not.
    return dayOfMonthSense(today, dayNumber) ?? (dayNumber < 40 ? noSuchDay : undefined);
  }),
];

function monthInYear(year: number | undefined, monthNumber: number | undefined): TimeSense | undefined {
  if (year === undefined || monthNumber === undefined || monthNumber < 1 || monthNumber > 12)
    return undefined;
  return { range: month(`${year}-${pad(monthNumber)}-01`) };
}

function dayInMonth(first: Day, dayNumber: number | undefined): TimeSense | undefined {
  if (dayNumber === undefined) return undefined;
  const day = `${first.slice(0, 8)}${pad(dayNumber)}`;
  return isDay(day) ? oneDay(day) : noSuchDay;
}

const relativeDays: readonly [string, number][] = [
  ['大后[天日儿]', 3],
  ['大前[天日儿]', -3],
  ['(?:后[天日儿个朝](?:晚上|早上|上午|下午|中午)?)(?!期|面|续)', 2],
  ['前[天日儿个](?!面)(?:晚上|早上|上午|下午|中午)?', -2],
  [
    '(?:[明名铭]天|明[日儿个朝早晚]|听日|聽日|赶明儿|明朝|翌日|tmr)(?:个)?(?:晚上|早上|上午|下午|中午|一早)?',
    1,
  ],
  [
    '(?:昨[天日儿个晚夜]|琴日|寻日|噚日|尋日|擒日|琴晚|寻晚|夜来|夜儿个?|夜个|昨朝)(?:个)?(?:晚上|早上|上午|下午|中午)?',
    -1,
  ],
  ['(?:今[天日儿朝晚早]|今个儿?(?!月|礼拜|星期|年)|当天|即日|今儿个)(?:个)?(?:晚上|早上|上午|下午|中午)?', 0],
];

const words: readonly TimeRule[] = [
  ...relativeDays.map(([source, days]) => rule(`(?:${source})`, (_, today) => oneDay(addDays(today, days)))),
  rule(`(?:最近|近|过去|过往|前|这)的?半个?(年|月)(?!薪|供)`, ([unit], today) =>
    unit === '年' ? { range: since(today, 6, 'month') } : { range: since(today, 15, 'day') },
  ),
  rule(
    `(?:最近|近|过去|过往|往前|前面|这(?!俩|两))的?(${n})(个?月|天|日|周|个?星期|个?礼拜|年|个?季度)(?!期|供)(?:以?内|以?来|里|之内|间)?`,
    ([count, unit = ''], today) => recent(countOf(count), unit, today),
  ),
  rule(`(今年|去年|前年|明年|本年)?的?(上|下|前|后)半年`, ([word, half], today) => {
    const year = word === undefined ? yearOf(today) : yearOfWord(word, today);
    if (year === undefined) return undefined;
    return {
      range:
        half === '上' || half === '前'
          ? span(`${year}-01-01`, `${year}-06-30`)
          : span(`${year}-07-01`, `${year}-12-31`),
    };
  }),
  rule(`${yearWord}?的?(?:第?([一二三四1-4])个?季度?|q([1-4]))`, ([word, chinese, latin], today) => {
    const year = word === undefined ? yearOf(today) : yearOfWord(word, today);
    const number = countOf(chinese ?? latin);
    return year === undefined || number === undefined ? undefined : { range: quarter(year, number) };
  }),
  rule(`(上一?个?|这个?|本|当前|下一?个?)季度?`, ([which = ''], today) => {
    const first = addMonths(
      `${today.slice(0, 7)}-01`,
      which.startsWith('上') ? -3 : which.startsWith('下') ? 3 : 0,
    );
    return { range: quarter(yearOf(first), Math.ceil(monthOf(first) / 3)) };
  }),
  rule(`(?:今天?)?(?:上午|早上|一早|中午|下午)(?!好|茶)`, (_, today) => oneDay(today)),
  rule(`年初(?:到|至)(?:今天?|现在|目前)`, (_, today) => ({ range: span(`${yearOf(today)}-01-01`, today) })),
  rule(`${yearWord}(?:全年|一整年|整年|一年|年度|度)?`, ([word = ''], today) => {
    const year = yearOfWord(word, today);
    return year === undefined ? undefined : { range: years(year) };
  }),
];

function recent(count: number | undefined, unit: string, today: Day): TimeSense | undefined {
  if (count === undefined || count === 0 || count > 400) return undefined;
  if (/季/u.test(unit)) return { range: since(today, count * 3, 'month') };
  return { range: since(today, count, unitOf(unit)) };
}

const weeks: readonly TimeRule[] = [
  rule(
    `(上上个?|上一?个?|前一个|这个?|本|下下个?|下一?个?)?(?:周|星期|礼拜)([一二三四五六日天1-7衣依医山散午舞无晤而尔])(?!个|期|天内|周|共|次|笔|论|\\d|[十百千万])`,
    ([which, weekday = ''], today) => {
      const number = weekdayNumber(weekday);
      return number === undefined
        ? undefined
        : weekdaySense(today, number, which === undefined ? undefined : weeksOf(which));
    },
  ),
  rule(`(上上个?|上一?个?|前一个|这一?个?|本|当|下下个?|下一?个?)(?:周末|礼拜末)`, ([which = ''], today) =>
    weekend(today, weeksOf(which)),
  ),
  rule(`(?:这个)?周末(?:两天)?`, (_, today) => {
    const [here, last] = [weekend(today, 0), weekend(today, weekdayOf(today) >= 6 ? 0 : -1)];
    return here.range === undefined || last.range === undefined
      ? here
      : { ...here, range: last.range, ahead: here.range };
  }),
  rule(
    `(上上个?|上一?个?|前一个|[这呢咯迭今]一?个?|本|当|下下个?|下一?个?)(?:周|星期|星其|礼拜)(?!期|转[资不困一用]|年|边)`,
    ([which = ''], today) => {
      const day = addDays(today, weeksOf(which) * 7);
      return { range: week(day) };
    },
  ),
];

/** Mishearings of the numbers of weekdays, which the word 周 before them makes certain. */
const misheardWeekdays: readonly string[] = ['衣依医', '而尔', '山散', '', '午舞无晤'];

function weekdayNumber(word: string): number | undefined {
  if (/[日天]/u.test(word)) return 7;
  const misheard = misheardWeekdays.findIndex((characters) => characters.includes(word));
  return misheard >= 0 && word !== '' ? misheard + 1 : countOf(word);
}

const weeksOf = (which: string): number =>
  which.startsWith('上上')
    ? -2
    : /^[上前]/u.test(which)
      ? -1
      : which.startsWith('下下')
        ? 2
        : which.startsWith('下')
          ? 1
          : 0;

function weekend(today: Day, weeksAway: number): TimeSense {
  const saturday = addDays(today, 6 - weekdayOf(today) + weeksAway * 7);
  return { day: saturday, range: span(saturday, addDays(saturday, 1)) };
}

const months: readonly TimeRule[] = [
  rule(
    `${monthWord}?(?:的)?(月?底|月?末|月?尾|月抵|末尾|最后一天)(?!额|消费)`,
    ([which, end = ''], today) => {
      if (which === undefined && !/^月|最后/u.test(end)) return undefined;
      if (which === undefined && /^最后/u.test(end)) return undefined;
      return oneDay(toOf(month(which === undefined ? today : monthOfWord(which, today))));
    },
  ),
  rule(`${monthWord}(?:的)?(?:月?初|第一天)`, ([which = ''], today) =>
    oneDay(fromOf(month(monthOfWord(which, today)))),
  ),
  rule(`月初`, (_, today) => oneDay(addMonths(`${today.slice(0, 7)}-01`, 1))),
  rule(monthWord, ([which = ''], today) => ({ range: month(monthOfWord(which, today)) })),
  rule(`(?:今年)?年底|(?:今年)?年末|年底前`, (_, today) => oneDay(`${yearOf(today)}-12-31`)),
  rule(`(明年|去年)(?:年?底|年末)`, ([word = ''], today) => oneDay(`${yearOfWord(word, today) ?? 0}-12-31`)),
  rule(`明年(?:年?初)`, (_, today) => oneDay(`${yearOf(today) + 1}-01-01`)),
  rule(`(${n})(个?月|天|日|周|个?星期|个?礼拜|年)(?:之|以)?后(?!面)`, ([count, unit = ''], today) =>
    later(countOf(count), unit, today),
  ),
  rule(`过(${n})(个?月|天|周|个?星期|个?礼拜|年)`, ([count, unit = ''], today) =>
    later(countOf(count), unit, today),
  ),
  rule(`半个?(月|年)(?:之|以)?后`, ([unit], today) =>
    oneDay(unit === '月' ? addDays(today, 15) : addMonths(today, 6)),
  ),
];

function later(count: number | undefined, unit: string, today: Day): TimeSense | undefined {
  if (count === undefined || count > 1000) return undefined;
  return oneDay(shifted(today, count, unitOf(unit)));
}

/** First days of the lunar year, which no arithmetic gives. */
const springFestival: Readonly<Record<number, string>> = { 2024: '02-10', 2025: '01-29', 2026: '02-17', 2027: '02-06', 2028: '01-26' }; // prettier-ignore
const midAutumn: Readonly<Record<number, string>> = {
  2024: '09-17',
  2025: '10-06',
  2026: '09-25',
  2027: '09-15',
};
const dragonBoat: Readonly<Record<number, string>> = {
  2024: '06-10',
  2025: '05-31',
  2026: '06-19',
  2027: '06-09',
};

type Festival = readonly [pattern: string, day: (year: number) => string | undefined, length: number];

const festivals: readonly Festival[] = [
  [
    '(?:十月|10月)?国庆(?:节|长假|假期|期间|黄金周)*|十一(?:长假|黄金周|假期|那几天|期间|放假)',
    () => '10-01',
    7,
  ],
  ['五一(?:节|劳动节|长假|假期|期间)*|劳动节', () => '05-01', 5],
  ['元旦(?:节|假期|期间)*', () => '01-01', 1],
  ['(?:春节|过年|大年初一|新春)(?:假期|期间|长假)*', (year) => springFestival[year], 7],
  ['中秋(?:节|期间)*', (year) => midAutumn[year], 1],
  ['端午(?:节|期间)*', (year) => dragonBoat[year], 1],
  ['双(?:十一|11)(?:期间|当天|那天)*|11\\.11', () => '11-11', 1],
  ['双(?:十二|12)(?:期间|当天|那天)*', () => '12-12', 1],
  ['618(?:期间|当天|那天|大促)+', () => '06-18', 1],
  ['圣诞(?:节)?', () => '12-25', 1],
  ['情人节', () => '02-14', 1],
  ['儿童节', () => '06-01', 1],
];

const festivalRules: readonly TimeRule[] = festivals.map(([source, dayOf, length]) =>
  rule(`(今年|去年|前年|明年)?的?(?:${source})((?:的)?那(?:一)?个?月)?`, ([word, inMonth], today) => {
    const year = word === undefined ? undefined : yearOfWord(word, today);
    const sense = festivalSense(today, year, dayOf, length);
    return inMonth === undefined || sense?.range === undefined
      ? sense
      : { range: month(fromOf(sense.range)) };
  }),
);

function festivalSense(
  today: Day,
  year: number | undefined,
  dayOf: Festival[1],
  length: number,
): TimeSense | undefined {
  const on = (inYear: number): Day | undefined => {
    const part = dayOf(inYear);
    return part === undefined ? undefined : `${inYear}-${part}`;
  };
  const range = (day: Day): string => span(day, addDays(day, length - 1));
  if (year !== undefined) {
    const day = on(year);
    return day === undefined ? undefined : { day, range: range(day) };
  }
  const here = on(yearOf(today));
  const past = here !== undefined && here <= today ? here : on(yearOf(today) - 1);
  const next = here !== undefined && here >= today ? here : on(yearOf(today) + 1);
  if (past === undefined || next === undefined) return undefined;
  return { day: next, range: range(past), ahead: range(next) };
}

/** Rules for Chinese, longer forms first where two begin alike. */
export const chineseTimeRules: readonly TimeRule[] = [...festivalRules, ...months.slice(0, 3), ...dated, ...weeks, ...words, ...months.slice(3)]; // prettier-ignore
