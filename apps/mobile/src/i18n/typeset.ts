const full: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '?': '\uff1f',
  '!': '\uff01',
};

const wide = String.raw`[\p{Script=Han}\u3001-\u301f\uff01-\uff60]`;
const mark = new RegExp(String.raw`(?<=${wide})[,;:?!](?! )`, 'gu');
const bracketed = new RegExp(String.raw`(?<=${wide})\(([^()]*)\)|\(([^()]*)\)(?=${wide})`, 'gu');

/**
 * Sets Chinese text with the punctuation that Chinese readers expect, whichever width it was typed in. Figures, codes
 * and English keep theirs: only marks that follow a Chinese character, and brackets beside one, are widened.
 */
export const typeset = (text: string): string =>
  text
    .replace(
      bracketed,
      (_, first: string | undefined, second: string | undefined) => `\uff08${first ?? second ?? ''}\uff09`,
    )
    .replace(
      bracketed,
      (_, first: string | undefined, second: string | undefined) => `\uff08${first ?? second ?? ''}\uff09`,
    )
    .replace(mark, (typed) => full[typed] ?? typed);
