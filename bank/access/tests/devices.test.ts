import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  capabilityMigrations,
  createCatalogue,
  createCounter,
  type CustomerCaller,
} from '@banxing/capability';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { cryptoRandom, invariant, manualClock } from '@banxing/kernel';
import { storyStartAt, testWorld } from '@banxing/kernel/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { accessCapabilities, accessMigrations, createAccess } from '../src/index.ts';
import { enrolSomeone, testPassword } from '../src/testing.ts';

let db: TestDatabase;
const { clock, ids } = testWorld();
const machineClock = manualClock(storyStartAt);
const parties = createParties({ clock, ids });

beforeAll(async () => {
  db = await testDatabase([outboxMigrations, capabilityMigrations, partiesMigrations, accessMigrations]);
});
afterAll(() => db.drop());

const bank = () => {
  const access = createAccess({ db, clock, machineClock, ids, random: cryptoRandom, parties });
  const catalogue = createCatalogue(accessCapabilities({ access, machineClock }));
  const counter = createCounter({ db, clock, ids, catalogue });
  const enrol = (username: string, phone: string) =>
    db.transaction(async (tx) => {
      const { id } = await admitSomeone(parties, tx, { phone });
      await enrolSomeone(access, tx, id, username);
      return id;
    });
  const signIn = async (username: string, device: string): Promise<CustomerCaller> => {
    const given = { username, password: testPassword, channel: 'mobile', device };
    const signedIn = await access.signIn(given);
    invariant(signedIn.ok, 'signed in');
    const { id, party } = signedIn.value.session;
    return {
      kind: 'customer',
      customer: party as CustomerCaller['customer'],
      session: id,
      locale: 'zh',
      channel: 'mobile',
    };
  };
  const devices = async (caller: CustomerCaller) => {
    const result = await counter.call('security.devices', caller, {});
    invariant(result.kind === 'answer', 'an answer');
    const [card] = result.answer.cards;
    invariant(card?.type === 'product', 'a card of rows');
    return { text: result.answer.text, titles: (card.items ?? []).map(({ title }) => title) };
  };
  return { access, enrol, signIn, devices };
};

it("lists one's own living sessions, this one marked, and nobody else's", async () => {
  const { access, enrol, signIn, devices } = bank();
  await enrol('devices-chen', '13600020001');
  await enrol('devices-wang', '13600020002');
  const first = await signIn('devices-chen', 'tablet');
  expect(await devices(first)).toEqual({
    text: '现在只有这一处登录着,就是您正在用的。',
    titles: ['tablet(本机)'],
  });
  machineClock.advance(60_000);
  const second = await signIn('devices-chen', 'laptop');
  const stranger = await signIn('devices-wang', 'phone');
  const both = await devices(second);
  expect(both.titles).toEqual(['laptop(本机)', 'tablet']);
  expect(both.text).toContain('除了这里还有 1 处');
  expect((await devices(stranger)).titles).toEqual(['phone(本机)']);
  await access.signOut(first.customer, first.session);
  expect((await devices(second)).titles).toEqual(['laptop(本机)']);
});
