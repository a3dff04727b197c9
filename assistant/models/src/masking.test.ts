import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSlots, maskText } from './masking.ts';

const now = new Date('2026-11-20T10:00:00+08:00');
const mask = (text: string, names: readonly string[] = [], slots: Record<string, string> = {}): string =>
  maskText(text, { names, slots, now });

describe('a masked text', () => {
  it.each([
    ['给张薇转500块钱', [], '给<NAME>转<AMOUNT>'],
    ['给我妈转500块钱', ['妈妈', '刘桂芳'], '给我妈转<AMOUNT>'],
    ['转给刘桂芳三百五', ['刘桂芳'], '转给<NAME><AMOUNT>'],
    ['转给劉桂芳三百五', ['刘桂芳'], '转给<NAME><AMOUNT>'],
    ['转给刘 桂 芳两千', ['刘桂芳'], '转给<NAME><AMOUNT>'],
    ['25号提醒我还款', [], '25号提醒我还款'],
    ['存三个月', [], '存三个月'],
    ['我的手机号是13800138000', [], '我的手机号是###########'],
    ['手机幺三八零零一三八零零零', [], '手机####'],
    ['卡号6222 0212 3456 7890', [], '卡号#### #### #### ####'],
    ['尾号８８８８的卡', [], '尾号####的卡'],
    ['发到 chen.jing@mail.cn', [], '发到 <ADDRESS>'],
    ['send 500 yuan to John Smith please', [], 'send <AMOUNT> to <NAME> please'],
    ['找王老师要一下', [], '找<NAME>要一下'],
  ])('%s', (text, names, masked) => {
    expect(mask(text, names)).toBe(masked);
  });

  it('loses the payee that was understood, though nobody knew the name', () => {
    expect(mask('打点钱给阿依古丽吧', [], { payee: '阿依古丽' })).toBe('打点钱给<NAME>吧');
  });

  const separators = fc.constantFrom('', ' ', '-', '.', '\u200b', '·');
  const digits = fc.array(fc.constantFrom(...'0123456789０１２３４５６７８９①②٣٤'), {
    minLength: 4,
    maxLength: 20,
  });

  it('never holds four digits in a row, whatever stood between them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        digits,
        separators,
        fc.string({ maxLength: 20 }),
        (before, run, separator, after) => {
          const masked = mask(`${before}${run.join(separator)}${after}`);
          expect(masked).not.toMatch(/\p{N}{4}/u);
          // The two figures of a day or a term are the most that may stay of a run.
          expect(
            masked.replaceAll(/[^\p{N}]/gu, '').length - (`${before}${after}`.match(/\p{N}/gu)?.length ?? 0),
          ).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 400 },
    );
  });

  const hanzi = fc.constantFrom(...'陈静刘桂芳王建国敏李响周明赵兰欧阳娜伟强磊洋杰涛慧玲');
  const name = fc.array(hanzi, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
  const frame = fc.constantFrom(
    '给$转五百',
    '转给$',
    '$的钱到了吗',
    '把$删掉',
    '别给$了',
    '我是$',
    '问问$多少钱',
    'pay $ 500',
  );

  it('never holds a known name', () => {
    fc.assert(
      fc.property(name, name, frame, (known, other, words) => {
        const masked = mask(`${words.replace('$', known)},还有${other}`, [known, other]);
        expect(masked).not.toContain(known);
        expect(masked).not.toContain(other);
      }),
      { numRuns: 400 },
    );
  });

  it('is short and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        expect(mask(text).length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

it('slots keep kinship and words, not people or figures', () => {
  const slots = {
    payee: '张薇',
    amount: '500.00',
    term: 'P3M',
    account: '6621',
    topic: '还款给李雷',
    date: '2026-11-25',
  };
  expect(maskSlots(slots, ['李雷'])).toEqual({
    payee: '<NAME>',
    amount: '<AMOUNT>',
    term: 'P3M',
    account: '####',
    topic: '还款给<NAME>',
    date: '2026-11-25',
  });
  expect(maskSlots({ payee: '我妈', amount: 'all' }, [])).toEqual({ payee: '我妈', amount: 'all' });
});
