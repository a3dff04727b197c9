import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card } from '@banxing/cards';
import type { Customer } from '@banxing/parties';
import type { DepositAccount } from '../src/index.ts';
import { openSomeAccount } from '../src/testing.ts';
import { answerOf, openWorld, type World } from './world.ts';

let world: World;
let chen: Customer;
let stranger: Customer;
let main: DepositAccount;
let savings: DepositAccount;

async function liveAYear(): Promise<void> {
  const months = [
    '2025-11',
    '2025-12',
    ...Array.from({ length: 11 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`),
  ];
  const salaries = months
    .filter((month) => month !== '2026-11')
    .map((month) => ({
      account: main,
      on: `${month}-10`,
      amount: '20000.00',
      purpose: 'salary',
      counterparty: '星河科技有限公司',
    }));
  await world.post([
    ...salaries,
    {
      account: main,
      on: '2026-01-15',
      amount: '50000.00',
      purpose: 'bonus',
      counterparty: '星河科技有限公司',
    },
    { account: main, on: '2026-09-21', amount: '12.34', purpose: 'interest', counterparty: '伴行银行' },
    {
      account: main,
      on: '2026-10-01',
      amount: '-1000.00',
      purpose: 'family',
      counterparty: '刘桂芳',
      memo: '生活费',
    },
    {
      account: main,
      on: '2026-10-03',
      amount: '-88.50',
      purpose: 'dining',
      counterparty: '海底捞火锅',
      merchant: '海底捞火锅',
    },
    {
      account: main,
      on: '2026-10-04',
      amount: '-32.00',
      purpose: 'transport',
      counterparty: '滴滴出行',
      merchant: '滴滴出行',
    },
    {
      account: main,
      on: '2026-10-05',
      amount: '-4.00',
      purpose: 'transport',
      counterparty: '上海地铁',
      merchant: '上海地铁',
    },
    { account: main, on: '2026-10-06', amount: '-5000.00', purpose: 'own_transfer', counterparty: '陈静' },
    { account: main, on: '2026-10-20', amount: '-6500.00', purpose: 'mortgage', counterparty: '伴行银行' },
    {
      account: main,
      on: '2026-11-02',
      amount: '-156.80',
      purpose: 'groceries',
      counterparty: '盒马鲜生',
      merchant: '盒马鲜生',
    },
    {
      account: main,
      on: '2026-11-05',
      amount: '-3200.00',
      purpose: 'rent',
      counterparty: '张建国',
      memo: '11月',
    },
    { account: main, on: '2026-11-08', amount: '300.00', purpose: 'transfer_in', counterparty: '王伟' },
  ]);
  await world.post([
    { account: savings, on: '2026-10-06', amount: '5000.00', purpose: 'own_transfer', counterparty: '陈静' },
  ]);
}

beforeAll(async () => {
  world = await openWorld();
  const { db, accounts, parties } = world;
  [chen, stranger] = [await world.admit('陈静'), await world.admit('周明')];
  const open = (given: object) => db.transaction((tx) => openSomeAccount(accounts, tx, chen.id, given));
  main = await open({ tail: '8888', uses: ['salary'] });
  savings = await open({
    name: '存款',
    kind: 'savings',
    tail: '6612',
    branch: '2102',
    openedOn: '2021-01-01',
  });
  await db.transaction((tx) =>
    parties.recordRelatives(tx, [
      { customer: chen.id, kind: 'mother', name: '刘桂芳', called: ['妈妈'], relative: null },
    ]),
  );
  await liveAYear();
});
afterAll(() => world.db.drop());

async function ask(id: string, input: object = {}, who: Customer = chen, locale: 'zh' | 'en' = 'zh') {
  const { answer, output } = answerOf(await world.counter.call(id, world.callerOf(who, locale), input));
  for (const each of answer.cards) card.parse(each);
  return { text: answer.text, cards: answer.cards, output: output as Record<string, unknown> };
}

const refusalOf = async (id: string, input: object, who: Customer = chen): Promise<string> => {
  const result = await world.counter.call(id, world.callerOf(who), input);
  return result.kind === 'refused' ? result.refusal.code : result.kind;
};

describe('account.balance', () => {
  it('adds up all, and tells each', async () => {
    const { text, cards } = await ask('account.balance');
    expect(text).toMatch(/^一共有 .* 元。工资卡\(尾号8888\)余额 .*;存款\(尾号6612\)余额 5,000\.00 元。$/u);
    expect(cards[0]).toMatchObject({
      type: 'balance',
      total: { currency: 'CNY' },
      accounts: [{ tail: '8888' }, { tail: '6612' }],
    });
  });
  it('tells the one that is meant', async () => {
    expect((await ask('account.balance', { account: '6612' })).text).toBe('存款(尾号6612)余额 5,000.00 元。');
    expect((await ask('account.balance', { account: savings.id }, chen, 'en')).text).toBe(
      '存款 (ending 6612) holds 5,000.00 yuan.',
    );
  });
  it('asks when several fit, and takes the option back', async () => {
    const asked = await world.counter.call('account.balance', world.callerOf(chen), { account: '银行卡' });
    expect(asked).toMatchObject({
      kind: 'needs',
      need: { slot: 'account', options: [{ value: main.id }, { value: savings.id }] },
    });
  });
  it('asks which one a strange name means', async () => {
    const asked = await world.counter.call('account.balance', world.callerOf(chen), { account: '旅游卡' });
    expect(asked).toMatchObject({
      kind: 'needs',
      need: { slot: 'account', question: { zh: expect.stringContaining('旅游卡') } },
    });
  });
  it('refuses what is not there, or is not theirs', async () => {
    expect(await refusalOf('account.balance', { account: '7777' })).toBe('account_not_found');
    expect(await refusalOf('account.balance', {}, stranger)).toBe('no_account');
    const other = await world.admit('李响');
    await world.db.transaction((tx) => openSomeAccount(world.accounts, tx, other.id));
    expect(await refusalOf('account.balance', { account: main.id }, other)).toBe('account_not_found');
    expect((await ask('account.balance', {}, other)).text).not.toContain('8888');
  });
});

describe('account.list, account.number, account.opening_branch', () => {
  it('lists', async () => {
    expect((await ask('account.list')).text).toBe(
      '您名下有 2 个账户:工资卡(尾号8888),活期、一类户;存款(尾号6612),储蓄、一类户。',
    );
  });
  it('masks numbers everywhere in the answer', async () => {
    const { text, cards, output } = await ask('account.number', { account: '工资卡' });
    expect(text).toContain('629188*********8888');
    expect(JSON.stringify([text, cards, output])).not.toContain(main.number);
  });
  it('names the branch with its bank code', async () => {
    expect((await ask('account.opening_branch', { account: '8888' })).text).toBe(
      '您的开户行是伴行银行上海分行营业部,联行号 799290021018。',
    );
    expect((await ask('account.opening_branch')).text).toContain('存款(尾号6612)在伴行银行上海张江支行');
  });
});

describe('account.income_summary', () => {
  it('sums last year’s salary with its months', async () => {
    const { text, output, cards } = await ask('account.income_summary', {
      date_range: '2025-01-01/2025-12-31',
      source: '工资',
    });
    expect(text).toBe('去年工资一共 40,000.00 元,2 笔,有进账的月份平均每月 20,000.00 元。');
    expect(output).toMatchObject({
      total: '40000.00',
      count: 2,
      months: [{ month: '2025-11' }, { month: '2025-12' }],
    });
    expect(cards.map((each) => each.type)).toEqual(['summary', 'chart']);
  });
  it('says when and from whom a single payment came', async () => {
    const { text } = await ask('account.income_summary', {
      date_range: '2026-10-01/2026-10-31',
      source: '薪水',
    });
    expect(text).toBe('上个月薪水到账 20,000.00 元,10月10日到的,来自星河科技有限公司。');
  });
  it('says plainly that none came, with the last that did', async () => {
    const { text, output } = await ask('account.income_summary', { source: '工资' });
    expect(text).toBe('这个月还没有工资进账。最近一次是10月10日,20,000.00 元,来自星河科技有限公司。');
    expect(output).toMatchObject({ total: '0.00', latest: { on: '2026-10-10' } });
    expect((await ask('account.income_summary', { source: '退休金' })).text).toContain('以前也没有查到');
  });
  it('leaves out money between own accounts', async () => {
    const { text, output } = await ask('account.income_summary', { date_range: '2026-10-01/2026-10-31' });
    expect(output).toMatchObject({
      total: '20000.00',
      count: 1,
      months: [{ month: '2026-10', amount: '20000.00' }],
    });
    expect(text).toBe('上个月一共收入 20,000.00 元,1 笔,都是工资。');
  });
  it('answers in English', async () => {
    const { text } = await ask(
      'account.income_summary',
      { date_range: '2026-01-01/2026-12-31', source: 'bonus' },
      chen,
      'en',
    );
    expect(text).toBe('50,000.00 yuan of bonus came in this year, on 15 January, from 星河科技有限公司.');
  });
  it('refuses a period that it cannot read or that has not begun', async () => {
    expect(await refusalOf('account.income_summary', { date_range: '上个月' })).toBe('range_unreadable');
    expect(await refusalOf('account.income_summary', { date_range: '2026-12-01/2026-12-31' })).toBe(
      'range_ahead',
    );
  });
  it('knows nothing of other people', async () => {
    expect(
      (await ask('account.income_summary', { date_range: '2026-10-01/2026-10-31' }, stranger)).output,
    ).toMatchObject({ total: '0.00' });
  });
});

describe('account.expense_summary', () => {
  it('sums by kind without own transfers', async () => {
    const { output } = await ask('account.expense_summary', { date_range: '2026-10-01/2026-10-31' });
    expect(output).toMatchObject({ total: '7624.50', count: 5 });
    expect((output['groups'] as { label: { zh: string } }[]).map((group) => group.label.zh)).toEqual([
      '还贷款',
      '家人往来',
      '餐饮',
      '交通',
    ]);
  });
  it('narrows to a kind, also when it was booked under a broader one', async () => {
    const october = { date_range: '2026-10-01/2026-10-31' };
    expect((await ask('account.expense_summary', { ...october, category: '打车' })).output).toMatchObject({
      total: '32.00',
      count: 1,
    });
    expect((await ask('account.expense_summary', { ...october, category: '交通' })).output).toMatchObject({
      total: '36.00',
      count: 2,
    });
    expect((await ask('account.expense_summary', { ...october, category: '火锅' })).output).toMatchObject({
      total: '88.50',
    });
  });
  it('narrows to a merchant by a part of its name, or by its kind', async () => {
    expect((await ask('account.expense_summary', { merchant: '盒马' })).text).toBe(
      '这个月盒马花了 156.80 元,1 笔。',
    );
    expect((await ask('account.expense_summary', { merchant: '房东' })).output).toMatchObject({
      total: '3200.00',
    });
    expect((await ask('account.expense_summary', { merchant: '星巴克' })).text).toBe(
      '这个月没有星巴克的支出。以前也没有查到。',
    );
  });
});

describe('account.spending_compare', () => {
  it('compares this month with the one before, fairly', async () => {
    const { text, output } = await ask('account.spending_compare');
    expect(output).toMatchObject({
      expense: { now: { total: '3356.80' }, before: { total: '7624.50' }, beforeSoFar: '7624.50' },
      income: { now: { total: '300.00' }, before: { total: '20000.00' } },
    });
    expect(text).toContain(
      '这个月到今天支出 3,356.80 元,比上个月同期少 4,267.70 元(同期 7,624.50 元,上个月一共 7,624.50 元)',
    );
  });
  it('compares one kind', async () => {
    const { output } = await ask('account.spending_compare', {
      date_range: '2026-10-01/2026-10-31',
      compare_range: '2026-09-01/2026-09-30',
      category: '吃饭',
    });
    expect(output).toMatchObject({
      income: null,
      expense: { now: { total: '88.50' }, before: { total: '0.00' }, beforeSoFar: null },
    });
    expect((await ask('account.spending_compare', { category: '工资' })).output).toMatchObject({
      expense: null,
    });
  });
});

describe('account.transactions', () => {
  it('shows the newest of three months, with the count', async () => {
    const { output, text } = await ask('account.transactions');
    expect(output).toMatchObject({
      range: { from: '2026-08-20', to: '2026-11-20' },
      entries: [
        { counterparty: '王伟' },
        { counterparty: '张建国' },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
    expect(text).toMatch(/^最近三个月交易有 13 笔/u);
  });
  it.each([
    [{ direction: 'in', date_range: '2026-10-01/2026-10-31', account: '8888' }, 1],
    [{ category: '打车' }, 1],
    [{ counterparty: '我妈' }, 1],
    [{ counterparty: '房东' }, 1],
    [{ counterparty: '老王' }, 1],
    [{ counterparty: '盒马' }, 1],
    [{ amount_min: '100.00', amount_max: '500.00' }, 2],
    [{ amount_max: '10.00' }, 1],
    [{ account: '6612' }, 1],
    [{ counterparty: '生活费' }, 1],
    [{ counterparty: '李雷' }, 0],
  ])('filters by %o', async (input, count) => {
    expect((await ask('account.transactions', input)).output).toMatchObject({ count });
  });
  it('says what it looked for', async () => {
    const mother = { counterparty: '我妈', direction: 'out', date_range: '2026-10-01/2026-10-31' };
    expect((await ask('account.transactions', mother)).text).toBe(
      '上个月和我妈的支出有 1 笔,出 1,000.00 元。',
    );
    expect((await ask('account.transactions', mother, chen, 'en')).text).toBe(
      '1 payment out with 我妈 last month: out 1,000.00 yuan.',
    );
    expect((await ask('account.transactions', { counterparty: '李雷' })).text).toBe(
      '最近三个月没有查到和李雷的交易。',
    );
  });
  it('refuses amounts that it cannot use', async () => {
    expect(await refusalOf('account.transactions', { amount_min: 'all' })).toBe('amount_unreadable');
    expect(await refusalOf('account.transactions', { amount_min: '-5.00' })).toBe('amount_unreadable');
    expect(await refusalOf('account.transactions', { amount_min: '9.00', amount_max: '1.00' })).toBe(
      'amounts_backwards',
    );
    expect(await refusalOf('account.transactions', { account: '7777' })).toBe('account_not_found');
  });
});
