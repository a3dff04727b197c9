import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerCaller } from '@banxing/capability';
import { sql } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { Offer } from '../src/index.ts';
import { someOffer } from '../src/testing.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let chen: CustomerCaller;
let coupon: Offer;
let payer: AccountId;
beforeEach(async () => {
  await world?.close();
  world = await openWorld();
  chen = world.someone();
  [coupon] = (await world.publish(someOffer())) as [Offer];
  payer = await world.db.transaction((tx) => world.ledger.openFunded(tx, { amount: 100_000n }));
});
afterAll(() => world.close());

const balanceOf = async (account: AccountId) => (await world.ledger.balance(world.db, account)).balance;
const sound = async () => {
  const { owed, booked, miscounted } = await world.rights.reconcile(world.db);
  expect(miscounted).toEqual([]);
  expect(booked).toBe(owed);
  return owed;
};
const held = async () => world.rights.held(world.db, chen.customer);

/** A payment with the best saving, money and discount in one entry. */
async function pay(key: string, amount: bigint, scene: 'bill' | 'shop' = 'bill') {
  const payment = { customer: chen.customer, scene, amount };
  const [best] = await world.rights.savings(world.db, payment);
  return world.db.transaction(async (tx) => {
    const used = best
      ? await world.rights.use(tx, { ...payment, key, with: best.with })
      : { ok: true as const, value: { discount: 0n, lines: [] } };
    invariant(used.ok, 'a saving can be used');
    const posted = await world.ledger.post(tx, {
      key: `pay/${key}`,
      kind: 'test',
      at: world.clock.now(),
      lines: [
        { account: payer, amount: amount - used.value.discount },
        ...used.value.lines,
        { account: world.shop, amount: -amount },
      ],
    });
    invariant(posted.ok, 'the payment is booked');
    return { entry: posted.value.entry, discount: used.value.discount };
  });
}

describe('claiming', () => {
  test('a thousand at once get exactly what there is', { timeout: 120_000 }, async () => {
    const crowd = Array.from({ length: 1000 }, () => world.someone());
    const outcomes = await Promise.all(crowd.map(({ customer }) => world.claim(customer, coupon.id)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(100);
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]));
    expect(new Set(refusals)).toEqual(new Set(['offer_sold_out']));
    expect(await sound()).toBe(100_000n);
  });

  test('one person many times at once gets one', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => world.claim(chen.customer, coupon.id)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await held()).toHaveLength(1);
    expect(await sound()).toBe(1_000n);
  });

  test('the database refuses more than the stock even from a prompt', async () => {
    await expect(
      world.db.run(sql`update rights.offers set claimed = stock + 1 where id = ${coupon.id}`),
    ).rejects.toThrow('never_more_than_stock');
  });

  test('vouchers give each code once', async () => {
    const codes = Array.from({ length: 30 }, (_, index) => `VIP-${String(index)}`);
    const [voucher] = await world.publish(
      someOffer({ key: 'video', kind: 'voucher', threshold: 0n, codes, scenes: ['any'] }),
    );
    const crowd = Array.from({ length: 50 }, () => world.someone());
    const outcomes = await Promise.all(crowd.map(({ customer }) => world.claim(customer, voucher?.id ?? '')));
    const given = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.code] : []));
    expect([...given].sort()).toEqual([...codes].sort());
    expect(await sound()).toBe(0n);
  });
});

