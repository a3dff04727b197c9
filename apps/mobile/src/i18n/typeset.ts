const full: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '?': '\uff1f',
  '!': '\uff01',
};

const wide = String.raw`[\p{Script=Han}\u201d\u3001-\u301f\uff01-\uff60]`;
const mark = new RegExp(String.raw`(?<=${wide})[,;:?!](?! )|[,;](?=\p{Script=Han})|(?<=%)[,;](?=\d)`, 'gu');
const bracketed = new RegExp(
  String.raw`(?<=${wide})\(([^()]*)\)|\(([^()]*)\)(?=${wide})|\((\p{Script=Han}[^()]*)\)`,
  'gu',
);

const widened = (_: string, ...inner: (string | undefined)[]): string =>
  `\uff08${inner.slice(0, 3).find((part) => part !== undefined) ?? ''}\uff09`;

/**
 * Sets Chinese text with the punctuation that Chinese readers expect, whichever width it was typed in. Figures, codes
 * and English keep theirs: only marks beside a Chinese character or
 * after a percentage, and brackets beside or around one, are widened.
 */
export const typeset = (text: string): string =>
  text
    .replace(bracketed, widened)
    .replace(bracketed, widened)
    .replace(mark, (typed) => full[typed] ?? typed);
