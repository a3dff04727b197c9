import { expect, it } from 'vitest';
import { limitMeant } from './limit-words.ts';

it.each([
  ['daily', '转账 日累计 单日 每天 单日转账 每日转账 daily transfer'],
  ['single', '单笔 单笔转账 每笔 一次 single_transfer 單筆'],
  ['other', '支付 消费 取现 ATM 快捷支付 线上支付 免密 payment'],
])('%s is meant by %s', (kind, said) => {
  for (const text of said.split(' ')) expect(`${text}: ${limitMeant(text)}`).toBe(`${text}: ${kind}`);
});

it('takes the daily limit when nothing more is said', () => {
  expect(limitMeant(undefined)).toBe('daily');
  expect(limitMeant('')).toBe('daily');
});
