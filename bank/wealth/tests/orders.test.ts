import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a purchase takes the money at once, gets the day’s price the next trading day, and shows on the page', async () => {
  const chen = await world.move('100000.00', 3);
  const proposal = proposalOf(
    await world.call(chen.caller, 'wealth.buy', { product: '稳健一号', amount: '10000.00' }),
  );
  expect(proposal.details).toMatchObject({ product: '稳健一号', amount: '10000.00', currency: 'CNY' });
  expect(await world.balance(chen.account)).toBe(100_000_00n);
  expect((await world.confirm(chen.caller, proposal)).status).toBe('done');
  expect(await world.balance(chen.account)).toBe(90_000_00n);
  expect(await world.custody()).toBe(10_000_00n);
  const waiting = answerOf(await world.call(chen.caller, 'wealth.holdings', {}));
  expect(waiting.text).toMatch(/稳健一号买入确认中,2026-11-23 确认/u);

  await world.advanceTo('2026-11-23', 10);
  expect(await world.custody()).toBe(0n);
  const [order] = await world.wealth.orders(world.db, chen.customer.id);
  expect(order).toMatchObject({ status: 'done', tradeOn: '2026-11-20', amount: 10_000_00n });
  const held = answerOf(await world.call(chen.caller, 'wealth.holdings', { product_type: '理财' }));
  expect(held.text).toMatch(/稳健一号 (?:9,9|10,0)\d\d\.\d\d 元/u);
  expect(held.cards[0]).toMatchObject({ type: 'holdings', items: [{ title: '稳健一号' }] });
});

test('money on its way is all that custody holds, over many orders', async () => {
  const rich = await world.move('500000.00', 4);
  for (const [product, amount] of [
    ['沪深300', '1000.00'],
    ['添利宝', '2000.00'],
    ['纳指', '3000.00'],
  ]) {
    await world.confirm(
      rich.caller,
      proposalOf(await world.call(rich.caller, 'wealth.buy', { product, amount })),
    );
  }
  const orders = await world.wealth.orders(world.db, rich.customer.id);
  const waiting = orders.filter(({ status }) => status === 'accepted');
  expect(await world.custody()).toBe(waiting.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n));
  await world.advanceTo('2026-11-27', 12);
  expect(await world.custody()).toBe(0n);
  const fees = orders.map(({ fee }) => fee);
  expect(fees.some((fee) => fee > 0n)).toBe(true);
});

test('cash comes back at once up to ten thousand a day, the rest on the next trading day', async () => {
  const wang = await world.move('50000.00', 2);
  await world.confirm(
    wang.caller,
    proposalOf(await world.call(wang.caller, 'wealth.buy', { product: '添利宝', amount: '30000' })),
  );
  await world.advanceTo('2026-12-02', 10);
  const before = await world.balance(wang.account);
  const small = proposalOf(
    await world.call(wang.caller, 'wealth.redeem', { product: '添利宝', amount: '8000' }),
  );
  expect(small.summary.zh).toMatch(/8,000\.00 元,马上到账/u);
  const settled = await world.confirm(wang.caller, small);
  expect(settled.status).toBe('done');
  expect(await world.balance(wang.account)).toBe(before + 8_000_00n);
  const more = proposalOf(
    await world.call(wang.caller, 'wealth.redeem', { product: '添利宝', amount: '5000' }),
  );
  expect(more.summary.zh).toMatch(/2026-12-03 到账/u);
  await world.confirm(wang.caller, more);
  expect(await world.balance(wang.account)).toBe(before + 8_000_00n);
  await world.advanceTo('2026-12-03', 11);
  const arrived = (await world.balance(wang.account)) - before - 8_000_00n;
  expect(arrived > 4_990_00n && arrived < 5_010_00n).toBe(true);
});

test('all of it leaves nothing behind', async () => {
  const lan = await world.move('20000.00', 3);
  await world.confirm(
    lan.caller,
    proposalOf(await world.call(lan.caller, 'wealth.buy', { product: '积存金', amount: '5000' })),
  );
  const proposal = proposalOf(
    await world.call(lan.caller, 'wealth.redeem', { product: '黄金', amount: 'all' }),
  );
  await world.confirm(lan.caller, proposal);
  expect((await world.wealth.holdings(world.db, lan.customer.id)).held).toEqual([]);
  expect(refusalOf(await world.call(lan.caller, 'wealth.redeem', { product: '黄金' })).code).toBe(
    'nothing_held',
  );
});

