import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { invariant, words } from '@banxing/kernel';
import type { Customer } from '@banxing/parties';
import type { DepositAccount } from '../src/index.ts';
import { openSomeAccount } from '../src/testing.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type World } from './world.ts';

let world: World;
let chen: Customer;
let main: DepositAccount;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  chen = await world.admit();
  main = await world.db.transaction((tx) =>
    openSomeAccount(world.accounts, tx, chen.id, { paysByDefault: true }),
  );
  world.limits.sentToday = 0n;
  world.owned.length = 0;
  world.attached.length = 0;
});

const call = (id: string, input: object = {}, who = chen, locale: 'zh' | 'en' = 'zh') =>
  world.counter.call(id, world.callerOf(who, locale), input);

async function confirm(result: Awaited<ReturnType<typeof call>>, who = chen) {
  const proposal = proposalOf(result);
  const settled = await world.settlements.confirm(world.callerOf(who), proposal.id, {
    hash: proposal.hash,
    proofs: { pin: '135790' },
  });
  invariant(settled.ok, 'the confirmation is taken');
  return settled.value;
}

const limits = () => world.readLimits(world.db, chen.id);
const setDaily = (daily: bigint) =>
  world.db.transaction((tx) => world.setLimits(tx, chen.id, 'daily', daily));

const fund = (account: DepositAccount, amount: string) =>
  world.post([{ account, on: '2026-11-20', amount, purpose: 'cash' }]);

describe('opening', () => {
  test('a class II account, and a second of another name', async () => {
    const proposed = await call('account.open', { account_type: '二类户' });
    expect(proposalOf(proposed)).toMatchObject({
      details: { type: 'II', name: '二类户' },
      requires: ['pin'],
    });
    expect(await confirm(proposed)).toMatchObject({ status: 'done', done: { name: '二类户' } });
    expect(await confirm(await call('account.open', { account_type: 'II' }))).toMatchObject({
      done: { name: '二类户2' },
    });
    const own = await world.accounts.list(world.db, chen.id);
    expect(own.map(({ name, class: rank, kind }) => `${name} ${rank} ${kind}`).sort()).toEqual([
      '二类户 II current',
      '二类户2 II current',
      '工资卡 I current',
    ]);
    expect((await world.accounts.defaultPaying(world.db, chen.id))?.id).toBe(main.id);
  });

  test('a foreign currency account asks for the currency and is no yuan account', async () => {
    const need = needOf(await call('account.open', { account_type: '外币户' }));
    expect(need).toMatchObject({ slot: 'account_type' });
    expect(need.options?.map(({ value }) => value)).toContain('USD');
    await confirm(await call('account.open', { account_type: 'USD' }));
    expect(await world.accounts.list(world.db, chen.id)).toContainEqual(
      expect.objectContaining({ kind: 'foreign', currency: 'USD', name: '美元账户' }),
    );
  });

  test('asks which kind, and does not guess', async () => {
    expect(needOf(await call('account.open')).slot).toBe('account_type');
    expect(needOf(await call('account.open', { account_type: '股票账户' })).question.zh).toContain(
      '股票账户',
    );
  });

  test.each([
    ['一类户', 'not_allowed'],
    ['个人养老金账户', 'pension_elsewhere'],
  ])('%s is refused as %s', async (account_type, code) => {
    const refusal = refusalOf(await call('account.open', { account_type }));
    expect(refusal.code).toBe(code);
    expect(refusal.zh).toContain('没有开户');
  });

  test('beyond five of a kind is refused, also when they were proposed before', async () => {
    const early = await call('account.open', { account_type: 'III' });
    for (let count = 0; count < 5; count++)
      await confirm(await call('account.open', { account_type: 'III' }));
    expect(refusalOf(await call('account.open', { account_type: 'III' })).code).toBe('too_many_accounts');
    expect(await confirm(early)).toMatchObject({ status: 'refused' });
  });
});

describe('closing', () => {
  test('an empty account is closed for good', async () => {
    const spare = await world.db.transaction((tx) =>
      openSomeAccount(world.accounts, tx, chen.id, { name: '零钱卡' }),
    );
    const proposed = await call('account.close', { account: '零钱卡' });
    expect(proposalOf(proposed).details).toEqual({ account: spare.tail, name: '零钱卡' });
    expect(await confirm(proposed)).toMatchObject({ status: 'done' });
    expect((await world.accounts.list(world.db, chen.id)).map(({ id }) => id)).toEqual([main.id]);
  });

  test('is refused while there is money, also when it came in after the proposal', async () => {
    const proposed = await call('account.close', { account: main.tail });
    await fund(main, '12.30');
    expect(await confirm(proposed)).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'account_not_empty' }],
    });
    const refusal = refusalOf(await call('account.close', { account: main.tail }));
    expect(refusal).toMatchObject({ code: 'account_not_empty' });
    expect(refusal.zh).toContain('12.30 元');
  });

  test('is refused while something hangs on it', async () => {
    world.attached.push({ account: main.id, what: words('个人住房贷款', 'mortgage') });
    const refusal = refusalOf(await call('account.close', { account: '工资卡' }));
    expect(refusal).toMatchObject({ code: 'account_attached' });
    expect(refusal.zh).toContain('个人住房贷款');
  });

  test('never guesses which', async () => {
    expect(needOf(await call('account.close')).options?.map(({ value }) => value)).toEqual([main.id]);
    expect(refusalOf(await call('account.close', { account: '0001' })).code).toBe('account_not_found');
  });

  test("of somebody else's account is refused, frozen ones too", async () => {
    const other = await world.admit('李响');
    expect(refusalOf(await call('account.close', { account: main.id }, other)).code).toBe(
      'account_not_found',
    );
    await world.db.transaction((tx) => world.accounts.freezeAccount(tx, main.id));
    expect(refusalOf(await call('account.close', { account: main.id })).code).toBe('account_restricted');
  });
});

