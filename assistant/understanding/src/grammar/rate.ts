import { decimalFrom, plainText, type Decimal } from './decimal.ts';
import { readNumber } from './number.ts';

/** A rate in percent, as a plain decimal. */
export interface RateMention {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const number = '(\\d+(?:\\.\\d+)?|[零一二三四五六七八九十两]+(?:点[零一二三四五六七八九]+)?)';
const percent = new RegExp(`百分之${number}(?:点|的)?|${number}\\s?(?:%|percent|per cent|个百分点|个点|厘(?!米))|(?:年化|利率|收益率?|日息|月息|利息)(?:是|为|按|在|到|至少|超过|大于|高于)?${number}(?:点(?!半))?(?![\\d万千百元块个月年天期号])`, 'gu'); // prettier-ignore
const perMille = new RegExp(`千分之${number}`, 'gu');

const read = (words: string): Decimal | undefined => {
  if (/^\d/u.test(words)) return decimalFrom(words);
  const reading = readNumber(words, 0);
  return reading?.end === words.length ? reading.value : undefined;
};

/** Finds rates: 3.5%, 三个点, 百分之三点五, 年化4. */
export function readRates(text: string): readonly RateMention[] {
  const mentions: RateMention[] = [];
  for (const match of text.matchAll(percent)) {
    const value = read(match[1] ?? match[2] ?? match[3] ?? '');
    if (value) mentions.push({ start: match.index, end: match.index + match[0].length, value: plainText(value) });
  }
  for (const match of text.matchAll(perMille)) {
    const value = read(match[1] ?? '');
    if (value) mentions.push({ start: match.index, end: match.index + match[0].length, value: plainText({ digits: value.digits, scale: value.scale + 1 }) });
  }
  return mentions;
}

const price = /(\d+(?:\.\d+)?)(?![\d%万千百个月年天号])|([一二三四五六七八九十百]+)(?:块|点)([零一二三四五六七八九]+)?/gu;

/** A price of a foreign currency: 7.1, 七块一, 七点一五; the last one said. */
export function readPrice(text: string): string | undefined {
  let found: string | undefined;
  for (const match of text.matchAll(price)) {
    if (match[1] !== undefined) {
      if (/[a-z0-9.]$/u.test(text.slice(0, match.index))) continue;
      const cents = /^块([一二三四五六七八九\d])(?!\d)/u.exec(text.slice(match.index + match[0].length));
      const tail = cents ? read(cents[1] ?? '') : undefined;
      found = plainText(tail ? decimalFrom(`${match[1]}.${plainText(tail)}`) : decimalFrom(match[1]));
      continue;
    }
    const integer = read(match[2] ?? '');
    const fraction = [...(match[3] ?? '')].map((character) => plainText(read(character) ?? decimalFrom('0'))).join('');
    if (integer) found = plainText(decimalFrom(`${plainText(integer)}${fraction ? `.${fraction}` : ''}`));
  }
  return found;
}