test('a locked product is not redeemed before its day, and says when', async () => {
  const li = await world.move('50000.00', 2);
  await world.confirm(
    li.caller,
    proposalOf(await world.call(li.caller, 'wealth.buy', { product: '季季盈', amount: '10000' })),
  );
  await world.advanceTo('2026-12-08', 10);
  const refusal = refusalOf(
    await world.call(li.caller, 'wealth.redeem', { product: '季季盈', amount: 'all' }),
  );
  expect(refusal).toMatchObject({ code: 'shares_locked' });
  expect(refusal.zh).toMatch(/2027-03-\d\d 起才能取.*钱没有动/u);
});

test('a closed product comes back by itself on its day, with what it has become', async () => {
  const zhou = await world.move('50000.00', 3);
  await world.confirm(
    zhou.caller,
    proposalOf(await world.call(zhou.caller, 'wealth.buy', { product: '安盈180天', amount: '20000' })),
  );
  await world.advanceTo('2026-12-10', 10);
  const holdings = await world.wealth.holdings(world.db, zhou.customer.id);
  const matures = holdings.held[0]?.maturesOn ?? '';
  expect(matures).toMatch(/^2027-06-/u);
  const before = await world.balance(zhou.account);
  await world.advanceTo(matures, 12);
  expect((await world.wealth.holdings(world.db, zhou.customer.id)).held).toEqual([]);
  expect((await world.balance(zhou.account)) - before).toBeGreaterThan(19_500_00n);
  expect(world.told.some(({ kind }) => kind === 'wealth.matured')).toBe(true);
});

test('asks for what is missing, one thing at a time', async () => {
  const sun = await world.move('9000.00', 2);
  const which = needOf(await world.call(sun.caller, 'wealth.buy', { amount: '1000' }));
  expect(which.slot).toBe('product');
  expect(which.options?.length).toBeGreaterThan(1);
  expect(needOf(await world.call(sun.caller, 'wealth.buy', { product: '添利宝' })).slot).toBe('amount');
  const whole = needOf(await world.call(sun.caller, 'wealth.buy', { product: '添利宝', amount: 'all' }));
  expect(whole).toMatchObject({ slot: 'amount', options: [{ value: '9000.00' }] });
  const unknown = needOf(await world.call(sun.caller, 'wealth.buy', { product: '招商白酒', amount: '100' }));
  expect(unknown.question.zh).toMatch(/没有叫「招商白酒」/u);
});

test('refuses amounts that are none, too small, or beyond the account, and says that nothing moved', async () => {
  const qian = await world.move('500.00', 3);
  const buy = (amount: string, product = '稳健一号') =>
    world.call(qian.caller, 'wealth.buy', { product, amount });
  for (const [amount, code] of [
    ['0', 'amount_not_positive'],
    ['-5', 'amount_not_positive'],
    ['1.234', 'amount_too_precise'],
    ['many', 'amount_not_a_number'],
    ['600', 'insufficient_funds'],
  ] as const) {
    const refusal = refusalOf(await buy(amount));
    expect(refusal.code).toBe(code);
    expect(refusal.zh).toMatch(/没有扣款/u);
  }
  expect(refusalOf(await buy('100', '季季盈'))).toMatchObject({ code: 'below_minimum' });
  expect(await world.balance(qian.account)).toBe(500_00n);
});

test('the same mandate buys once, however often it is executed', async () => {
  const feng = await world.move('10000.00', 3);
  const order = {
    key: 'prop_x/cash-tianli',
    customer: feng.customer.id,
    product: 'cash-tianli',
    amount: 1_000_00n,
    account: feng.account.id,
    payWith: 'account' as const,
    plan: null,
  };
  const first = await world.db.transaction((tx) => world.wealth.placeBuy(tx, order));
  const second = await world.db.transaction((tx) => world.wealth.placeBuy(tx, order));
  expect(first.ok && second.ok && second.value.id === first.value.id).toBe(true);
  expect(await world.balance(feng.account)).toBe(9_000_00n);
});

test('another customer’s holdings and accounts are out of reach', async () => {
  const a = await world.move('10000.00', 3);
  const b = await world.move('10000.00', 3);
  await world.confirm(
    a.caller,
    proposalOf(await world.call(a.caller, 'wealth.buy', { product: '积存金', amount: '1000' })),
  );
  expect(
    refusalOf(await world.call(b.caller, 'wealth.redeem', { product: '积存金', amount: '100' })).code,
  ).toBe('nothing_held');
  expect(answerOf(await world.call(b.caller, 'wealth.holdings', {})).text).toMatch(/没有持有/u);
  const foreign = await world.call(b.caller, 'wealth.buy', {
    product: '添利宝',
    amount: '100',
    account: a.account.id,
  });
  expect(refusalOf(foreign).code).toBe('account_not_found');
});
