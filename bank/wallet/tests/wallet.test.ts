import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { houseAccountId } from '@banxing/ledger';
import { publishedEvents } from '@banxing/outbox/testing';
import { openSomeWallet } from '../src/testing.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const topup = (who: Resident, amount: string) => world.call(who.caller, 'ecny.topup', { amount });
const inWallet = async (who: Resident) => (await world.wallets.wallet(world.db, who.customer.id))?.balance;

describe('top up', () => {
  test('the first one opens the wallet, and not before it is confirmed', async () => {
    const who = await world.move('陈静', '1000.00');
    const proposal = proposalOf(await topup(who, '100.00'));
    expect(proposal.details).toMatchObject({
      amount: '100.00',
      opensWallet: true,
      level: 2,
      account: who.account.tail,
    });
    expect(await world.wallets.wallet(world.db, who.customer.id)).toBeUndefined();
    expect((await world.confirm(who.caller, proposal)).status).toBe('done');
    expect(await inWallet(who)).toBe(100_00n);
    expect(await world.balance(who.account.id)).toBe(900_00n);
    await world.doIt(who.caller, 'ecny.topup', { amount: '50.00' });
    expect(await inWallet(who)).toBe(150_00n);
    expect((await publishedEvents(world.db, 'wallet.opened')).length).toBe(1);
  });

  test('how much is asked for; 全部 is no amount to put in', async () => {
    const who = await world.move('李娜', '1000.00');
    expect(needOf(await world.call(who.caller, 'ecny.topup', {})).slot).toBe('amount');
    expect(needOf(await topup(who, 'all')).slot).toBe('amount');
  });

  test.each(['0.00', '-1.00', '1.001', 'x'])('%s is no amount', async (amount) => {
    const who = await world.move('李响', '1000.00');
    expect(refusalOf(await topup(who, amount)).zh).toContain('没有扣款');
  });

  test('more than the account has is refused', async () => {
    const who = await world.move('赵兰', '99.99');
    expect(refusalOf(await topup(who, '100.00'))).toMatchObject({
      code: 'insufficient_funds',
      zh: expect.stringContaining('99.99 元') as string,
    });
  });

  test('limits of the level: one movement, the day anew each day, the balance', async () => {
    const who = await world.move('周明', '400000.00');
    await world.db.transaction((tx) => openSomeWallet(world, tx, who.customer.id, 4));
    expect(refusalOf(await topup(who, '2000.01')).zh).toContain('单笔限额 2,000.00 元');
    for (const _ of [1, 2]) await world.doIt(who.caller, 'ecny.topup', { amount: '2000.00' });
    expect(refusalOf(await topup(who, '1000.01'))).toMatchObject({
      code: 'limit_exceeded',
      zh: expect.stringContaining('最多还能办 1,000.00 元') as string,
    });
    world.clock.set(new Date('2026-11-21T09:00:00+08:00'));
    for (const _ of [1, 2]) await world.doIt(who.caller, 'ecny.topup', { amount: '2000.00' });
    world.clock.set(new Date('2026-11-22T09:00:00+08:00'));
    await world.doIt(who.caller, 'ecny.topup', { amount: '2000.00' });
    expect(refusalOf(await topup(who, '0.01')).zh).toContain('余额上限 10,000.00 元');
  });

  test('two proposals cannot use the same room', async () => {
    const who = await world.move('林晓燕', '400000.00');
    await world.db.transaction((tx) => openSomeWallet(world, tx, who.customer.id, 3));
    for (const amount of ['5000.00', '1000.00']) await world.doIt(who.caller, 'ecny.topup', { amount });
    const first = proposalOf(await topup(who, '4000.00'));
    const second = proposalOf(await topup(who, '4000.00'));
    expect((await world.confirm(who.caller, first)).status).toBe('done');
    expect(await world.confirm(who.caller, second)).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'limit_exceeded' }],
    });
    expect(await inWallet(who)).toBe(10_000_00n);
  });
});

