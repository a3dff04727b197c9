import { expect, test } from 'vitest';
import { schemeMeant } from './scheme.ts';

test.each([
  ['医保', 'resident-medical'],
  ['醫保', 'resident-medical'],
  ['城乡居民医保', 'resident-medical'],
  ['新農合', 'resident-medical'],
  ['medical insurance', 'resident-medical'],
  ['resident-medical', 'resident-medical'],
  ['养老保险', 'resident-pension'],
  ['城鄉居民養老保險', 'resident-pension'],
  ['resident pension', 'resident-pension'],
  ['农保', 'resident-pension'],
  ['社保', 'social'],
  ['social security', 'social'],
  ['公積金', 'fund'],
  ['housing fund', 'fund'],
  ['失业保险', 'employer'],
  ['职工养老保险', 'employer'],
  ['灵活就业社保', 'flexible'],
  ['火星保险', 'unknown'],
])('%s is %s', (spoken, expected) => {
  expect(schemeMeant(spoken)).toBe(expected);
});
