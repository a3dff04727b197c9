import { expect, test } from 'vitest';
import { billersMeant } from './biller.ts';

const codes = (spoken: string): string => {
  const meant = billersMeant(spoken);
  return meant.kind === 'some' ? meant.billers.map(({ code }) => code).join('+') : meant.kind;
};

test.each([
  ['电费', 'electricity'],
  ['電費', 'electricity'],
  ['电', 'electricity'],
  ['electricity', 'electricity'],
  ['electricity bill', 'electricity'],
  ['老家那屋的电费', 'electricity'],
  ['电卡', 'electricity'],
  ['水費', 'water'],
  ['天然气费', 'gas'],
  ['瓦斯費', 'gas'],
  ['WiFi', 'broadband'],
  ['寬頻費', 'broadband'],
  ['管理費', 'property'],
  ['property management fee', 'property'],
  ['第四台', 'television'],
  ['有線電視費', 'television'],
  ['固话费', 'landline'],
  ['车位管理费', 'parking'],
  ['卫生费', 'sanitation'],
  ['暖气费', 'heating'],
  ['水电费', 'water+electricity'],
  ['水電費', 'water+electricity'],
  ['水电煤', 'water+electricity+gas'],
  ['utilities', 'all'],
  ['生活缴费', 'all'],
  ['学杂费', 'unknown'],
  ['电话费', 'unknown'],
])('%s is %s', (spoken, expected) => {
  expect(codes(spoken)).toBe(expected);
});
