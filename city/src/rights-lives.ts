import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  forkRandom,
  instantAt,
  randomUnit,
  startOfDay,
} from '@banxing/kernel';
import type { NewOffer, PastClaim } from '@banxing/rights';
import { demoCast } from './demo-cast.ts';
import type { DepartmentLife } from './department-life.ts';

type Given = Pick<NewOffer, 'key' | 'kind' | 'title' | 'about' | 'face' | 'scenes'> & Partial<NewOffer>;

/** An offer that began a month ago and ends in two months, unless it says otherwise. */
const offer = (today: Day, given: Given): NewOffer => ({
  city: null,
  threshold: 0n,
  percent: null,
  stock: 5_000,
  perCustomer: 1,
  startsAt: startOfDay(addDays(today, -30)),
  endsAt: startOfDay(addMonths(today, 2)),
  validDays: 30,
  ...given,
});

const everywhere = (today: Day): NewOffer[] => [
  offer(today, {
    key: 'welcome',
    kind: 'red-envelope',
    title: { zh: '见面红包', en: 'Welcome red envelope' },
    about: { zh: '任何付款都能抵', en: 'Counts in any payment' },
    face: 888n,
    scenes: ['any'],
  }),
  offer(today, {
    key: 'bills-10',
    kind: 'coupon',
    title: { zh: '生活缴费满100减10', en: '10 off bills from 100' },
    about: { zh: '水电燃气都能用', en: 'For electricity, water and gas' },
    face: 1_000n,
    threshold: 10_000n,
    scenes: ['bill'],
  }),
  offer(today, {
    key: 'topup-5',
    kind: 'discount',
    title: { zh: '话费充值95折券', en: '5 % off phone top-ups' },
    about: { zh: '充话费时用', en: 'For phone top-ups' },
    face: 500n,
    percent: 5,
    scenes: ['topup'],
  }),
  offer(today, {
    key: 'shop-3',
    kind: 'instant',
    title: { zh: '付款码立减', en: 'Instant discount in shops' },
    about: { zh: '用付款码满30立减3元', en: '3 off from 30 with the payment code' },
    face: 300n,
    threshold: 3_000n,
    scenes: ['shop'],
    perCustomer: 3,
  }),
  offer(today, {
    key: 'video-month',
    kind: 'voucher',
    title: { zh: '视频会员月卡', en: 'A month of video' },
    about: { zh: '合作方兑换码', en: 'A partner’s code' },
    face: 1_500n,
    scenes: ['any'],
    codes: Array.from({ length: 200 }, (_, index) => `VM${String(index * 7919 + 100_003)}`),
  }),
  offer(today, {
    key: 'hot-50',
    kind: 'coupon',
    title: { zh: '限量缴费券满200减50', en: '50 off bills from 200' },
    about: { zh: '每天限量,先到先得', en: 'Few, first come first served' },
    face: 5_000n,
    threshold: 20_000n,
    scenes: ['bill'],
    stock: 5,
  }),
  offer(today, {
    key: 'last-season',
    kind: 'coupon',
    title: { zh: '换季出行券', en: 'Travel coupon of last season' },
    about: { zh: '打车满40减8', en: '8 off taxis from 40' },
    face: 800n,
    threshold: 4_000n,
    scenes: ['shop'],
    endsAt: startOfDay(addDays(today, -3)),
  }),
];

const cities: readonly (readonly [string, string, string, string, number, number])[] = [
  ['上海', 'coffee-sh', '外滩咖啡满30减15', '15 off coffee on the Bund', 15, 30],
  ['哈尔滨', 'ice-hrb', '冰雪大世界满200减30', '30 off Ice World', 30, 200],
  ['成都', 'hotpot-cd', '火锅满150减30', '30 off hotpot', 30, 150],
  ['杭州', 'boat-hz', '西湖游船满80减20', '20 off West Lake boats', 20, 80],
  ['郑州', 'noodle-zz', '烩面满40减8', '8 off noodles', 8, 40],
];

const local = (today: Day): NewOffer[] =>
  cities.map(([city, key, zh, en, off, from]) =>
    offer(today, {
      key,
      kind: 'coupon',
      title: { zh, en },
      about: { zh: `${city}的合作商户`, en: `Shops in ${city}` },
      city,
      face: BigInt(off) * 100n,
      threshold: BigInt(from) * 100n,
      scenes: ['shop'],
      stock: 800,
    }),
  );

/** Offers that are on, and what people have claimed of them and not used yet. */
export const reward: DepartmentLife = async (uses, tx, settled, frame) => {
  const today = dayOf(frame.until);
  await uses.rights.publish(tx, [...everywhere(today), ...local(today)]);
  const claimedAt = instantAt(addDays(today, -25), 12);
  const claims: PastClaim[] = [];
  const claim = (key: string, what: string, days: number): void => {
    const customer = settled.customers.get(key);
    if (customer)
      claims.push({ customer, offer: what, claimedAt, expiresAt: startOfDay(addDays(today, days)) });
  };
  for (const { key } of demoCast) claim(key, 'welcome', 21);
  claim('chenjing', 'coffee-sh', 4);
  claim('wangjianguo', 'ice-hrb', 16);
  const random = forkRandom(frame.seed, 'rights');
  for (const [index, { key }] of frame.residents.entries()) {
    if (index < 5) claim(key, 'hot-50', 10);
    if (randomUnit(random) < 0.3) claim(key, 'welcome', 1 + Math.floor(randomUnit(random) * 28));
  }
  return uses.rights.grantHistory(tx, claims);
};
