import { describe, expect, it } from 'vitest';
import {
  asksSameAgain,
  deniesAll,
  hesitates,
  meansPersonBefore,
  optionChosen,
  ordinalIn,
} from './references.ts';
import type { Frame } from './state.ts';

const words = (text: string) => ({ zh: text, en: text });
const frameOf = (...labels: readonly string[]): Frame => ({
  capability: 'transfer.create',
  slots: {},
  asked: 1,
  need: {
    slot: 'payee',
    question: words('哪一位?'),
    options: labels.map((label, index) => ({ value: `pay_${String(index)}`, label: words(label) })),
  },
});
const two = frameOf('房东(张伟)(*7816)建设银行', '健身教练(张伟)(*5670)招商银行');

describe('optionChosen', () => {
  it.each([
    ['第二个', 'pay_1'],
    ['2', 'pay_1'],
    ['the first one', 'pay_0'],
    ['最后一个', 'pay_1'],
    ['上面那个', 'pay_0'],
    ['建行的', 'pay_0'],
    ['招行那张', 'pay_1'],
    ['尾号5670那个', 'pay_1'],
    ['房东', 'pay_0'],
    ['教健身的那个', 'pay_1'],
    ['就那个房东吧', 'pay_0'],
  ])('%s chooses %s', (text, value) => {
    expect(optionChosen(text, two)).toBe(value);
  });

  it.each(['张伟', '就这个', '第三个', '3', '给李娜', '', '银行的', '200'])(
    '%s chooses nothing of two',
    (text) => {
      expect(optionChosen(text, two)).toBeUndefined();
    },
  );

  it('takes 就这个 when there is only one', () => {
    expect(optionChosen('就这个', frameOf('刘桂芳(*7719)伴行银行'))).toBe('pay_0');
  });
});

it('counts positions only within the list', () => {
  expect(ordinalIn('第三个', 2)).toBeUndefined();
  expect(ordinalIn('第十个', 12)).toBe(9);
  expect(ordinalIn('第一个', 0)).toBeUndefined();
});

it.each(['再给她转200', '她', '转给他吧', 'send her 50', '畀佢100', '再补给他100'])(
  '%s points to the person before',
  (text) => {
    expect(meansPersonBefore(text)).toBe(true);
  },
);
it.each(['给我妈转200', '其他的', 'there'])('%s points to nobody before', (text) => {
  expect(meansPersonBefore(text)).toBe(false);
});

it.each(['和上次一样', '再来一笔', '老样子', 'same again', '再转一次'])(
  '%s asks for the same again',
  (text) => {
    expect(asksSameAgain(text)).toBe(true);
  },
);
it.each(['和上次一样给妈妈转500', '再给她转200', '上次转了多少'])(
  '%s asks for more than the same again',
  (text) => {
    expect(asksSameAgain(text)).toBe(false);
  },
);

it('knows hesitation and denial from answers', () => {
  for (const text of ['我想想', '等一下', '不知道', '啥意思,没看懂', 'let me think'])
    expect(hesitates(text)).toBe(true);
  for (const text of ['妈妈', '500', '等额本息', '不知道先生']) expect(hesitates(text)).toBe(false);
  expect(deniesAll('都不是')).toBe(true);
  expect(deniesAll('不是200是300')).toBe(false);
});
