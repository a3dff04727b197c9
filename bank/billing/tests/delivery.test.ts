import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BillerGateway } from '../src/index.ts';
import { answerOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
const sent: string[] = [];

/** Counts what is sent to the billers. */
const counting = (billers: BillerGateway): BillerGateway => ({
  ...billers,
  pay: (order) => {
    sent.push(order.reference);
    return billers.pay(order);
  },
});

beforeEach(async () => {
  sent.length = 0;
  world = await openWorld(counting);
  chen = await world.move();
});
afterEach(() => world.close());

const payAt = async (number: string) => {
  await world.meter(chen, { number });
  const proposal = proposalOf(await world.call(chen, 'bill.pay', { biller: '电费' }));
  await world.confirm(chen, proposal);
  await world.runner.runDue();
};
const payment = async () => (await world.billing.payments(world.db, chen.customer.id, 1))[0];
const kinds = () => world.told.map(({ kind }) => kind).filter((kind) => kind.startsWith('bill.'));

test('a biller that took it without answering: unknown, then paid, sent once', async () => {
  await payAt('990000000408');
  expect(await payment()).toMatchObject({ status: 'unknown' });
  expect(await world.waiting()).toBeGreaterThan(0n);
  const asked = answerOf(await world.call(chen, 'bill.query', { biller: '电费' }));
  expect(asked.text).toContain('已经付了,正在等对方入账');
  expect(refusalOf(await world.call(chen, 'bill.pay', { biller: '电费' }))).toMatchObject({
    code: 'payment_in_flight',
    zh: expect.stringContaining('没有扣款'),
  });
  await world.later('PT2M');
  expect(await payment()).toMatchObject({ status: 'paid', asked: 1 });
  expect(await world.waiting()).toBe(0n);
  expect(await world.balance(chen.account)).toBeLessThan(1000_00n);
  expect(sent).toHaveLength(1);
  expect(kinds()).toEqual(['bill.sent', 'bill.unknown', 'bill.paid']);
});

test('a biller that never got it: the money comes back, after it was asked twice', async () => {
  await payAt('990000000404');
  await world.later('PT2M');
  expect(await payment()).toMatchObject({ status: 'unknown', asked: 1 });
  expect(await world.balance(chen.account)).toBeLessThan(1000_00n);
  await world.later('PT10M');
  expect(await payment()).toMatchObject({ status: 'returned', asked: 2 });
  expect(await world.balance(chen.account)).toBe(1000_00n);
  expect(await world.waiting()).toBe(0n);
  expect(sent).toHaveLength(1);
  expect(kinds()).toEqual(['bill.sent', 'bill.unknown', 'bill.returned']);
});

test('a biller that refuses: the money comes back at once', async () => {
  await payAt('990000000409');
  expect(await payment()).toMatchObject({ status: 'returned' });
  expect(await world.balance(chen.account)).toBe(1000_00n);
  const { lines } = await world.ledger.statement(world.db, chen.account.id, { limit: 1, newestFirst: true });
  expect(lines[0]).toMatchObject({ purpose: 'refund', memo: '缴费没有成功,退回' });
});

test('a biller that can never tell: the money stays put and people are called', async () => {
  await payAt('990000000410');
  await world.later('P5D');
  expect(await payment()).toMatchObject({ status: 'unknown' });
  expect(await world.waiting()).toBeGreaterThan(0n);
  expect(kinds()).toEqual(['bill.sent', 'bill.unknown', 'bill.unresolved']);
  expect(sent).toHaveLength(1);
});

test('a biller out of reach: nothing is proposed', async () => {
  await world.meter(chen, { number: '990000000503' });
  expect(refusalOf(await world.call(chen, 'bill.pay', { biller: '电费' }))).toMatchObject({
    code: 'biller_unreachable',
    zh: expect.stringContaining('没有扣款'),
  });
  expect(answerOf(await world.call(chen, 'bill.query', { biller: '电费' })).text).toContain('查不到');
});

test('a delivery that broke down after the biller took it is repeated under the same reference and taken once', async () => {
  let broken = true;
  await world.close();
  world = await openWorld((billers) => ({
    ...billers,
    pay: async (order) => {
      const answer = await billers.pay(order);
      sent.push(order.reference);
      if (broken) {
        broken = false;
        throw new Error('the line went dead');
      }
      return answer;
    },
  }));
  chen = await world.move();
  await payAt('1138170294');
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
  expect(await payment()).toMatchObject({ status: 'paid' });
  await world.later('P1D');
  const again = answerOf(await world.call(chen, 'bill.query', { biller: '电费' }));
  expect(again.text).toContain('已经交清了');
  expect(again.text).not.toContain('户上余额');
});

test('nobody can take back or change what the biller has', async () => {
  await payAt('1138170294');
  const { sql } = await import('@banxing/database');
  await expect(world.db.run(sql`update billing.payments set status = 'returned'`)).rejects.toThrow(
    /not allowed/u,
  );
  await expect(world.db.run(sql`delete from billing.payments`)).rejects.toThrow(/not allowed/u);
});
