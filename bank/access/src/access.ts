import type { CustomerId, ProofChecker, ProofRefusal, SessionId } from '@banxing/capability';
import type { Database, Queryable, Transaction } from '@banxing/database';
import { type Clock, createTurns, type IdSource, ok, type Outcome, type Random } from '@banxing/kernel';
import type { Parties } from '@banxing/parties';
import { type CredentialRefusal, judgePin, mostWrongTries, plainUsername } from './credential.ts';
import { findPin, type HashedCredential, sweepSignInTries } from './credential-store.ts';
import { secretHasher } from './hashing.ts';
import { grantPasswordChange } from './password-grant-store.ts';
import { type FurtherCheck, proofChecker } from './proofs.ts';
import { defaultSessionPolicy, isAlive, type PartyId, type Session, type SessionPolicy } from './session.ts';
import { endOtherSessions, endSession, openSessions, sweepSessions } from './session-store.ts';
import { authenticate } from './use-cases/authenticate.ts';
import { checkPin } from './use-cases/check-pin.ts';
import {
  changePassword,
  type ChangePassword,
  type ChangePasswordRefusal,
  grantMs,
} from './use-cases/change-password.ts';
import {
  enrol,
  enrolHashed,
  type HashedSecrets,
  type NewCredential,
  setPassword,
  setPin,
} from './use-cases/enrol.ts';
import { type SignedIn, signIn, type SignIn, type SignInRefusal } from './use-cases/sign-in.ts';

export interface AccessUses {
  readonly db: Database;
  /** The bank's clock, by which locks of PINs end and events are dated. */
  readonly clock: Clock;
  /** The machine's clock, by which sessions live: moving the bank's clock signs nobody out. */
  readonly machineClock: Clock;
  readonly ids: IdSource;
  /** Must be unforeseeable: session tokens are made of it. */
  readonly random: Random;
  readonly parties: Parties;
  /** A key kept outside the database, the same for ever; without it a stolen database can be searched for PINs. */
  readonly pepper?: Uint8Array | undefined;
  readonly policy?: Partial<SessionPolicy> | undefined;
  /** Checks of passkeys and spoken codes; without one, such a proof never passes. */
  readonly further?: Partial<Record<'passkey' | 'code', FurtherCheck>> | undefined;
}

export interface PinState {
  readonly set: boolean;
  readonly triesLeft: number;
  readonly lockedUntil: Date | null;
}

/** Who is who, and how strongly it was proved. Passwords and PINs go in and never come out. */
export interface Access {
  signIn(given: SignIn): Promise<Outcome<SignedIn, SignInRefusal>>;
  /** The living session of a token; using it keeps it alive. */
  authenticate(token: string): Promise<Session | undefined>;
  /** Ends the party's session; false when it has none such. */
  signOut(party: PartyId, session: SessionId): Promise<boolean>;
  /** Ends all of the party's sessions but one; answers how many. */
  signOutOthers(party: PartyId, kept?: SessionId): Promise<number>;
  /** The party's living sessions, the newest first. */
  sessions(party: PartyId): Promise<Session[]>;

  enrol(tx: Transaction, credential: NewCredential): Promise<Outcome<number, CredentialRefusal>>;
  /** Hashes once what many demo customers share. */
  hashSecrets(password: string, pin: string): Promise<HashedSecrets>;
  /** Turns a PIN into what may be stored, for other PINs of the bank such as a card's; one too easy is refused. */
  hashPin(pin: string): Promise<Outcome<string, CredentialRefusal>>;
  /** All or nobody, in two statements. */
  enrolHashed(
    tx: Transaction,
    credentials: readonly HashedCredential[],
  ): Promise<Outcome<number, CredentialRefusal>>;
  setPin(tx: Transaction, customer: CustomerId, pin: string): Promise<Outcome<undefined, CredentialRefusal>>;
  setPassword(
    tx: Transaction,
    party: PartyId,
    password: string,
    kept?: SessionId,
  ): Promise<Outcome<undefined, CredentialRefusal>>;

