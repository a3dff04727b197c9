import { expect, it } from 'vitest';
import { isNamed } from './merchants.ts';

it.each([
  ['盒马', '盒马鲜生(张江店)', true],
  ['Starbucks', '星巴克', true],
  ['麥當勞', '麦当劳', true],
  ['拼夕夕', '拼多多', true],
  ['Apple Store', '苹果', true],
  ['美团', '滴滴出行', false],
  ['王', '王敏', false],
  ['淘宝', null, false],
])('is %s the name of %s? %s', (spoken, stored, expected) => {
  expect(isNamed(spoken, stored)).toBe(expected);
});
