import type { NormalText } from './normal-text.ts';
import { blurredSound, soundOf } from './pinyin.ts';

/** What people usually write: pairs of neighbouring characters, and words of two to four with how often they stand. */
export interface HeardTable {
  /** Pairs that somebody has written, as two codes in one number, in order. */
  readonly pairs: Int32Array;
  readonly words: readonly (readonly [word: string, times: number])[];
}

/** Puts right what a speech recogniser misheard: 工鸡金 was 公积金. Every character keeps its place. */
export type HeardWords = (normal: NormalText) => NormalText;

export const pairOf = (first: number, second: number): number => (first << 16) | second;

/** A misheard number is another number: neither what is put right nor what it becomes may hold one. */
const counts = /[零〇一二两俩三仨四五六七八九十百千万亿块元毛角点\d]/u;

/** Words for family stand for people, who are not put right by sound. */
const family = /[妈爸爹娘爷奶姥婆哥姐弟妹叔伯姑姨舅婶嫂侄甥孙婿媳]/u;

/** A word takes the place of what was written only if it is this usual, by its length. */
const usual: Readonly<Record<number, number>> = { 2: 14, 3: 6, 4: 4 };
const longest = 4;

interface Word {
  readonly word: string;
  readonly times: number;
}

const soundsOf = (text: string, blur: boolean): string | undefined => {
  let key = '';
  for (let place = 0; place < text.length; place += 1) {
    const sound = soundOf(text.charCodeAt(place));
    if (sound === undefined) return undefined;
    key += `${blur ? blurredSound(sound) : sound} `;
  }
  return key;
};

/** Makes a table ready for reading. */
export function heardWords(table: HeardTable): HeardWords {
  const pairs = new Set(table.pairs);
  const exact = new Map<string, Word>();
  const blurry = new Map<string, Word>();
  for (const [word, times] of table.words) {
    if (counts.test(word)) continue;
    keepBest(exact, soundsOf(word, false), { word, times });
    keepBest(blurry, soundsOf(word, true), { word, times });
  }
  const known = (text: string, place: number): boolean =>
    soundOf(text.charCodeAt(place)) === undefined ||
    soundOf(text.charCodeAt(place + 1)) === undefined ||
    pairs.has(pairOf(text.charCodeAt(place), text.charCodeAt(place + 1)));
  const wordAround = (
    text: string,
    place: number,
  ): { readonly start: number; readonly word: string } | undefined => {
    for (let length = longest; length >= 2; length -= 1) {
      for (let start = Math.max(0, place - length + 2); start <= place; start += 1) {
        const written = text.slice(start, start + length);
        if (written.length < length || counts.test(written) || family.test(written)) continue;
        const word = insteadOf(written, exact, blurry);
        if (word !== undefined) return { start, word };
      }
    }
    return undefined;
  };
  return (normal) => {
    let { text } = normal;
    for (let place = 0; place + 1 < text.length; place += 1) {
      if (known(text, place)) continue;
      const found = wordAround(text, place);
      if (!found) continue;
      text = text.slice(0, found.start) + found.word + text.slice(found.start + found.word.length);
      place = Math.max(place, found.start + found.word.length - 2);
    }
    return text === normal.text ? normal : { ...normal, text, asWritten: normal.text };
  };
}

function keepBest(words: Map<string, Word>, sound: string | undefined, word: Word): void {
  if (sound === undefined) return;
  const best = words.get(sound);
  if (!best || word.times > best.times) words.set(sound, word);
}

/** The usual word that sounds like what is written; a word that shares no character with it must be more usual still. */
function insteadOf(
  written: string,
  exact: ReadonlyMap<string, Word>,
  blurry: ReadonlyMap<string, Word>,
): string | undefined {
  const least = usual[written.length] ?? Infinity;
  const doubles = (text: string): boolean => /(.)\1/u.test(text);
  const same = (word: string): boolean => [...word].some((character, place) => written[place] === character);
  const fits = (found: Word | undefined, strictness: number): found is Word =>
    found !== undefined &&
    found.word !== written &&
    doubles(found.word) === doubles(written) &&
    found.times >= least * strictness * (same(found.word) ? 1 : 6);
  const clear = exact.get(soundsOf(written, false) ?? '');
  if (fits(clear, 1)) return clear.word;
  const near = blurry.get(soundsOf(written, true) ?? '');
  return fits(near, 2) ? near.word : undefined;
}
