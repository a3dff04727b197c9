import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import type { CustomerCaller } from '@banxing/capability';
import { publishedEvents } from '@banxing/outbox/testing';
import type { TicketId } from '../src/index.ts';
import { answerOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let chen: CustomerCaller;
beforeEach(async () => {
  world.clock.set(new Date('2026-11-20T10:00:00+08:00'));
  chen = await world.move();
  // Lines are emptied, so that each story begins alone.
  for (const queue of ['general', 'elder', 'key-customer', 'fraud', 'video', 'sign-language'] as const) {
    for (const ticket of await world.service.waiting(world.db, queue, 100))
      await world.db.transaction((tx) => world.service.cancel(tx, ticket.id));
  }
});

const ask = async (id: string, input: object = {}, who = chen) => answerOf(await world.call(who, id, input));
const firstIn = async (queue: 'general' | 'fraud'): Promise<TicketId> =>
  (await world.service.waiting(world.db, queue, 1))[0]?.id ?? 'tkt_none';
const take = (ticket: TicketId, staff: 'stf_a' | 'stf_b') =>
  world.db.transaction((tx) => world.service.take(tx, ticket, staff));

describe('a person', () => {
  test('gets a ticket with queue, place and summary, on a card that is one', async () => {
    const answer = await ask('service.human', {
      topic: '房贷',
      said: '房贷的事我要找人',
      emotion: 'neutral',
    });
    expect(answer.output).toMatchObject({ queue: 'general', ahead: 0, fresh: true, staffed: true });
    expect(answer.text).toMatch(
      /^已转给人工客服,下一位就是您。工单 261120\d{4},同事会打您的手机 136\*+\d{4}。$/u,
    );
    const [shown] = answer.cards;
    expect(card.parse(shown)).toMatchObject({
      type: 'handover',
      queue: '人工客服',
      position: 0,
      summary: '想谈:房贷。原话:“房贷的事我要找人”。',
    });
    const told = await publishedEvents(world.db, 'ticket.opened');
    expect(told.at(-1)?.payload).toMatchObject({
      customer: chen.customer,
      kind: 'handover',
      queue: 'general',
    });
    expect(JSON.stringify(told.at(-1)?.payload)).not.toContain('房贷');
  });

  test('asked for again is the same ticket, also when asked twice at once', async () => {
    const both = await Promise.all([ask('service.human'), ask('service.human', { topic: '贷款' })]);
    const again = await ask('service.human', {});
    const numbers = [...both, again].map(({ output }) => (output as { ticket: string }).ticket);
    expect(new Set(numbers).size).toBe(1);
    expect(again.text).toContain('您已经在人工客服排着队');
    expect((await world.service.openTickets(world.db, chen.customer))[0]?.topic).toBe('贷款');
  });

  test('is waited for in turn', async () => {
    await ask('service.human', {}, await world.move());
    await ask('service.human', {}, await world.move());
    world.clock.advance(1000);
    const answer = await ask('service.human');
    expect(answer.output).toMatchObject({ ahead: 2 });
    expect(answer.text).toContain('前面还有 2 位');
    expect((await take(await firstIn('general'), 'stf_a')).ok).toBe(true);
    expect((await ask('service.human')).output).toMatchObject({ ahead: 1 });
  });

  test.each([
    [{ bornOn: '1958-02-01' }, undefined, {}, 'elder'],
    [{}, undefined, { emotion: 'anxious' }, 'elder'],
    [{}, '500000.00', {}, 'key-customer'],
    [{}, '499999.99', {}, 'general'],
    [{ bornOn: '1958-02-01' }, undefined, { topic: '被骗了' }, 'fraud'],
  ])('%o with %s who says %o waits in %s', async (given, amount, input, queue) => {
    const who = await world.move(given, amount);
    expect((await ask('service.human', input, who)).output).toMatchObject({ queue });
  });

  test('in the elder edition is waited for at the care desk', async () => {
    await world.db.transaction((tx) => world.parties.putPreferences(tx, chen.customer, { edition: 'elder' }));
    expect((await ask('service.human')).output).toMatchObject({ queue: 'elder' });
  });

  test('for fraud comes first: who waits moves over and is told to send nothing', async () => {
    const before = (await ask('service.human')).output as { ticket: string };
    const answer = await ask('service.human', { said: '我被骗了' });
    expect(answer.output).toMatchObject({ queue: 'fraud', fresh: false, ticket: before.ticket });
    expect(answer.text).toMatch(/^先别再转钱/u);
    expect(await world.service.openTickets(world.db, chen.customer)).toHaveLength(1);
  });

  test('for fraud is somebody else when one has taken the other matter', async () => {
    await ask('service.human', { topic: '贷款' });
    await take(await firstIn('general'), 'stf_a');
    expect((await ask('service.human', { topic: '又聊贷款' })).output).toMatchObject({
      ahead: null,
      fresh: false,
    });
    expect((await ask('service.human', { topic: '卡被盗刷' })).output).toMatchObject({
      queue: 'fraud',
      fresh: true,
    });
  });

  test('outside the hours calls when they begin', async () => {
    world.clock.set(new Date('2026-11-20T23:00:00+08:00'));
    const answer = await ask('service.human');
    expect(answer.output).toMatchObject({ staffed: false });
    expect(answer.text).toContain('服务时间是每天 8:00–22:00');
  });

  test('answers in English', async () => {
    const answer = await ask('service.human', { topic: 'my loan' }, { ...chen, locale: 'en' });
    expect(answer.text).toMatch(/^You are in line for customer service, you are next\. Ticket \d+\./u);
  });
});

describe('other people', () => {
  test('the manager of the branch is named, else that of the bank, else nobody', async () => {
    const anybody = await ask('service.manager');
    expect(anybody.output).toMatchObject({ queue: 'key-customer', manager: null });
    const employ = (username: string, name: string, branch?: string) =>
      world.db.transaction((tx) =>
        world.parties.employStaff(tx, { username, name, roles: ['manager'], ...(branch ? { branch } : {}) }),
      );
    await employ('far', '远经理', '4501');
    expect((await ask('service.manager')).output).toMatchObject({ manager: null });
    await employ('house', '顾维', undefined);
    expect((await ask('service.manager')).text).toContain('客户经理顾维');
    await employ('near', '沈近', '2101');
    expect((await ask('service.manager')).text).toContain('客户经理沈近');
  });

  test.each([
    ['service.video', 'video', '不能直接接通视频'],
    ['service.sign_language', 'sign-language', '不能直接接通手语视频'],
  ])('%s is honest about when and where', async (id, queue, said) => {
    const answer = await ask(id);
    expect(answer.output).toMatchObject({ queue });
    expect(answer.text).toContain(said);
    expect(answer.text).toContain('周一至周五 9:00–17:00');
    expect(answer.text).toContain('上海分行营业部');
    expect(answer.cards[0]?.type).toBe('handover');
  });
});

describe('the staff', () => {
  test('take a ticket once, of two at once one; finish it; and not what is not there', async () => {
    await ask('service.human');
    const ticket = await firstIn('general');
    const taken = await Promise.all([take(ticket, 'stf_a'), take(ticket, 'stf_b')]);
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    expect(taken.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'ticket_taken' } });
    const finish = () => world.db.transaction((tx) => world.service.finish(tx, ticket));
    expect(await finish()).toMatchObject({ ok: true, value: { status: 'done' } });
    expect(await finish()).toMatchObject({ ok: false, refusal: { code: 'ticket_settled', status: 'done' } });
    expect(await take('tkt_none', 'stf_a')).toMatchObject({
      ok: false,
      refusal: { code: 'ticket_not_found' },
    });
    expect((await ask('service.human')).output).toMatchObject({ fresh: true });
  });
});
