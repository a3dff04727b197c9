import { decimalFrom, plus, whole, type Decimal } from './decimal.ts';

const units: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
}; // prettier-ignore

const scales: Readonly<Record<string, bigint>> = { hundred: 100n, thousand: 1000n, grand: 1000n, wan: 10_000n, million: 1_000_000n, billion: 1_000_000_000n }; // prettier-ignore

const word = `(?:${[...Object.keys(units), ...Object.keys(scales)].join('|')})`;
const figure = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const pattern = new RegExp(
  `(?<![a-z0-9.,-])(?:half a (million|thousand|grand)|((?:${figure})[ -]?|an? )?(${word}(?:(?:[ -]| and )${word})*))(?:s)?(?![a-z0-9])`,
  'uy',
);

/** A number in English words, or digits with an English scale (3 grand, 10 thousand). */
export interface EnglishNumber {
  readonly end: number;
  readonly value: Decimal | undefined;
  readonly multiplied: boolean;
}

/** Reads the English number that begins at `start`; undefined where none begins. */
export function readEnglishNumber(text: string, start: number): EnglishNumber | undefined {
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const end = pattern.lastIndex;
  if (match[1] !== undefined) return { end, value: whole((scales[match[1]] ?? 0n) / 2n), multiplied: true };
  const words = (match[3] ?? '').split(/[ -]/u).filter((part) => part !== 'and');
  const lead = match[2]?.replace('-', ' ').trim();
  const multiplied = words.some((part) => part in scales);
  if (lead === undefined) return { end, value: valueOf(words), multiplied };
  if (!words[0] || !(words[0] in scales)) return undefined;
  if (lead === 'a' || lead === 'an') return { end, value: valueOf(['one', ...words]), multiplied };
  return { end, value: scaled(decimalFrom(lead.replaceAll(',', '')), words), multiplied };
}

function scaled(lead: Decimal, words: readonly string[]): Decimal | undefined {
  let value = lead;
  for (const part of words) {
    const scale = scales[part];
    if (scale === undefined) return undefined;
    value = { digits: value.digits * scale, scale: value.scale };
  }
  return value;
}

function valueOf(words: readonly string[]): Decimal | undefined {
  let total = 0n;
  let group = 0n;
  let last: 'none' | 'ten' | 'one' = 'none';
  for (const part of words) {
    const scale = scales[part];
    if (scale === 100n) {
      if (group === 0n || group >= 100n) return undefined;
      group *= 100n;
      last = 'none';
    } else if (scale !== undefined) {
      if (group === 0n) return undefined;
      total += group * scale;
      group = 0n;
      last = 'none';
    } else {
      const unit = units[part] ?? 0;
      const kind = unit >= 20 ? 'ten' : 'one';
      // "five oh two", "twenty nineteen": digits read one by one name no amount for certain.
      if (last === 'one' || (last === 'ten' && (kind === 'ten' || unit >= 10))) return undefined;
      group += BigInt(unit);
      last = kind;
    }
  }
  return plus(whole(total), whole(group));
}
