import { expect, test } from 'vitest';
import { wrongIn } from './new-password.ts';

test('every field is filled, and the new password is the same twice', () => {
  expect(wrongIn({ current: 'a', next: 'b', again: '' })).toBe('missing');
  expect(wrongIn({ current: '', next: 'b', again: 'b' })).toBe('missing');
  expect(wrongIn({ current: 'a', next: 'b', again: 'c' })).toBe('differs');
  expect(wrongIn({ current: 'a', next: 'b', again: 'b' })).toBeUndefined();
});

test('what the bank judges is left to the bank', () => {
  expect(wrongIn({ current: 'same', next: 'same', again: 'same' })).toBeUndefined();
});
