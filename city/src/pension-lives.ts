import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  forkRandom,
  instantAt,
  invariant,
  monthOf,
  randomInt,
  randomUnit,
  yearOf,
} from '@banxing/kernel';
import type { Annuity, PastPensionAccount, Scheme, StateRecord } from '@banxing/pension';
import type { CityFrame, CityUses, Settled } from './city-uses.ts';
import { demoCast } from './demo-cast.ts';
import type { DepartmentLife } from './department-life.ts';
import type { Resident } from './residents.ts';

/** What social insurance and employers know of somebody. Amounts are yuan. */
interface Insured {
  readonly scheme: Scheme;
  readonly city: string;
  /** First month of contribution. */
  readonly from: Day;
  readonly base: number;
  readonly drawing?: boolean;
  readonly annuity?: { readonly employer: string; readonly monthly: number; readonly from: Day };
}

/** The demo customers; who is not here is not insured. */
const castInsured: Readonly<Record<string, Insured>> = {
  chenjing: {
    scheme: 'employees',
    city: '上海',
    from: '2017-07-01',
    base: 26_000,
    annuity: { employer: '星图科技(上海)有限公司', monthly: 800, from: '2021-04-01' },
  },
  wangmin: {
    scheme: 'civil',
    city: '哈尔滨',
    from: '2007-08-01',
    base: 11_300,
    annuity: { employer: '哈尔滨市第一医院', monthly: 1356, from: '2014-10-01' },
  },
  zhouming: { scheme: 'employees', city: '宁波', from: '2006-03-01', base: 9000 },
  zhaolan: { scheme: 'residents', city: '郑州', from: '2011-01-01', base: 0 },
  wangjianguo: { scheme: 'employees', city: '哈尔滨', from: '1981-09-01', base: 5200, drawing: true },
  liuguifang: { scheme: 'civil', city: '南京', from: '1988-08-01', base: 7800, drawing: true },
};

const monthsBetween = (from: Day, to: Day): number =>
  Math.max(0, (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from));

const fen = (yuan: number): bigint => BigInt(Math.round(yuan)) * 100n;

/** Bases were lower in earlier years: of what today's base would have brought, so much has come together. */
const grown = 0.72;

function stateRecord(customer: CustomerId, insured: Insured, reportedOn: Day): StateRecord {
  const { scheme, city, from, base, drawing = false } = insured;
  const paidMonths = drawing
    ? monthsBetween(from, addMonths(from, 36 * 12))
    : monthsBetween(from, reportedOn);
  const balance =
    scheme === 'residents' ? (paidMonths / 12) * 420 : drawing ? 0 : base * 0.08 * paidMonths * grown;
  return {
    customer,
    scheme,
    city,
    paidMonths,
    base: fen(base),
    balance: fen(balance),
    drawing,
    reportedOn,
  };
}

const annuityOf = (customer: CustomerId, { annuity }: Insured, reportedOn: Day): Annuity | undefined =>
  annuity && {
    customer,
    employer: annuity.employer,
    balance: fen(annuity.monthly * monthsBetween(annuity.from, reportedOn) * grown),
    monthly: fen(annuity.monthly),
    reportedOn,
  };

const firstJob: Readonly<Record<Resident['walk'], number>> = {
  salaried: 23,
  owner: 26,
  farmer: 20,
  pensioner: 22,
  student: 99,
};

/** A resident's insurance by walk of life; students have none. */
function residentInsured(seed: number, resident: Resident): Insured | undefined {
  const { walk, bornOn, city, income } = resident;
  if (walk === 'student') return undefined;
  const random = forkRandom(seed, `${resident.key}/pension`);
  const from = addMonths(bornOn, firstJob[walk] * 12 + randomInt(random, 0, 30));
  const base = income / 100;
  if (walk === 'farmer') return { scheme: 'residents', city, from, base: 0 };
  if (walk === 'pensioner') return { scheme: 'employees', city, from, base, drawing: true };
  const annuity =
    walk === 'salaried' && randomUnit(random) < 0.25
      ? { employer: resident.payer, monthly: Math.round(base * 0.06), from: addMonths(from, 24) }
      : undefined;
  return { scheme: 'employees', city, from, base, ...(annuity ? { annuity } : {}) };
}

