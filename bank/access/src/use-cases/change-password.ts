import type { SessionId } from '@banxing/capability';
import { type Outcome, refuse } from '@banxing/kernel';
import { type CredentialRefusal, judgePassword } from '../credential.ts';
import { countSignIn, findCredentialOf, findSignInTries, forgetSignInTries } from '../credential-store.ts';
import { hasPasswordGrant, spendPasswordGrant } from '../password-grant-store.ts';
import type { PartyId } from '../session.ts';
import { setPassword } from './enrol.ts';
import { hashOf, type SignInUses } from './sign-in.ts';

export type ChangePasswordRefusal =
  | CredentialRefusal
  | { readonly code: 'not_granted' }
  | { readonly code: 'wrong_password' }
  | { readonly code: 'sign_in_locked'; readonly until: Date }
  | { readonly code: 'same_password' };

export interface ChangePassword {
  readonly party: PartyId;
  readonly session: SessionId;
  readonly current: string;
  readonly next: string;
}

/** How long after the PIN the new password may be put in. */
export const grantMs = 10 * 60_000;

const longestSecret = 200;

/**
 * Changes the password in a session in which the customer has just confirmed with a PIN that it may be. The current one
 * is a try like any other at sign-in. All other sessions end.
 */
export async function changePassword(
  uses: SignInUses,
  given: ChangePassword,
): Promise<Outcome<undefined, ChangePasswordRefusal>> {
  const { db, hasher, machineClock } = uses;
  if (!(await hasPasswordGrant(db, given.session, machineClock.now())))
    return refuse({ code: 'not_granted' });
  const credential = await findCredentialOf(db, given.party);
  if (!credential) return refuse({ code: 'not_granted' });
  const nameHash = hashOf(credential.username);
  const tries = await countSignIn(db, nameHash, machineClock.now());
  if (!tries) {
    const { lockedUntil } = (await findSignInTries(db, nameHash)) ?? {};
    return refuse({ code: 'sign_in_locked', until: lockedUntil ?? machineClock.now() });
  }
  if (!(await hasher.matches(credential.passwordHash, given.current.slice(0, longestSecret))))
    return refuse({ code: 'wrong_password' });
  await forgetSignInTries(db, nameHash);
  const judged = judgePassword(given.next);
  if (!judged.ok) return judged;
  if (given.next === given.current) return refuse({ code: 'same_password' });
  return db.transaction(async (tx) => {
    if (!(await spendPasswordGrant(tx, given.session, machineClock.now())))
      return refuse({ code: 'not_granted' });
    return setPassword(uses, tx, given.party, given.next, given.session);
  });
}
