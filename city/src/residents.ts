import {
  addDays,
  type Day,
  forkRandom,
  type Random,
  randomInt,
  randomPick,
  randomUnit,
} from '@banxing/kernel';
import { inventName } from './names.ts';

export type Walk = 'salaried' | 'pensioner' | 'student' | 'farmer' | 'owner';

/** Somebody who lives in the city and banks here. Amounts are fen. */
export interface Resident {
  readonly key: string;
  readonly name: string;
  readonly gender: 'male' | 'female';
  readonly bornOn: Day;
  readonly phone: string;
  readonly city: string;
  readonly walk: Walk;
  readonly since: Day;
  /** What comes in a month. */
  readonly income: number;
  readonly payer: string;
  readonly payday: number;
  readonly opening: number;
  /** Purchases a week. */
  readonly errands: number;
  readonly rents: boolean;
}

const walks: readonly (readonly [Walk, number])[] = [
  ['salaried', 0.52],
  ['pensioner', 0.2],
  ['student', 0.1],
  ['farmer', 0.1],
  ['owner', 0.08],
];

const employers = [
  '华东软件有限公司',
  '沪江医院',
  '明德中学',
  '顺达物流有限公司',
  '中联制造有限公司',
  '悦来酒店',
  '城建集团',
  '信达会计师事务所',
  '天虹百货',
  '远航电子有限公司',
];

const cities = ['上海', '哈尔滨', '成都', '广州', '杭州', '郑州', '长沙', '武汉', '西安', '南京'];

const ages: Record<Walk, readonly [number, number]> = {
  salaried: [23, 58],
  pensioner: [60, 82],
  student: [18, 24],
  farmer: [30, 66],
  owner: [28, 60],
};

/** Least and most a month, in yuan. */
const incomes: Record<Walk, readonly [number, number]> = {
  salaried: [4800, 26_000],
  pensioner: [2200, 6800],
  student: [1300, 2600],
  farmer: [1800, 4200],
  owner: [9000, 42_000],
};

function walkOf(random: Random): Walk {
  let left = randomUnit(random);
  for (const [walk, share] of walks) {
    left -= share;
    if (left < 0) return walk;
  }
  return 'salaried';
}

function payerOf(random: Random, walk: Walk, city: string): string {
  if (walk === 'pensioner') return `${city}社会保险基金`;
  if (walk === 'student') return '家里';
  if (walk === 'farmer') return '农产品收购站';
  return walk === 'owner' ? '店铺营业款' : randomPick(random, employers);
}

/** The same seed and number make the same person. `firstDay` is the day on which the invented history begins. */
export function inventResident(seed: number, number: number, firstDay: Day): Resident {
  const random = forkRandom(seed, `resident/${String(number)}`);
  const { name, gender } = inventName(random);
  const walk = walkOf(random);
  const city = randomPick(random, cities);
  const [youngest, oldest] = ages[walk];
  const age = randomInt(random, youngest, oldest);
  const [least, most] = incomes[walk];
  const income = Math.round((least + (most - least) * randomUnit(random) ** 1.8) / 10) * 1000;
  return {
    key: `resident/${String(number)}`,
    name,
    gender,
    bornOn: addDays(firstDay, -Math.round(age * 365.25) - randomInt(random, 0, 364)),
    phone: `166${String(10_000_000 + number)}`,
    city,
    walk,
    since: addDays(firstDay, -randomInt(random, 30, 3000)),
    income,
    payer: payerOf(random, walk, city),
    payday: walk === 'pensioner' ? 15 : randomPick(random, [5, 8, 10, 15, 25]),
    opening: Math.round(income * (0.5 + 6 * randomUnit(random) ** 2)),
    errands: walk === 'student' ? randomInt(random, 3, 6) : randomInt(random, 1, 4),
    rents: walk === 'salaried' && randomUnit(random) < 0.45,
  };
}
