import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('money goes away for a year and comes back with its interest, at eight in the morning', async () => {
  const chen = await world.move('60000.00');
  const proposal = proposalOf(
    await world.call(chen.caller, 'deposit.open', { amount: '50000', term: 'P1Y' }),
  );
  expect(proposal.details).toMatchObject({
    amount: '50000.00',
    rate: '1.30%',
    interest: '650.00',
    maturesOn: '2027-11-20',
  });
  await world.confirm(chen.caller, proposal);
  expect(await world.balance(chen.account)).toBe(10_000_00n);
  const list = answerOf(await world.call(chen.caller, 'deposit.list', {}));
  expect(list.text).toMatch(
    /1 笔定期,一共 50,000\.00 元[\s\S]*2027-11-20 到期\(还有 365 天\),到期利息 650\.00 元/u,
  );
  await world.advanceTo('2027-11-20', 7);
  expect(await world.balance(chen.account)).toBe(10_000_00n);
  await world.advanceTo('2027-11-20', 8, 1);
  expect(await world.balance(chen.account)).toBe(60_650_00n);
  expect(answerOf(await world.call(chen.caller, 'deposit.list', {})).text).toMatch(/没有定期/u);
  const told = world.told.map(({ kind }) => kind).filter((kind) => kind.startsWith('deposit.'));
  expect(told).toEqual(['deposit.opened', 'deposit.paid']);
});

test('put away again by itself when that was asked for, interest with it', async () => {
  const wang = await world.move('10000.00');
  const proposal = proposalOf(
    await world.call(wang.caller, 'deposit.open', { amount: 'all', term: 'P3M', renew: 'on' }),
  );
  await world.confirm(wang.caller, proposal);
  await world.advanceTo('2028-02-20', 9);
  const [again] = await world.deposits.deposits(world.db, wang.customer.id);
  expect(again).toMatchObject({ principal: 10_022_50n, startsOn: '2028-02-20', maturesOn: '2028-05-20' });
  expect(await world.balance(wang.account)).toBe(0n);
});

test('taken out early it pays the current rate, and says so first', async () => {
  const li = await world.move('100000.00');
  await world.confirm(
    li.caller,
    proposalOf(await world.call(li.caller, 'deposit.open', { amount: '100000', term: 'P3Y' })),
  );
  await world.advanceTo('2028-05-30', 9);
  const proposal = proposalOf(await world.call(li.caller, 'deposit.withdraw', {}));
  expect(proposal.summary.zh).toMatch(/利息按活期只有 13\.89 元\(到期有 4,950\.00 元\)/u);
  await world.confirm(li.caller, proposal);
  expect(await world.balance(li.account)).toBe(100_013_89n);
  expect(refusalOf(await world.call(li.caller, 'deposit.withdraw', {})).code).toBe('deposit_not_found');
});

test('a notice deposit is called back and paid after its days', async () => {
  const zhou = await world.move('80000.00');
  await world.confirm(
    zhou.caller,
    proposalOf(await world.call(zhou.caller, 'deposit.open', { amount: '60000', term: 'P7D' })),
  );
  await world.advanceTo('2028-06-29', 9);
  await world.confirm(zhou.caller, proposalOf(await world.call(zhou.caller, 'deposit.withdraw', {})));
  expect(await world.balance(zhou.account)).toBe(20_000_00n);
  await world.advanceTo('2028-07-06', 9);
  // 37 days at 0.60 % of a year of 360.
  expect(await world.balance(zhou.account)).toBe(80_037_00n);
});

test('a large amount gets the large deposit, and terms are asked for', async () => {
  const rich = await world.move('300000.00');
  const large = proposalOf(await world.call(rich.caller, 'deposit.open', { amount: '200000', term: 'P36M' }));
  expect(large.details).toMatchObject({ rate: '1.85%', name: { zh: '三年大额存单' } });
  const need = needOf(await world.call(rich.caller, 'deposit.open', { amount: '10000' }));
  expect(need.slot).toBe('term');
  expect(need.options?.map(({ value }) => value)).toContain('P1Y');
  expect(
    needOf(await world.call(rich.caller, 'deposit.open', { amount: '10000', term: 'P4Y' })).question.zh,
  ).toMatch(/没有这个存期/u);
  expect(needOf(await world.call(rich.caller, 'deposit.open', { term: 'P1Y' })).slot).toBe('amount');
});

