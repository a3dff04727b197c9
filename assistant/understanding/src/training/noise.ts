import { randomInt, randomPick, randomUnit, type Random } from '@banxing/kernel';
import { normalise } from '../normal/normal-text.ts';
import { blurredSound, soundOf } from '../normal/pinyin.ts';
import type { LabelledUtterance } from './corpus.ts';

/** Characters that people use, by how they sound: what a speech recogniser would write instead of another one. */
export type SoundAlikes = ReadonlyMap<string, readonly string[]>;

const leastUsed = 12;

/** The usual characters of the records, by blurred sound. */
export function soundAlikesOf(records: readonly LabelledUtterance[]): SoundAlikes {
  const used = new Map<string, number>();
  for (const { text } of records)
    for (const character of normalise(text).text) used.set(character, (used.get(character) ?? 0) + 1);
  const alikes = new Map<string, string[]>();
  for (const [character, times] of [...used].sort()) {
    const sound = soundOf(character.charCodeAt(0));
    if (sound === undefined || times < leastUsed) continue;
    const key = blurredSound(sound);
    alikes.set(key, [...(alikes.get(key) ?? []), character]);
  }
  return alikes;
}

/** Numbers and names keep their characters: a misheard number is another number. */
const keeps = /[零一二两三四五六七八九十百千万亿点块元毛分号月年天\d]/u;

/** The record in Latin letters without tones, as typed without a Chinese keyboard; undefined for other scripts. */
export function spelledOut(record: LabelledUtterance): LabelledUtterance | undefined {
  const characters = [...normalise(record.text).text];
  const sounds = characters.map((character) => soundOf(character.charCodeAt(0)) ?? character);
  if (characters.some((character) => /[a-z]/u.test(character)) || characters.length > 24) return undefined;
  return { ...record, text: sounds.join(' '), slots: {} };
}

/** The record as a speech recogniser might have misheard it; undefined when nothing in it can be misheard. */
export function misheard(
  record: LabelledUtterance,
  alikes: SoundAlikes,
  random: Random,
): LabelledUtterance | undefined {
  const characters = [...normalise(record.text).text];
  const places = characters.flatMap((character, place) => {
    const sound = soundOf(character.charCodeAt(0));
    return sound === undefined || keeps.test(character) ? [] : [place];
  });
  if (places.length < 3) return undefined;
  const most = Math.max(1, Math.round(places.length * 0.25));
  let changed = 0;
  for (let left = randomInt(random, 1, most); left > 0; left -= 1) {
    const place = randomPick(random, places);
    const character = characters[place] ?? '';
    const sound = soundOf(character.charCodeAt(0));
    const others = (alikes.get(sound === undefined ? '' : blurredSound(sound)) ?? []).filter(
      (each) => each !== character && (randomUnit(random) < 0.3 || soundOf(each.charCodeAt(0)) === sound),
    );
    if (others.length === 0) continue;
    characters[place] = randomPick(random, others);
    changed += 1;
  }
  return changed === 0 ? undefined : { ...record, text: characters.join('') };
}
