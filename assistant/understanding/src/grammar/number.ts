import { decimalFrom, plus, tenth, times, whole, type Decimal } from './decimal.ts';

/** A number found in a text. `value` is absent where the words name no exact number (几百, 三五百, 1e309). */
export interface NumberReading {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal | undefined;
  /** Written with a multiplier (百, 万, k): it counts something, it is no code or label. */
  readonly multiplied: boolean;
  readonly script: 'arabic' | 'chinese' | 'mixed';
  /** Only digits, one after the other (8888, 二零二六). */
  readonly plainDigits: string | undefined;
}

const chineseDigits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 两: 2, 俩: 2, 仨: 3,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9, 幺: 1, 弌: 1, 弍: 2, 弎: 3,
}; // prettier-ignore

const multipliers: Readonly<Record<string, bigint>> = {
  十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n, 万: 10_000n, 亿: 100_000_000n,
  k: 1000n, w: 10_000n,
}; // prettier-ignore

const numberCharacters = new Set([...Object.keys(chineseDigits), '十', '拾', '百', '佰', '千', '仟', '万', '亿', '廿', '卅', '半', '几', '数', '上', '好', '.', ',']); // prettier-ignore

export const isNumberCharacter = (character: string): boolean =>
  (character >= '0' && character <= '9') || numberCharacters.has(character);

type Token =
  | { readonly kind: 'digits'; readonly value: Decimal; readonly written: string; readonly arabic: boolean }
  | { readonly kind: 'zero' }
  | { readonly kind: 'times'; readonly factor: bigint };

const arabic = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/uy;

/** Reads the number that begins at `start`, as far as it goes but not past `limit`; undefined where none begins. */
export function readNumber(
  text: string,
  start: number,
  limit: number = text.length,
): NumberReading | undefined {
  const { tokens, end, broken, sawArabic, sawChinese } = tokensFrom(
    limit < text.length ? text.slice(0, limit) : text,
    start,
  );
  if (tokens.length === 0) return undefined;
  const script = sawArabic && sawChinese ? 'mixed' : sawArabic ? 'arabic' : 'chinese';
  const multiplied = tokens.some((token) => token.kind === 'times');
  const plainDigits = multiplied || broken ? undefined : digitString(tokens);
  const value = broken ? undefined : multiplied ? evaluate(tokens) : plainValue(tokens);
  return { start, end, value, multiplied, script, plainDigits };
}

interface Tokens {
  readonly tokens: readonly Token[];
  readonly end: number;
  /** The characters go on in a way that no number does (1.2.3, 1e5, 12abc). */
  readonly broken: boolean;
  readonly sawArabic: boolean;
  readonly sawChinese: boolean;
}

function tokensFrom(text: string, start: number): Tokens {
  const tokens: Token[] = [];
  let at = start;
  let broken = false;
  let sawArabic = false;
  let sawChinese = false;
  while (at < text.length) {
    const character = text[at] ?? '';
    arabic.lastIndex = at;
    const run = character >= '0' && character <= '9' ? arabic.exec(text)?.[0] : undefined;
    const last = tokens[tokens.length - 1];
    if (run !== undefined && last?.kind === 'digits' && !last.arabic) break;
    if (run !== undefined) {
      tokens.push({
        kind: 'digits',
        value: decimalFrom(run.replaceAll(',', '')),
        written: run,
        arabic: true,
      });
      sawArabic = true;
      at += run.length;
      const next = text.slice(at, at + 2);
      if (/^,\d{3}/u.test(text.slice(at, at + 4))) broken = true;
      if (/^(?:\.\d|e[+-]?\d?$|e\d|x\d|[\u20e3])/u.test(next)) broken = true;
      if (broken) break;
      continue;
    }
    const step = chineseToken(text, at, tokens);
    if (step === undefined) break;
    sawChinese ||= !/[kw]/u.test(character);
    tokens.push(step.token);
    at = step.end;
  }
  return { tokens, end: at, broken, sawArabic, sawChinese };
}

function chineseToken(
  text: string,
  at: number,
  before: Token[],
): { readonly token: Token; readonly end: number } | undefined {
  const character = text[at] ?? '';
  const last = before[before.length - 1];
  if (character === '廿' || character === '卅') {
    if (last && (last.kind !== 'times' || last.factor < 100n)) return undefined;
    before.push({
      kind: 'digits',
      value: whole(character === '廿' ? 2 : 3),
      written: character === '廿' ? '2' : '3',
      arabic: false,
    });
    return { token: { kind: 'times', factor: 10n }, end: at + 1 };
  }
  const digit = chineseDigits[character];
  if (digit !== undefined) {
    if (last?.kind === 'digits' && last.arabic) return undefined;
    if (digit === 0 && last?.kind === 'times') return { token: { kind: 'zero' }, end: at + 1 };
    return {
      token: { kind: 'digits', value: whole(digit), written: String(digit), arabic: false },
      end: at + 1,
    };
  }
  if (character === '点' && last?.kind === 'digits' && !last.written.includes('.'))
    return pointed(text, at, last);
  if (
    character === '个' &&
    last?.kind === 'digits' &&
    /^个(?:[亿w]|小?w|达不溜)/u.test(text.slice(at, at + 4))
  ) {
    const word = text.startsWith('达不溜', at + 1) ? 4 : 2;
    const factor = text[at + 1] === '亿' ? 100_000_000n : 10_000n;
    return { token: { kind: 'times', factor }, end: at + word };
  }
  const factor = multipliers[character];
  if (factor === undefined) return undefined;
  if (character === 'k' || character === 'w') {
    if (last?.kind !== 'digits' || /^[a-z]/u.test(text.slice(at + 1))) return undefined;
  }
  return { token: { kind: 'times', factor }, end: at + 1 };
}