test('refuses what is no amount, too small, or beyond the account; nothing moves', async () => {
  const poor = await world.move('500.00');
  for (const [amount, code] of [
    ['0', 'amount_not_positive'],
    ['-1', 'amount_not_positive'],
    ['0.001', 'amount_too_precise'],
    ['10', 'below_minimum'],
    ['501', 'insufficient_funds'],
  ] as const) {
    const refusal = refusalOf(await world.call(poor.caller, 'deposit.open', { amount, term: 'P1Y' }));
    expect(refusal.code).toBe(code);
    expect(refusal.zh).toMatch(/没有扣款/u);
  }
  expect(await world.balance(poor.account)).toBe(500_00n);
});

test('rates are told, all or one', async () => {
  const anyone = await world.move('0.00');
  const year = answerOf(await world.call(anyone.caller, 'deposit.rate', { term: 'P1Y' }));
  expect(year.text).toMatch(/一年定期 1\.30%,存 1 万元到期利息 130\.00 元/u);
  expect(year.text).toMatch(/一年大额存单 1\.45%,200,000\.00 元起/u);
  const all = answerOf(await world.call(anyone.caller, 'deposit.rate', {}));
  expect(all.text).toMatch(/活期 0\.05%[\s\S]*五年定期 1\.70%/u);
  expect(answerOf(await world.call(anyone.caller, 'deposit.rate', { term: 'P4Y' })).text).toMatch(
    /没有这个存期/u,
  );
});

test('a goal is set, saved for, and taken from; another’s is out of reach', async () => {
  const lan = await world.move('5000.00');
  const proposal = proposalOf(
    await world.call(lan.caller, 'goal.create', { goal: '买车', amount: '50000', date: '2029-07-06' }),
  );
  expect(proposal.details).toMatchObject({ goal: '买车', amount: '50000.00', date: '2029-07-06' });
  expect(proposal.summary.zh).toMatch(/每月大约要存 4,167\.00 元/u);
  await world.confirm(lan.caller, proposal);
  expect(await world.balance(lan.account)).toBe(5_000_00n);
  await world.confirm(lan.caller, proposalOf(await world.call(lan.caller, 'goal.fund', { amount: '2000' })));
  expect(await world.balance(lan.account)).toBe(3_000_00n);
  const saved = await world.deposits.saved(world.db, lan.customer.id);
  expect(saved).toMatchObject([{ kind: 'goal', amount: 2_000_00n }]);
  await world.confirm(
    lan.caller,
    proposalOf(await world.call(lan.caller, 'goal.fund', { amount: '500', direction: 'out' })),
  );
  expect(await world.balance(lan.account)).toBe(3_500_00n);
  const over = await world.call(lan.caller, 'goal.fund', { amount: '1501', direction: 'out' });
  expect(refusalOf(over).code).toBe('insufficient_funds');
  const other = await world.move('100.00');
  expect(
    refusalOf(await world.call(other.caller, 'goal.fund', { goal: saved[0]?.id, amount: '1' })).code,
  ).toBe('goal_not_found');
  expect(needOf(await world.call(other.caller, 'goal.create', { goal: '旅游' })).slot).toBe('amount');
  const past = await world.call(other.caller, 'goal.create', {
    goal: '旅游',
    amount: '1000',
    date: '2020-01-01',
  });
  expect(refusalOf(past).code).toBe('date_past');
});

test('another customer’s deposit looks like none', async () => {
  const a = await world.move('1000.00');
  const b = await world.move('1000.00');
  await world.confirm(
    a.caller,
    proposalOf(await world.call(a.caller, 'deposit.open', { amount: '1000', term: 'P6M' })),
  );
  const [deposit] = await world.deposits.deposits(world.db, a.customer.id);
  expect(refusalOf(await world.call(b.caller, 'deposit.withdraw', { deposit: deposit?.id })).code).toBe(
    'deposit_not_found',
  );
});
