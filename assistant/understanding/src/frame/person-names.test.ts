import { describe, expect, it } from 'vitest';
import { normalise } from '../normal/normal-text.ts';
import { receiverIn } from './person-names.ts';

const receiver = (text: string, tagged?: string): string | undefined => {
  const start = tagged === undefined ? -1 : text.indexOf(tagged);
  const span = tagged === undefined ? undefined : { slot: 'payee', start, end: start + tagged.length };
  const place = receiverIn('transfer.create', normalise(text), span);
  return place && text.slice(place.start, place.end);
};

describe('who the money goes to', () => {
  it.each([
    ['别给我爸了,给我妈,两千三', '我爸', '我妈'],
    ['保姆这个月干得好,给蔡姐多结三百', '保姆', '蔡姐'],
    ['不要转给老周,转给小周,两百', '老周', '小周'],
  ])('is who is named after the word of giving: %s', (text, tagged, expected) => {
    expect(receiver(text, tagged)).toBe(expected);
  });

  it('is the one person whom 给他 stands for', () => {
    expect(receiver('我弟又没生活费了,给他续一千八')).toBe('我弟');
    expect(receiver('我弟和我妹都没钱了,给他续一千八')).toBeUndefined();
  });

  it('stays with what the tagger read where nothing contradicts it', () => {
    expect(receiver('给小石头打三百', '小石头')).toBeUndefined();
    expect(receiver('给修鞋的老吴转十五', '修鞋的老吴')).toBeUndefined();
  });

  it('is nobody where a gift is only denied', () => {
    expect(receiver('别给我妈转了')).toBeUndefined();
  });
});
