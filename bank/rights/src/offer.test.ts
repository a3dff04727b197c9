import fc from 'fast-check';
import { expect, it } from 'vitest';
import { discountOn, mayClaim, type Offer } from './offer.ts';

const now = new Date('2026-11-20T10:00:00+08:00');
const offer = (given: Partial<Offer> = {}): Offer => ({
  id: 'off_1',
  key: 'bill-10',
  kind: 'coupon',
  title: { zh: '缴费券', en: 'Bill coupon' },
  about: { zh: '', en: '' },
  city: null,
  face: 1_000n,
  threshold: 10_000n,
  percent: null,
  scenes: ['bill'],
  stock: 10,
  claimed: 0,
  perCustomer: 1,
  startsAt: new Date('2026-11-01T00:00:00+08:00'),
  endsAt: new Date('2026-12-01T00:00:00+08:00'),
  validDays: 30,
  ...given,
});
const claim = (given: Partial<Offer>, had = 0, city = '上海') => {
  const outcome = mayClaim(offer(given), { city, had, now });
  return outcome.ok ? 'ok' : outcome.refusal.code;
};

it.each([
  ['ok', {}, 0],
  ['already_claimed', {}, 1],
  ['ok', { perCustomer: 2 }, 1],
  ['offer_sold_out', { claimed: 10 }, 0],
  ['offer_not_begun', { startsAt: new Date('2026-11-20T10:00:01+08:00') }, 0],
  ['offer_ended', { endsAt: now }, 0],
  ['offer_not_here', { city: '哈尔滨' }, 0],
  ['ok', { city: '上海' }, 0],
  ['needs_no_claim', { kind: 'instant' as const }, 0],
])('%s: %j, had %i', (code, given, had) => {
  expect(claim(given, had)).toBe(code);
});

const off = (
  given: Partial<Offer>,
  amount: bigint,
  remaining = given.face ?? 1_000n,
  scene = 'bill' as const,
) => discountOn(offer(given), remaining, { scene, amount });

it('takes the face off from the threshold on, in its scenes only', () => {
  expect(off({}, 10_000n)).toBe(1_000n);
  expect(off({}, 9_999n)).toBe(0n);
  expect(off({ scenes: ['shop'] }, 10_000n)).toBe(0n);
  expect(off({ scenes: ['any'] }, 10_000n)).toBe(1_000n);
});

it('takes percent off, rounded down, at most the face', () => {
  const percent = { kind: 'discount' as const, percent: 5, threshold: 0n, face: 500n };
  expect(off(percent, 3_333n)).toBe(166n);
  expect(off(percent, 100_000n)).toBe(500n);
});

it('uses up what is left of a red envelope, and leaves something to pay', () => {
  const envelope = { kind: 'red-envelope' as const, threshold: 0n, face: 888n };
  expect(off(envelope, 5_000n, 300n)).toBe(300n);
  expect(off(envelope, 500n, 888n)).toBe(499n);
});

it('never takes off more than the payment, the face or what is left', () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 1_000_000n),
      fc.bigInt(1n, 100_000n),
      fc.bigInt(0n, 100_000n),
      fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
      (amount, face, remaining, percent) => {
        const kind = percent === null ? 'red-envelope' : 'discount';
        const discount = off({ kind, face, percent, threshold: 0n }, amount, remaining);
        expect(discount >= 0n && discount < amount && discount <= face).toBe(true);
        if (percent === null) expect(discount <= remaining).toBe(true);
      },
    ),
  );
});