  /** Ten minutes in which the session's owner may change the password; answers their end. */
  allowPasswordChange(tx: Transaction, session: SessionId): Promise<Date>;
  /** With the current password, in a session that was allowed to; ends all other sessions. */
  changePassword(given: ChangePassword): Promise<Outcome<undefined, ChangePasswordRefusal>>;

  /** What settlement asks. */
  readonly proofs: ProofChecker;
  /** Checks a PIN outside of a proposal: a guardian's, say. Counts like any other try. */
  checkPin(customer: CustomerId, pin: string): Promise<Outcome<'pin', ProofRefusal>>;
  pinState(q: Queryable, customer: CustomerId): Promise<PinState>;

  /** Forgets sessions that ended a month ago and tries of a day ago; answers how many rows. */
  sweep(q: Queryable): Promise<number>;
}

const dayMs = 86_400_000;

async function pinState(q: Queryable, customer: CustomerId, now: Date): Promise<PinState> {
  const pin = await findPin(q, customer);
  if (!pin) return { set: false, triesLeft: 0, lockedUntil: null };
  if (pin.lockedUntil && pin.lockedUntil > now)
    return { set: true, triesLeft: 0, lockedUntil: pin.lockedUntil };
  return {
    set: true,
    triesLeft: pin.lockedUntil ? mostWrongTries : mostWrongTries - pin.wrong,
    lockedUntil: null,
  };
}

export function createAccess(given: AccessUses): Access {
  const { db, clock, machineClock } = given;
  const uses = {
    ...given,
    hasher: secretHasher(given.pepper),
    policy: { ...defaultSessionPolicy, ...given.policy },
  };
  // A try is counted before it is known to be right: several at once wait for each other, so that right ones lock nobody.
  const inTurn = createTurns();
  const pinChecked = (customer: CustomerId, pin: string) =>
    inTurn(`pin:${customer}`, () => checkPin(uses, customer, pin));
  return {
    signIn: (attempt) => inTurn(`sign-in:${plainUsername(attempt.username)}`, () => signIn(uses, attempt)),
    authenticate: (token) => authenticate(uses, token),
    signOut: async (party, session) => (await endSession(db, party, session, machineClock.now())) > 0,
    signOutOthers: (party, kept) => endOtherSessions(db, party, kept, machineClock.now()),
    sessions: async (party) => {
      const now = machineClock.now();
      return (await openSessions(db, party, now)).filter((session) => isAlive(session, now));
    },
    enrol: (tx, credential) => enrol(uses, tx, credential),
    hashSecrets: async (password, pin) => {
      const [passwordHash, pinHash] = await Promise.all([uses.hasher.hash(password), uses.hasher.hash(pin)]);
      return { passwordHash, pinHash };
    },
    hashPin: async (pin) => {
      const judged = judgePin(pin);
      return judged.ok ? ok(await uses.hasher.hash(judged.value)) : judged;
    },
    enrolHashed: (tx, credentials) => enrolHashed(uses, tx, credentials),
    setPin: (tx, customer, pin) => setPin(uses, tx, customer, pin),
    setPassword: (tx, party, password, kept) => setPassword(uses, tx, party, password, kept),
    allowPasswordChange: async (tx, session) => {
      const until = new Date(machineClock.now().getTime() + grantMs);
      await grantPasswordChange(tx, session, until);
      return until;
    },
    changePassword: (change) => changePassword(uses, change),
    proofs: proofChecker({ ...uses, checkPin: pinChecked }),
    checkPin: pinChecked,
    pinState: (q, customer) => pinState(q, customer, clock.now()),
    sweep: async (q) => {
      const now = machineClock.now().getTime();
      return (
        (await sweepSessions(q, new Date(now - 30 * dayMs))) +
        (await sweepSignInTries(q, new Date(now - dayMs)))
      );
    },
  };
}
