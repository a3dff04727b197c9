import type { CustomerId, SessionId, StaffId } from '@banxing/capability';

export type PartyId = CustomerId | StaffId;

/** A signed-in customer or member of staff on one device. All times are the machine's, not the bank's. */
export interface Session {
  readonly id: SessionId;
  readonly party: PartyId;
  /** Where it was begun: `mobile`, `desk`, `api`… */
  readonly channel: string;
  /** What the client calls itself; for the customer's own list of devices. */
  readonly device: string;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  /** It ends when it is not used for so long. */
  readonly idleMs: number;
  /** It ends then in any case. */
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export interface SessionPolicy {
  readonly idleMs: number;
  /** For the elder edition, whose readers take longer. */
  readonly elderIdleMs: number;
  readonly longestMs: number;
}

export const defaultSessionPolicy: SessionPolicy = {
  idleMs: 5 * 60_000,
  elderIdleMs: 10 * 60_000,
  longestMs: 12 * 3_600_000,
};

/** Use is written down at most this often: a session may end so much before its idle time is over. */
export const useGrainMs = 5_000;

export const isAlive = (session: Session, now: Date): boolean =>
  session.endedAt === null &&
  now < session.expiresAt &&
  now.getTime() - session.lastUsedAt.getTime() < session.idleMs;

export const isCustomerId = (party: PartyId): party is CustomerId => party.startsWith('cust_');
