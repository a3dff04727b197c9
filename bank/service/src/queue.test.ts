import { describe, expect, it } from 'vitest';
import { isStaffed, queueFor } from './queue.ts';

const plain = { topic: '', said: '转人工', feeling: 'neutral', elder: false, keyCustomer: false };

describe('the line somebody waits in', () => {
  it.each([
    [{}, 'general'],
    [{ feeling: 'happy' }, 'general'],
    [{ elder: true }, 'elder'],
    [{ feeling: 'anxious' }, 'elder'],
    [{ feeling: 'angry' }, 'elder'],
    [{ keyCustomer: true }, 'key-customer'],
    [{ keyCustomer: true, elder: true }, 'key-customer'],
    [{ topic: '卡被盗刷了' }, 'fraud'],
    [{ said: '我好像被骗了,转人工', keyCustomer: true }, 'fraud'],
    [{ said: 'I was scammed', elder: true }, 'fraud'],
  ] as const)('%o is %s', (given, queue) => {
    expect(queueFor({ ...plain, ...given })).toBe(queue);
  });
});

describe('the hours', () => {
  it.each([
    ['general', '2026-11-20T07:59:59+08:00', false],
    ['general', '2026-11-20T08:00:00+08:00', true],
    ['general', '2026-11-22T21:59:59+08:00', true],
    ['general', '2026-11-22T22:00:00+08:00', false],
    ['fraud', '2026-11-22T03:00:00+08:00', true],
    ['video', '2026-11-20T16:59:00+08:00', true],
    ['video', '2026-11-21T10:00:00+08:00', false],
    ['sign-language', '2026-11-20T17:00:00+08:00', false],
  ] as const)('%s at %s: %s', (queue, at, staffed) => {
    expect(isStaffed(queue, new Date(at))).toBe(staffed);
  });
});
