import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { DepositAccount } from '@banxing/accounts';
import type { CustomerCaller } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { createPusher, type PushGateway } from '../src/index.ts';
import { someNotice } from '../src/testing.ts';
import { answerOf, needOf, openWorld, refusalOf, type World } from './world.ts';

let world: World;
let chen: CustomerCaller;
let account: DepositAccount;
beforeEach(async () => {
  await world?.close();
  world = await openWorld();
  ({ caller: chen, account } = await world.move());
  await world.pay(account, '5000.00', { purpose: 'salary', counterparty: '星图科技' });
});
afterAll(() => world.close());

const kinds = async (who = chen) => (await world.inbox(who)).map(({ kind }) => kind);
const dinner = { purpose: 'dining', counterparty: '海底捞', merchant: '海底捞' };

describe('what comes in and goes out', () => {
  test('is told once, whatever happens again', async () => {
    expect(await kinds()).toEqual(['salary-in']);
    await world.pay(account, '-30.00', dinner);
    await world.runDue();
    expect(await kinds()).toEqual(['money-out', 'salary-in']);
    const [message] = await world.inbox(chen);
    expect(message?.body.zh).toContain('4,970.00');
  });

  test('twice the same within minutes, and a balance that falls too low', async () => {
    await world.pay(account, '-30.00', dinner);
    world.clock.advance(60_000);
    await world.pay(account, '-30.00', dinner);
    expect(await kinds()).toEqual(['double-charge', 'money-out', 'salary-in']);
    await world.pay(account, '-4900.00', { purpose: 'family', counterparty: '刘桂芳' });
    expect((await kinds()).slice(0, 2).sort()).toEqual(['low-balance', 'money-out']);
  });

  test('is not told of what was switched off, except for safety', async () => {
    world.muted.set(chen.customer, ['balance']);
    await world.pay(account, '-30.00', dinner);
    await world.pay(account, '-30.00', dinner);
    expect(await kinds()).toEqual(['double-charge', 'salary-in']);
    world.muted.set(chen.customer, ['all']);
    await world.pay(account, '-30.00', dinner);
    expect((await kinds()).filter((kind) => kind === 'double-charge')).toHaveLength(2);
  });

  test("is nobody else's", async () => {
    expect(await kinds((await world.move()).caller)).toEqual([]);
  });
});

describe('a balance alert', () => {
  const set = (input: object, who = chen) => world.call(who, 'account.balance_alert_set', input);

  test('is set for the paying account and tells when the balance falls below', async () => {
    expect(answerOf(await set({ amount: '1000.00' })).text).toMatch(
      /^设好了,工资卡\(尾号\d{4}\)余额低于 1,000.00 元时提醒您。$/u,
    );
    await world.pay(account, '-4000.00', { purpose: 'family', counterparty: '刘桂芳' });
    expect(await kinds()).toEqual(['money-out', 'salary-in']);
    await world.pay(account, '-0.01', dinner);
    expect(await kinds()).toContain('low-balance');
  });

  test('asks for the amount and refuses what is none', async () => {
    expect(needOf(await set({})).slot).toBe('amount');
    for (const [amount, code] of [
      ['0', 'amount_not_positive'],
      ['-1', 'amount_not_positive'],
      ['1.001', 'amount_too_precise'],
      ['多少', 'amount_not_a_number'],
    ])
      expect(refusalOf(await set({ amount }))).toBe(code);
    const other = (await world.move()).caller;
    expect(refusalOf(await set({ amount: '5', account: account.id }, other))).toBe('account_not_found');
  });
});

describe('what falls due', () => {
  const due = (given: object = {}) => ({
    id: 'card_1/2026-12',
    customer: chen.customer,
    name: words('信用卡账单', 'credit card bill'),
    dueOn: '2026-12-25',
    amount: 321_000n,
    minimum: 32_100n,
    collectedFrom: null,
    purpose: 'card_repayment',
    say: words('还信用卡', 'pay my credit card'),
    ...given,
  });

  test('is told three days before, once, with the habit and whether there is enough', async () => {
    for (const at of ['2026-11-23T20:00:00+08:00', '2026-11-24T20:00:00+08:00']) {
      await world.until(at);
      await world.pay(account, '-100.00', { purpose: 'card_repayment', counterparty: '信用卡中心' });
    }
    world.dues.push(due());
    await world.db.transaction((tx) => world.engage.begin(tx));
    await world.until('2026-12-21T23:00:00+08:00');
    expect(await kinds()).not.toContain('due');
    await world.until('2026-12-25T23:00:00+08:00');
    const told = (await world.inbox(chen)).filter(({ kind }) => kind === 'due');
    expect(told).toHaveLength(1);
    expect(told[0]?.title.zh).toBe('12月25日(周五)要还信用卡账单 3,210.00 元');
    expect(told[0]?.body.zh).toMatch(/^您平时 23 号前后还。工资卡\(尾号\d{4}\)现在能用 4,800.00 元,够。$/u);
    expect(told[0]?.say?.zh).toBe('还信用卡');
    expect(told[0]?.createdAt.toISOString()).toBe('2026-12-22T01:00:00.000Z');
  });

  test('says what is short, and that the least is enough', async () => {
    world.dues.push(due({ amount: 900_000n, minimum: 90_000n }));
    await world.db.transaction((tx) => world.engage.begin(tx));
    await world.until('2026-12-22T10:00:00+08:00');
    const body = (await world.inbox(chen))[0]?.body.zh;
    expect(body).toContain('还差 4,000.00 元');
    expect(body).toContain('最低还 900.00 元');
  });
});

