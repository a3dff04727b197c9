import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerCaller, CustomerId, Proposal } from '@banxing/capability';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { cryptoRandom, manualClock } from '@banxing/kernel';
import { storyStartAt, testWorld } from '@banxing/kernel/testing';
import { sql } from '@banxing/database';
import { z } from 'zod';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, partiesMigrations } from '@banxing/parties';
import { admitSomeone, someCustomer } from '@banxing/parties/testing';
import { type Access, accessMigrations, createAccess } from '../src/index.ts';
import { enrolSomeone, testPassword, testPin } from '../src/testing.ts';

let db: TestDatabase;
let access: Access;
const { clock, ids } = testWorld();
const machineClock = manualClock(storyStartAt);
const parties = createParties({ clock, ids });
let count = 0;

beforeAll(async () => {
  db = await testDatabase([outboxMigrations, partiesMigrations, accessMigrations], { maxConnections: 20 });
  const pepper = new TextEncoder().encode('a key of thirty-two bytes or so.');
  access = createAccess({ db, clock, machineClock, ids, random: cryptoRandom, parties, pepper });
});
afterAll(() => db.drop());

async function someone(): Promise<{ id: CustomerId; username: string }> {
  count += 1;
  const username = `customer${count}`;
  return db.transaction(async (tx) => {
    const { id } = await admitSomeone(parties, tx, { phone: String(13_600_000_000 + count) });
    await enrolSomeone(access, tx, id, username);
    return { id, username };
  });
}

const signIn = (username: string, password = testPassword) =>
  access.signIn({ username, password, channel: 'mobile', device: 'test phone' });

async function tokenOf(username: string): Promise<string> {
  const signedIn = await signIn(username);
  if (!signedIn.ok) throw new Error(signedIn.refusal.code);
  return signedIn.value.token;
}

describe('sign-in', () => {
  it('gives a token that names its customer, and keeps only its hash', async () => {
    const { id, username } = await someone();
    const signedIn = await signIn(` ${username.toUpperCase()} `);
    if (!signedIn.ok) throw new Error(signedIn.refusal.code);
    const { token, session, name } = signedIn.value;
    expect(name).toBe('陈静');
    expect(await access.authenticate(token)).toMatchObject({ id: session.id, party: id, channel: 'mobile' });
    const kept = await db.rows(
      z.object({ text: z.string() }),
      sql`select sessions::text as text from access.sessions`,
    );
    expect(kept.some((row) => row.text.includes(token))).toBe(false);
    expect(await access.authenticate(`${token}x`)).toBeUndefined();
    expect(await access.authenticate('')).toBeUndefined();
  });

  it('answers the same for a wrong password and for nobody', async () => {
    const { username } = await someone();
    expect(await signIn(username, 'wrong')).toEqual({ ok: false, refusal: { code: 'invalid_credentials' } });
    expect(await signIn('nobody-here', 'wrong')).toEqual({
      ok: false,
      refusal: { code: 'invalid_credentials' },
    });
    expect(await signIn("x' or 1=1 --", '')).toEqual({ ok: false, refusal: { code: 'invalid_credentials' } });
  });

  it.each(['real', 'unreal'])('locks a %s name after five wrong in a row, for 15 minutes', async (kind) => {
    const username = kind === 'real' ? (await someone()).username : 'somebody-else';
    for (let tries = 0; tries < 5; tries++) {
      expect(await signIn(username, 'wrong')).toMatchObject({ refusal: { code: 'invalid_credentials' } });
    }
    expect(await signIn(username)).toMatchObject({ ok: false, refusal: { code: 'sign_in_locked' } });
    machineClock.advance(15 * 60_000);
    expect((await signIn(username)).ok).toBe(kind === 'real');
  });

  it('forgets wrong tries after a right one, and holds many at once to five', async () => {
    const { username } = await someone();
    for (let tries = 0; tries < 4; tries++) await signIn(username, 'wrong');
    expect((await signIn(username)).ok).toBe(true);
    const atOnce = await Promise.all(Array.from({ length: 12 }, () => signIn(username, 'wrong')));
    const codes = atOnce.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal.code));
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign_in_locked')).toHaveLength(7);
  });
});

describe('right ones at once', () => {
  it('lock nobody out, neither passwords nor PINs', async () => {
    const { id, username } = await someone();
    const signedIn = await Promise.all(Array.from({ length: 12 }, () => signIn(username)));
    expect(signedIn.every(({ ok }) => ok)).toBe(true);
    const checked = await Promise.all(Array.from({ length: 12 }, () => access.checkPin(id, testPin)));
    expect(checked.every(({ ok }) => ok)).toBe(true);
  });
});

