import { blurredSound, soundOf } from '../normal/pinyin.ts';
import { normalise } from '../normal/normal-text.ts';

/** Puts misheard values right: a value that is unknown but sounds like one known value becomes that value. */
export interface SoundLexicon {
  heard(slot: string, value: string): string;
  /** Whether somebody has said this value for the slot before. */
  knows(slot: string, value: string): boolean;
  /** The longest known value of the slot that stands in the text, the last of equals; undefined when none does. */
  within(slot: string, text: string): string | undefined;
}

/** How a text sounds, syllable by syllable; undefined where it has anything but ideographs. */
export function soundsOf(text: string, blur: boolean): string | undefined {
  const sounds: string[] = [];
  for (const character of text) {
    const sound = soundOf(character.charCodeAt(0));
    if (sound === undefined) return undefined;
    sounds.push(blur ? blurredSound(sound) : sound);
  }
  return sounds.join(' ');
}

/** Builds a lexicon from the known values of each slot. */
export function soundLexicon(values: Readonly<Record<string, readonly string[]>>): SoundLexicon {
  const known = new Map<string, Set<string>>();
  const bySound = new Map<string, Map<string, string>>();
  for (const [slot, list] of Object.entries(values)) {
    known.set(slot, new Set(list.map((value) => normalise(value).text)));
    const sounds = new Map<string, string>();
    for (const value of list) {
      const sound = soundsOf(value, false);
      if (sound !== undefined && value.length >= 2 && !sounds.has(sound)) sounds.set(sound, value);
    }
    bySound.set(slot, sounds);
  }
  return {
    knows: (slot, value) => known.get(slot)?.has(normalise(value).text) === true,
    within(slot, text) {
      let best: string | undefined;
      for (const value of known.get(slot) ?? []) {
        if (value.length < 2 || value.length < (best?.length ?? 0) || !text.includes(value)) continue;
        if (value.length > (best?.length ?? 0) || text.lastIndexOf(value) > text.lastIndexOf(best ?? ''))
          best = value;
      }
      return best;
    },
    heard(slot, value) {
      const plain = normalise(value).text;
      if (plain !== value || known.get(slot)?.has(plain)) return value;
      const sound = soundsOf(plain, false);
      return (sound === undefined ? undefined : bySound.get(slot)?.get(sound)) ?? value;
    },
  };
}
