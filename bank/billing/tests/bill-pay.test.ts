import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatMoney, money } from '@banxing/kernel';
import { billIssued } from '../src/simulator/simulated-bills.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
const home = '1138170294';
const bill = billIssued('electricity', home, '2026-11-09').amount;
const billText = formatMoney(money(bill));

beforeEach(async () => {
  world = await openWorld();
  chen = await world.move();
});
afterEach(() => world.close());

const pay = (input: object) => world.call(chen, 'bill.pay', input);
const query = async (input: object = {}) => answerOf(await world.call(chen, 'bill.query', input));

describe('paying a bill', () => {
  beforeEach(() => world.meter(chen));

  test('without an amount pays the whole of it, once, and the biller gets it', async () => {
    const proposal = proposalOf(await pay({ biller: '电费' }));
    expect(proposal).toMatchObject({ requires: ['pin'], details: { amount: billText, biller: '电费' } });
    expect(proposal.summary.zh).toContain('10月账单,12月8日前交');
    const settlement = await world.confirm(chen, proposal);
    expect(world.settlements.answerTo(chen.caller, proposal, settlement).text).toContain('交好了');
    expect(await world.balance(chen.account)).toBe(1000_00n - bill);
    expect(await world.waiting()).toBe(bill);
    await world.runner.runDue();
    expect(await world.waiting()).toBe(0n);
    expect(await world.balance(chen.account)).toBe(1000_00n - bill);
    expect(world.told.map(({ kind }) => kind).filter((kind) => kind.startsWith('bill.'))).toEqual([
      'bill.sent',
      'bill.paid',
    ]);
    expect((await query({ biller: '电费' })).text).toMatch(/电费已经交清了,今天交的 .*已入账/u);
    expect(refusalOf(await pay({ biller: '电费' }))).toMatchObject({
      code: 'nothing_due',
      zh: expect.stringContaining('没有扣款'),
    });
  });

  test('the statement names biller, purpose and number', async () => {
    await world.confirm(chen, proposalOf(await pay({ biller: 'electricity' })));
    const { lines } = await world.ledger.statement(world.db, chen.account.id, {
      limit: 1,
      newestFirst: true,
    });
    expect(lines[0]).toMatchObject({ purpose: 'electricity', counterparty: '国家电网', amount: -bill });
  });

  test('any amount goes to a biller that keeps what is over', async () => {
    await world.confirm(chen, proposalOf(await pay({ biller: '电卡', amount: '400.00' })));
    await world.runner.runDue();
    expect((await query({ biller: '电费' })).text).toContain(`余额 ${formatMoney(money(400_00n - bill))} 元`);
  });

  test('a part of the bill leaves the rest', async () => {
    await world.confirm(chen, proposalOf(await pay({ biller: '电费', amount: '10.00' })));
    await world.runner.runDue();
    world.clock.advance(1000);
    expect(proposalOf(await pay({ biller: '电费' })).details).toMatchObject({
      amount: formatMoney(money(bill - 10_00n)),
    });
  });

  test('two proposals for the same bill pay it once', async () => {
    const first = proposalOf(await pay({ biller: '电费' }));
    const second = proposalOf(await pay({ biller: '电费' }));
    await world.confirm(chen, first);
    expect(await world.confirm(chen, second)).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'payment_in_flight' }],
    });
    await world.runner.runDue();
    expect(await world.balance(chen.account)).toBe(1000_00n - bill);
  });

  test('a proposal from before another payment is stale even when that has arrived', async () => {
    const second = proposalOf(await pay({ biller: '电费' }));
    world.clock.advance(1000);
    await world.confirm(chen, proposalOf(await pay({ biller: '电费' })));
    await world.runner.runDue();
    expect(await world.confirm(chen, second)).toMatchObject({ status: 'refused' });
    expect(await world.balance(chen.account)).toBe(1000_00n - bill);
  });

  test.each(['0', '-5', '1.234', 'abc', '99999999999999999999'])(
    'an amount of %s makes no proposal',
    async (amount) => {
      expect((await pay({ biller: '电费', amount })).kind).toMatch(/refused|needs/u);
      expect(await world.balance(chen.account)).toBe(1000_00n);
    },
  );

  test('more than the account has, or than may be paid at once, is refused', async () => {
    expect(refusalOf(await pay({ biller: '电费', amount: '1000.01' }))).toMatchObject({
      code: 'insufficient_funds',
      zh: expect.stringContaining('没有扣款'),
    });
    expect(refusalOf(await pay({ biller: '电费', amount: '50000.01' })).code).toBe('limit_exceeded');
  });

  test('the other account is offered when the usual one is short', async () => {
    const rich = await world.move({ name: '钱多' }, '5.00');
    await world.meter(rich, { number: '1138170777' });
    expect(refusalOf(await world.call(rich, 'bill.pay', { biller: '电费' })).code).toBe('insufficient_funds');
    const spare = await world.open(rich.customer.id, '800.00', {
      name: '储蓄卡',
      openedOn: '2026-01-05',
    });
    const need = needOf(await world.call(rich, 'bill.pay', { biller: '电费' }));
    expect(need).toMatchObject({ slot: 'account', options: [{ value: spare.id }] });
    const proposal = proposalOf(await world.call(rich, 'bill.pay', { biller: '电费', account: spare.id }));
    await world.confirm(rich, proposal);
    expect(await world.balance(rich.account)).toBe(5_00n);
    expect(await world.balance(spare)).toBeLessThan(800_00n);
  });

  test('what cannot be paid here is said plainly', async () => {
    expect(refusalOf(await pay({ biller: '学杂费' }))).toMatchObject({
      code: 'biller_unknown',
      zh: expect.stringContaining('没有扣款'),
    });
  });

  test("another customer's number is not offered", async () => {
    const thief = await world.move({ name: '钱多' });
    expect(needOf(await world.call(thief, 'bill.pay', { biller: '电费' })).slot).toBe('account_number');
    expect(answerOf(await world.call(thief, 'bill.query', { biller: '电费' })).text).toContain('还没有绑过');
    const [account] = await world.billing.accounts(world.db, chen.customer.id);
    const stolen = await world.call(thief, 'bill.pay', { biller: '电费', account_number: account?.id });
    expect(needOf(stolen).slot).toBe('account_number');
  });
});

