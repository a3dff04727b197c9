import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import type { CustomerCaller } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { answerOf, needOf, openWorld, refusalOf, type World } from './world.ts';

let world: World;
let chen: CustomerCaller;
// The clock runs forward only, so each story has a bank of its own.
beforeEach(async () => {
  await world?.close();
  world = await openWorld();
  chen = (await world.move()).caller;
});
afterAll(() => world.close());

const ask = async (id: string, input: object = {}, who = chen) => answerOf(await world.call(who, id, input));
const titles = async (who = chen) => (await world.inbox(who)).map(({ title }) => title.zh);

describe('setting one', () => {
  test('for a day, told at nine', async () => {
    const answer = await ask('reminder.create', { date: '2026-11-25', topic: '还款' });
    expect(answer.text).toBe('好,11月25日(周三)上午9点提醒您:还款。');
    expect(card.parse(answer.cards[0]).type).toBe('settings');
    await world.until('2026-11-25T08:59:00+08:00');
    expect(await titles()).toEqual([]);
    await world.until('2026-11-25T09:00:00+08:00');
    expect(await titles()).toEqual(['提醒:还款']);
    expect((await ask('reminder.list')).output).toMatchObject({ reminders: [] });
  });

  test('for the 31st of each month comes on the last day of the shorter ones', async () => {
    await ask('reminder.create', { recurrence: 'monthly:31', topic: '交房租' });
    await world.until('2027-03-31T10:00:00+08:00');
    const on = (await world.inbox(chen))
      .map(({ createdAt }) => createdAt.toISOString().slice(0, 10))
      .reverse();
    expect(on).toEqual(['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
  });

  test('for 29 February comes on the 28th of other years', async () => {
    await ask('reminder.create', { recurrence: 'yearly:02-29', topic: '纪念日' });
    await world.until('2028-03-01T10:00:00+08:00');
    const on = (await world.inbox(chen))
      .map(({ createdAt }) => createdAt.toISOString().slice(0, 10))
      .reverse();
    expect(on).toEqual(['2027-02-28', '2028-02-29']);
  });

  test('for today, when nine has passed, is told later today', async () => {
    expect((await ask('reminder.create', { date: '2026-11-20', topic: '买菜' })).text).toContain('下午12点');
    await world.until('2026-11-20T12:00:00+08:00');
    expect(await titles()).toEqual(['提醒:买菜']);
  });

  test('asks for what is missing, one thing at a time', async () => {
    expect(needOf(await world.call(chen, 'reminder.create')).slot).toBe('topic');
    expect(needOf(await world.call(chen, 'reminder.create', { date: '2026-11-25' })).slot).toBe('topic');
    const day = needOf(await world.call(chen, 'reminder.create', { topic: '还款' }));
    expect(day.slot).toBe('date');
    for (const { value } of day.options ?? [])
      expect((await ask('reminder.create', { topic: '还款', date: value })).output).toMatchObject({
        nextOn: value,
      });
  });

  test('twice is one', async () => {
    const [first, second] = await Promise.all([
      ask('reminder.create', { date: '2026-12-01', topic: '还款' }),
      ask('reminder.create', { date: '2026-12-01', topic: '还款' }),
    ]);
    expect([first, second].map(({ output }) => (output as { fresh: boolean }).fresh).sort()).toEqual([
      false,
      true,
    ]);
  });

  test.each([
    [{ date: '2026-11-19', topic: '还款' }, 'day_past'],
    [{ date: '2036-11-19', topic: '还款' }, 'day_too_far'],
  ])('%j is refused as %s', async (given, code) => {
    expect(refusalOf(await world.call(chen, 'reminder.create', given))).toBe(code);
  });

  test('beyond fifty is refused', async () => {
    for (let count = 0; count < 50; count++)
      await ask('reminder.create', { date: '2026-12-01', topic: `第${count}件` });
    expect(refusalOf(await world.call(chen, 'reminder.create', { date: '2026-12-01', topic: '再来' }))).toBe(
      'too_many_reminders',
    );
  });

  test('about repaying says what is due', async () => {
    world.dues.push({
      id: 'card_1/2026-11',
      customer: chen.customer,
      name: words('信用卡账单', 'credit card bill'),
      dueOn: '2026-11-25',
      amount: 321_000n,
      minimum: 32_100n,
      collectedFrom: null,
      purpose: 'card_repayment',
      say: words('还信用卡', 'pay my credit card'),
    });
    await ask('reminder.create', { date: '2026-11-24', topic: '还款' });
    await world.until('2026-11-24T09:00:00+08:00');
    const [message] = await world.inbox(chen);
    expect(message?.body.zh).toBe('要还的有:信用卡账单 3,210.00 元,11月25日(周三)前。');
    expect(message?.say?.zh).toBe('还信用卡');
  });
});

describe('listing', () => {
  test("shows one's own, and what falls due", async () => {
    const other = (await world.move()).caller;
    await ask('reminder.create', { date: '2026-12-01', topic: '别人的事' }, other);
    expect((await ask('reminder.list')).text).toBe('您还没有设提醒。');
    await ask('reminder.create', { recurrence: 'monthly:25', topic: '还款' });
    const answer = await ask('reminder.list');
    expect(answer.text).toBe('您设了 1 个提醒:每月25号 还款。');
    expect(JSON.stringify(answer)).not.toContain('别人');
  });
});

describe('cancelling', () => {
  test('by its words, and nothing comes any more', async () => {
    await ask('reminder.create', { date: '2026-11-25', topic: '还款' });
    await ask('reminder.create', { date: '2026-11-26', topic: '交房租' });
    expect((await ask('reminder.cancel', { topic: '还款' })).text).toBe('取消了:11月25日(周三) 还款。');
    await world.until('2026-11-27T10:00:00+08:00');
    expect(await titles()).toEqual(['提醒:交房租']);
  });

  test('the only one without a word; several are asked about; all at once', async () => {
    await ask('reminder.create', { date: '2026-11-25', topic: '还款' });
    expect((await ask('reminder.cancel')).text).toContain('还款');
    expect(refusalOf(await world.call(chen, 'reminder.cancel'))).toBe('no_reminder');
    for (const topic of ['还房贷', '还信用卡', '生日'])
      await ask('reminder.create', { date: '2026-12-01', topic });
    expect(needOf(await world.call(chen, 'reminder.cancel')).options?.at(-1)).toMatchObject({ value: 'all' });
    const some = needOf(await world.call(chen, 'reminder.cancel', { topic: '还' }));
    expect(some.options).toHaveLength(2);
    await ask('reminder.cancel', { topic: some.options?.[0]?.value });
    expect((await ask('reminder.cancel', { topic: 'all' })).output).toMatchObject({ cancelled: [{}, {}] });
  });

  test("never somebody else's", async () => {
    const { output } = await ask('reminder.create', { date: '2026-11-25', topic: '还款' });
    const other = (await world.move()).caller;
    await ask('reminder.create', { date: '2026-11-26', topic: '生日' }, other);
    const { reminder } = output as { reminder: string };
    expect(needOf(await world.call(other, 'reminder.cancel', { topic: reminder })).slot).toBe('topic');
    expect((await ask('reminder.list')).output).toMatchObject({ reminders: [{ id: reminder }] });
  });
});
