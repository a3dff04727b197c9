import type { CustomerId } from '@banxing/capability';
import { type Id, ok, type Outcome, refuse } from '@banxing/kernel';

export type GuardianshipId = Id<'grd'>;

/**
 * `invited` waits for the guardian's consent; `active` watches, from `effectiveAt` with a say and until `endsAt`, when it
 * has been taken back.
 */
export type GuardianshipStatus = 'invited' | 'active' | 'declined' | 'ended';

/** Somebody who is asked before a risky payment of the customer leaves. */
export interface Guardianship {
  readonly id: GuardianshipId;
  readonly customer: CustomerId;
  readonly guardian: CustomerId;
  /** What the customer calls the guardian: 女儿, or the masked name. */
  readonly called: string;
  readonly status: GuardianshipStatus;
  readonly invitedAt: Date;
  readonly effectiveAt: Date | null;
  readonly endsAt: Date | null;
}

export const mostGuardians = 3;

/**
 * Whoever has the phone in hand could otherwise name an accomplice or dismiss the daughter in the middle of a swindle:
 * both take effect a day later.
 */
export const coolingMs = 24 * 3_600_000;

export type GuardianRefusal =
  | { readonly code: 'guardian_is_oneself' }
  | { readonly code: 'guardian_already'; readonly called: string }
  | { readonly code: 'guardians_enough'; readonly most: number }
  | { readonly code: 'guardian_unknown' };

/** May this person be asked to guard? Only those that are not over are given. */
export function decideInvite(
  living: readonly Guardianship[],
  customer: CustomerId,
  guardian: CustomerId,
): Outcome<true, GuardianRefusal> {
  if (customer === guardian) return refuse({ code: 'guardian_is_oneself' });
  const before = living.find((each) => each.guardian === guardian);
  if (before) return refuse({ code: 'guardian_already', called: before.called });
  return living.length >= mostGuardians
    ? refuse({ code: 'guardians_enough', most: mostGuardians })
    : ok(true);
}

/** The guardian agrees; their say begins after the cooling day. */
export const accepted = (invited: Guardianship, now: Date): Guardianship => ({
  ...invited,
  status: 'active',
  effectiveAt: new Date(now.getTime() + coolingMs),
});

/** Taken back: an invitation at once, a guardian after the cooling day. */
export const dismissed = (living: Guardianship, now: Date): Guardianship =>
  living.status === 'invited'
    ? { ...living, status: 'declined' }
    : { ...living, endsAt: new Date(now.getTime() + coolingMs) };

/** Has the guardian a say now? */
export const hasSay = ({ status, effectiveAt, endsAt }: Guardianship, now: Date): boolean =>
  status === 'active' && effectiveAt !== null && effectiveAt <= now && (endsAt === null || endsAt > now);

/** Is it not over? */
export const isLiving = ({ status, endsAt }: Guardianship, now: Date): boolean =>
  status === 'invited' || (status === 'active' && (endsAt === null || endsAt > now));
