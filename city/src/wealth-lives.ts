import type { Transaction } from '@banxing/database';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  forkRandom,
  instantAt,
  invariant,
  randomInt,
  randomUnit,
} from '@banxing/kernel';
import type { PastPurchase } from '@banxing/wealth';
import type { CityFrame, CityUses, Settled } from './city-uses.ts';
import { demoCast } from './demo-cast.ts';
import type { DepartmentLife } from './department-life.ts';
import type { Resident } from './residents.ts';

type Grade = 1 | 2 | 3 | 4 | 5;

/** What a demo customer has been assessed as, and what they bought and put away, so many months ago. Yuan. */
interface Saver {
  readonly grade: Grade;
  readonly bought: readonly (readonly [monthsAgo: number, account: string, product: string, yuan: number])[];
  readonly monthly?: readonly [account: string, product: string, yuan: number, months: number];
  readonly deposits: readonly (readonly [monthsAgo: number, account: string, term: string, yuan: number])[];
}

const savers: Readonly<Record<string, Saver>> = {
  chenjing: {
    grade: 3,
    bought: [
      [14, 'chenjing/spare', 'fund-balanced', 20_000],
      [9, 'chenjing/spare', 'cash-tianli', 15_000],
      [5, 'chenjing/spare', 'fixed-jijiying', 20_000],
    ],
    monthly: ['chenjing/spare', 'fund-dividend', 500, 10],
    deposits: [[7, 'chenjing/spare', 'P1Y', 20_000]],
  },
  wangjianguo: { grade: 1, bought: [], deposits: [] },
  wangmin: {
    grade: 2,
    bought: [[6, 'wangmin/salary', 'cash-riri', 5000]],
    deposits: [[10, 'wangmin/salary', 'P1Y', 10_000]],
  },
  lixiang: { grade: 2, bought: [], deposits: [] },
  zhouming: {
    grade: 4,
    bought: [
      [16, 'zhouming/main', 'fund-csi300', 40_000],
      [11, 'zhouming/main', 'fund-nasdaq', 20_000],
      [8, 'zhouming/main', 'gold-accumulate', 20_000],
    ],
    deposits: [],
  },
  zhaolan: { grade: 2, bought: [], deposits: [[4, 'zhaolan/main', 'P6M', 5000]] },
};

/** A trading hour on a day so many months before the story begins, and not before the books do. */
function dayAgo(frame: CityFrame, months: number): Day | undefined {
  const day = addMonths(dayOf(frame.until), -months);
  return day > addDays(frame.firstDay, 30) ? day : undefined;
}

type Paying = PastPurchase['account'];

function payer(settled: Settled, member: (typeof demoCast)[number], key: string): Paying {
  const customer = settled.customers.get(member.key);
  const id = settled.accounts.get(key);
  const tail = member.accounts.find((account) => account.key === key)?.tail;
  invariant(customer && id && tail, key);
  return { id, customer, tail };
}

function purchasesOf(settled: Settled, frame: CityFrame): PastPurchase[] {
  return demoCast.flatMap((member) => {
    const saver = savers[member.key];
    if (!saver) return [];
    const [from, product, yuan, months] = saver.monthly ?? ['', '', 0, 0];
    const regular = Array.from({ length: months }, (_, index) => [index + 1, from, product, yuan] as const);
    return [...saver.bought, ...regular].flatMap(([monthsAgo, account, code, amount], index) => {
      const day = dayAgo(frame, monthsAgo);
      if (day === undefined) return [];
      const key = `city/wealth/${member.key}/${String(index)}`;
      const at = instantAt(day, 10, 20 + index);
      return [
        { key, account: payer(settled, member, account), product: code, amount: BigInt(amount) * 100n, at },
      ];
    });
  });
}

const depositsOf = (settled: Settled, frame: CityFrame) =>
  demoCast.flatMap((member) =>
    (savers[member.key]?.deposits ?? []).flatMap(([monthsAgo, account, term, yuan], index) => {
      const day = dayAgo(frame, monthsAgo);
      if (day === undefined) return [];
      return [
        {
          key: `city/deposit/${member.key}/${String(index)}`,
          from: payer(settled, member, account),
          amount: BigInt(yuan) * 100n,
          term,
          renews: false,
          at: instantAt(day, 11, 5),
        },
      ];
    }),
  );

/** Older people and students are graded lower; a fifth of all never answered. */
function gradeOf(seed: number, resident: Resident): Grade | undefined {
  const random = forkRandom(seed, `wealth/${resident.key}`);
  if (randomUnit(random) < 0.2) return undefined;
  const [least, most] = {
    pensioner: [1, 2],
    student: [2, 3],
    farmer: [1, 3],
    salaried: [2, 4],
    owner: [3, 5],
  }[resident.walk] as [number, number];
  return randomInt(random, least, most) as Grade;
}

/** Some residents keep a part of what they began with in cash management. */
async function residentPurchase(
  uses: CityUses,
  tx: Transaction,
  settled: Settled,
  frame: CityFrame,
  resident: Resident,
): Promise<PastPurchase[]> {
  const random = forkRandom(frame.seed, `wealth/buys/${resident.key}`);
  const amount = BigInt(Math.floor(resident.opening / 5 / 10_000)) * 10_000n;
  if (amount < 50_000n || randomUnit(random) > 0.25) return [];
  const account = await uses.accounts.byId(tx, settled.accounts.get(resident.key) ?? '');
  invariant(account, resident.key);
  const day = addDays(frame.firstDay, randomInt(random, 2, 12));
  return [
    { key: `city/wealth/${resident.key}`, account, product: 'cash-riri', amount, at: instantAt(day, 10, 5) },
  ];
}

/** What everybody was assessed as, bought and put away. */
export const invest: DepartmentLife = async (uses, tx, settled, frame) => {
  const assessedAt = (months: number) => instantAt(addMonths(dayOf(frame.until), -months), 14, 30);
  const cast = demoCast.flatMap(({ key }) => {
    const saver = savers[key];
    const customer = settled.customers.get(key);
    return saver && customer
      ? [{ key: `city/assessed/${key}`, customer, grade: saver.grade, at: assessedAt(3) }]
      : [];
  });
  const others = frame.residents.flatMap((resident, index) => {
    const grade = gradeOf(frame.seed, resident);
    const customer = settled.customers.get(resident.key);
    return grade !== undefined && customer
      ? [{ key: `city/assessed/${resident.key}`, customer, grade, at: assessedAt((index % 14) + 1) }]
      : [];
  });
  await uses.wealth.recordAssessments(tx, [...cast, ...others]);
  const purchases = purchasesOf(settled, frame);
  for (const resident of frame.residents)
    purchases.push(...(await residentPurchase(uses, tx, settled, frame, resident)));
  return [
    ...(await uses.wealth.recordPurchases(tx, purchases)),
    ...(await uses.deposits.recordDeposits(tx, depositsOf(settled, frame))),
  ];
};