describe('the inbox', () => {
  test('is read by its owner only, one or all, page by page', async () => {
    const tell = (key: string) =>
      world.db.transaction((tx) => world.engage.tell(tx, [someNotice(chen.customer, { key })]));
    for (const key of ['a', 'b', 'c']) expect(await tell(key)).toBe(1);
    expect(await tell('a')).toBe(0);
    expect(await world.engage.unread(world.db, chen.customer)).toBe(4);
    const [newest, second] = await world.engage.inbox(world.db, chen.customer, { limit: 2 });
    const rest = await world.engage.inbox(world.db, chen.customer, { limit: 9, after: second?.id });
    expect(rest).toHaveLength(2);
    const other = (await world.move()).caller;
    const read = (who: CustomerCaller, id: string | null) =>
      world.db.transaction((tx) => world.engage.markRead(tx, who.customer, id));
    expect(await read(other, newest?.id ?? '')).toBe(0);
    expect(await read(chen, newest?.id ?? '')).toBe(1);
    expect(await world.engage.unread(world.db, chen.customer)).toBe(3);
    expect(await read(chen, null)).toBe(3);
    expect(await world.engage.inbox(world.db, chen.customer, { limit: 9, unreadOnly: true })).toEqual([]);
  });
});

describe('pushing', () => {
  const sent: { endpoint: string; payload: string }[] = [];
  const gateway = (outcome: 'sent' | 'gone' | 'failed' = 'sent'): PushGateway => ({
    accepts: () => true,
    send: ({ endpoint }, payload) => {
      sent.push({ endpoint, payload });
      return Promise.resolve(outcome);
    },
  });
  const subscribe = (endpoint = 'https://push.example/1') =>
    world.db.transaction((tx) =>
      world.engage.subscribe(tx, { endpoint, customer: chen.customer, p256dh: 'p', auth: 'a', locale: 'zh' }),
    );
  const tell = (key: string, kind: 'notice' | 'money-in' = 'money-in') =>
    world.db.transaction((tx) => world.engage.tell(tx, [someNotice(chen.customer, { key, kind })]));
  const push = async (using = gateway()) => {
    await world.runDue();
    return createPusher(world.db, using).sendWaiting();
  };
  beforeEach(() => {
    sent.length = 0;
  });

  test('reaches those who agreed, without names or amounts', async () => {
    await tell('before');
    expect(await push()).toBe(0);
    await subscribe();
    await tell('after');
    expect(await push()).toBe(1);
    expect(await push()).toBe(0);
    expect(JSON.parse(sent[0]?.payload ?? '')).toMatchObject({ kind: 'money-in', body: '有一笔钱到账。' });
  });

  test('waits for the end of the quiet hours, and is spared when it was read meanwhile', async () => {
    await subscribe();
    await world.until('2026-11-20T22:30:00+08:00');
    await tell('late');
    await tell('read');
    const read = (await world.inbox(chen)).find(({ key }) => key === 'read');
    await world.db.transaction((tx) => world.engage.markRead(tx, chen.customer, read?.id ?? ''));
    expect(await push()).toBe(0);
    await world.until('2026-11-21T08:00:00+08:00');
    expect(await push()).toBe(1);
  });

  test('stops at eight a day, except for what must be known', async () => {
    await subscribe();
    for (let count = 0; count < 10; count++) await tell(`in/${count}`);
    await tell('safety', 'notice');
    expect(await push()).toBe(9);
    await world.until('2026-11-21T10:00:00+08:00');
    await tell('next day');
    expect(await push()).toBe(1);
  });

  test('forgets a browser that is gone or whose owner withdrew', async () => {
    await subscribe();
    await subscribe('https://push.example/2');
    await tell('one');
    expect(await push(gateway('gone'))).toBe(2);
    expect(await world.engage.subscriptions(world.db, chen.customer)).toEqual([]);
    await subscribe();
    await tell('two');
    await world.runDue();
    await world.db.transaction((tx) => world.engage.unsubscribe(tx, chen.customer, null));
    sent.length = 0;
    await push();
    expect(sent).toEqual([]);
  });
});
