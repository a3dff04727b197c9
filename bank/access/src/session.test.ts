import { expect, it } from 'vitest';
import { isAlive, type Session } from './session.ts';

const at = (time: string): Date => new Date(`2026-11-20T${time}+08:00`);
const session: Session = {
  id: 'ses_A',
  party: 'cust_A',
  channel: 'mobile',
  device: '',
  startedAt: at('10:00:00'),
  lastUsedAt: at('10:30:00'),
  idleMs: 300_000,
  expiresAt: at('22:00:00'),
  endedAt: null,
};

it('lives until it is idle, over, or ended', () => {
  expect(isAlive(session, at('10:34:59'))).toBe(true);
  expect(isAlive(session, at('10:35:00'))).toBe(false);
  expect(isAlive({ ...session, lastUsedAt: at('21:59:59') }, at('22:00:00'))).toBe(false);
  expect(isAlive({ ...session, endedAt: at('10:31:00') }, at('10:32:00'))).toBe(false);
});