describe('using', () => {
  test('a coupon is booked beside the money in the same entry', async () => {
    await world.claim(chen.customer, coupon.id);
    const { discount } = await pay('bill-1', 12_000n);
    expect(discount).toBe(1_000n);
    expect(await balanceOf(payer)).toBe(89_000n);
    expect(await balanceOf(world.shop)).toBe(12_000n);
    expect(await sound()).toBe(0n);
    expect(await balanceOf(world.expense)).toBe(1_000n);
    expect(await held()).toEqual([]);
  });

  test('twice under one key is once; under two keys the second is refused', async () => {
    const claimed = await world.claim(chen.customer, coupon.id);
    invariant(claimed.ok, 'claimed');
    const use = (key: string) =>
      world.db.transaction((tx) =>
        world.rights.use(tx, {
          customer: chen.customer,
          scene: 'bill',
          amount: 10_000n,
          key,
          with: claimed.value.id,
        }),
      );
    const both = await Promise.all([use('a'), use('b')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const won = both[0]?.ok ? 'a' : 'b';
    expect(await use(won)).toMatchObject({ ok: true, value: { discount: 1_000n } });
    const other = world.someone();
    expect(
      await world.db.transaction((tx) =>
        world.rights.use(tx, {
          customer: other.customer,
          scene: 'bill',
          amount: 10_000n,
          key: 'c',
          with: claimed.value.id,
        }),
      ),
    ).toMatchObject({ ok: false });
  });

  test('a red envelope is used in parts', async () => {
    const [envelope] = await world.publish(
      someOffer({ key: 'hello', kind: 'red-envelope', face: 888n, threshold: 0n, scenes: ['any'] }),
    );
    await world.claim(chen.customer, envelope?.id ?? '');
    expect((await pay('small', 500n)).discount).toBe(499n);
    expect(await sound()).toBe(389n);
    expect((await pay('large', 5_000n)).discount).toBe(389n);
    expect(await sound()).toBe(0n);
  });

  test('an instant discount needs no claim and ends with its stock', async () => {
    await world.publish(
      someOffer({
        key: 'friday',
        kind: 'instant',
        face: 300n,
        threshold: 3_000n,
        stock: 1,
        scenes: ['shop'],
      }),
    );
    expect((await pay('one', 3_000n, 'shop')).discount).toBe(300n);
    expect((await pay('two', 3_000n, 'shop')).discount).toBe(0n);
    expect(await sound()).toBe(0n);
    expect(await balanceOf(world.expense)).toBe(300n);
  });

  test('the largest saving comes first', async () => {
    const [percent] = await world.publish(
      someOffer({ key: 'five', kind: 'discount', percent: 20, face: 5_000n, threshold: 0n }),
    );
    await world.claim(chen.customer, coupon.id);
    await world.claim(chen.customer, percent?.id ?? '');
    const savings = await world.rights.savings(world.db, {
      customer: chen.customer,
      scene: 'bill',
      amount: 10_000n,
    });
    expect(savings.map(({ discount }) => discount)).toEqual([2_000n, 1_000n]);
  });
});

describe('giving back', () => {
  async function reversed(key: string, amount: bigint) {
    const { entry } = await pay(key, amount);
    return world.db.transaction(async (tx) => {
      const undone = await world.ledger.reverse(tx, {
        entry,
        key: `undo/${key}`,
        at: world.clock.now(),
        memo: '退款',
      });
      invariant(undone.ok, 'a payment can be reversed');
      return world.rights.giveBack(tx, key);
    });
  }

  test('returns the coupon with the money, once', async () => {
    await world.claim(chen.customer, coupon.id);
    expect(await reversed('bill-1', 10_000n)).toBe(true);
    expect(await balanceOf(payer)).toBe(100_000n);
    expect(await held()).toMatchObject([{ remaining: 1_000n, status: 'held' }]);
    expect(await sound()).toBe(1_000n);
    expect(await world.db.transaction((tx) => world.rights.giveBack(tx, 'bill-1'))).toBe(false);
    expect(await world.db.transaction((tx) => world.rights.giveBack(tx, 'never'))).toBe(false);
  });

  test('what has expired meanwhile stays expired and is not owed', async () => {
    await world.claim(chen.customer, coupon.id);
    const { entry } = await pay('bill-1', 10_000n);
    await world.until('2027-01-20T10:00:00+08:00');
    await world.db.transaction(async (tx) => {
      await world.ledger.reverse(tx, { entry, key: 'undo', at: world.clock.now(), memo: '退款' });
      await world.rights.giveBack(tx, 'bill-1');
    });
    expect(await held()).toEqual([]);
    expect(await sound()).toBe(0n);
    expect(await balanceOf(world.expense)).toBe(0n);
  });
});

describe('expiring', () => {
  test('ends in the night after the last day, and the bank owes nothing any more', async () => {
    await world.db.transaction((tx) => world.rights.begin(tx));
    await world.db.transaction((tx) => world.rights.begin(tx));
    await world.claim(chen.customer, coupon.id);
    await world.until('2026-12-20T09:59:00+08:00');
    expect(await held()).toHaveLength(1);
    expect(await sound()).toBe(1_000n);
    await world.until('2026-12-20T10:00:00+08:00');
    expect(await held()).toEqual([]);
    await world.until('2026-12-21T01:00:00+08:00');
    expect(await sound()).toBe(0n);
    expect(await balanceOf(world.expense)).toBe(0n);
    expect(
      await world.rights.savings(world.db, { customer: chen.customer, scene: 'bill', amount: 10_000n }),
    ).toEqual([]);
  });
});
