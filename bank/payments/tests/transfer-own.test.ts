import { openSomeAccount } from '@banxing/accounts/testing';
import type { DepositAccount } from '@banxing/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
let savings: DepositAccount;
beforeAll(async () => {
  world = await openWorld();
  chen = await world.move('陈静', '100000.00', { tail: '8888' });
  savings = await world.db.transaction((tx) =>
    openSomeAccount(world.accounts, tx, chen.customer.id, {
      name: '储蓄账户',
      kind: 'savings',
      tail: '6666',
      openedOn: '2021-01-01',
    }),
  );
});
afterAll(() => world.close());

const move = (input: object, who = chen) => world.call(who.caller, 'transfer.own', input);

test('moves between own accounts with a PIN whatever the amount, outside the daily limit', async () => {
  const proposal = proposalOf(await move({ amount: '60000', from_account: '工资卡', account: '储蓄账户' }));
  expect(proposal).toMatchObject({
    requires: ['pin'],
    details: {
      amount: '60000.00',
      account: '8888',
      payee: { name: '储蓄账户', tail: '6666', bank: '伴行银行' },
    },
  });
  expect((await world.confirm(chen.caller, proposal)).status).toBe('done');
  expect(await world.balance(savings)).toBe(60000_00n);
  expect(await world.payments.sentToOthersOn(world.db, chen.customer.id, '2026-11-20')).toBe(0n);
  const { lines } = await world.ledger.statement(world.db, savings.id, { limit: 1, newestFirst: true });
  expect(lines[0]).toMatchObject({ purpose: 'own_transfer' });
});

test('the other account is meant when there is just one other', async () => {
  expect(proposalOf(await move({ amount: '10' })).details).toMatchObject({
    account: '8888',
    payee: { tail: '6666' },
  });
  expect(proposalOf(await move({ amount: '10', from_account: '6666' })).details).toMatchObject({
    account: '6666',
    payee: { tail: '8888' },
  });
});

test('全部 is the whole of the paying account', async () => {
  expect(proposalOf(await move({ amount: 'all', from_account: '6666' })).details).toMatchObject({
    amount: '60000.00',
  });
});

test('asks how much, and from where when the usual account is the one that receives', async () => {
  expect(needOf(await move({})).slot).toBe('amount');
  const need = needOf(await move({ amount: '10', account: '8888' }));
  expect(need).toMatchObject({ slot: 'from_account', options: [{ value: savings.id }] });
  expect(
    proposalOf(await move({ amount: '10', account: '8888', from_account: savings.id })).details,
  ).toMatchObject({ account: '6666' });
});

test('refuses itself, the unknown, too much, and amounts that are none', async () => {
  expect(refusalOf(await move({ amount: '10', from_account: '8888', account: '8888' })).code).toBe(
    'own_account',
  );
  expect(refusalOf(await move({ amount: '10', account: '0000' })).code).toBe('account_not_found');
  expect(refusalOf(await move({ amount: '900000', from_account: '6666' })).code).toBe('insufficient_funds');
  expect(refusalOf(await move({ amount: '-1' })).code).toBe('amount_not_positive');
});

test("another customer's account is no own account", async () => {
  const other = await world.move('钱多', '10.00');
  expect(refusalOf(await move({ amount: '1', account: other.account.id })).code).toBe('account_not_found');
  expect(refusalOf(await move({ amount: '1', from_account: chen.account.id }, other)).code).toBe(
    'account_not_found',
  );
  expect(refusalOf(await move({ amount: '1' }, other)).code).toBe('account_not_found');
});

test('asks which account shall pay when the usual one is short and another is not', async () => {
  const rich = await world.move('周明', '10.00');
  const second = await world.db.transaction((tx) =>
    openSomeAccount(world.accounts, tx, rich.customer.id, { name: '备用', openedOn: '2022-01-01' }),
  );
  await world.fund(second, '5000.00');
  const need = needOf(
    await world.call(rich.caller, 'transfer.create', { payee: chen.account.number, amount: '500' }),
  );
  expect(need).toMatchObject({ slot: 'account', options: [{ value: second.id }] });
});