describe('several bills', () => {
  test('one is chosen, or all are paid together', async () => {
    await world.meter(chen);
    await world.meter(chen, { biller: 'water', number: '1238170294' });
    await world.meter(chen, { biller: 'property', number: '1538170294' });
    const need = needOf(await pay({}));
    expect(need.options?.map(({ value }) => value)).toEqual(['electricity', 'water', 'property', 'all']);
    expect(proposalOf(await pay({ biller: 'water' })).details).toMatchObject({ biller: '水费' });
    expect(proposalOf(await pay({ biller: '水电费' })).summary.zh).toMatch(/电费.*水费|水费.*电费/u);
    const all = proposalOf(await pay({ biller: 'all' }));
    expect(all.details['items']).toHaveLength(3);
    await world.confirm(chen, all);
    await world.runner.runDue();
    expect((await query()).text).toBe('都交清了,现在没有要交的费用。');
    expect(await world.waiting()).toBe(0n);
  });

  test('the property fee is paid as billed', async () => {
    await world.meter(chen, { biller: 'property', number: '1538170294' });
    expect(refusalOf(await pay({ biller: '物业费', amount: '1.00' })).code).toBe('not_the_bill');
    expect(proposalOf(await pay({ biller: '物业费' })).details['amount']).toMatch(/^\d+\.00$/u);
  });

  test('with two places the customer says which', async () => {
    await world.meter(chen);
    await world.meter(chen, { number: '1100000002', label: '爸妈家' });
    const need = needOf(await pay({ biller: '电费' }));
    expect(need.options?.map(({ label }) => label.zh)).toEqual(['家里 户号 *0294', '爸妈家 户号 *0002']);
    const chosen = proposalOf(await pay({ biller: '电费', account_number: need.options?.[1]?.value }));
    expect(chosen.summary.zh).toContain('爸妈家');
  });
});

describe('a number that is not known yet', () => {
  test('is asked for, checked with the biller, and kept', async () => {
    const other = await world.move({ name: '邻居' });
    await world.meter(other, { number: '1100000009' });
    expect(needOf(await pay({ biller: '电费' }))).toMatchObject({ slot: 'account_number' });
    expect(needOf(await pay({ biller: '电费', account_number: '1111111111' })).question.zh).toContain(
      '没查到',
    );
    // Those who read numbers take ten digits for an amount.
    const proposal = proposalOf(await pay({ biller: '电费', amount: '1100000009.00' }));
    expect(proposal.details['amount']).toBe(
      formatMoney(money(billIssued('electricity', '1100000009', '2026-11-09').amount)),
    );
    await world.confirm(chen, proposal);
    expect((await world.billing.accounts(world.db, chen.customer.id)).map(({ number }) => number)).toEqual([
      '1100000009',
    ]);
  });

  test('another customer pays the same bill at the same time: once only', async () => {
    const other = await world.move({ name: '邻居' });
    await world.meter(other, { number: '1100000009' });
    const mine = proposalOf(await pay({ biller: '电费', account_number: '1100000009' }));
    const theirs = proposalOf(await world.call(other, 'bill.pay', { biller: '电费' }));
    const outcomes = await Promise.all([world.confirm(chen, mine), world.confirm(other, theirs)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
  });
});

describe('asking', () => {
  test('all that is due, with its sum', async () => {
    await world.meter(chen);
    await world.meter(chen, { biller: 'gas', number: '1338170294' });
    const answer = await query();
    expect(answer.text).toMatch(/^现在有 2 项要交,一共 [\d.]+ 元:10月电费 [\d.]+ 元,12月8日前交;10月燃气费/u);
    expect(answer.cards.map(({ type }) => type)).toEqual(['bill', 'bill']);
    expect((await query({ biller: '電費' })).cards[0]).toMatchObject({
      type: 'bill',
      amount: { amount: billText },
      status: 'due',
      actions: [{ action: 'say:交电费' }],
    });
  });

  test('a month that is past: what the books say was paid', async () => {
    await world.meter(chen);
    await world.confirm(chen, proposalOf(await pay({ biller: '电费' })));
    await world.later('P40D');
    const past = await query({ biller: '电费', date_range: '2026-11-01/2026-11-30' });
    expect(past.text).toContain(billText);
    expect((await query({ biller: '电费' })).text).toContain('11月电费');
  });

  test('a bill that was not paid in time is overdue', async () => {
    await world.meter(chen);
    await world.later('P25D');
    expect((await query({ biller: '电费' })).cards[0]).toMatchObject({ status: 'overdue' });
  });
});
