import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardWords, pairOf } from './heard-words.ts';
import { normalise } from './normal-text.ts';

const pairs = (words: readonly string[]): Int32Array =>
  Int32Array.from(
    words.flatMap((word) =>
      Array.from({ length: word.length - 1 }, (_, place) =>
        pairOf(word.charCodeAt(place), word.charCodeAt(place + 1)),
      ),
    ),
  ).sort();

const usual = ['公积金', '余额', '信用卡', '提醒', '转账', '五百'];
const heard = heardWords({
  pairs: pairs([...usual, '查下', '我的', '给张', '张薇', '小石头']),
  words: usual.map((word) => [word, 50]),
});

const said = (text: string): string => heard(normalise(text)).text;

describe('misheard words', () => {
  it('become the usual words that sound like them', () => {
    expect(said('工鸡金余鹅')).toBe('公积金余额');
    expect(said('新用卡')).toBe('信用卡');
    expect(said('题醒')).toBe('提醒');
  });

  it('stay where somebody has written them so', () => {
    expect(said('给张薇')).toBe('给张薇');
    expect(said('小石头')).toBe('小石头');
  });

  it('never touch a number: another number is another amount', () => {
    expect(said('无百')).toBe('无百');
    expect(said('武佰')).toBe('武佰');
  });

  it('keep every character in its place and remember what was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'工鸡金余鹅题醒转帐给我妈五百a1 ,'), { maxLength: 40 }),
        (characters) => {
          const normal = normalise(characters.join(''));
          const right = heard(normal);
          expect(right.text).toHaveLength(normal.text.length);
          expect(right.starts).toBe(normal.starts);
          expect(right.asWritten ?? right.text).toBe(normal.text);
          expect(right.text.replace(/[^五百1]/gu, '')).toBe(normal.text.replace(/[^五百1]/gu, ''));
        },
      ),
      { numRuns: 200 },
    );
  });
});
