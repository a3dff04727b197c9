import { dayOf } from '@banxing/kernel';
import type { NormalText } from '../normal/normal-text.ts';
import { readCurrencies, type CurrencyMention } from './currency.ts';
import { readDigits, type DigitMention } from './digits.ts';
import { readMoney, type MoneyMention } from './money.ts';
import { readRates, type RateMention } from './rate.ts';
import { readRecurrences, type RecurrenceMention } from './recurrence.ts';
import { readTerms, type TermMention } from './term.ts';
import { readTimes, type TimeMention } from './time.ts';

/** Everything with a normal form that a text mentions, whatever it turns out to be for. */
export interface Mentions {
  readonly digits: readonly DigitMention[];
  readonly recurrences: readonly RecurrenceMention[];
  readonly times: readonly TimeMention[];
  readonly rates: readonly RateMention[];
  readonly terms: readonly TermMention[];
  readonly money: readonly MoneyMention[];
  readonly currencies: readonly CurrencyMention[];
}

/** Characters that a speech recogniser writes for words of number and time; each stands for one, so places stay. */
const misheard: readonly (readonly [RegExp, string])[] = [
  [/(?<=[一二两三四五六七八九\d])白(?=[块元钱吧呗啊,，。]|$)/gu, '百'],
  [/(?<=[一二三四五六七八九])石(?=[块元])/gu, '十'],
  [/(?<=[十一二三四五六七八九\d])念(?=[,，。月还]|$)/gu, '年'],
  // 十晚块 may be 十万块 or a slip: like 十多块 it names no exact sum.
  [/(?<=[一二三四五六七八九十百\d])晚(?=[元块])/gu, '多'],
  [/(?<=[这上下])过(?=月)/gu, '个'],
  [/(?<=[这上下]个)[越悦](?!来|读)/gu, '月'],
  [/没(?=月(?:\d|[一二三]?十?[一二三四五六七八九十]号)|周[一二三四五六日])/gu, '每'],
];

const heard = (text: string): string =>
  misheard.reduce((said, [pattern, word]) => said.replace(pattern, word), text);

/** Reads a text with all grammars. Never throws, whatever the text holds. */
export function readMentions(normal: NormalText, now: Date): Mentions {
  const text = heard(normal.text);
  const claimed = new Uint8Array(text.length);
  const claim = (mention: { readonly start: number; readonly end: number }): void => {
    claimed.fill(1, mention.start, mention.end);
  };
  const free = (mention: { readonly start: number; readonly end: number }): boolean =>
    !claimed.subarray(mention.start, mention.end).includes(1);
  const digits = readDigits(text);
  digits.forEach(claim);
  const recurrences = readRecurrences(text).filter(free);
  recurrences.forEach(claim);
  const times = readTimes(text, dayOf(now)).filter(free);
  times.forEach(claim);
  const rates = readRates(text).filter(free);
  rates.forEach(claim);
  const terms = readTerms(text).filter(
    (term) => free(term) || /^\d{2}年$/u.test(text.slice(term.start, term.end)),
  );
  terms.forEach(claim);
  const currencies = readCurrencies(text);
  const money = readMoney(text, (place) => claimed[place] === 1);
  return { digits, recurrences, times, rates, terms, currencies, money: trusted(normal, money) };
}

/** Where the text may not look as it is stored, or is cut off inside a number, no amount is certain. */
function trusted(normal: NormalText, money: readonly MoneyMention[]): readonly MoneyMention[] {
  return money.map((mention) => {
    const cut = normal.truncated && mention.end >= normal.text.length - 2;
    return normal.reordered || cut ? { ...mention, value: undefined } : mention;
  });
}
