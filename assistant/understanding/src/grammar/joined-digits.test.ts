import { describe, expect, it } from 'vitest';
import { uncertainDigits } from './joined-digits.ts';

const nothing = (): boolean => false;

describe('uncertainDigits', () => {
  it.each([
    '5，000元',
    '12，500',
    '1,5元',
    '5,00元',
    '5’000',
    '6、000',
    '1..5',
    '1.000元',
    '500-300块',
    '3~5块',
    '500*3',
    '500减100',
    '2个500',
    '500两次',
  ])('%s could be several amounts', (text) => {
    expect(uncertainDigits(text, 0, nothing)).toBeGreaterThan(1);
  });

  it.each(['500元', '5,000元', '1,200.50', '12.5块', '500块,给爸爸300', '3个月', '2个人'])(
    '%s is ordinary',
    (text) => {
      expect(uncertainDigits(text, 0, nothing)).toBeUndefined();
    },
  );

  it('leaves alone what stands for something else', () => {
    expect(uncertainDigits('2026-11-20', 0, () => true)).toBeUndefined();
  });
});
