import type { Database } from '@banxing/database';
import type { Clock } from '@banxing/kernel';
import type { Parties } from '@banxing/parties';
import { isAlive, type Session, type SessionPolicy, useGrainMs } from '../session.ts';
import { findSession, touchSession } from '../session-store.ts';
import { hashOf, idleMsOf } from './sign-in.ts';

export interface AuthenticateUses {
  readonly db: Database;
  readonly machineClock: Clock;
  readonly parties: Parties;
  readonly policy: SessionPolicy;
}

/** Whose token it is, if it is one and its session lives; using it keeps it alive. */
export async function authenticate(uses: AuthenticateUses, token: string): Promise<Session | undefined> {
  const session = await findSession(uses.db, hashOf(token));
  const now = uses.machineClock.now();
  if (!session || !isAlive(session, now)) return undefined;
  if (now.getTime() - session.lastUsedAt.getTime() < useGrainMs) return session;
  // Asked for again now and then, so that whoever turns to the elder edition gets its longer time in this session.
  const idleMs = await idleMsOf(uses, uses.db, session.party);
  await touchSession(uses.db, session.id, now, idleMs);
  return { ...session, lastUsedAt: now, idleMs };
}
