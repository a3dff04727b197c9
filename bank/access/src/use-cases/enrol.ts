import type { CustomerId, SessionId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Clock, ok, type Outcome, refuse } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import { type CredentialRefusal, judgePassword, judgePin, judgeUsername } from '../credential.ts';
import { type HashedCredential, insertCredentials, savePin, updatePassword } from '../credential-store.ts';
import type { SecretHasher } from '../hashing.ts';
import type { PartyId } from '../session.ts';
import { endOtherSessions } from '../session-store.ts';

export interface EnrolUses {
  readonly clock: Clock;
  readonly machineClock: Clock;
  readonly hasher: SecretHasher;
}

/** Credentials as somebody chooses them. */
export interface NewCredential {
  readonly party: PartyId;
  readonly username: string;
  readonly password: string;
  /** Customers only. */
  readonly pin?: string;
}

export interface HashedSecrets {
  readonly passwordHash: string;
  readonly pinHash: string;
}

class UsernameTaken extends Error {}

/** Gives credentials whose secrets are hashed already to all of them or to nobody. */
export async function enrolHashed(
  uses: EnrolUses,
  tx: Transaction,
  credentials: readonly HashedCredential[],
): Promise<Outcome<number, CredentialRefusal>> {
  for (const { username } of credentials) {
    const judged = judgeUsername(username);
    if (!judged.ok) return judged;
  }
  const at = uses.clock.now();
  try {
    return await tx.nested(async (inner) => {
      const inserted = await insertCredentials(inner, credentials, at);
      if (inserted < credentials.length) throw new UsernameTaken();
      return ok(inserted);
    });
  } catch (fault) {
    if (fault instanceof UsernameTaken) return refuse({ code: 'username_taken' });
    throw fault;
  }
}

export async function enrol(
  uses: EnrolUses,
  tx: Transaction,
  given: NewCredential,
): Promise<Outcome<number, CredentialRefusal>> {
  const { party, username, password, pin } = given;
  for (const judged of [
    judgeUsername(username),
    judgePassword(password),
    ...(pin === undefined ? [] : [judgePin(pin)]),
  ]) {
    if (!judged.ok) return judged;
  }
  const passwordHash = await uses.hasher.hash(password);
  const pinHash = pin === undefined ? undefined : await uses.hasher.hash(pin);
  return enrolHashed(uses, tx, [
    { party, username, passwordHash, ...(pinHash === undefined ? {} : { pinHash }) },
  ]);
}

/** Sets a new PIN, which also ends a lock; whoever calls has made sure that it is the customer. */
export async function setPin(
  uses: EnrolUses,
  tx: Transaction,
  customer: CustomerId,
  pin: string,
): Promise<Outcome<undefined, CredentialRefusal>> {
  const judged = judgePin(pin);
  if (!judged.ok) return judged;
  const at = uses.clock.now();
  await savePin(tx, customer, await uses.hasher.hash(pin), at);
  await publish(tx, { kind: 'credential.changed', payload: { party: customer, what: 'pin' }, at });
  return ok(undefined);
}

/** Sets a new password and ends all sessions but the one that is kept. */
export async function setPassword(
  uses: EnrolUses,
  tx: Transaction,
  party: PartyId,
  password: string,
  kept?: SessionId,
): Promise<Outcome<undefined, CredentialRefusal>> {
  const judged = judgePassword(password);
  if (!judged.ok) return judged;
  const at = uses.clock.now();
  await updatePassword(tx, party, await uses.hasher.hash(password), at);
  await endOtherSessions(tx, party, kept, uses.machineClock.now());
  await publish(tx, { kind: 'credential.changed', payload: { party, what: 'password' }, at });
  return ok(undefined);
}
