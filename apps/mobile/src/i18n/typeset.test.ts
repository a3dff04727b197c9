import { expect, test } from 'vitest';
import { typeset } from './typeset.ts';

test('widens the marks of Chinese text', () => {
  expect(typeset('一共花了 4,866.70 元,31 笔;对吗?')).toBe('一共花了 4,866.70 元\uff0c31 笔\uff1b对吗\uff1f');
  expect(typeset('工资卡(尾号6621)余额')).toBe('工资卡\uff08尾号6621\uff09余额');
  expect(typeset('妈妈(刘桂芳)(*7719)伴行银行')).toBe('妈妈\uff08刘桂芳\uff09\uff08*7719\uff09伴行银行');
});

test('widens the marks between figures and Chinese words', () => {
  expect(typeset('七日年化 1.55%,1 元起')).toBe('七日年化 1.55%\uff0c1 元起');
  expect(typeset('业绩比较基准 1.85%-2.25%(年化),1 元起')).toBe(
    '业绩比较基准 1.85%-2.25%\uff08年化\uff09\uff0c1 元起',
  );
  expect(typeset('净值 2026-11-19,模拟行情')).toBe('净值 2026-11-19\uff0c模拟行情');
  expect(typeset('说“改密码”,再来')).toBe('说“改密码”\uff0c再来');
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
