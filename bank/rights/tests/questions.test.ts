import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import type { CustomerCaller } from '@banxing/capability';
import { someOffer } from '../src/testing.ts';
import { answerOf, needOf, openWorld, refusalOf, type World } from './world.ts';

let world: World;
let chen: CustomerCaller;
beforeEach(async () => {
  await world?.close();
  world = await openWorld();
  chen = world.someone();
  await world.publish(
    someOffer(),
    someOffer({
      key: 'coffee',
      title: { zh: '外滩咖啡满30减15', en: '15 off coffee on the Bund' },
      about: { zh: '上海咖啡馆', en: 'Cafés in Shanghai' },
      city: '上海',
      face: 1_500n,
      threshold: 3_000n,
      scenes: ['shop'],
      validDays: 5,
    }),
    someOffer({
      key: 'ice',
      title: { zh: '冰雪大世界满200减30', en: '30 off Ice World' },
      city: '哈尔滨',
      face: 3_000n,
      threshold: 20_000n,
    }),
    someOffer({
      key: 'hello',
      kind: 'red-envelope',
      title: { zh: '见面红包', en: 'Welcome red envelope' },
      face: 888n,
      threshold: 0n,
      scenes: ['any'],
      validDays: 20,
    }),
    someOffer({
      key: 'friday',
      kind: 'instant',
      title: { zh: '周五立减', en: 'Friday discount' },
      face: 300n,
      threshold: 3_000n,
    }),
    someOffer({ key: 'gone', title: { zh: '爆款红包', en: 'Hot one' }, stock: 0 }),
    someOffer({
      key: 'october',
      title: { zh: '国庆出行券', en: 'October travel' },
      startsAt: new Date('2026-10-01T00:00:00+08:00'),
      endsAt: new Date('2026-10-08T00:00:00+08:00'),
    }),
    someOffer({
      key: 'newyear',
      title: { zh: '元旦礼券', en: 'New year' },
      startsAt: new Date('2027-01-01T00:00:00+08:00'),
    }),
  );
});
afterAll(() => world.close());

const ask = async (id: string, input: object = {}, who = chen) => answerOf(await world.call(who, id, input));
const claim = async (activity: string, who = chen) =>
  world.confirm(who, await world.call(who, 'rights.claim', { activity }));

describe('what is on', () => {
  test('here, with what can be done', async () => {
    const answer = await ask('rights.activities');
    expect(answer.text).toContain('上海现在有 5 个活动:外滩咖啡满30减15(满 30.00 减 15.00,可领)');
    expect(answer.text).not.toContain('冰雪');
    expect(card.parse(answer.cards[0]).type).toBe('coupons');
  });

  test.each(['哈尔滨', '哈尔滨市', 'Harbin'])('in %s', async (city) => {
    expect((await ask('rights.activities', { city })).text).toContain('冰雪大世界');
  });

  test('elsewhere, where there is nothing special', async () => {
    expect((await ask('rights.activities', { city: '拉萨' })).text).toContain(
      '拉萨暂时没有专属活动,全国都能用的有 4 个',
    );
  });
});

describe('claiming', () => {
  test('by name, with a tap', async () => {
    const proposed = await world.call(chen, 'rights.claim', { activity: '缴费券' });
    expect(proposed).toMatchObject({
      kind: 'proposed',
      proposal: { requires: [], details: { activity: '生活缴费满100减10', kind: 'coupon' } },
    });
    const settled = await world.confirm(chen, proposed);
    expect(settled).toMatchObject({ status: 'done' });
    expect(settled.answer.text).toBe('领到了:生活缴费满100减10(优惠券,满 100.00 减 10.00),12月20日前用。');
    expect((await ask('rights.list')).text).toContain('您有 1 张可用的');
  });

  test('by kind', async () => {
    expect(await claim('红包')).toMatchObject({
      status: 'done',
      done: { benefit: { title: { zh: '见面红包' } } },
    });
  });

  test('asks which, with options that it takes', async () => {
    const need = needOf(await world.call(chen, 'rights.claim'));
    expect(need).toMatchObject({ slot: 'activity', options: [{}, {}, {}] });
    for (const { value } of need.options ?? []) expect(await claim(value)).toMatchObject({ status: 'done' });
    expect(refusalOf(await world.call(chen, 'rights.claim'))).toBe('nothing_to_claim');
    expect(
      needOf(await world.call(world.someone(), 'rights.claim', { activity: '登月船票' })).question.zh,
    ).toContain('登月船票');
  });

  test.each([
    ['爆款红包', 'offer_sold_out'],
    ['国庆出行券', 'offer_ended'],
    ['元旦礼券', 'offer_not_begun'],
    ['冰雪大世界', 'offer_not_here'],
    ['周五立减', 'needs_no_claim'],
  ])('%s is refused as %s', async (activity, code) => {
    expect(refusalOf(await world.call(chen, 'rights.claim', { activity }))).toBe(code);
  });

  test('twice is refused, also when both were proposed before', async () => {
    const [a, b] = [
      await world.call(chen, 'rights.claim', { activity: '咖啡' }),
      await world.call(chen, 'rights.claim', { activity: '咖啡' }),
    ];
    expect(await world.confirm(chen, a)).toMatchObject({ status: 'done' });
    expect(await world.confirm(chen, b)).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'already_claimed' }],
    });
    expect(refusalOf(await world.call(chen, 'rights.claim', { activity: '咖啡' }))).toBe('already_claimed');
  });
});

describe('what one has', () => {
  test('by kind, and what expires soon', async () => {
    expect((await ask('rights.list')).text).toContain('没有可用的');
    for (const activity of ['缴费券', '咖啡', '红包']) await claim(activity);
    expect((await ask('rights.list')).output).toMatchObject({ benefits: [{}, {}, {}] });
    const envelopes = await ask('rights.list', { rights_type: '红包' });
    expect(envelopes.text).toContain('见面红包(8.88 元,12月10日到期)');
    const soon = await ask('rights.expiring');
    expect(soon.text).toBe(
      '7 天内有 1 张要过期,最早的11月25日:外滩咖啡满30减15(满 30.00 减 15.00,11月25日到期)。',
    );
    expect((await ask('rights.expiring', { date_range: '2026-11-01/2026-12-10' })).output).toMatchObject({
      benefits: [{}, {}],
    });
    const none = await ask('rights.expiring', { date_range: '2026-11-20/2026-11-21' });
    expect(none.text).toContain('没有要过期');
    expect(none.text).toContain('最早到期的是外滩咖啡');
  });

  test("and never somebody else's", async () => {
    await claim('咖啡', world.someone());
    expect((await ask('rights.list')).output).toMatchObject({ benefits: [] });
    expect((await ask('rights.expiring')).output).toMatchObject({ benefits: [], next: null });
  });
});
