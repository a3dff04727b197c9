import { describe, expect, it } from 'vitest';
import { judgePassword, judgePin, judgeUsername, plainUsername } from './credential.ts';

const codeOf = (judged: ReturnType<typeof judgePin>): string => (judged.ok ? 'ok' : judged.refusal.code);

describe('judgePin', () => {
  it.each([
    ['135790', 'ok'],
    ['908172', 'ok'],
    ['12345', 'pin_not_six_digits'],
    ['1234567', 'pin_not_six_digits'],
    ['12345a', 'pin_not_six_digits'],
    ['１２３４５６', 'pin_not_six_digits'],
    ['111111', 'pin_too_easy'],
    ['123456', 'pin_too_easy'],
    ['654321', 'pin_too_easy'],
    ['121212', 'pin_too_easy'],
    ['123123', 'pin_too_easy'],
  ])('%s: %s', (pin, code) => {
    expect(codeOf(judgePin(pin))).toBe(code);
  });
});

it('asks a password for length only', () => {
  expect(codeOf(judgePassword('banxing-demo'))).toBe('ok');
  expect(codeOf(judgePassword('short'))).toBe('password_too_short');
  expect(codeOf(judgePassword('x'.repeat(129)))).toBe('password_too_long');
});

it('takes user names in one plain form', () => {
  expect(plainUsername(' ChenJing ')).toBe('chenjing');
  expect(codeOf(judgeUsername('chenjing'))).toBe('ok');
  for (const bad of ['', 'x', '1abc', "a' or 1=1", 'a'.repeat(33)])
    expect(codeOf(judgeUsername(bad))).toBe('username_invalid');
});
