import type { NewOffer } from './rights.ts';

/** 10.00 off bills from 100.00 on, a hundred of them, for a year from 1 November 2026: for another department's test. */
export const someOffer = (given: Partial<NewOffer> = {}): NewOffer => ({
  key: 'bill-10',
  kind: 'coupon',
  title: { zh: '生活缴费满100减10', en: '10 off bills from 100' },
  about: { zh: '水电燃气都能用', en: 'For electricity, water and gas' },
  city: null,
  face: 1_000n,
  threshold: 10_000n,
  percent: null,
  scenes: ['bill'],
  stock: 100,
  perCustomer: 1,
  startsAt: new Date('2026-11-01T00:00:00+08:00'),
  endsAt: new Date('2027-11-01T00:00:00+08:00'),
  validDays: 30,
  ...given,
});
