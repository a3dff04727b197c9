import { describe, expect, test } from 'vitest';
import { bankNamed, bankOfNumber } from './banks.ts';
import { digitsOf, isCardNumber, isMobileNumber, luhnHolds } from './card-number.ts';

describe('banks', () => {
  test.each([
    ['工行', '工商银行'],
    ['ICBC', '工商银行'],
    ['招商银行卡', '招商银行'],
    ['中国建设银行', '建设银行'],
    ['建行的卡', '建设银行'],
    ['伴行', '伴行银行'],
    ['龙江银行', '龙江银行'],
  ])('%s is %s', (said, bank) => {
    expect(bankNamed(said)).toBe(bank);
  });

  test('what is no bank is none', () => {
    expect(bankNamed('超市')).toBeUndefined();
  });

  test('a card number says its bank', () => {
    expect(bankOfNumber('6222020000000006789')).toBe('工商银行');
    expect(bankOfNumber('6291880000000006789')).toBeUndefined();
  });
});

describe('card numbers', () => {
  test('keep their check digit', () => {
    expect(luhnHolds('4539578763621486')).toBe(true);
    expect(luhnHolds('4539578763621487')).toBe(false);
    expect(isCardNumber('4539578763621486')).toBe(true);
    expect(isCardNumber('453957876362')).toBe(false);
  });

  test('are read with spaces, hyphens and wide digits, not with words', () => {
    expect(digitsOf('6222 0200-0000')).toBe('622202000000');
    expect(digitsOf('6222')).toBe('6222');
    expect(digitsOf('六二二二')).toBeUndefined();
  });

  test('are told from phones', () => {
    expect(isMobileNumber('13900000002')).toBe(true);
    expect(isMobileNumber('12900000002')).toBe(false);
  });
});
