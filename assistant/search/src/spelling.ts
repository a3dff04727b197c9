import { customPinyin, pinyin } from 'pinyin-pro';

// Bank words that are read otherwise than their characters usually are.
customPinyin({
  还款: 'huán kuǎn',
  还贷: 'huán dài',
  还信用卡: 'huán xìn yòng kǎ',
  提前还: 'tí qián huán',
  重置: 'chóng zhì',
});

/** The spellings of a text under which it is found; all lower case and without blanks. */
export interface Keys {
  readonly plain: string;
  /** Each character's sound without its tone; characters that have none stand as they are. */
  readonly sounds: readonly string[];
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');

const soundsOf = (text: string): readonly string[] =>
  text === '' ? [] : pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });

export function keysOf(text: string): Keys {
  const plain = folded(text);
  return { plain, sounds: soundsOf(plain).map((sound) => sound.toLowerCase()) };
}

export const spelled = ({ sounds }: Keys): string => sounds.join('');
export const initials = ({ sounds }: Keys): string => sounds.map((sound) => sound.slice(0, 1)).join('');