describe('limits', () => {
  test('are told with what is used', async () => {
    world.limits.sentToday = 1_200_00n;
    const { answer } = answerOf(await call('account.limit_query'));
    expect(answer.text).toContain('每天 500,000.00 元');
    expect(answer.text).toContain('还能转 498,800.00 元');
    expect(card.parse(answer.cards[0]).type).toBe('settings');
    const english = answerOf(await call('account.limit_query', {}, chen, 'en'));
    expect(english.answer.text).toContain('500,000.00 yuan a day');
  });

  test('are lowered on a PIN', async () => {
    const proposed = await call('account.limit_set', { amount: '100000.00', limit_type: '转账' });
    expect(proposalOf(proposed)).toMatchObject({
      requires: ['pin'],
      details: { amount: '100000.00', kind: 'daily', before: '500000.00' },
    });
    expect(await confirm(proposed)).toMatchObject({ status: 'done' });
    expect((await limits()).daily).toBe(10_000_000n);
    expect(
      await confirm(await call('account.limit_set', { amount: '5000', limit_type: '单笔' })),
    ).toMatchObject({
      status: 'done',
    });
    expect(await limits()).toMatchObject({ daily: 10_000_000n, single: 500_000n });
  });

  test('are raised beyond the threshold only on the strong proof', async () => {
    await setDaily(1_000_000n);
    expect(proposalOf(await call('account.limit_set', { amount: '50000' })).requires).toEqual(['pin']);
    const high = await call('account.limit_set', { amount: '50000.01' });
    expect(proposalOf(high).requires).toEqual(['passkey']);
    expect(await confirm(high)).toMatchObject({ status: 'step_up', requires: ['passkey'] });
    expect((await limits()).daily).toBe(1_000_000n);
  });

  test('ask for the amount, saying what holds', async () => {
    const need = needOf(await call('account.limit_set', { limit_type: '单日' }));
    expect(need.slot).toBe('amount');
    expect(need.question.zh).toContain('500,000.00');
  });

  test.each([
    [{ amount: '0' }, 'amount_not_positive'],
    [{ amount: '-5' }, 'amount_not_positive'],
    [{ amount: '1.234' }, 'amount_too_precise'],
    [{ amount: '很多' }, 'amount_not_a_number'],
    [{ amount: '5000001' }, 'limit_exceeded'],
    [{ amount: '500000' }, 'limit_unchanged'],
    [{ amount: '600000', limit_type: '单笔' }, 'single_above_daily'],
    [{ amount: '1000', limit_type: '取现' }, 'limit_elsewhere'],
  ])('%j is refused as %s', async (given, code) => {
    expect(refusalOf(await call('account.limit_set', given)).code).toBe(code);
  });

  test('that changed since the proposal are not overwritten', async () => {
    const proposed = await call('account.limit_set', { amount: '20000' });
    await setDaily(3_000_000n);
    expect(await confirm(proposed)).toMatchObject({ status: 'refused' });
    expect((await limits()).daily).toBe(3_000_000n);
  });
});

describe('everything owned and owed', () => {
  test('is added up across departments, foreign money apart', async () => {
    const dollars = await world.db.transaction((tx) =>
      openSomeAccount(world.accounts, tx, chen.id, { kind: 'foreign', currency: 'USD', name: '美元账户' }),
    );
    await fund(main, '1000.00');
    await fund(dollars, '50.00');
    world.owned.push(
      {
        side: 'own',
        group: words('理财', 'Investments'),
        name: words('稳健一号', 'Steady 1'),
        amount: 200_000n,
      },
      { side: 'owe', group: words('贷款', 'Loans'), name: words('房贷', 'Mortgage'), amount: 500_000n },
    );
    const { answer, output } = answerOf(await call('account.assets'));
    expect(output).toMatchObject({ own: '3000.00', owe: '5000.00', net: '-2000.00' });
    expect(answer.text).toBe(
      '您的总资产是 3,000.00 元:理财 2,000.00 元、存款 1,000.00 元;负债 5,000.00 元:贷款 5,000.00 元。净资产 -2,000.00 元。另有外币 50.00 USD。',
    );
    expect(answer.cards.map((each) => card.parse(each).type)).toEqual(['holdings', 'chart']);
  });

  test("is nothing where there is nothing, and never somebody else's", async () => {
    await fund(main, '10.00');
    const other = await world.admit('李响');
    const { answer, output } = answerOf(await call('account.assets', {}, other));
    expect(answer.text).toContain('还没有人民币资产');
    expect(output).toMatchObject({ own: '0.00' });
  });
});