/** Puts twelve thousand in each December of the past, and half of it in March of the year that runs. */
function zhoumingSaves(settled: Settled, frame: CityFrame): PastPensionAccount {
  const member = demoCast.find(({ key }) => key === 'zhouming');
  const customer = settled.customers.get('zhouming');
  const id = settled.accounts.get('zhouming/main');
  const tail = member?.accounts.find(({ key }) => key === 'zhouming/main')?.tail;
  invariant(customer && id && tail, 'Zhou Ming has his business card');
  const thisYear = yearOf(dayOf(frame.until));
  const years = Array.from({ length: 3 }, (_, back) => thisYear - 2 + back);
  const planned = years.map((year) =>
    year < thisYear
      ? { day: `${String(year)}-12-08`, amount: 1_200_000n }
      : { day: `${String(year)}-03-16`, amount: 600_000n },
  );
  const openedAt = instantAt(addDays(frame.firstDay, 1), 9);
  return {
    customer,
    openedAt,
    contributions: planned
      .map(({ day, amount }) => ({ amount, at: instantAt(day, 15, 20), from: { id, tail } }))
      .filter(({ at }) => at > openedAt && at < frame.until),
  };
}

/** Some of the salaried who came with enough put something in soon after the books began. */
async function residentsSave(
  uses: CityUses,
  tx: Transaction,
  settled: Settled,
  frame: CityFrame,
): Promise<PastPensionAccount[]> {
  const savers: PastPensionAccount[] = [];
  for (const resident of frame.residents) {
    const random = forkRandom(frame.seed, `${resident.key}/personal-pension`);
    const able = resident.walk === 'salaried' && resident.opening >= 3 * resident.income;
    const id = settled.accounts.get(resident.key);
    if (!able || !id || randomUnit(random) > 0.4) continue;
    const account = await uses.accounts.byId(tx, id);
    invariant(account, `${resident.key} has an account`);
    const amount = BigInt(Math.min(1_200_000, Math.floor((resident.income * 0.4) / 10_000) * 10_000));
    const at = instantAt(addDays(frame.firstDay, randomInt(random, 12, 30)), 11, randomInt(random, 0, 59));
    savers.push({
      customer: account.customer,
      openedAt: instantAt(addDays(frame.firstDay, 2), 10),
      contributions: [{ amount, at, from: { id, tail: account.tail } }],
    });
  }
  return savers;
}

/** What everybody has for old age: the records of the state and of employers, and what some saved themselves. */
export const saveForOldAge: DepartmentLife = async (uses, tx, settled, frame) => {
  const reportedOn = addDays(`${dayOf(frame.until).slice(0, 8)}01`, -1);
  const known = [
    ...Object.entries(castInsured).map(([key, insured]) => ({ key, insured })),
    ...frame.residents.map((resident) => ({
      key: resident.key,
      insured: residentInsured(frame.seed, resident),
    })),
  ].flatMap(({ key, insured }) => {
    const customer = settled.customers.get(key);
    return customer && insured ? [{ customer, insured }] : [];
  });
  await uses.pension.recordState(
    tx,
    known.map(({ customer, insured }) => stateRecord(customer, insured, reportedOn)),
  );
  await uses.pension.recordAnnuities(
    tx,
    known.flatMap(({ customer, insured }) => annuityOf(customer, insured, reportedOn) ?? []),
  );
  const savers = await residentsSave(uses, tx, settled, frame);
  return uses.pension.recordHistory(tx, [zhoumingSaves(settled, frame), ...savers]);
};
