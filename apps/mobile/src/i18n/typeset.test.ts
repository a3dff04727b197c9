import { expect, test } from 'vitest';
import { typeset } from './typeset.ts';

test('widens the marks of Chinese text', () => {
  expect(typeset('一共花了 4,866.70 元,31 笔;对吗?')).toBe('一共花了 4,866.70 元\uff0c31 笔\uff1b对吗\uff1f');
  expect(typeset('工资卡(尾号6621)余额')).toBe('工资卡\uff08尾号6621\uff09余额');
  expect(typeset('妈妈(刘桂芳)(*7719)伴行银行')).toBe('妈妈\uff08刘桂芳\uff09\uff08*7719\uff09伴行银行');
});

test('leaves figures, times, codes and English alone', () => {
  for (const text of ['1,088.50', '14:05', 'Sent 500.00 yuan (6621), done.', 'T+1', 'R2 (low): ok?']) {
    expect(typeset(text)).toBe(text);
  }
});

test('setting twice is setting once', () => {
  const once = typeset('转好了,刘桂芳(*7719)已收到 500.00 元!');
  expect(typeset(once)).toBe(once);
});
