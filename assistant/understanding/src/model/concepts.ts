import { conceptWords } from './concept-words.ts';
import { hashText } from './hash.ts';

interface Entry {
  readonly word: string;
  readonly concepts: readonly number[];
}

/** Words by their first character, the longest first. */
const byFirst: ReadonlyMap<string, readonly Entry[]> = readTable();

function readTable(): Map<string, Entry[]> {
  const words = new Map<string, number[]>();
  for (const line of conceptWords.trim().split('\n')) {
    const [name = '', ...surface] = line.split(' ');
    for (const word of surface) {
      const plain = word.replaceAll('&', ' ');
      words.set(plain, [...(words.get(plain) ?? []), hashText(`concept:${name}`)]);
    }
  }
  const table = new Map<string, Entry[]>();
  for (const [word, concepts] of words) table.set(word[0] ?? '', [...(table.get(word[0] ?? '') ?? []), { word, concepts }]);
  for (const entries of table.values()) entries.sort((a, b) => b.word.length - a.word.length);
  return table;
}

const isLatin = (character: string): boolean => /[a-z]/u.test(character);

/** The concepts that a normalised text names, in the order said; a word of several concepts names them all. */
export function conceptsIn(text: string): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    const latin = isLatin(character);
    const inWord = latin && at > 0 && isLatin(text[at - 1] ?? '');
    const entry = inWord ? undefined : byFirst.get(character)?.find(({ word }) => text.startsWith(word, at) && !(latin && isLatin(text[at + word.length] ?? '')));
    if (entry) found.push(entry.concepts);
    at += entry?.word.length ?? 1;
  }
  return found;
}
