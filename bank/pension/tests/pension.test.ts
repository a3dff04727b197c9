import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { sql } from '@banxing/database';
import {
  answerOf,
  callerOf,
  needOf,
  openWorld,
  proposalOf,
  refusalOf,
  type Resident,
  type World,
} from './world.ts';

let world: World;
let chen: Resident;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move('陈静');
  await world.live(chen.account.id, { salary: '30000.00' });
  await world.insure(chen.customer.id);
});
afterEach(() => world.close());

const ask = (id: string, input: object = {}, who = chen) => world.call(who.caller, id, input);
const open = async (who = chen) => world.confirm(who.caller, await ask('pension.account_open', {}, who));
const putIn = (amount: string, who = chen) => ask('pension.contribute', { amount }, who);
const wang = () => world.move('王建国', { bornOn: '1958-06-11', gender: 'male', segment: 'pensioner' });

describe('opening a personal pension account', () => {
  test('is proposed with its terms and opened once', async () => {
    const result = await ask('pension.account_open');
    expect(proposalOf(result).details).toMatchObject({ yearlyMost: '12000.00', withdrawalTaxPercent: 3 });
    if (result.kind === 'proposed') result.answer.cards.forEach((each) => card.parse(each));
    const settled = await world.confirm(chen.caller, result);
    expect(settled.status).toBe('done');
    world.settlements
      .answerTo(chen.caller, proposalOf(result), settled)
      .cards.forEach((each) => card.parse(each));
    expect(refusalOf(await ask('pension.account_open'))).toMatchObject({ code: 'already_open' });
    expect(await world.pension.accountFacts(world.db, chen.customer.id)).toMatchObject([
      { kind: 'pension', balance: '0.00', available: '0.00' },
    ]);
  });

  test('two proposals open one account', async () => {
    const [first, second] = [await ask('pension.account_open'), await ask('pension.account_open')];
    expect(await world.confirm(chen.caller, first)).toMatchObject({ status: 'done' });
    expect(await world.confirm(chen.caller, second)).toMatchObject({ status: 'refused' });
  });

  test('is not for those who are not insured, nor for those who draw a pension', async () => {
    const other = await world.move('李响');
    expect(refusalOf(await ask('pension.account_open', {}, other)).words.zh).toContain('参保');
    const elder = await wang();
    await world.insure(elder.customer.id, { drawing: true });
    const refusal = refusalOf(await ask('pension.account_open', {}, elder));
    expect(refusal).toMatchObject({ code: 'not_allowed' });
    expect(refusal.words.zh).toContain('没有扣款');
  });
});

