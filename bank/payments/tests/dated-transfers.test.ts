import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveSomePayee } from '../src/testing.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move('陈静', '1000.00');
  await world.db.transaction((tx) => saveSomePayee(world.payments, tx, chen.customer.id));
});
afterEach(() => world.close());

const transfer = (input: object) => world.call(chen.caller, 'transfer.create', { payee: '妈妈', ...input });
const arrange = async (input: object) => {
  const proposal = proposalOf(await transfer(input));
  return { proposal, settlement: await world.confirm(chen.caller, proposal) };
};
const newest = async () => (await world.payments.transfers(world.db, chen.customer.id))[0];

describe('a transfer dated later', () => {
  test('is done when accepted, and the money leaves on its day at 09:00', async () => {
    const { proposal, settlement } = await arrange({ amount: '300', date: '2026-11-25' });
    expect(settlement.status).toBe('done');
    expect(proposal.details).toMatchObject({ date: '2026-11-25' });
    const answer = world.settlements.answerTo(chen.caller, proposal, settlement);
    expect(answer.text).toContain('11月25日 09:00');
    expect(answer.cards[0]).toMatchObject({ type: 'receipt', status: 'scheduled' });
    expect(await world.balance(chen.account)).toBe(1000_00n);
    expect(answerOf(await world.call(chen.caller, 'transfer.status', {})).text).toContain(
      '还没转,钱还在账上',
    );
    await world.advanceTo('2026-11-25', 8, 59);
    expect(await world.balance(chen.account)).toBe(1000_00n);
    await world.advanceTo('2026-11-25', 9);
    expect(await world.balance(chen.account)).toBe(700_00n);
    expect((await newest())?.bookedAt?.toISOString()).toBe('2026-11-25T01:00:00.000Z');
    await world.advanceTo('2026-11-25', 10);
    expect((await newest())?.status).toBe('arrived');
    await world.advanceTo('2026-12-25', 10);
    expect(await world.balance(chen.account)).toBe(700_00n);
  });

  test('short of money is tried at 12:00 and at 16:00, then failed and told', async () => {
    await arrange({ amount: '5000', date: '2026-11-21' });
    await world.advanceTo('2026-11-21', 10);
    const waiting = answerOf(await world.call(chen.caller, 'transfer.status', {})).text;
    expect(waiting).toContain('余额不够');
    expect(waiting).toContain('今天 12:00 再试');
    await world.advanceTo('2026-11-21', 15);
    expect(await newest()).toMatchObject({ status: 'scheduled', tries: 2 });
    expect(answerOf(await world.call(chen.caller, 'transfer.status', {})).text).toContain('今天 16:00 再试');
    await world.advanceTo('2026-11-21', 17);
    expect(await newest()).toMatchObject({ status: 'failed', tries: 3, failure: 'insufficient_funds' });
    expect(world.kindsTold().filter((kind) => kind.startsWith('transfer.'))).toEqual([
      'transfer.scheduled',
      'transfer.delayed',
      'transfer.delayed',
      'transfer.failed',
    ]);
    expect(await world.balance(chen.account)).toBe(1000_00n);
    expect(answerOf(await world.call(chen.caller, 'transfer.status', {})).text).toContain('没有扣款');
  });

  test('leaves at the second try when money has come in', async () => {
    await arrange({ amount: '5000', date: '2026-11-21' });
    await world.advanceTo('2026-11-21', 10);
    await world.fund(chen.account, '6000.00');
    await world.advanceTo('2026-11-21', 13);
    expect(await newest()).toMatchObject({ status: 'arrived', tries: 1 });
    expect(await world.balance(chen.account)).toBe(2000_00n);
  });

  test('goes once although the bank was closed at its hour', async () => {
    await arrange({ amount: '300', date: '2026-11-21' });
    world.clock.set(new Date('2026-11-23T15:00:00+08:00'));
    await world.runner.runDue();
    await world.runner.runDue();
    expect(await world.balance(chen.account)).toBe(700_00n);
  });
});

