import syllables from './pinyin.json' with { type: 'json' };

const readings: ReadonlyMap<number, string> = new Map(
  Object.entries(syllables as Record<string, string>).flatMap(([syllable, characters]) =>
    [...characters].map((character): [number, string] => [character.charCodeAt(0), syllable]),
  ),
);

/** How a simplified character usually sounds, without tone; undefined for anything that is not one. */
export const soundOf = (code: number): string | undefined => readings.get(code);

const known = new Set(Object.keys(syllables));

/** A Latin word that is a syllable of Mandarin (yu, zhuan), as people type without a Chinese keyboard. */
export const syllableOf = (word: string): string | undefined => (known.has(word) ? word : undefined);

const confusions: readonly [RegExp, string][] = [
  [/^zh/u, 'z'],
  [/^ch/u, 'c'],
  [/^sh/u, 's'],
  [/^n(?=[aeiouü])/u, 'l'],
  [/^hu(?=[aeio])/u, 'f'],
  [/^hu$/u, 'fu'],
  [/(?<=[aei])ng$/u, 'n'],
];

const blurred = new Map<string, string>();

/** The syllable with the differences removed that southern speakers and recognisers do not keep (zh/z, n/l, ing/in…). */
export function blurredSound(syllable: string): string {
  const before = blurred.get(syllable);
  if (before !== undefined) return before;
  let sound = syllable;
  for (const [pattern, replacement] of confusions) sound = sound.replace(pattern, replacement);
  blurred.set(syllable, sound);
  return sound;
}
