import { createHash } from 'node:crypto';
import type { Database } from '@banxing/database';
import {
  type Clock,
  type IdSource,
  ok,
  type Outcome,
  type Random,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Parties } from '@banxing/parties';
import { plainUsername } from '../credential.ts';
import { countSignIn, findCredential, findSignInTries, forgetSignInTries } from '../credential-store.ts';
import type { SecretHasher } from '../hashing.ts';
import { isCustomerId, type PartyId, type Session, type SessionPolicy } from '../session.ts';
import { insertSession } from '../session-store.ts';

export interface SignInUses {
  readonly db: Database;
  /** The bank's clock: for what is told to other departments. */
  readonly clock: Clock;
  /** The machine's clock: sessions and locks of sign-in live by it. */
  readonly machineClock: Clock;
  readonly ids: IdSource;
  /** Must be unforeseeable. */
  readonly random: Random;
  readonly parties: Parties;
  readonly hasher: SecretHasher;
  readonly policy: SessionPolicy;
}

export interface SignIn {
  readonly username: string;
  readonly password: string;
  readonly channel: string;
  readonly device?: string | undefined;
}

export interface SignedIn {
  /** Goes to the client and is kept nowhere. */
  readonly token: string;
  readonly session: Session;
  readonly name: string;
}

export type SignInRefusal =
  { readonly code: 'invalid_credentials' } | { readonly code: 'sign_in_locked'; readonly until: Date };

/** The same words whether the name exists or not. */
export const signInRefusalWords = {
  invalid_credentials: (): Words => words('用户名或密码不对。', 'The user name or password is wrong.'),
  sign_in_locked: (): Words =>
    words(
      '连续输错 5 次,为了您的安全先锁定 15 分钟。',
      'Wrong five times in a row. For your safety sign-in is locked for 15 minutes.',
    ),
};

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const longestSecret = 200;

/** How long the party's sessions may lie idle: what the edition they chose says. */
export async function idleMsOf(
  uses: Pick<SignInUses, 'parties' | 'policy'>,
  db: Database,
  party: PartyId,
): Promise<number> {
  const { edition } = await uses.parties.preferences(db, party);
  return edition === 'elder' ? uses.policy.elderIdleMs : uses.policy.idleMs;
}

async function nameOf(uses: SignInUses, party: PartyId): Promise<string> {
  const found = isCustomerId(party)
    ? await uses.parties.customer(uses.db, party)
    : await uses.parties.staffMember(uses.db, party);
  return found?.name ?? '';
}

async function begin(uses: SignInUses, party: PartyId, given: SignIn): Promise<SignedIn> {
  const now = uses.machineClock.now();
  const token = `bx_${Buffer.from(uses.random.bytes(32)).toString('base64url')}`;
  const session: Session = {
    id: uses.ids.next('ses'),
    party,
    channel: given.channel.slice(0, 40),
    device: (given.device ?? '').slice(0, 200),
    startedAt: now,
    lastUsedAt: now,
    idleMs: await idleMsOf(uses, uses.db, party),
    expiresAt: new Date(now.getTime() + uses.policy.longestMs),
    endedAt: null,
  };
  await uses.db.transaction(async (tx) => {
    await insertSession(tx, session, hashOf(token));
    const payload = { session: session.id, party, channel: session.channel, device: session.device };
    await publish(tx, { kind: 'session.started', payload, at: uses.clock.now() });
  });
  return { token, session, name: await nameOf(uses, party) };
}

let decoy: Promise<string> | undefined;

/**
 * Signs in with a password. A try is counted before it is checked; five wrong in a row lock the name for 15 minutes. A
 * name that nobody has costs the same time, is counted and locked alike, and gets the same answer.
 */
export async function signIn(uses: SignInUses, given: SignIn): Promise<Outcome<SignedIn, SignInRefusal>> {
  const username = plainUsername(given.username);
  const nameHash = hashOf(username);
  const tries = await countSignIn(uses.db, nameHash, uses.machineClock.now());
  if (!tries) {
    const { lockedUntil } = (await findSignInTries(uses.db, nameHash)) ?? {};
    return refuse({ code: 'sign_in_locked', until: lockedUntil ?? uses.machineClock.now() });
  }
  const credential = await findCredential(uses.db, username);
  // Checked against something in any case, so that the time tells nothing.
  const stored = credential?.passwordHash ?? (await (decoy ??= uses.hasher.hash('nobody has this password')));
  const right = await uses.hasher.matches(stored, given.password.slice(0, longestSecret));
  if (!right || !credential) return refuse({ code: 'invalid_credentials' });
  await forgetSignInTries(uses.db, nameHash);
  return ok(await begin(uses, credential.party, given));
}
