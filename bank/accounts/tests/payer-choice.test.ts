import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '@banxing/parties';
import { choosePayer, type DepositAccount } from '../src/index.ts';
import { openSomeAccount } from '../src/testing.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let customer: Customer;
let usual: DepositAccount;
let spare: DepositAccount;
beforeAll(async () => {
  world = await openWorld();
  customer = await world.admit();
  const open = (given: object) =>
    world.db.transaction((tx) => openSomeAccount(world.accounts, tx, customer.id, given));
  usual = await open({ name: '工资卡', openedOn: '2019-06-03' });
  spare = await open({ name: '储蓄卡', openedOn: '2020-06-03' });
  await open({ name: '美元账户', kind: 'foreign', currency: 'USD', openedOn: '2021-06-03' });
  await world.post([
    { account: usual, on: '2026-11-01', amount: '100.00', purpose: 'salary' },
    { account: spare, on: '2026-11-01', amount: '900.00', purpose: 'salary' },
  ]);
});
afterAll(() => world.db.drop());

const choose = (amount: bigint, spoken?: string) =>
  choosePayer(world, world.db, customer.id, { amount, ...(spoken === undefined ? {} : { spoken }) });

test('the usual account pays while it has enough', async () => {
  expect(await choose(100_00n)).toMatchObject({ kind: 'one', account: { id: usual.id }, available: 100_00n });
});

test('when it is short, those that have enough are offered; when all are, it is the usual one', async () => {
  const asked = await choose(100_01n);
  expect(asked).toMatchObject({ kind: 'ask', need: { slot: 'account', options: [{ value: spare.id }] } });
  expect(await choose(10_000_00n)).toMatchObject({ kind: 'one', account: { id: usual.id } });
});

test('the account that is named pays, also when it is short; foreign money pays nothing in yuan', async () => {
  expect(await choose(500_00n, '工资卡')).toMatchObject({ kind: 'one', account: { id: usual.id } });
  expect(await choose(500_00n, spare.id)).toMatchObject({ kind: 'one', account: { id: spare.id } });
  expect(await choose(1n, '美元账户')).toEqual({ kind: 'restricted' });
  expect(await choose(1n, '尾号0000')).toEqual({ kind: 'none' });
  expect((await choose(1n, '卡')).kind).toBe('ask');
});

test("another customer's account is none", async () => {
  const other = await world.admit();
  const choice = await choosePayer(world, world.db, other.id, { amount: 1n, spoken: usual.id });
  expect(choice).toEqual({ kind: 'none' });
});
