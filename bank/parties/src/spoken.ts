import { Converter } from 'opencc-js/t2cn';

const simplify = Converter({ from: 't', to: 'cn' });

/**
 * One form in which what was said is compared with what is stored: half width, lower case, simplified characters,
 * without spaces, quotes, hyphens and stops. `薪轉戶` and `薪转户` fold to the same.
 */
export const foldSpoken = (text: string): string =>
  simplify(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s'’"“”「」『』·.,。!?、-]/gu, ''),
  )
    // 帐 is how 帳 simplifies by the book; banks write 账.
    .replaceAll('帐', '账');

/** Says one name the other, give or take a beginning or an end? 盒马 and 盒马鲜生 do; a single character never does. */
export function sameNameLoosely(spoken: string, stored: string): boolean {
  const a = foldSpoken(spoken);
  const b = foldSpoken(stored);
  if (a.length === 0 || b.length === 0) return false;
  return a === b || (a.length >= 2 && b.includes(a)) || (b.length >= 2 && a.includes(b));
}
