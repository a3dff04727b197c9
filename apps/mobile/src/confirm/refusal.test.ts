import { expect, test } from 'vitest';
import { confirmRefusal } from './refusal.ts';

const of = (code: string, body: Record<string, unknown> = {}) =>
  confirmRefusal({ code, detail: '没有扣款。', body });

test('a wrong PIN can be tried again, and tells how often when the bank does', () => {
  expect(of('wrong_pin', { triesLeft: 4 })).toEqual({
    kind: 'wrong-pin',
    detail: '没有扣款。',
    triesLeft: 4,
  });
  expect(of('wrong_pin', { triesLeft: '4' })).toMatchObject({ kind: 'wrong-pin', triesLeft: undefined });
});

test('a locked PIN, or none set, is not asked for again', () => {
  expect(of('pin_locked').kind).toBe('pin-locked');
  expect(of('pin_not_set').kind).toBe('failed');
});

test('one that was decided before is not told as a failure', () => {
  expect(of('proposal_settled').kind).toBe('settled');
});

test('an expired proposal is told apart from every other refusal', () => {
  expect(of('proposal_expired').kind).toBe('expired');
  for (const code of ['proposal_superseded', 'proposal_changed', 'http_409', 'opinion']) {
    expect(of(code).kind).toBe('failed');
  }
});
