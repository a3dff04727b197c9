import { smallWhole } from './decimal.ts';
import { readNumber } from './number.ts';

/** Pattern source of a small count in digits or Chinese words, for use inside other patterns. */
export const smallCount = '(?:\\d{1,4}|[零〇一二三四五六七八九十百两俩仨廿卅]{1,6})';

const english: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, eighteen: 18, twenty: 20, 'twenty-four': 24, thirty: 30, 'thirty-six': 36, sixty: 60, ninety: 90,
}; // prettier-ignore

export const smallEnglish =
  '(?:\\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four|twenty|thirty-six|thirty|sixty|ninety)';

/** The whole number that a small count says; undefined when it says none. */
export function countOf(words: string | undefined): number | undefined {
  if (words === undefined || words === '') return undefined;
  const known = english[words];
  if (known !== undefined) return known;
  const plain = words.replace(/^廿/u, '二十').replace(/^卅/u, '三十');
  const reading = readNumber(plain, 0);
  return reading?.end === plain.length && reading.value ? smallWhole(reading.value) : undefined;
}
