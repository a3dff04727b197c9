import type { Locale } from '@banxing/kernel';

/** Longer texts are no request to a bank; reading them would only cost time. */
export const longestText = 2000;

/**
 * What a customer typed as it may be kept: no NUL, which PostgreSQL cannot hold, and no half of a surrogate pair, which
 * JSON cannot carry.
 */
export const keepable = (text: string): string =>
  text
    .replace(/\0/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();

/** Says the text anything, or is it only blanks, emoji, control and invisible characters? */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const secretNamed = /(密码|口令|验证码|pin\b|password|passcode|code)[^\d]{0,12}(\d[\d\s]{3,11})/iu;

/** The customer wrote a PIN or a code where it does not belong. A lone six-digit number counts while a card waits for a PIN. */
export const tellsSecret = (text: string, cardWaits: boolean): boolean =>
  secretNamed.test(text) || (cardWaits && /^[\s。.,,]*\d{6}[\s。.!]*$/u.test(text));

/** The text without the digits of a PIN or code, as it may be kept. */
export const withoutSecret = (text: string): string => text.replace(/\d/gu, '*');

/** The language of one turn: of what was written, else the customer's own. */
export function localeOf(text: string, usual: Locale): Locale {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /[a-z]{2,}/iu.test(text) ? 'en' : usual;
}

const halves: Readonly<Record<string, string>> = {
  '\uFF0C': ',',
  '\uFF1F': '?',
  '\uFF01': '!',
  '\uFF1A': ':',
  '\uFF1B': ';',
  '\uFF08': '(',
  '\uFF09': ')',
  '\uFF0E': '.',
};

/** Full-width marks as half-width ones and invisible characters gone, so that one pattern reads both. */
export const foldPunctuation = (text: string): string =>
  text
    .replace(/[\uFF0C\uFF1F\uFF01\uFF1A\uFF1B\uFF08\uFF09\uFF0E]/gu, (mark) => halves[mark] ?? mark)
    .replace(/[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/gu, '');