describe('contributing', () => {
  test('takes the sum into the account and counts it for the year', async () => {
    await open();
    const before = await world.balance(chen.account.id);
    const result = await putIn('5000.00');
    expect(proposalOf(result).details).toMatchObject({ amount: '5000.00', year: 2026, leftAfter: '7000.00' });
    if (result.kind === 'proposed') result.answer.cards.forEach((each) => card.parse(each));
    expect(await world.confirm(chen.caller, result)).toMatchObject({ status: 'done' });
    expect(await world.balance(chen.account.id)).toBe(before - 5_000_00n);
    const account = await world.pension.account(world.db, chen.customer.id);
    expect(account && (await world.balance(account.id))).toBe(5_000_00n);
    const all = await putIn('all');
    expect(proposalOf(all).details).toMatchObject({ amount: '7000.00', leftAfter: '0.00' });
    await world.confirm(chen.caller, all);
    expect(refusalOf(await ask('pension.contribute')).words.zh).toContain('已经存满');
  });

  test('asks how much, with what is still possible; the option is accepted', async () => {
    await open();
    const need = needOf(await ask('pension.contribute'));
    expect(need.question.zh).toContain('12,000.00');
    expect(proposalOf(await putIn(need.options?.[0]?.value ?? '')).details).toMatchObject({
      amount: '12000.00',
    });
  });

  test('a year ends on the 31st of December', async () => {
    await open();
    world.clock.set(new Date('2026-12-31T23:50:00+08:00'));
    await world.confirm(chen.caller, await putIn('12000.00'));
    expect(refusalOf(await putIn('0.01')).code).toBe('limit_exceeded');
    world.clock.set(new Date('2027-01-01T00:00:01+08:00'));
    expect(proposalOf(await putIn('12000.00')).details).toMatchObject({ year: 2027 });
  });

  test('at the same time never goes beyond the year', async () => {
    await open();
    const proposed = [await putIn('8000.00'), await putIn('8000.00')];
    const settled = await Promise.all(proposed.map((each) => world.confirm(chen.caller, each)));
    expect(settled.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    expect(settled.find(({ status }) => status === 'refused')).toMatchObject({
      reasons: [{ code: 'limit_exceeded' }],
    });
  });

  test.each([
    ['0.00', 'amount_not_positive'],
    ['-100', 'amount_not_positive'],
    ['1.005', 'amount_too_precise'],
    ['x', 'amount_not_a_number'],
    ['12000.01', 'limit_exceeded'],
    ['99999999999999999', 'amount_too_large'],
  ])('%s is refused as %s, and nothing moves', async (amount, code) => {
    await open();
    const refusal = refusalOf(await putIn(amount));
    expect(refusal.code).toBe(code);
    expect(refusal.words.zh).toContain('没有扣款');
  });

  test('needs an account, and money', async () => {
    expect(refusalOf(await putIn('1000.00')).words.zh).toContain('先开户');
    const poor = await world.move('钱少');
    await world.insure(poor.customer.id);
    await open(poor);
    expect(refusalOf(await putIn('1000.00', poor)).code).toBe('insufficient_funds');
  });

  test('the database keeps the limit whatever the code does', async () => {
    await open();
    await expect(
      world.db.run(
        sql`insert into pension.years (customer, year, contributed) values (${chen.customer.id}, 2026, 1200001)`,
      ),
    ).rejects.toThrow('contributed');
    await world.confirm(chen.caller, await putIn('1000.00'));
    await expect(world.db.run(sql`delete from pension.contributions`)).rejects.toThrow('not allowed');
  });
});

describe('the overview', () => {
  test('shows three pillars with their sources and sum', async () => {
    await world.db.transaction((tx) =>
      world.pension.recordAnnuities(tx, [
        {
          customer: chen.customer.id,
          employer: '星图科技',
          balance: 46_200_00n,
          monthly: 800_00n,
          reportedOn: '2026-10-31',
        },
      ]),
    );
    await open();
    await world.confirm(chen.caller, await putIn('2000.00'));
    const answer = answerOf(await ask('pension.overview'));
    expect(answer.text).toContain('一共 146,600.00 元');
    expect(answer.text).toContain('已缴 9年4个月');
    expect(answer.text).toContain('还能缴 10,000.00 元');
    answer.cards.forEach((each) => card.parse(each));
  });

  test('of one who draws a pension shows what came last, and of nobody shows nothing of others', async () => {
    const elder = await wang();
    await world.live(elder.account.id, { pension: '4286.00' });
    await world.insure(elder.customer.id, { drawing: true, paidMonths: 444, balance: 0n });
    expect(answerOf(await ask('pension.overview', {}, elder)).text).toContain('2026-10 到账 4,286.00 元');
    const other = await world.move('李响');
    const text = answerOf(await ask('pension.overview', {}, other)).text;
    expect(text).toContain('没有查到社保养老记录');
    expect(text).not.toContain('98,400');
  });
});

describe('the tax', () => {
  test('saved is the marginal rate on the income of the books, with the three percent later', async () => {
    const answer = answerOf(await ask('pension.tax', { amount: '12000.00' }));
    // 360,000 less 60,000 is 300,000, the top of the step of 20 %.
    expect(answer.output).toMatchObject({
      income: '360000.00',
      taxable: '300000.00',
      marginalPercent: 20,
      saved: '2400.00',
      taxLater: '360.00',
      net: '2040.00',
    });
    expect(answer.text).toContain('今年能少交个税约 2,400.00 元');
    answer.cards.forEach((each) => card.parse(each));
  });

  test('counts the yearly limit at most, by default all of it', async () => {
    expect(answerOf(await ask('pension.tax')).output).toMatchObject({ amount: '12000.00' });
    const more = answerOf(await ask('pension.tax', { amount: '20000.00' }));
    expect(more.text).toContain('每年最多 12,000.00 元能抵税');
    expect(more.output).toMatchObject({ amount: '12000.00', saved: '2400.00' });
    expect(refusalOf(await ask('pension.tax', { amount: '-1' })).code).toBe('amount_not_positive');
  });

  test('is nothing for pensioners and for those who pay none', async () => {
    const elder = await wang();
    await world.live(elder.account.id, { pension: '4286.00' });
    expect(answerOf(await ask('pension.tax', {}, elder)).text).toContain('本来就不交个税');
    const poor = await world.move('钱少');
    await world.live(poor.account.id, { salary: '4000.00' });
    expect(answerOf(await ask('pension.tax', {}, poor)).output).toMatchObject({
      saved: '0.00',
      net: '-360.00',
    });
  });

  test('of an owner is that on business income', async () => {
    const zhou = await world.move('周明', { segment: 'owner' });
    await world.live(zhou.account.id, { sales: '100000.00' });
    // 15 % of 1,200,000 less 60,000 is 120,000: 20 % of business income.
    expect(answerOf(await ask('pension.tax', {}, zhou)).output).toMatchObject({
      kind: 'business',
      saved: '2400.00',
    });
  });
});

describe('a plan', () => {
  test('says what comes, the gap, what to save, and its assumptions', async () => {
    const answer = answerOf(await ask('pension.plan', { retire_age: '60', amount: '15000.00' }));
    expect(answer.text).toMatch(/60岁退休估算,每月大约能领 [\d,]+ 元/u);
    expect(answer.text).toMatch(/每月缺口约 [\d,]+ 元/u);
    expect(answer.text).toContain('不代表实际待遇,也不保证收益');
    const [shown] = answer.cards.map((each) => card.parse(each));
    expect(JSON.stringify(shown)).toContain('假设 1');
    expect(answerOf(await ask('pension.plan')).output).toMatchObject({
      projection: { retireAgeMonths: 58 * 12, wanted: '21000.00' },
    });
  });

  test('takes a sum too large for a month for what is put by', async () => {
    const answer = answerOf(await ask('pension.plan', { amount: '300000.00' }));
    expect(answer.output).toMatchObject({ projection: { savings: '300000.00', wanted: '21000.00' } });
    expect(answer.text).toContain('您说的 300,000 元积蓄');
  });

  test('of residents begins at sixty', async () => {
    await world.insure(chen.customer.id, { scheme: 'residents', base: 0n, reportedOn: '2026-11-01' });
    expect(answerOf(await ask('pension.plan')).output).toMatchObject({
      projection: { lawfulAgeMonths: 720, stateBasic: '240.00' },
    });
  });

  test('takes another age as said, and asks again for an impossible one', async () => {
    expect(answerOf(await ask('pension.plan', { age: '40', retire_age: '60' })).output).toMatchObject({
      projection: { age: 40, monthsLeft: 240 },
    });
    expect(needOf(await ask('pension.plan', { retire_age: '30' })).slot).toBe('retire_age');
    expect(needOf(await ask('pension.plan', { age: '200' })).slot).toBe('age');
  });

  test('of one who draws a pension holds it against what is spent', async () => {
    const elder = await wang();
    await world.live(elder.account.id, { pension: '4286.00', groceries: '-3000.00' });
    const answer = answerOf(await ask('pension.plan', {}, elder));
    expect(answer.text).toContain('每月 4,286 元,近一年每月平均花 3,000 元,够用,每月还余 1,286 元');
    const more = answerOf(await ask('pension.plan', { amount: '5000.00' }, elder));
    expect(more.text).toContain('每月差 714 元');
  });

  test('of one who is not insured yet says so', async () => {
    const li = await world.move('李响', { bornOn: '2006-05-09', segment: 'student' });
    expect(JSON.stringify(answerOf(await ask('pension.plan', {}, li)).output)).toContain('没有查到参保记录');
  });
});

describe('lessons', () => {
  test('are listed, taught by topic, and admitted to be missing', async () => {
    expect(answerOf(await ask('pension.class')).text).toContain('养老课堂有 12 课');
    expect(answerOf(await ask('pension.class', { topic: '延迟退休' })).text).toContain('63 岁');
    expect(answerOf(await ask('pension.class', { topic: '打太极' })).text).toContain(
      '没有专门讲「打太极」的课',
    );
    const english = answerOf(
      await world.call(callerOf(chen.customer.id, 'en'), 'pension.class', { topic: 'scams' }),
    );
    expect(english.text).toContain('96110');
  });
});
