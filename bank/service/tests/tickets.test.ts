import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { words } from '@banxing/kernel';
import type { CustomerCaller } from '@banxing/capability';
import { answerOf, needOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let chen: CustomerCaller;
beforeEach(async () => {
  world.clock.set(new Date('2026-11-20T10:00:00+08:00'));
  chen = await world.move();
});

const call = (id: string, input: object = {}, who = chen) => world.call(who, id, input);
const ask = async (id: string, input: object = {}, who = chen) => answerOf(await call(id, input, who));

describe('complaints', () => {
  test('ask what about, and get a number', async () => {
    expect(needOf(await call('service.complaint')).slot).toBe('topic');
    expect(needOf(await call('service.complaint', { topic: '  ' })).slot).toBe('topic');
    const answer = await ask('service.complaint', { topic: '柜员态度差' });
    expect(answer.text).toMatch(/^记下来了,编号 261120\d{4}。15 天内给您答复/u);
    expect(card.parse(answer.cards[0])).toMatchObject({
      type: 'product',
      rows: [{}, { value: '柜员态度差' }, { value: '人工客服' }],
    });
  });

  test('said twice are one; others are others', async () => {
    const [first] = [await ask('service.complaint', { topic: '乱收费' })];
    const again = await ask('service.complaint', { topic: '乱收费' });
    expect(again.output).toMatchObject({ ticket: (first.output as { ticket: string }).ticket, fresh: false });
    expect((await ask('service.complaint', { topic: '排队太久' })).output).toMatchObject({ fresh: true });
    const other = await world.move();
    expect((await ask('service.complaint', { topic: '乱收费' }, other)).output).toMatchObject({
      fresh: true,
    });
  });

  test('beyond twenty open ones are refused, and nothing is recorded', async () => {
    for (let count = 0; count < 20; count++) await ask('service.complaint', { topic: `第${count}件` });
    expect(await call('service.complaint', { topic: '再来一件' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'too_many_tickets' },
    });
    expect(await world.service.openTickets(world.db, chen.customer)).toHaveLength(20);
  });

  test('are kept without what cannot be seen', async () => {
    const answer = await ask('service.complaint', { topic: ' 乱\u202E收\u200B费\n ' });
    expect(answer.output).toMatchObject({ topic: '乱 收 费' });
    expect(needOf(await call('service.complaint', { topic: '\u200B' })).slot).toBe('topic');
  });

  test('are at most 500 letters', async () => {
    expect((await call('service.complaint', { topic: '字'.repeat(501) })).kind).toBe('malformed');
  });
});

describe('branches', () => {
  const codes = async (input: object, who = chen) =>
    (
      (await ask('service.branch_search', input, who)).output as { branches: { code: string }[] }
    ).branches.map(({ code }) => code);

  test('of a place, of a city, of home', async () => {
    expect(await codes({ place: '徐家汇' })).toEqual(['2103']);
    expect(await codes({ place: '哈尔滨' })).toEqual(['4501', '4502']);
    expect(await codes({})).toEqual(['2101', '2102', '2103']);
    expect(await codes({ place: '附近' }, await world.move({ city: '哈尔滨' }))).toEqual(['4501', '4502']);
    expect(await codes({}, await world.move({ city: '拉萨' }))).toEqual(['2101']);
  });

  test('come with address, hours and phone, on their card', async () => {
    const answer = await ask('service.branch_search', { place: '中央大街' });
    expect(answer.text).toBe(
      '伴行银行哈尔滨道里支行,哈尔滨市道里区中央大街112号,周一至周日 8:30–16:30,电话 0451-5550 4502。',
    );
    expect(card.parse(answer.cards[0]).type).toBe('branches');
  });

  test('where there are none are not made up', async () => {
    const answer = await ask('service.branch_search', { place: '五道口' });
    expect(answer.text).toMatch(/^没找到“五道口”的网点。上海有 3 个网点/u);
    expect(answer.output).toMatchObject({ how: 'own' });
  });
});

describe('a visit', () => {
  test('asks where, when and what for, and takes the options', async () => {
    const where = needOf(await call('service.branch_appointment'));
    expect(where.slot).toBe('place');
    expect(where.options?.map(({ value }) => value)).toEqual(['2101', '2102', '2103']);
    const when = needOf(await call('service.branch_appointment', { place: '2102' }));
    expect(when.slot).toBe('date');
    expect(when.options?.map(({ value }) => value)).toEqual([
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ]);
    const what = needOf(await call('service.branch_appointment', { place: '2102', date: '2026-11-23' }));
    expect(what.slot).toBe('topic');
    const done = await ask('service.branch_appointment', {
      place: '2102',
      date: '2026-11-23',
      topic: '开户',
    });
    expect(done.text).toMatch(
      /^约好了:11月23日\(周一\)到伴行银行上海张江支行,开户。预约号 \d+,9:00–17:00 之间到都可以/u,
    );
    expect(card.parse(done.cards[0]).type).toBe('branches');
  });

  test('asks again about places and days that cannot be', async () => {
    const visit = (place: string, date: string) =>
      call('service.branch_appointment', { place, date, topic: '取钱' });
    expect(needOf(await visit('五道口', '2026-11-23')).question.zh).toContain('没找到“五道口”');
    expect(needOf(await visit('哈尔滨', '2026-11-23')).options).toHaveLength(2);
    expect(needOf(await visit('2102', '下周')).slot).toBe('date');
    const closed = needOf(await visit('2102', '2026-11-21'));
    expect(closed.question.zh).toContain('11月21日(周六)不营业');
    world.clock.set(new Date('2026-11-20T17:30:00+08:00'));
    expect(needOf(await visit('2102', '2026-11-20')).slot).toBe('date');
  });

  test.each([
    ['2026-11-19', 'visit_day_past'],
    ['2026-12-21', 'visit_day_too_far'],
  ])('on %s is refused as %s', async (date, code) => {
    const result = await call('service.branch_appointment', { place: '2102', date, topic: '取钱' });
    expect(result).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(await world.service.openTickets(world.db, chen.customer)).toEqual([]);
  });

  test('is booked once, and five at most', async () => {
    const visit = (date: string) =>
      call('service.branch_appointment', { place: '2101', date, topic: '取钱' });
    const both = await Promise.all([visit('2026-11-23'), visit('2026-11-23')]);
    expect(both.map((result) => (answerOf(result).output as { fresh: boolean }).fresh).sort()).toEqual([
      false,
      true,
    ]);
    for (const date of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) answerOf(await visit(date));
    expect(await visit('2026-11-30')).toMatchObject({
      kind: 'refused',
      refusal: { code: 'too_many_visits' },
    });
    // A visit whose day is over no longer counts.
    world.clock.set(new Date('2026-11-24T09:00:00+08:00'));
    expect(answerOf(await visit('2026-11-30')).output).toMatchObject({ fresh: true });
  });
});

describe('progress', () => {
  test("shows one's own, open and lately settled, and nobody else's", async () => {
    const other = await world.move();
    await ask('service.complaint', { topic: '别人的事' }, other);
    expect((await ask('service.progress')).text).toBe('您没有在办的工单、投诉或预约。');
    await ask('service.complaint', { topic: '乱收费' });
    await ask('service.branch_appointment', { place: '2101', date: '2026-11-23', topic: '取钱' });
    const answer = await ask('service.progress');
    expect(answer.text).toMatch(/^在办的有 2 件。网点预约 \d+:已约好,11月23日.+;投诉建议 \d+:等待处理。$/u);
    expect(card.parse(answer.cards[0])).toBeDefined();
    expect(JSON.stringify(answer)).not.toContain('别人的事');
    for (const { id } of await world.service.openTickets(world.db, chen.customer))
      await world.db.transaction((tx) => world.service.finish(tx, id));
    expect((await ask('service.progress')).text).toMatch(/^没有在办的了,最近办过的:.*已办完/u);
    world.clock.set(new Date('2027-01-05T10:00:00+08:00'));
    expect((await ask('service.progress')).text).toBe('您没有在办的工单、投诉或预约。');
  });

  test('tells of what other departments have in hand, with tickets and without, to its owner only', async () => {
    const other = await world.move();
    const work = (customer: string, state: string) => ({
      customer,
      title: words('理赔 C1', 'Claim C1'),
      state: words(state, state),
    });
    world.inHand.push(work(other.customer, '别人的'), work(chen.customer, '审核中'));
    const alone = await ask('service.progress');
    expect(alone.text).toBe('理赔 C1:审核中。');
    expect(card.parse(alone.cards[0])).toBeDefined();
    await ask('service.complaint', { topic: '乱收费' });
    const both = await ask('service.progress');
    expect(both.text).toMatch(/^在办的有 1 件。投诉建议 \d+:等待处理;理赔 C1:审核中。$/u);
    expect(JSON.stringify(both)).not.toContain('别人的');
    world.inHand.length = 0;
  });

  test('tells the place in line', async () => {
    await ask('service.human');
    expect((await ask('service.progress')).text).toContain('下一位就是您');
  });
});
