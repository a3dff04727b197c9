import { hashText } from './hash.ts';

export type TokenKind = 'ideograph' | 'word' | 'digits' | 'mark';

/** One ideograph, one Latin word, one row of digits or one mark of a normalised text. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

const isIdeograph = (code: number): boolean => (code >= 0x3400 && code <= 0x9fff) || code === 0x3007;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f) || code === 0x27;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Cuts a normalised text into tokens; blanks fall away. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    let end = at + 1;
    let kind: TokenKind = 'mark';
    if (isIdeograph(code)) {
      kind = 'ideograph';
    } else if (isLetter(code)) {
      kind = 'word';
      while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
    } else if (isDigit(code)) {
      kind = 'digits';
      while (end < text.length && (isDigit(text.charCodeAt(end)) || (text[end] === '.' && isDigit(text.charCodeAt(end + 1))))) end += 1;
    }
    if (code !== 0x20) tokens.push({ kind, start: at, end, hash: hashText(text.slice(at, end)) });
    at = end;
  }
  return tokens;
}