describe('back to the bank account', () => {
  test('some, then all of it', async () => {
    const who = await world.move('王敏', '1000.00');
    await world.doIt(who.caller, 'ecny.topup', { amount: '300.00' });
    await world.doIt(who.caller, 'ecny.withdraw', { amount: '120.50' });
    expect(await inWallet(who)).toBe(179_50n);
    const proposal = proposalOf(await world.call(who.caller, 'ecny.withdraw', { amount: 'all' }));
    expect(proposal.details).toMatchObject({ amount: '179.50', kind: 'withdrawal' });
    await world.confirm(who.caller, proposal);
    expect(await inWallet(who)).toBe(0n);
    expect(await world.balance(who.account.id)).toBe(1000_00n);
    expect(refusalOf(await world.call(who.caller, 'ecny.withdraw', { amount: 'all' })).code).toBe(
      'insufficient_funds',
    );
  });

  test('without an amount it is asked, with all of it offered; too much is refused; without a wallet there is nothing', async () => {
    const who = await world.move('赵刚', '1000.00');
    expect(refusalOf(await world.call(who.caller, 'ecny.withdraw', { amount: '1.00' }))).toMatchObject({
      code: 'wallet_not_open',
      zh: expect.stringContaining('没有扣款') as string,
    });
    await world.doIt(who.caller, 'ecny.topup', { amount: '10.00' });
    expect(
      needOf(await world.call(who.caller, 'ecny.withdraw', {})).options?.map(({ value }) => value),
    ).toEqual(['all']);
    expect(refusalOf(await world.call(who.caller, 'ecny.withdraw', { amount: '10.01' })).zh).toContain(
      '10.00 元',
    );
  });

  test("another customer's account receives nothing", async () => {
    const [who, other] = [await world.move('孙浩', '100.00'), await world.move('钱多', '100.00')];
    await world.doIt(who.caller, 'ecny.topup', { amount: '10.00' });
    const stolen = await world.call(who.caller, 'ecny.withdraw', {
      amount: '5.00',
      account: other.account.id,
    });
    expect(refusalOf(stolen).code).toBe('account_not_found');
  });
});

describe('balance', () => {
  test('says what is there, the level and what happened lately; nobody else sees it', async () => {
    const who = await world.move('刘桂芳', '1000.00');
    await world.doIt(who.caller, 'ecny.topup', { amount: '88.80' });
    const answer = answerOf(await world.call(who.caller, 'ecny.balance', {}));
    expect(answer.text).toBe('数字人民币钱包里有 88.80 元,是二类钱包,最多放 500,000.00 元。');
    expect(answer.cards.map((each) => card.parse(each).type)).toEqual(['balance', 'entries']);
    const stranger = await world.move('陈志远', '1.00');
    expect(answerOf(await world.call(stranger.caller, 'ecny.balance', {})).text).toContain('还没有开通');
  });
});

describe('combined payment', () => {
  const merchants = houseAccountId('merchant-settlement', 'CNY');
  const payment = (who: Resident, amount: bigint, key: string) => ({
    key,
    customer: who.customer.id,
    amount,
    account: who.account.id,
    to: merchants,
    merchant: '全家便利店',
    purpose: 'groceries',
  });
  const pay = (who: Resident, amount: bigint, key: string) =>
    world.db.transaction((tx) => world.wallets.payCombined(tx, payment(who, amount, key)));

  test('the wallet first, the account the rest, in one entry, once for a key', async () => {
    const who = await world.move('孙丽华', '1000.00');
    await world.doIt(who.caller, 'ecny.topup', { amount: '100.00' });
    for (const _ of [1, 2]) {
      expect(await pay(who, 130_00n, 'c1')).toEqual({
        ok: true,
        value: { wallet: 100_00n, account: 30_00n },
      });
    }
    expect(await inWallet(who)).toBe(0n);
    expect(await world.balance(who.account.id)).toBe(870_00n);
    expect(await pay(who, 10_00n, 'c2')).toMatchObject({
      ok: false,
      refusal: { code: 'insufficient_funds', tail: null },
    });
  });

  test('when the account cannot pay the rest, nothing is paid at all', async () => {
    const who = await world.move('周秀兰', '200.00');
    await world.doIt(who.caller, 'ecny.topup', { amount: '150.00' });
    const refused = world.db.transaction(async (tx) => {
      const paid = await world.wallets.payCombined(tx, payment(who, 300_00n, 'c3'));
      expect(paid).toMatchObject({
        ok: false,
        refusal: { code: 'insufficient_funds', tail: who.account.tail },
      });
      throw new Error('undone');
    });
    await expect(refused).rejects.toThrow('undone');
    expect(await inWallet(who)).toBe(150_00n);
    expect(await world.balance(who.account.id)).toBe(50_00n);
  });

  test("another customer's account pays nothing, and without a wallet there is no combined payment", async () => {
    const [who, other] = [await world.move('张伟', '100.00'), await world.move('李明', '100.00')];
    expect(await pay(who, 10_00n, 'c4')).toMatchObject({ ok: false, refusal: { code: 'wallet_not_open' } });
    await world.doIt(who.caller, 'ecny.topup', { amount: '5.00' });
    const stolen = await world.db.transaction((tx) =>
      world.wallets.payCombined(tx, { ...payment(who, 10_00n, 'c5'), account: other.account.id }),
    );
    expect(stolen).toMatchObject({ ok: false, refusal: { code: 'account_restricted' } });
  });
});
