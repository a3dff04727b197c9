import { expect, test } from 'vitest';
import {
  currencySign,
  isTypedAmount,
  largest,
  lengthBeside,
  spokenMoney,
  splitMoney,
  sumMoney,
} from './decimal.ts';

test('groups the whole and keeps the fraction as sent', () => {
  expect(splitMoney('1234567.50')).toEqual({ negative: false, whole: '1,234,567', fraction: '50' });
  expect(splitMoney('-0.07')).toEqual({ negative: true, whole: '0', fraction: '07' });
  expect(splitMoney('100')).toEqual({ negative: false, whole: '100', fraction: '' });
});

test('shows every digit of an amount that a floating number could not hold', () => {
  expect(splitMoney('90071992547409931234.01')).toEqual({
    negative: false,
    whole: '90,071,992,547,409,931,234',
    fraction: '01',
  });
});

test('zero has no sign, and what is no decimal is not split', () => {
  expect(splitMoney('-0.00')?.negative).toBe(false);
  for (const odd of ['', '1e5', '1,000', 'NaN', '--1', '1.']) expect(splitMoney(odd)).toBeUndefined();
});

test('says an amount with its unit', () => {
  expect(spokenMoney('12345.67', 'CNY', 'zh')).toBe('12,345.67 元');
  expect(spokenMoney('-500.00', 'CNY', 'en')).toBe('minus 500.00 yuan');
  expect(spokenMoney('20.00', 'CHF', 'en')).toBe('20.00 CHF');
});

test('writes a sign that no other currency shares', () => {
  const signs = ['CNY', 'JPY', 'USD', 'HKD', 'EUR', 'SGD'].map(currencySign);
  expect(new Set(signs).size).toBe(signs.length);
});

test('adds exactly, across signs and decimals', () => {
  expect(sumMoney(['0.10', '0.20'])).toBe('0.30');
  expect(sumMoney(['100.00', '-100.01'])).toBe('-0.01');
  expect(sumMoney(['1', '0.005'])).toBe('1.005');
  expect(sumMoney([])).toBe('0');
});

test('a bar is as long as its share of the longest', () => {
  expect(lengthBeside('50.00', '200.00')).toBe(0.25);
  expect(lengthBeside('-50.00', '200')).toBe(0.25);
  expect(lengthBeside('1.00', '0.00')).toBe(0);
  expect(largest(['3.10', '-20.00', '19.99'])).toBe('20.00');
});

test('takes a typed amount only as the bank does', () => {
  for (const good of ['500', '500.0', '500.00', '0.01']) expect(isTypedAmount(good)).toBe(true);
  for (const bad of ['', '0', '0.00', '-5', '5.001', '1e3', '5,000', 'abc'])
    expect(isTypedAmount(bad)).toBe(false);
});
