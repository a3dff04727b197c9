import { instantAt, invariant, moneyOf } from '@banxing/kernel';
import { publishedEvents } from '@banxing/outbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, openWorld, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;

beforeAll(async () => {
  world = await openWorld();
  chen = await world.move('陈静');
  await world.credit(chen.customer, { tail: '5521' });
});
afterAll(() => world.close());

const charge = async (amount: string, merchant = '京东') => {
  const charged = await world.charge(chen.customer, '5521', amount, merchant);
  invariant(charged.ok, `not charged: ${JSON.stringify(charged.ok ? '' : charged.refusal.code)}`);
  return charged.value;
};

const refund = (charge: string, key: string, amount?: string) =>
  world.db.transaction((tx) =>
    world.cards.refund(tx, {
      key,
      customer: chen.customer.id,
      charge,
      amount: amount === undefined ? undefined : moneyOf(amount).minorUnits,
    }),
  );

describe('a charge on a credit card', () => {
  it('holds the limit first and is booked when it clears', async () => {
    await charge('1000.00');
    expect(await world.standing(chen.customer)).toMatchObject({
      held: 1000_00n,
      owed: 0n,
      available: 19_000_00n,
    });
    await world.tomorrow();
    expect(await world.standing(chen.customer)).toMatchObject({
      held: 0n,
      owed: 1000_00n,
      unbilled: 1000_00n,
    });
    expect(await world.cards.points(world.db, chen.customer.id)).toBe(1000n);
  });

  it('never goes beyond the limit, not even several at once', async () => {
    const tries = await Promise.all(
      Array.from({ length: 4 }, () => world.charge(chen.customer, '5521', '9000.00')),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(2);
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'limit_exceeded' } });
    for (const held of tries) if (held.ok) expect((await refund(held.value.id, held.value.id)).ok).toBe(true);
    expect((await world.standing(chen.customer)).held).toBe(0n);
  });

  it('answers the same key with the same charge and refuses another input', async () => {
    const asked = {
      key: 'till/1',
      customer: chen.customer.id,
      card: '5521',
      merchant: '京东',
      purpose: 'shopping',
    };
    const send = (amount: bigint) =>
      world.db.transaction((tx) => world.cards.charge(tx, { ...asked, amount }));
    const [first, second] = [await send(5_00n), await send(5_00n)];
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
    expect(await send(6_00n)).toMatchObject({ ok: false, refusal: { code: 'key_reused' } });
    invariant(first.ok, 'charged');
    await refund(first.value.id, 'till/1');
  });

  it('comes back when the merchant refunds it, once for a key, with its points', async () => {
    const { id } = await charge('200.00', '优衣库');
    await world.tomorrow();
    const points = await world.cards.points(world.db, chen.customer.id);
    expect(await refund(id, 'r1', '80.00')).toMatchObject({ ok: true, value: { refunded: 80_00n } });
    await refund(id, 'r1', '80.00');
    expect((await world.standing(chen.customer)).owed).toBe(1120_00n);
    expect(await world.cards.points(world.db, chen.customer.id)).toBe(points - 80n);
    expect(await refund(id, 'r2', '130.00')).toMatchObject({
      ok: false,
      refusal: { code: 'refund_too_large' },
    });
    expect((await refund(id, 'r3')).ok).toBe(true);
    expect((await world.standing(chen.customer)).owed).toBe(1000_00n);
  });

  it('is nobody else’s to refund', async () => {
    const { id } = await charge('10.00');
    const stranger = await world.move('赵兰');
    const tried = await world.db.transaction((tx) =>
      world.cards.refund(tx, { key: 'x', customer: stranger.customer.id, charge: id }),
    );
    expect(tried).toMatchObject({ ok: false, refusal: { code: 'charge_not_found' } });
    await refund(id, 'r4');
  });
});

describe('a charge on a debit card', () => {
  it('is booked at once and refused when money is short', async () => {
    const before = await world.balance(chen.account.id);
    const charged = await world.charge(chen.customer, chen.account.tail, '50.00');
    expect(charged).toMatchObject({ ok: true, value: { status: 'booked' } });
    expect(before - (await world.balance(chen.account.id))).toBe(50_00n);
    const much = await world.charge(chen.customer, chen.account.tail, '99999.00');
    expect(much).toMatchObject({ ok: false, refusal: { code: 'insufficient_funds' } });
  });
});

