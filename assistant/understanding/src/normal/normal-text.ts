import table from './traditional-simplified.json' with { type: 'json' };

/**
 * A text made ready for reading: simplified characters, half-width digits and letters in lower case, single
 * blanks, nothing invisible. Each character knows the place in the original that it came from.
 */
export interface NormalText {
  readonly original: string;
  readonly text: string;
  /** The text before misheard words were put right; absent where none were. */
  readonly asWritten?: string;
  /** For each character of `text`, where it begins in `original`. */
  readonly starts: Int32Array;
  /** For each character of `text`, where it ends in `original`. */
  readonly ends: Int32Array;
  /** The original carried characters that turn the reading direction: digits may not look as they are stored. */
  readonly reordered: boolean;
  /** The original was longer than is read. */
  readonly truncated: boolean;
}

/** Characters of the original that are looked at; what a person types or says is far shorter. */
export const readingLimit = 600;

const simplified: ReadonlyMap<number, number> = new Map(
  [...table.from].map((character, index) => [character.charCodeAt(0), table.to.charCodeAt(index)]),
);

const isInvisible = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xfeff;

const turnsDirection = (code: number): boolean =>
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);

const isBlank = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200a);

const blank = 0x20;

/** Symbols outside the basic plane are emoji for our purposes: they part words and say nothing here. */
const isSymbol = (code: number): boolean =>
  (code >= 0x2190 && code <= 0x21ff) ||
  (code >= 0x2500 && code <= 0x27bf) ||
  (code >= 0x2b00 && code <= 0x2bff);

function readable(code: number): number {
  if (code >= 0xff10 && code <= 0xff19) return code - 0xfee0;
  if (code >= 0xff21 && code <= 0xff3a) return code - 0xfee0 + 32;
  if (code >= 0xff41 && code <= 0xff5a) return code - 0xfee0;
  if (code >= 0x41 && code <= 0x5a) return code + 32;
  switch (code) {
    case 0xff05: // ％
      return 0x25;
    case 0xffe5: // ￥
      return 0xa5;
    case 0xff0e: // ．
      return 0x2e;
    case 0xff0d: // －
    case 0x2212: // −
      return 0x2d;
    case 0xff0f: // ／
      return 0x2f;
    case 0xff5e: // ～
    case 0x301c: // 〜
      return 0x7e;
    case 0x2019: // ’
      return 0x27;
    case 0xff04: // ＄
      return 0x24;
    case 0xff08: // （
      return 0x28;
    case 0xff09: // ）
      return 0x29;
    default:
      return simplified.get(code) ?? code;
  }
}

/** Makes a text ready for reading. Never throws; takes time in proportion to `readingLimit` at most. */
export function normalise(original: string): NormalText {
  const limit = Math.min(original.length, readingLimit);
  const codes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let reordered = false;
  for (let index = 0; index < limit; index += 1) {
    let code = original.charCodeAt(index);
    const start = index;
    if (code >= 0xd800 && code <= 0xdbff && index + 1 < original.length) {
      index += 1;
      code = isIdeographPair(code) ? 0x3013 : blank;
    } else if (isBlank(code) || isSymbol(code)) {
      code = blank;
    } else if (isInvisible(code)) {
      reordered ||= turnsDirection(code);
      continue;
    } else {
      code = readable(code);
    }
    if (code === blank && (codes.length === 0 || codes[codes.length - 1] === blank)) continue;
    codes.push(code);
    starts.push(start);
    ends.push(index + 1);
  }
  while (codes[codes.length - 1] === blank) codes.pop();
  return {
    original,
    text: codes.length === 0 ? '' : String.fromCharCode(...codes),
    starts: Int32Array.from(starts.slice(0, codes.length)),
    ends: Int32Array.from(ends.slice(0, codes.length)),
    reordered,
    truncated: original.length > readingLimit,
  };
}

/** Planes 2 and 3 hold rare ideographs, which are letters of names; the rest outside the basic plane are symbols. */
const isIdeographPair = (high: number): boolean => high >= 0xd840 && high <= 0xd8bf;

const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu;

/** The piece of the original between two places of the reading, as it was said, without invisible characters. */
export function saidBetween(normal: NormalText, start: number, end: number): string {
  if (end <= start) return '';
  const from = normal.starts[start] ?? 0;
  const to = normal.ends[end - 1] ?? normal.original.length;
  return normal.original.slice(from, to).replace(unseen, '').trim();
}
