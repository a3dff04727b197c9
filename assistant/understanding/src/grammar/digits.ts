/** A row of digits that is a number of something: a phone, a card, the tail of one, a date in digits, a code. */
export interface DigitMention {
  readonly kind: 'phone' | 'card_number' | 'tail' | 'code';
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const spoken: Readonly<Record<string, string>> = {
  零: '0', 〇: '0', 洞: '0', 幺: '1', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 拐: '7', 八: '8', 九: '9',
}; // prettier-ignore

const digit = '[0-9零〇一二三四五六七八九幺洞拐两]';
const rowsOfDigits = new RegExp(`(?:\\+?86[- ]?)?${digit}(?:[- ]?${digit})*`, 'gu');
const tailBefore =
  /(?:尾[号好]|后四个数字|[未末]号|尾数|末尾|结尾|卡尾|尾巴|末四位|后四位|最后四位|后4位|末4位|尾)(?:数|号)?(?:为|是|的|系|:|：)*\s?(?:为|是)?\s?$|(?:ending|ends|ended)(?: in| with)?\s?$|last (?:four|4)(?: digits)?(?: of| is| are|:)?\s?$|\b(?:card|account)(?: number)?\s$/u;
const tailAfter =
  /^(?:结尾|尾号|那张|这张|还进去|里打|里转|的那张|[嗰果]张卡|的卡|的信用卡|的储蓄卡|的借记卡|的银行卡|的账户|的账号|那个账户|卡|\s?cards?\b|\saccount\b)/u;

/** Finds the rows of digits that name something rather than count it. */
export function readDigits(text: string): readonly DigitMention[] {
  const mentions: DigitMention[] = [];
  for (const match of text.matchAll(rowsOfDigits)) {
    const mention = classify(text, match.index, match[0]);
    if (mention) mentions.push(mention);
  }
  return mentions;
}

function classify(text: string, start: number, written: string): DigitMention | undefined {
  const before = text.slice(Math.max(0, start - 22), start);
  const after = text.slice(start + written.length, start + written.length + 12);
  if (/\d[.,]$/u.test(before) || /^\.\d/u.test(after)) return undefined;
  const digits = [...written]
    .map((character) => spoken[character] ?? character)
    .filter((character) => /\d/u.test(character))
    .join('');
  const national = /^\+?86/u.test(written) && digits.length === 13 ? digits.slice(2) : digits;
  const at = { start, end: start + written.length };
  if (/^1[3-9]\d{9}$/u.test(national)) return { kind: 'phone', value: national, ...at };
  if (digits.length >= 15 && digits.length <= 19) return { kind: 'card_number', value: digits, ...at };
  if (tailBefore.test(before)) return { kind: digits.length === 4 ? 'tail' : 'code', value: digits, ...at };
  if (/^\d{4}$/u.test(written) && tailAfter.test(after)) return { kind: 'tail', value: digits, ...at };
  const label =
    /(?:卡号|账号|帐号|单号|订单|编号|号码|密码|验证码|工号|户号|合同号|流水号|电话|手机号?|code|no\.|pin|#)(?:为|是|:|：)?\s?$/u;
  if ((label.test(before) && digits.length >= 3) || /^(?:验证码|密码)/u.test(after))
    return { kind: 'code', value: digits, ...at };
  return digits.length >= 12 ? { kind: 'code', value: digits, ...at } : undefined;
}
