import { expect, it } from 'vitest';
import { maskName, maskPhone } from './masking.ts';

it.each([
  ['刘桂芳', '**芳'],
  ['王敏', '*敏'],
  ['欧阳娜娜', '***娜'],
  ['张', '张'],
  ['Kevin Li', '***** *i'],
  ['', ''],
])('keeps one character of %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

it('masks a phone as 3 + 4, and a stump whole', () => {
  expect(maskPhone('13800010001')).toBe('138****0001');
  expect(maskPhone('12345')).toBe('*****');
});