describe('sessions', () => {
  it('live while used, end when idle, and do not care about the bank’s clock', async () => {
    const { username } = await someone();
    const token = await tokenOf(username);
    clock.advance(24 * 3_600_000);
    for (let minute = 0; minute < 12; minute += 4) {
      machineClock.advance(4 * 60_000);
      expect(await access.authenticate(token)).toBeDefined();
    }
    machineClock.advance(5 * 60_000);
    expect(await access.authenticate(token)).toBeUndefined();
  });

  it('give the elder edition ten minutes', async () => {
    const { id, username } = await someone();
    await db.transaction((tx) => parties.putPreferences(tx, id, { edition: 'elder' }));
    const token = await tokenOf(username);
    machineClock.advance(9 * 60_000);
    expect(await access.authenticate(token)).toBeDefined();
    machineClock.advance(10 * 60_000);
    expect(await access.authenticate(token)).toBeUndefined();
  });

  it('end after twelve hours in any case', async () => {
    const { username } = await someone();
    const token = await tokenOf(username);
    for (let minute = 0; minute < 12 * 60 - 4; minute += 4) {
      machineClock.advance(4 * 60_000);
      expect(await access.authenticate(token)).toBeDefined();
    }
    machineClock.advance(4 * 60_000);
    expect(await access.authenticate(token)).toBeUndefined();
  });

  it('are listed and ended by their own customer only', async () => {
    const [one, other] = [await someone(), await someone()];
    const first = await tokenOf(one.username);
    const second = await tokenOf(one.username);
    const session = await access.authenticate(first);
    if (!session) throw new Error('no session');
    expect(await access.sessions(one.id)).toHaveLength(2);
    expect(await access.sessions(other.id)).toEqual([]);
    expect(await access.signOut(other.id, session.id)).toBe(false);
    expect(await access.authenticate(first)).toBeDefined();
    expect(await access.signOut(one.id, session.id)).toBe(true);
    expect(await access.authenticate(first)).toBeUndefined();
    expect(await access.authenticate(second)).toBeDefined();
  });

  it('end with a new password, all but the one that set it', async () => {
    const { id, username } = await someone();
    const [kept, gone] = [await tokenOf(username), await tokenOf(username)];
    const session = await access.authenticate(kept);
    const change = (password: string) =>
      db.transaction((tx) => access.setPassword(tx, id, password, session?.id));
    expect(await change('short')).toMatchObject({ refusal: { code: 'password_too_short' } });
    expect((await change('another-password')).ok).toBe(true);
    expect(await access.authenticate(kept)).toBeDefined();
    expect(await access.authenticate(gone)).toBeUndefined();
    expect((await signIn(username)).ok).toBe(false);
    expect((await signIn(username, 'another-password')).ok).toBe(true);
  });
});

const proposal: Proposal = {
  id: 'prop_A',
  capability: 'transfer.create',
  customer: 'cust_A',
  session: 'ses_A',
  conversation: null,
  origin: null,
  draft: {},
  summary: { zh: '转账', en: 'Transfer' },
  details: {},
  requires: ['pin'],
  createdAt: storyStartAt,
  expiresAt: storyStartAt,
  status: 'open',
  hash: '',
};
const callerOf = (customer: CustomerId): CustomerCaller => ({
  kind: 'customer',
  customer,
  session: 'ses_A',
  locale: 'zh',
  channel: 'api',
});

