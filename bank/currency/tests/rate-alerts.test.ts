import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedEvents } from '@banxing/outbox/testing';
import { answerOf, needOf, openWorld, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
beforeAll(async () => {
  world = await openWorld();
  chen = await world.move('陈静', '0.00');
});
afterAll(() => world.close());

const set = (input: object, who = chen) => world.call(who.caller, 'fx.rate_alert', input);
const fired = () => publishedEvents(world.db, 'rate-alert.fired');

test('above the present price it waits for a rise, below for a fall; the same again is one alert', async () => {
  expect(answerOf(await set({ currency: 'USD', rate: '7.2' })).text).toContain('涨到 7.2000');
  expect(answerOf(await set({ currency: 'USD', rate: '7' })).text).toContain('跌到 7.0000');
  expect(answerOf(await set({ currency: 'USD', rate: '7.20' })).text).toContain('已经设过了');
  expect(await world.currency.alerts(world.db, chen.customer.id)).toHaveLength(2);
});

test('prices said in another way of quoting are understood; absurd ones are asked about', async () => {
  expect(answerOf(await set({ currency: 'USD', rate: '710' })).output).toMatchObject({ target: '7.1000' });
  expect(answerOf(await set({ currency: 'JPY', rate: '0.047' })).output).toMatchObject({ target: '4.7000' });
  for (const rate of ['71000', '0', 'soon'])
    expect(needOf(await set({ currency: 'USD', rate })).slot).toBe('rate');
  expect(needOf(await set({ currency: 'EUR' })).slot).toBe('rate');
  expect(needOf(await set({ rate: '7.1' })).slot).toBe('currency');
  expect(refusalOf(await set({ currency: 'VND', rate: '3' })).code).toBe('currency_not_dealt');
});

test('an alert is cancelled by its owner only', async () => {
  const other = await world.move('李娜', '0.00');
  const answer = answerOf(await set({ currency: 'GBP', rate: '9.9' }));
  const { alert } = answer.output as { alert: string };
  const cancel = (who: Resident) =>
    world.db.transaction((tx) => world.currency.cancelAlert(tx, who.customer.id, alert));
  expect(await cancel(other)).toBe(false);
  expect(await cancel(chen)).toBe(true);
  expect(await cancel(chen)).toBe(false);
});

test('it fires once, at the first publication that reaches it, by the price that the customer would get', async () => {
  const riser = await world.move('王敏', '0.00');
  answerOf(await set({ currency: 'USD', rate: '7.3' }, riser));
  const reaches = (hour: number, bid: string) =>
    world.rates.set('USD', new Date(`2026-11-23T${String(hour)}:00:00+08:00`), {
      bid,
      mid: '7.3100',
      ask: '7.3300',
    });
  reaches(10, '7.2999');
  reaches(14, '7.3000');
  await world.advanceTo('2026-11-23', 13);
  const mine = async () =>
    (await fired()).filter(({ payload }) => (payload as { customer: string }).customer === riser.customer.id);
  expect(await mine()).toEqual([]);
  await world.advanceTo('2026-11-25', 12);
  expect((await mine()).map(({ payload }) => payload)).toMatchObject([
    { currency: 'USD', direction: 'rise', target: '7.3000', price: '7.3000' },
  ]);
  expect(await world.currency.alerts(world.db, riser.customer.id)).toEqual([]);
});

test('after half a year an alert that was never reached ends silently', async () => {
  const waiting = await world.move('赵刚', '0.00');
  answerOf(await set({ currency: 'KRW', rate: '0.3' }, waiting));
  expect(await world.currency.alerts(world.db, waiting.customer.id)).toHaveLength(1);
  world.clock.set(new Date('2027-06-01T09:00:00+08:00'));
  await world.runner.runDue();
  expect(await world.currency.alerts(world.db, waiting.customer.id)).toEqual([]);
  const told = (await fired()).filter(
    ({ payload }) => (payload as { customer: string }).customer === waiting.customer.id,
  );
  expect(told).toEqual([]);
});
