import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { testWorld } from '@banxing/kernel/testing';
import { createParties, partiesMigrations } from '../src/index.ts';
import { admitSomeone, someCustomer } from '../src/testing.ts';

let db: TestDatabase;
const { clock, ids } = testWorld();
const parties = createParties({ clock, ids });
let lastPhone = 13_900_000_000;
const freshPhone = (): string => String((lastPhone += 1));

beforeAll(async () => {
  db = await testDatabase([partiesMigrations]);
});
afterAll(() => db.drop());

describe('customers', () => {
  it('admits and finds', async () => {
    const phone = freshPhone();
    const customer = await db.transaction((tx) => admitSomeone(parties, tx, { phone, name: '周明' }));
    expect(await parties.customer(db, customer.id)).toEqual(customer);
    expect(await parties.customerByPhone(db, phone)).toEqual(customer);
    expect(await parties.customersByName(db, '周明')).toEqual([customer]);
    expect(await parties.customer(db, 'cust_nobody')).toBeUndefined();
  });

  it('admits five hundred in one go, or none of them', async () => {
    const before = (await parties.listCustomers(db, { limit: 10_000 })).length;
    const many = Array.from({ length: 500 }, () => someCustomer({ phone: freshPhone() }));
    const refused = await db.transaction((tx) =>
      parties.admitCustomers(tx, [...many, someCustomer({ phone: many[3]?.phone ?? '' })]),
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'phone_taken' } });
    expect((await parties.listCustomers(db, { limit: 10_000 })).length).toBe(before);
    const admitted = await db.transaction((tx) => parties.admitCustomers(tx, many));
    expect(admitted.ok).toBe(true);
    expect((await parties.listCustomers(db, { limit: 10_000 })).length).toBe(before + 500);
  });

  it('refuses an unknown branch and a phone that somebody has', async () => {
    const phone = freshPhone();
    await db.transaction((tx) => admitSomeone(parties, tx, { phone }));
    const admit = (given: Parameters<typeof someCustomer>[0]) =>
      db.transaction((tx) => parties.admitCustomer(tx, someCustomer(given)));
    expect(await admit({ phone })).toMatchObject({ ok: false, refusal: { code: 'phone_taken' } });
    expect(await admit({ phone: freshPhone(), branch: '0000' })).toMatchObject({
      ok: false,
      refusal: { code: 'branch_unknown', branch: '0000' },
    });
  });

  it('admits a phone once when two ask at the same time', async () => {
    const phone = freshPhone();
    const admit = () => db.transaction((tx) => parties.admitCustomer(tx, someCustomer({ phone })));
    const outcomes = await Promise.all([admit(), admit(), admit()]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });
});

describe('families', () => {
  it('finds the relative that is meant, among the own family only', async () => {
    const [child, mother, stranger] = await db.transaction(async (tx) => [
      await admitSomeone(parties, tx, { phone: freshPhone() }),
      await admitSomeone(parties, tx, { phone: freshPhone(), name: '刘桂芳' }),
      await admitSomeone(parties, tx, { phone: freshPhone() }),
    ]);
    const record = (called: string[]) =>
      db.transaction((tx) =>
        parties.recordRelatives(tx, [
          { customer: child.id, kind: 'mother', name: '刘桂芳', called, relative: mother.id },
        ]),
      );
    expect((await record(['妈妈'])).ok).toBe(true);
    expect((await record(['老妈'])).ok).toBe(true);
    const [found, ...others] = await parties.relativesMeant(db, child.id, '我妈');
    expect(found).toMatchObject({ name: '刘桂芳', relative: mother.id, called: ['妈妈', '老妈'] });
    expect(others).toEqual([]);
    expect(await parties.relativesMeant(db, stranger.id, '我妈')).toEqual([]);
  });

  it('refuses people whom it does not know, and oneself', async () => {
    const customer = await db.transaction((tx) => admitSomeone(parties, tx, { phone: freshPhone() }));
    const record = (relative: `cust_${string}`) =>
      db.transaction((tx) =>
        parties.recordRelatives(tx, [
          { customer: customer.id, kind: 'mother', name: '某某', called: [], relative },
        ]),
      );
    expect(await record('cust_nobody')).toMatchObject({ ok: false, refusal: { code: 'customer_unknown' } });
    expect(await record(customer.id)).toMatchObject({ ok: false, refusal: { code: 'relative_of_oneself' } });
  });
});

describe('branches, staff, preferences', () => {
  it('has the branches of the demo cities', async () => {
    expect((await parties.branches(db)).length).toBeGreaterThanOrEqual(12);
    expect((await parties.branches(db, '哈尔滨')).map((branch) => branch.code)).toEqual(['4501', '4502']);
    expect(await parties.branches(db, 'shanghai')).toHaveLength(3);
    expect((await parties.branch(db, '2102'))?.name.zh).toBe('伴行银行上海张江支行');
  });

  it('employs under a username once', async () => {
    const employ = (username: string, roles: ('agent' | 'risk')[]) =>
      db.transaction((tx) => parties.employStaff(tx, { username, name: '林晓', roles }));
    const employed = await employ('agent', ['agent']);
    expect(employed.ok && (await parties.staffMember(db, employed.value.id))?.roles).toEqual(['agent']);
    expect(await employ('agent', ['agent'])).toMatchObject({ refusal: { code: 'username_taken' } });
    expect(await employ('Agent 1', ['agent'])).toMatchObject({ refusal: { code: 'username_invalid' } });
    expect(await employ('nobody', [])).toMatchObject({ refusal: { code: 'roles_missing' } });
  });

  it('keeps choices, and both of two made at once', async () => {
    const customer = await db.transaction((tx) => admitSomeone(parties, tx, { phone: freshPhone() }));
    expect((await parties.preferences(db, customer.id)).edition).toBe('standard');
    await Promise.all([
      db.transaction((tx) => parties.putPreferences(tx, customer.id, { theme: 'dark' })),
      db.transaction((tx) => parties.putPreferences(tx, customer.id, { fontScale: 140 })),
    ]);
    expect(await parties.preferences(db, customer.id)).toMatchObject({
      theme: 'dark',
      fontScale: 140,
      locale: 'zh',
    });
  });
});