describe('a transfer put off by two hours', () => {
  test.each(['PT2H', '两小时后到账', '2小時後', 'in two hours'])(
    '(%s) leaves two hours after it was confirmed, and can be called back until then',
    async (date) => {
      const { proposal, settlement } = await arrange({ amount: '300', date });
      expect(proposal.summary.zh).toContain('2 小时后给');
      expect(proposal.details).toMatchObject({ date: '2026-11-20', delay: 'PT2H' });
      expect(world.settlements.answerTo(chen.caller, proposal, settlement).text).toContain('今天 12:00');
      await world.advanceTo('2026-11-20', 11, 59);
      expect(await world.balance(chen.account)).toBe(1000_00n);
      await world.advanceTo('2026-11-20', 12, 1);
      expect(await world.balance(chen.account)).toBe(700_00n);
    },
  );

  test('over midnight it counts for the day on which it leaves', async () => {
    world.clock.set(new Date('2026-11-20T23:10:00+08:00'));
    await arrange({ amount: '300', date: 'PT2H' });
    expect(await world.payments.sentToOthersOn(world.db, chen.customer.id, '2026-11-21')).toBe(300_00n);
    await world.advanceTo('2026-11-21', 1, 11);
    expect(await newest()).toMatchObject({ status: 'booked', leavesOn: '2026-11-21' });
  });

  test('called back in time it never leaves', async () => {
    await arrange({ amount: '300', date: 'PT2H' });
    await world.confirm(chen.caller, proposalOf(await world.call(chen.caller, 'transfer.cancel', {})));
    await world.advanceTo('2026-11-20', 15);
    expect(await world.balance(chen.account)).toBe(1000_00n);
  });

  test('short of money it is tried two and four hours later', async () => {
    await arrange({ amount: '3000', date: 'PT2H' });
    await world.advanceTo('2026-11-20', 12, 30);
    expect(answerOf(await world.call(chen.caller, 'transfer.status', {})).text).toContain('今天 14:00 再试');
    await world.fund(chen.account, '5000.00');
    await world.advanceTo('2026-11-20', 14, 30);
    expect(await world.balance(chen.account)).toBe(3000_00n);
  });

  test('次日 is the next day at nine, 实时 at once', async () => {
    const next = proposalOf(await transfer({ amount: '300', date: '次日到账' }));
    expect(next.details).toMatchObject({ date: '2026-11-21' });
    expect((await arrange({ amount: '300', date: '实时' })).proposal.details).toMatchObject({
      date: '2026-11-20',
    });
    expect(await world.balance(chen.account)).toBe(700_00n);
  });
});

test('the last transfer to somebody is found again, not one that came to nothing', async () => {
  await arrange({ amount: '300' });
  await arrange({ amount: '5000', date: '2026-11-21' });
  await world.advanceTo('2026-11-21', 17);
  expect(await world.payments.lastTransferTo(chen.customer.id, '我妈')).toMatchObject({ amount: 300_00n });
  expect(await world.payments.lastTransferTo(chen.customer.id)).toMatchObject({ amount: 300_00n });
  expect(await world.payments.lastTransferTo(chen.customer.id, '房东')).toBeUndefined();
});

describe('calling back', () => {
  const cancel = (input: object = {}, who = chen) => world.call(who.caller, 'transfer.cancel', input);

  test('a dated transfer that has not left: it never leaves, and its day has its limit back', async () => {
    await arrange({ amount: '300', date: '2026-11-25' });
    expect(await world.payments.sentToOthersOn(world.db, chen.customer.id, '2026-11-25')).toBe(300_00n);
    const proposal = proposalOf(await cancel());
    expect(proposal).toMatchObject({ requires: ['pin'], details: { amount: '300.00', date: '2026-11-25' } });
    const settlement = await world.confirm(chen.caller, proposal);
    expect(world.settlements.answerTo(chen.caller, proposal, settlement).text).toContain('取消了');
    await world.advanceTo('2026-11-26', 12);
    expect(await world.balance(chen.account)).toBe(1000_00n);
    expect(await world.payments.sentToOthersOn(world.db, chen.customer.id, '2026-11-25')).toBe(0n);
    expect(refusalOf(await cancel()).code).toBe('transfer_already_settled');
  });

  test('one of several is asked for', async () => {
    await arrange({ amount: '300', date: '2026-11-25' });
    await arrange({ amount: '200', date: '2026-11-26' });
    const need = needOf(await cancel());
    expect(need.options?.map(({ label }) => label.zh)).toEqual([
      '11月26日给刘桂芳转 200.00 元',
      '11月25日给刘桂芳转 300.00 元',
    ]);
    expect(proposalOf(await cancel({ payee: need.options?.[1]?.value })).details).toMatchObject({
      amount: '300.00',
    });
    expect(proposalOf(await cancel({ amount: '200.00' })).details).toMatchObject({ amount: '200.00' });
  });

  test('what has left is said plainly to be gone, and what can be done', async () => {
    await arrange({ amount: '300' });
    const onItsWay = refusalOf(await cancel());
    expect(onItsWay).toMatchObject({
      code: 'transfer_on_its_way',
      zh: expect.stringContaining('撤不回来了'),
    });
    await world.advanceTo('2026-11-20', 12);
    expect(refusalOf(await cancel())).toMatchObject({
      code: 'transfer_already_arrived',
      zh: expect.stringContaining('我被骗了'),
    });
  });

  test('between proposal and confirmation the money may have left', async () => {
    await arrange({ amount: '300', date: '2026-11-21' });
    world.clock.set(new Date('2026-11-21T08:59:00+08:00'));
    const proposal = proposalOf(await cancel());
    world.clock.set(new Date('2026-11-21T09:01:00+08:00'));
    await world.runner.runDue();
    expect(await world.confirm(chen.caller, proposal)).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'transfer_on_its_way' }],
    });
    expect(await world.balance(chen.account)).toBe(700_00n);
  });

  test("another customer's transfer looks like none", async () => {
    await arrange({ amount: '300', date: '2026-11-25' });
    const thief = await world.move('钱多', '1.00');
    const id = (await newest())?.id ?? '';
    expect(refusalOf(await cancel({ payee: id }, thief)).code).toBe('transfer_not_found');
    expect(refusalOf(await world.call(thief.caller, 'transfer.status', { payee: id })).code).toBe(
      'transfer_not_found',
    );
    const capability = world.catalogue.get('transfer.cancel');
    if (capability?.authority !== 'customer-confirms') throw new Error('a command');
    const mandate = { id: 'prop_x', draft: { transfer: id }, details: {} };
    const outcome = await world.db.transaction((tx) => capability.execute(tx, thief.caller, mandate));
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'transfer_not_found' } });
  });
});

