import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import {
  guardiansOf,
  insertGuardianships,
  lockGuardians,
  lockGuardianship,
  saveGuardianship,
  sweepEnded,
} from '../guardian-store.ts';
import {
  accepted,
  decideInvite,
  dismissed,
  type Guardianship,
  type GuardianRefusal,
  isLiving,
} from '../guardianship.ts';
import { tellGuardianship } from '../risk-events.ts';
import type { RiskUses } from '../risk-uses.ts';
import type { Answered, AnswerRefusal } from '../guardian-answer.ts';

/** Asks somebody to guard the customer; they must agree before it means anything. */
export async function inviteGuardian(
  uses: RiskUses,
  tx: Transaction,
  invite: { readonly customer: CustomerId; readonly guardian: CustomerId; readonly called: string },
): Promise<Outcome<Guardianship, GuardianRefusal>> {
  const now = uses.clock.now();
  await lockGuardians(tx, invite.customer);
  await sweepEnded(tx, invite.customer, now);
  const living = await guardiansOf(tx, invite.customer, now);
  const allowed = decideInvite(living, invite.customer, invite.guardian);
  if (!allowed.ok) return allowed;
  if (!(await uses.parties.customer(tx, invite.guardian))) return refuse({ code: 'guardian_unknown' });
  const invited: Guardianship = {
    id: uses.ids.next('grd'),
    ...invite,
    status: 'invited',
    invitedAt: now,
    effectiveAt: null,
    endsAt: null,
  };
  await insertGuardianships(tx, [invited]);
  await tellGuardianship(tx, 'guardian.invited', invited, now);
  return ok(invited);
}

/** The invited person agrees or declines; anybody else's invitation looks like none. */
export async function answerInvitation(
  uses: RiskUses,
  guardian: CustomerId,
  id: string,
  agrees: boolean,
): Promise<Outcome<Answered, AnswerRefusal>> {
  return uses.db.transaction(async (tx) => {
    const invited = await lockGuardianship(tx, id);
    if (invited?.guardian !== guardian) return refuse({ code: 'request_not_found' });
    if (invited.status !== 'invited') return refuse({ code: 'request_over' });
    const now = uses.clock.now();
    const answered = agrees ? accepted(invited, now) : { ...invited, status: 'declined' as const };
    await saveGuardianship(tx, answered);
    await tellGuardianship(tx, agrees ? 'guardian.accepted' : 'guardian.declined', answered, now);
    return ok({ kind: 'invitation' as const, accepted: agrees });
  });
}

/** Takes a guardian back. Undefined when there is no such guardian of this customer. */
export async function dismissGuardian(
  uses: RiskUses,
  tx: Transaction,
  customer: CustomerId,
  id: string,
): Promise<Guardianship | undefined> {
  const found = await lockGuardianship(tx, id);
  const now = uses.clock.now();
  if (found?.customer !== customer || !isLiving(found, now)) return undefined;
  if (found.endsAt !== null) return found;
  const gone = dismissed(found, now);
  await saveGuardianship(tx, gone);
  await tellGuardianship(tx, 'guardian.dismissed', gone, now);
  return gone;
}