/** 三点五: the word 点 between digits is the decimal point; it is no point before a multiplier-less hour (三点半). */
function pointed(
  text: string,
  at: number,
  last: Token & { kind: 'digits' },
): { token: Token; end: number } | undefined {
  const fraction = /^(?:[零〇一二三四五六七八九]+|\d+)/u.exec(text.slice(at + 1, at + 8))?.[0];
  if (fraction === undefined || last.arabic !== /\d/u.test(fraction)) return undefined;
  const digits = [...fraction].map((character) => String(chineseDigits[character] ?? character)).join('');
  return {
    token: { kind: 'digits', value: decimalFrom(`0.${digits}`), written: `.${digits}`, arabic: last.arabic },
    end: at + 1 + fraction.length,
  };
}

function digitString(tokens: readonly Token[]): string | undefined {
  let written = '';
  for (const token of tokens) {
    if (token.kind === 'times') return undefined;
    written += token.kind === 'zero' ? '0' : token.written;
  }
  return /^\d+$/u.test(written) ? written : undefined;
}

function plainValue(tokens: readonly Token[]): Decimal | undefined {
  const joined = tokens.map((token) => (token.kind === 'digits' ? token.written : '0')).join('');
  if (tokens.length > 1 && tokens.some((token) => token.kind === 'digits' && token.arabic) && tokens.some((token) => token.kind === 'digits' && !token.arabic)) return undefined; // prettier-ignore
  const first = tokens[0];
  if (tokens.length === 1 && first?.kind === 'digits') return first.value;
  return /^\d+(?:\.\d+)?$/u.test(joined) ? decimalFrom(joined) : undefined;
}

/** Walks the tokens as a reader does: sections under 万, then 万, then 亿; undefined where they do not fit together. */
function evaluate(input: readonly Token[]): Decimal | undefined {
  const tokens = joinFractions(input);
  if (!tokens) return undefined;
  let total = whole(0);
  let section = whole(0);
  let pending: (Token & { kind: 'digits' }) | undefined;
  let lastFactor = 0n;
  let sectionFactor = 10_000n;
  let sawZero = false;
  let largeFactor = 0n;
  for (const token of tokens) {
    if (token.kind === 'zero') {
      if (pending) return undefined;
      sawZero = true;
    } else if (token.kind === 'digits') {
      if (pending) return undefined;
      pending = token;
    } else if (token.factor < 10_000n) {
      if (!pending && token.factor !== 10n) return undefined;
      if (token.factor >= sectionFactor) return undefined;
      section = plus(section, times(pending?.value ?? whole(1), token.factor));
      sectionFactor = token.factor;
      lastFactor = token.factor;
      pending = undefined;
      sawZero = false;
    } else {
      if (pending && sectionFactor >= 100n && sectionFactor < 10_000n && !sawZero) return undefined;
      if (pending) section = plus(section, pending.value);
      if (section.digits === 0n && (total.digits === 0n || token.factor < 100_000_000n)) return undefined;
      if (largeFactor !== 0n && token.factor >= largeFactor && !(token.factor === 100_000_000n && largeFactor === 10_000n)) return undefined; // prettier-ignore
      total =
        token.factor === 100_000_000n
          ? times(plus(total, section), token.factor)
          : plus(total, times(section, token.factor));
      largeFactor = token.factor;
      lastFactor = token.factor;
      section = whole(0);
      sectionFactor = 10_000n;
      pending = undefined;
      sawZero = false;
    }
  }
  const tail = pending ? tailValue(pending, lastFactor, sawZero) : whole(0);
  return tail && plus(plus(total, section), tail);
}

/** 三点五 came as two tokens (3, .5): makes them one. */
function joinFractions(tokens: readonly Token[]): Token[] | undefined {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined[joined.length - 1];
    if (token.kind === 'digits' && token.written.startsWith('.')) {
      if (last?.kind !== 'digits') return undefined;
      const written = last.written + token.written;
      joined[joined.length - 1] = {
        kind: 'digits',
        value: plus(last.value, token.value),
        written,
        arabic: last.arabic,
      };
    } else {
      joined.push(token);
    }
  }
  return joined;
}

/** What the last digits are worth: in 三千二 the 2 counts hundreds, in 三千零二 ones, in 3万5000 themselves. */
function tailValue(
  pending: Token & { kind: 'digits' },
  lastFactor: bigint,
  sawZero: boolean,
): Decimal | undefined {
  const written = pending.written.replaceAll(',', '');
  if (written.includes('.')) return undefined;
  if (sawZero || lastFactor <= 10n)
    return written.length < String(lastFactor).length ? pending.value : undefined;
  if (written.length === 1) return tenth(times(pending.value, lastFactor));
  const zeros = String(lastFactor).length - 1;
  if (written.length === zeros) return pending.value;
  return lastFactor === 10_000n && written.length === 3 ? pending.value : undefined;
}