describe('a standing order', () => {
  const plan = (input: object) =>
    world.call(chen.caller, 'transfer.schedule_create', { payee: '妈妈', ...input });
  const begin = async (input: object) => world.confirm(chen.caller, proposalOf(await plan(input)));

  test('sends on each of its days until it is cancelled', async () => {
    const proposal = proposalOf(await plan({ amount: '100', recurrence: 'monthly:1' }));
    expect(proposal.summary.zh).toContain('每月1号给刘桂芳');
    expect((await world.confirm(chen.caller, proposal)).status).toBe('done');
    expect(answerOf(await world.call(chen.caller, 'transfer.schedule_list', {})).text).toContain('100.00');
    await world.advanceTo('2027-01-15', 12);
    expect(await world.balance(chen.account)).toBe(800_00n);
    const days = (await world.payments.transfers(world.db, chen.customer.id)).map(({ leavesOn }) => leavesOn);
    expect(days).toEqual(['2027-01-01', '2026-12-01']);
    const end = proposalOf(await world.call(chen.caller, 'transfer.schedule_cancel', { payee: '我妈' }));
    expect((await world.confirm(chen.caller, end)).status).toBe('done');
    await world.advanceTo('2027-04-15', 12);
    expect(await world.balance(chen.account)).toBe(800_00n);
    expect(answerOf(await world.call(chen.caller, 'transfer.schedule_list', {})).text).toBe('没有定期转账。');
  });

  test('short of money fails for that day and goes on', async () => {
    await begin({ amount: '900', recurrence: 'daily' });
    await world.advanceTo('2026-11-22', 20);
    const made = await world.payments.transfers(world.db, chen.customer.id);
    expect(made.map(({ leavesOn, status }) => [leavesOn, status])).toEqual([
      ['2026-11-22', 'failed'],
      ['2026-11-21', 'arrived'],
    ]);
  });

  test('keeps its payee from being removed', async () => {
    await begin({ amount: '10', recurrence: 'weekly:5' });
    const refusal = refusalOf(await world.call(chen.caller, 'payee.remove', { payee: '妈妈' }));
    expect(refusal.code).toBe('payee_has_plan');
  });

  test('asks for what is missing and refuses what cannot be', async () => {
    expect(needOf(await plan({ recurrence: 'daily' })).slot).toBe('amount');
    expect(needOf(await plan({ amount: '1' })).slot).toBe('recurrence');
    expect(needOf(await plan({ amount: '1', recurrence: 'often' })).slot).toBe('recurrence');
    expect(refusalOf(await plan({ amount: '0', recurrence: 'daily' })).code).toBe('amount_not_positive');
    expect(refusalOf(await plan({ amount: '600000', recurrence: 'daily' })).code).toBe('limit_exceeded');
    expect(proposalOf(await plan({ amount: '60000', recurrence: 'daily' })).requires).toEqual(['passkey']);
    expect(refusalOf(await world.call(chen.caller, 'transfer.schedule_cancel', {})).code).toBe(
      'plan_not_found',
    );
  });
});
