import { addMonths, dayOf, weekdayOf, yearOf, type Day } from '@banxing/kernel';
import { intentEntry, type IntentId } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import { countOf } from '../grammar/small-number.ts';
import type { TimeMention } from '../grammar/time.ts';
import { fromOf, month, since, span, toOf } from '../grammar/time-span.ts';
import { clauseOf, movesInClause, type TakenSpan } from './amount-slots.ts';

/** Intents that ask about what is to come. */
const looksAhead: ReadonlySet<string> = new Set(['loan.repayment_due', 'rights.expiring']);

/** The days, periods, lengths and repetitions of an utterance, for the slots that its intent carries. */
export function timesFor(
  intent: IntentId,
  text: string,
  mentions: Mentions,
  now: Date,
  taken: readonly TakenSpan[],
): Record<string, string> {
  const { slots } = intentEntry(intent);
  const found: Record<string, string> = {};
  const free = <T extends TakenSpan>(all: readonly T[]): T[] =>
    all.filter((mention) => !taken.some((other) => mention.start < other.end && other.start < mention.end));
  const times = free(mentions.times);
  if (slots.includes('compare_range')) Object.assign(found, comparison(text, times, dayOf(now)));
  else if (slots.includes('date_range'))
    put(found, 'date_range', periodOf(text, times, looksAhead.has(intent)));
  if (slots.includes('date')) put(found, 'date', dayToCome(intent, text, times, dayOf(now)));
  if (
    slots.includes('date_range') &&
    found['date_range'] === undefined &&
    intent === 'account.statement_export'
  ) {
    put(found, 'date_range', lengthBack(free(mentions.terms)[0]?.value, dayOf(now)));
  }
  if (slots.includes('recurrence')) {
    put(
      found,
      'recurrence',
      mentions.recurrences.find((mention) => mention.value !== undefined)?.value ?? completed(text, mentions),
    );
    if (found['recurrence'] !== undefined) delete found['date'];
  }
  if (slots.includes('term'))
    put(
      found,
      'term',
      termFor(text, free(mentions.terms)) ?? (intent === 'credit.installment' ? parts(text) : undefined),
    );
  if (slots.includes('year')) put(found, 'year', yearSaid(text, dayOf(now)));
  return found;
}

function put(found: Record<string, string>, slot: string, value: string | undefined): void {
  if (value !== undefined) found[slot] = value;
}

/** 分12份, 分三回还: how many parts the bill is paid in, one a month. */
function parts(text: string): string | undefined {
  const count = countOf(
    /分(?:成|作|为|个)?(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:份|回|次|瓣|笔|批|把|趟)/u.exec(text)?.[1],
  );
  return count !== undefined && count >= 2 && count <= 60 ? `P${count}M` : undefined;
}

/** The length asked for; where two are weighed against each other none, where one is taken back the other. */
function termFor(text: string, terms: Mentions['terms']): string | undefined {
  const kept = terms.filter(
    (term) =>
      !/(?:不是|不要|别|不存|不)$/u.test(text.slice(0, term.start)) &&
      !(term.value.endsWith('Y') && hasLasted.test(text.slice(0, term.start))),
  );
  const [first, second] = kept;
  if (
    first &&
    second &&
    first.value !== second.value &&
    /^.{0,6}(?:还是|和|同|跟|与|or|vs)/u.test(text.slice(first.end, second.start))
  )
    return undefined;
  return (
    first?.value ??
    terms.find((term) => !hasLasted.test(text.slice(0, term.start)))?.value ??
    (/下半年/u.test(text) ? 'P6M' : undefined)
  );
}

/** 开了二十年的店, 住了三十年: how long something has been so is nobody's term. */
const hasLasted = /[一-龥](?:了|过了)(?:快|有|都|大半|整整)?$|(?:开业|工作|从业|退休|结婚|都)(?:快|有)?$/u;

const changedMind =
  /不是|不对|改成|改为|改到|改约|重新|换到|换成|换个|去不了|来不了|说错|instead|rather|actually/u;

/** 回家过年, 年底了: the season is told, no day is named. */
const inPassing = /^(?:过年|春节|新春)(?!当天|那天|前)|^(?:今年)?(?:年底|年末)了/u;

/** The day asked for; where the speaker moves it, the last one said. */
function dayToCome(
  intent: IntentId,
  text: string,
  times: readonly TimeMention[],
  today: Day,
): Day | undefined {
  // A payment for a day that is gone must not become one for today: the day goes out, and is refused with a reason.
  const gone = times.filter(
    (mention) =>
      mention.day !== undefined && mention.day < today && movesInClause.test(clauseOf(text, mention)),
  );
  if (intent === 'transfer.create' && gone.length > 0 && gone.length === times.length) return gone[0]?.day;
  const days = times.filter((mention) => {
    const before = intent === 'reminder.create' && /^(?:之|以)?前/u.test(text.slice(mention.end));
    const aside =
      !/^reminder|^goal/u.test(intent) && inPassing.test(text.slice(mention.start, mention.end + 1));
    return mention.day !== undefined && mention.day >= today && !before && !aside;
  });
  return (changedMind.test(text) ? days[days.length - 1] : days[0])?.day;
}

