import { decimalFrom, plainText, plus, type Decimal } from './decimal.ts';
import { readNumber } from './number.ts';

/** A rate in percent, as a plain decimal. */
export interface RateMention {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const number = '(\\d+(?:\\.\\d+)?|[零一二三四五六七八九十两]+(?:点[零一二三四五六七八九]+)?)';
const percent = new RegExp(`百分之${number}(?:点|的)?|${number}\\s?(?:%|percent|per cent|个百分点(?!半)|个点(?!半)|厘(?!米|半)|的利率)|(?:年化|利率|收益率?|日息|月息|利息)(?:是|为|按|在|到|至少|超过|大于|高于)?${number}(?:点(?!半))?(?![\\d万千百元块个月年天期号])`, 'gu'); // prettier-ignore
const perMille = new RegExp(`千分之${number}`, 'gu');

const andHalf = new RegExp(`${number}(?:个百分点|个点|厘)半`, 'gu');

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
    if (value)
      mentions.push({ start: match.index, end: match.index + match[0].length, value: plainText(value) });
  }
  for (const match of text.matchAll(andHalf)) {
    const value = read(match[1] ?? '');
    if (value)
      mentions.push({
        start: match.index,
        end: match.index + match[0].length,
        value: plainText(plus(value, { digits: 5n, scale: 1 })),
      });
  }
  for (const match of text.matchAll(perMille)) {
    const value = read(match[1] ?? '');
    if (value)
      mentions.push({
        start: match.index,
        end: match.index + match[0].length,
        value: plainText({ digits: value.digits, scale: value.scale + 1 }),
      });
  }
  return mentions;
}

const figure = '[零一二三四五六七八九]';
const price = new RegExp(
  `(?<![\\da-z.])(?:(\\d+(?:\\.\\d+)?)(?:[块快点](\\d{1,4}|${figure}{1,4}))?|([一二三四五六七八九十百]+)(?:[块快点](${figure}{1,4}|\\d{1,4}))?)(毛(?:(\\d|${figure})(?!\\d))?|分)?(?![\\d%万千百个月年天号下点直声旦])`,
  'gu',
);

/** A price of a foreign currency: 7.1, 七块一, 七点一五, 九毛; the last one said. */
export function readPrice(text: string): string | undefined {
  let found: string | undefined;
  for (const match of text.matchAll(price)) {
    const [, arabic, arabicTail, words, wordsTail, small, cents] = match;
    const integer = arabic ?? (words === undefined ? undefined : wholeIn(words));
    const tail = figuresIn(arabicTail ?? wordsTail ?? '');
    if (integer === undefined || (integer.includes('.') && tail !== '')) continue;
    const value = decimalFrom(tail === '' ? integer : `${integer}.${tail}`);
    if (small === undefined) found = plainText(value);
    else if (small.startsWith('分')) found = plainText({ digits: value.digits, scale: value.scale + 2 });
    else found = plainText(decimalFrom(`0.${integer}${figuresIn(cents ?? '')}`));
  }
  return found;
}

function wholeIn(words: string): string | undefined {
  const value = read(words);
  return value && plainText(value);
}

const figuresIn = (words: string): string =>
  [...words].map((character) => wholeIn(character) ?? character).join('');