describe('PIN', () => {
  const tryPin = async (customer: CustomerId, pin: string): Promise<string> => {
    const checked = await access.proofs.check(callerOf(customer), proposal, { pin });
    return checked.ok ? checked.value.join() : checked.refusal.code;
  };

  it('proves with the right one, and says how many tries are left', async () => {
    const { id } = await someone();
    expect(await tryPin(id, testPin)).toBe('pin');
    const wrong = await access.proofs.check(callerOf(id), proposal, { pin: '000000' });
    expect(wrong).toMatchObject({
      refusal: { code: 'wrong_pin', words: { zh: 'PIN 不对,还能再试 4 次。没有扣款。' } },
    });
    expect(await access.pinState(db, id)).toMatchObject({ triesLeft: 4, lockedUntil: null });
    expect(await tryPin(id, testPin)).toBe('pin');
    expect(await access.pinState(db, id)).toMatchObject({ triesLeft: 5 });
    expect(await access.proofs.check(callerOf(id), proposal, {})).toEqual({ ok: true, value: [] });
  });

  it('locks after five wrong ones until the bank’s clock is 15 minutes on', async () => {
    const { id } = await someone();
    for (let tries = 0; tries < 4; tries++) expect(await tryPin(id, '12')).toBe('wrong_pin');
    expect(await tryPin(id, '999999')).toBe('pin_locked');
    expect(await tryPin(id, testPin)).toBe('pin_locked');
    clock.advance(15 * 60_000 - 1);
    expect(await tryPin(id, testPin)).toBe('pin_locked');
    clock.advance(1);
    expect(await tryPin(id, '999999')).toBe('wrong_pin');
    expect(await access.pinState(db, id)).toMatchObject({ triesLeft: 4 });
    expect(await tryPin(id, testPin)).toBe('pin');
  });

  it('lets many at once guess five times, no more', async () => {
    const { id } = await someone();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => tryPin(id, String(200_000 + index))),
    );
    expect(answers.filter((code) => code === 'wrong_pin')).toHaveLength(4);
    expect(answers.filter((code) => code === 'pin_locked')).toHaveLength(12);
  });

  it('stays counted when the transaction around the confirmation is undone', async () => {
    const { id } = await someone();
    await db
      .transaction(async () => {
        await tryPin(id, '000000');
        throw new Error('undone');
      })
      .catch(() => undefined);
    expect(await access.pinState(db, id)).toMatchObject({ triesLeft: 4 });
  });

  it('is asked for when there is none, refused when easy, and a new one ends a lock', async () => {
    const { id } = await someone();
    const nobody = await db.transaction((tx) => admitSomeone(parties, tx, { phone: '13588880000' }));
    expect(await tryPin(nobody.id, testPin)).toBe('pin_not_set');
    const set = (pin: string) => db.transaction((tx) => access.setPin(tx, id, pin));
    expect(await set('123456')).toMatchObject({ refusal: { code: 'pin_too_easy' } });
    for (let tries = 0; tries < 5; tries++) await tryPin(id, '000000');
    expect((await set('246801')).ok).toBe(true);
    expect(await tryPin(id, testPin)).toBe('wrong_pin');
    expect(await tryPin(id, '246801')).toBe('pin');
  });

  it('does not take a passkey or a code that nobody checks', async () => {
    const { id } = await someone();
    const checked = await access.proofs.check(callerOf(id), proposal, { passkey: { forged: true } });
    expect(checked).toMatchObject({ refusal: { code: 'proof_invalid' } });
    const both = await access.proofs.check(callerOf(id), proposal, { pin: testPin, code: '1234' });
    expect(both).toMatchObject({ refusal: { code: 'proof_invalid' } });
  });

  it('cannot be checked without the pepper', async () => {
    const { id } = await someone();
    const without = createAccess({ db, clock, machineClock, ids, random: cryptoRandom, parties });
    expect(await without.checkPin(id, testPin)).toMatchObject({ refusal: { code: 'wrong_pin' } });
  });
});

describe('enrolling', () => {
  it('hashes PINs of other departments, and refuses easy ones', async () => {
    const hashed = await access.hashPin('246813');
    expect(hashed.ok && hashed.value).toMatch(/^\$argon2id\$/u);
    expect(JSON.stringify(hashed)).not.toContain('246813');
    expect(await access.hashPin('123456')).toEqual({ ok: false, refusal: { code: 'pin_too_easy' } });
  });

  it('shares one hash among many, all or nobody', async () => {
    const given = Array.from({ length: 30 }, (_, index) =>
      someCustomer({ phone: String(13_500_000_000 + index) }),
    );
    const admitted = await db.transaction((tx) => parties.admitCustomers(tx, given));
    if (!admitted.ok) throw new Error(admitted.refusal.code);
    const customers = admitted.value;
    const hashed = await access.hashSecrets(testPassword, testPin);
    const credentials = customers.map(({ id }, index) => ({
      party: id,
      username: `many${index}`,
      ...hashed,
    }));
    const clash = credentials.map((each, index) => (index === 7 ? { ...each, username: 'many8' } : each));
    expect(await db.transaction((tx) => access.enrolHashed(tx, clash))).toMatchObject({
      refusal: { code: 'username_taken' },
    });
    expect((await signIn('many0')).ok).toBe(false);
    expect(await db.transaction((tx) => access.enrolHashed(tx, credentials))).toEqual({
      ok: true,
      value: 30,
    });
    expect((await signIn('many29')).ok).toBe(true);
  });
});

it('sweeps what is long over and nothing else', async () => {
  const { id, username } = await someone();
  await tokenOf(username);
  machineClock.advance(32 * 86_400_000);
  const token = await tokenOf(username);
  expect(await access.sweep(db)).toBeGreaterThan(0);
  expect(await access.authenticate(token)).toBeDefined();
  expect(await access.sessions(id)).toHaveLength(1);
});