/** 半年流水: a length of time without more runs back from today. */
function lengthBack(term: string | undefined, today: Day): string | undefined {
  const [, count, unit] = /^P(\d+)([MY])$/u.exec(term ?? '') ?? [];
  return count === undefined ? undefined : since(today, Number(count), unit === 'Y' ? 'year' : 'month');
}

/** 每月自动转5000,10号: the word that it comes again and the day stand apart. */
function completed(text: string, mentions: Mentions): string | undefined {
  const [again] = mentions.recurrences;
  const day = mentions.times.find((mention) => mention.day !== undefined)?.day;
  if (!again || again.value !== undefined || day === undefined) return undefined;
  const words = text.slice(again.start, again.end);
  if (/月|month/u.test(words) && mentions.times.some((mention) => mention.open === 'month'))
    return `monthly:${Number(day.slice(8))}`;
  if (/年|year/u.test(words) && mentions.times.some((mention) => mention.open === 'year'))
    return `yearly:${day.slice(5)}`;
  if (
    /周|星期|礼拜|week/u.test(words) &&
    mentions.times.some((mention) => /周|星期|礼拜/u.test(text.slice(mention.start, mention.end)))
  )
    return `weekly:${weekdayOf(day)}`;
  return undefined;
}

function periodOf(text: string, times: readonly TimeMention[], ahead: boolean): string | undefined {
  const periods = times.filter(
    (mention) =>
      (mention.range !== undefined || mention.ahead !== undefined) &&
      !(
        times.length > 1 && /^(?:今年)?(?:年底|年末|月底)了/u.test(text.slice(mention.start, mention.end + 1))
      ),
  );
  const denied = periods.filter(
    (mention) =>
      !/(?:(?<!是)不是|(?:不要?|别|甭|莫|唔好|唔使|勿要)(?:再)?(?:看|查|问|算|睇|瞅)?|not|比|than)\s?$/u.test(
        text.slice(0, mention.start),
      ),
  );
  const chosen = denied[denied.length > 1 && /不是|不对|改成|说错/u.test(text) ? denied.length - 1 : 0];
  return chosen && (ahead ? (chosen.ahead ?? chosen.range) : chosen.range);
}

const baselineBefore =
  /(?:比|和|跟|与|同|搭|过|对比|较|相比|than|vs\.?|versus|against|with|to|on)(?:起来?|较)?(?:的)?\s?$/u;

/** Which period is asked about and which it is held against. */
function comparison(text: string, times: readonly TimeMention[], today: Day): Record<string, string> {
  const ranges = times.flatMap((mention) =>
    mention.range === undefined ? [] : [{ ...mention, range: mention.range }],
  );
  const found: Record<string, string> = {};
  const [first, second] = ranges;
  const samePeriod = first !== undefined && /去年同期|同比|same (?:period|month|time) last year/u.test(text);
  if (samePeriod) {
    const asked = first && !/^同期/u.test(text.slice(first.end)) ? first.range : month(today);
    return {
      date_range: asked,
      compare_range: span(addMonths(fromOf(asked), -12), addMonths(toOf(asked), -12)),
    };
  }
  if (first && second) {
    const secondIsBase = baselineBefore.test(text.slice(0, second.start)) && first.range > second.range;
    const explicit = /比\s?$|than\s?$/u.test(text.slice(0, second.start));
    const later = first.range > second.range ? first : second;
    const earlier = later === first ? second : first;
    const [asked, base] = secondIsBase || explicit ? [first, second] : [later, earlier];
    return { date_range: asked.range, compare_range: base.range };
  }
  if (first)
    found[baselineBefore.test(text.slice(0, first.start)) ? 'compare_range' : 'date_range'] = first.range;
  return found;
}

function yearSaid(text: string, today: Day): string | undefined {
  const relative = /(今年|去年|前年|明年|后年|this year|next year|last year)/u.exec(text)?.[1];
  const offsets: Readonly<Record<string, number>> = {
    今年: 0,
    去年: -1,
    前年: -2,
    明年: 1,
    后年: 2,
    'this year': 0,
    'next year': 1,
    'last year': -1,
  };
  if (relative !== undefined) return String(yearOf(today) + (offsets[relative] ?? 0));
  const digits = /(20[0-4]\d)(?:年|年度)?(?!\d)/u.exec(text)?.[1];
  if (digits !== undefined) return digits;
  const short = /(?<!\d)([12]\d)年(?:度|的)?/u.exec(text)?.[1];
  return short === undefined ? undefined : `20${short}`;
}