describe('the nights of a line', () => {
  it('close the cycle and tell what is due', async () => {
    await world.advanceTo('2026-12-06', 10);
    const { text } = answerOf(await world.call(chen.caller, 'credit.bill'));
    expect(text).toBe('12月账单要还 1,000.00 元,12月25日前还,最低还 100.00 元。');
    const told = await publishedEvents(world.db, 'credit.statement');
    expect(told.at(-1)?.payload).toMatchObject({
      dueOn: '2026-12-25',
      balance: '1000.00',
      minimum: '100.00',
    });
  });

  it('pay by themselves on the due day when they are told to', async () => {
    await world.done(chen.caller, 'credit.autopay_set', { mode: 'minimum' });
    await world.advanceTo('2026-12-25', 9);
    expect(await world.standing(chen.customer)).toMatchObject({ remaining: 900_00n, minimumLeft: 0n });
    await world.done(chen.caller, 'credit.autopay_set', { mode: 'off' });
  });

  it('charge interest from the booking on when the bill was not paid in full, but no late fee', async () => {
    await world.advanceTo('2027-01-06', 10);
    const { statement } = await world.standing(chen.customer);
    // Booked on 21 November: 34 days of 1,000.00, then 11 of 900.00 until 5 January: 17.00 + 4.95
    expect(statement).toMatchObject({ interest: 21_95n, fees: 0n, balance: 921_95n });
  });

  it('charge a late fee when not even the minimum was paid, after the days of grace', async () => {
    const { minimumLeft } = await world.standing(chen.customer);
    expect(minimumLeft).toBe(90_00n + 21_95n);
    await world.advanceTo('2027-01-28', 23);
    expect((await world.standing(chen.customer)).unbilled).toBe(0n);
    expect(answerOf(await world.call(chen.caller, 'credit.bill')).text).toMatch(/逾期/u);
    await world.advanceTo('2027-01-29', 10);
    // 5 % of 111.95 would be 5.60; the least fee is 10.00.
    expect((await world.standing(chen.customer)).unbilled).toBe(10_00n);
    expect(await publishedEvents(world.db, 'credit.overdue')).toHaveLength(1);
  });

  it('do everything once although the bank was shut for months', async () => {
    await world.done(chen.caller, 'credit.repay', { amount: 'all' });
    await world.advanceTo('2027-04-06', 10);
    const { statement, remaining } = await world.standing(chen.customer);
    expect(statement).toMatchObject({ closesOn: '2027-04-05' });
    // What was left: the late fee and the interest until it was repaid, both below the least fee of a minimum.
    expect(remaining).toBeGreaterThan(0n);
    const statements = await publishedEvents(world.db, 'credit.statement');
    expect(new Set(statements.map(({ payload }) => (payload as { closesOn: string }).closesOn)).size).toBe(
      statements.length,
    );
  });
});

describe('a plan', () => {
  it('is billed month by month with its fee until nothing is left', async () => {
    const split = await openWorld();
    const resident = await split.move('周明');
    await split.credit(resident.customer, {
      tail: '8801',
      openedOn: '2026-10-10',
      purchases: [
        { at: instantAt('2026-10-20', 12), merchant: '苹果', purpose: 'shopping', amount: 6000_00n },
      ],
    });
    await split.done(resident.caller, 'credit.installment', { term: 'P3M', merchant: '苹果' });
    await split.done(resident.caller, 'credit.autopay_set', { mode: 'full' });
    await split.advanceTo('2026-12-06', 10);
    // 2,000.00 and 0.75 % of the whole.
    expect((await split.standing(resident.customer)).statement).toMatchObject({
      balance: 2045_00n,
      minimum: 2045_00n,
    });
    await split.advanceTo('2027-03-06', 10);
    const standing = await split.standing(resident.customer);
    expect(standing).toMatchObject({ owed: 0n, inPlans: 0n, remaining: 0n });
    expect(30_000_00n - (await split.balance(resident.account.id))).toBe(6135_00n);
    await split.close();
  });
});

describe('an application', () => {
  it('is decided, made, posted and activated, with progress on the way', async () => {
    const wang = await world.move('王敏');
    await world.put(wang.account.id, '90000.00', 'salary');
    const progress = async () => answerOf(await world.call(wang.caller, 'card.progress')).text;
    expect(await progress()).toBe('您没有在办的卡。');
    const settled = await world.done(wang.caller, 'card.apply', { card_type: '金卡' });
    expect(settled.answer.text).toMatch(/正在审核/u);
    expect(await progress()).toBe('金卡审核中。');
    await world.advanceTo('2027-04-06', 11);
    expect(await progress()).toMatch(/已批准,制卡中/u);
    await world.advanceTo('2027-04-08', 18);
    expect(await progress()).toMatch(/已寄出/u);
    await world.done(wang.caller, 'card.activate');
    expect(await progress()).toMatch(/已激活/u);
    const [, card] = await world.cards.cards(world.db, wang.customer.id);
    expect((await world.charge(wang.customer, card?.tail ?? '', '100.00')).ok).toBe(true);
    const virtual = await world.done(wang.caller, 'card.apply', { card_type: '虚拟卡' });
    expect(virtual.answer.text).toMatch(/虚拟信用卡办好了,尾号 \d{4}/u);
  });

  it('opens an account of its own for a debit card', async () => {
    const li = await world.move('李响');
    await world.done(li.caller, 'card.apply', { card_type: '借记卡' });
    await world.tomorrow();
    const accounts = await world.accounts.list(world.db, li.customer.id);
    expect(accounts.map(({ class: accountClass }) => accountClass)).toEqual(['I', 'II']);
  });
});
