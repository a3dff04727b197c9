import { expect, test } from 'vitest';
import { decideCharge, type IssuedCode, windowsFrom } from './code.ts';

const now = new Date('2026-11-20T10:00:00+08:00');
const [window] = windowsFrom(now, 2);
if (!window) throw new Error('a window');
const code: IssuedCode = {
  id: 'code_a',
  kind: 'pay',
  customer: 'cust_a',
  account: 'acct_a',
  amount: null,
  ...window,
};
const after = (ms: number): Date => new Date(now.getTime() + ms);
const codeOf = (outcome: ReturnType<typeof decideCharge>): string =>
  outcome.ok ? 'ok' : outcome.refusal.code;

test('a code holds for sixty seconds, not before and not after', () => {
  expect(codeOf(decideCharge(code, 1n, 0n, after(-1)))).toBe('code_not_yet_valid');
  expect(codeOf(decideCharge(code, 1n, 0n, now))).toBe('ok');
  expect(codeOf(decideCharge(code, 1n, 0n, after(59_999)))).toBe('ok');
  expect(codeOf(decideCharge(code, 1n, 0n, after(60_000)))).toBe('code_expired');
});

test('codes ahead follow each other without a gap', () => {
  const windows = windowsFrom(now, 3);
  expect(windows.map(({ validFrom }) => validFrom.getTime() - now.getTime())).toEqual([0, 60_000, 120_000]);
});

test('once and by the day there is a limit without a PIN', () => {
  expect(codeOf(decideCharge(code, 100_000n, 0n, now))).toBe('ok');
  expect(codeOf(decideCharge(code, 100_001n, 0n, now))).toBe('limit_exceeded');
  expect(codeOf(decideCharge(code, 100_000n, 200_000n, now))).toBe('ok');
  expect(codeOf(decideCharge(code, 1n, 300_000n, now))).toBe('limit_exceeded');
  expect(codeOf(decideCharge({ ...code, kind: 'transit' }, 20_001n, 0n, now))).toBe('limit_exceeded');
});

test('a collection code takes nothing from its owner', () => {
  expect(codeOf(decideCharge({ ...code, kind: 'collect' }, 1n, 0n, now))).toBe('code_invalid');
});
