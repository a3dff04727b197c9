import { afterEach, beforeEach, expect, test } from 'vitest';
import { unconnectedBillers } from '../src/index.ts';
import { openWorld, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let zhao: Resident;
beforeEach(async () => {
  world = await openWorld(() => unconnectedBillers, unconnectedBillers);
  zhao = await world.move({ segment: 'farmer' });
});
afterEach(() => world.close());

test.each([
  ['bill.pay', { biller: '电费' }],
  ['topup.phone', { amount: '50.00' }],
  ['social_security.pay', { scheme: '医保' }],
])('a bank that is connected to nobody takes no money: %s', async (capability, input) => {
  await world.meter(zhao);
  expect(refusalOf(await world.call(zhao, capability, input))).toMatchObject({
    code: 'biller_unreachable',
    zh: expect.stringContaining('没有扣款'),
  });
  expect(await world.balance(zhao.account)).toBe(1000_00n);
});

test('nor does it make anything up', async () => {
  expect(refusalOf(await world.call(zhao, 'social_security.query', {})).code).toBe('office_unreachable');
});
