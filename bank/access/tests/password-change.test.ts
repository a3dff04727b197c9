import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CustomerId } from '@banxing/capability';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { cryptoRandom, invariant, manualClock } from '@banxing/kernel';
import { storyStartAt, testWorld } from '@banxing/kernel/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { type Access, accessMigrations, createAccess, type SignedIn } from '../src/index.ts';
import { enrolSomeone, testPassword } from '../src/testing.ts';

let db: TestDatabase;
let access: Access;
let customer: CustomerId;
const { clock, ids } = testWorld();
const machineClock = manualClock(storyStartAt);
const parties = createParties({ clock, ids });

beforeAll(async () => {
  db = await testDatabase([outboxMigrations, partiesMigrations, accessMigrations]);
  access = createAccess({ db, clock, machineClock, ids, random: cryptoRandom, parties });
  customer = await db.transaction(async (tx) => {
    const { id } = await admitSomeone(parties, tx, { phone: '13612345678' });
    await enrolSomeone(access, tx, id, 'someone');
    return id;
  });
});
afterAll(() => db.drop());

async function signedIn(password = testPassword): Promise<SignedIn> {
  const signed = await access.signIn({ username: 'someone', password, channel: 'mobile', device: 'phone' });
  invariant(signed.ok, 'signs in');
  return signed.value;
}

const change = (at: SignedIn, current: string, next: string) =>
  access.changePassword({ party: customer, session: at.session.id, current, next });

const allow = (at: SignedIn) => db.transaction((tx) => access.allowPasswordChange(tx, at.session.id));

it('needs the PIN first, in the same session and lately', async () => {
  const here = await signedIn();
  const there = await signedIn();
  expect(await change(here, testPassword, 'a better one')).toMatchObject({
    refusal: { code: 'not_granted' },
  });
  await allow(here);
  expect(await change(there, testPassword, 'a better one')).toMatchObject({
    refusal: { code: 'not_granted' },
  });
  machineClock.advance(10 * 60_000);
  expect(await change(here, testPassword, 'a better one')).toMatchObject({
    refusal: { code: 'not_granted' },
  });
});

it('needs the current password and a new one that is one', async () => {
  const here = await signedIn();
  await allow(here);
  expect(await change(here, 'not it at all', 'a better one')).toMatchObject({
    refusal: { code: 'wrong_password' },
  });
  expect(await change(here, testPassword, 'short')).toMatchObject({
    refusal: { code: 'password_too_short' },
  });
  expect(await change(here, testPassword, testPassword)).toMatchObject({
    refusal: { code: 'same_password' },
  });
});

it('changes it once and signs the others out', async () => {
  const here = await signedIn();
  const there = await signedIn();
  await allow(here);
  expect(await change(here, testPassword, 'a better one')).toMatchObject({ ok: true });
  expect(await access.authenticate(here.token)).toBeDefined();
  expect(await access.authenticate(there.token)).toBeUndefined();
  expect(await change(here, 'a better one', 'another one')).toMatchObject({
    refusal: { code: 'not_granted' },
  });
  await signedIn('a better one');
  const before = { username: 'someone', password: testPassword, channel: 'mobile', device: 'phone' };
  expect(await access.signIn(before)).toMatchObject({ refusal: { code: 'invalid_credentials' } });
});

it('locks after five wrong ones, like sign-in', async () => {
  const here = await signedIn('a better one');
  await allow(here);
  for (let time = 0; time < 5; time += 1) await change(here, 'not it at all', 'yet another one');
  expect(await change(here, 'a better one', 'yet another one')).toMatchObject({
    refusal: { code: 'sign_in_locked' },
  });
});
