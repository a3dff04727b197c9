import { expect, it } from 'vitest';
import { formatInstant } from '@banxing/kernel';
import { pushableAt } from './quiet-hours.ts';

it.each([
  ['2026-11-20T10:00:00+08:00', '2026-11-20T10:00:00+08:00'],
  ['2026-11-20T21:59:59+08:00', '2026-11-20T21:59:59+08:00'],
  ['2026-11-20T22:00:00+08:00', '2026-11-21T08:00:00+08:00'],
  ['2026-12-31T23:30:00+08:00', '2027-01-01T08:00:00+08:00'],
  ['2026-11-21T00:30:00+08:00', '2026-11-21T08:00:00+08:00'],
  ['2026-11-21T08:00:00+08:00', '2026-11-21T08:00:00+08:00'],
])('what comes at %s may be pushed at %s', (now, at) => {
  expect(formatInstant(pushableAt(new Date(now)))).toBe(at);
});
