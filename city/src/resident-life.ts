import {
  addDays,
  type Day,
  dayInMonthOf,
  forkRandom,
  instantAt,
  monthOf,
  randomInt,
  randomUnit,
} from '@banxing/kernel';
import type { LifeEvent } from './life-event.ts';
import {
  campusMerchants,
  cityMerchants,
  homeBills,
  type Merchant,
  neighbourhoodMerchants,
  villageMerchants,
} from './merchants.ts';
import { momentOn, openPurse, type Purse, receive, shopOn, spend } from './purse.ts';
import type { Resident, Walk } from './residents.ts';

const shopsOf: Record<Walk, readonly Merchant[]> = {
  salaried: cityMerchants,
  owner: cityMerchants,
  pensioner: neighbourhoodMerchants,
  student: campusMerchants,
  farmer: villageMerchants,
};

const incomePurpose: Record<Walk, string> = {
  salaried: 'salary',
  pensioner: 'pension',
  student: 'family',
  farmer: 'sales',
  owner: 'sales',
};

/** Spring and autumn bring what a farmer lives on; the months between bring little. */
const harvestShare: Readonly<Record<number, number>> = { 5: 2.2, 6: 2.6, 9: 1.8, 10: 3.4, 11: 2.4 };

function earn(purse: Purse, resident: Resident, day: Day): void {
  if (day !== dayInMonthOf(day, resident.payday)) return;
  const { random } = purse;
  const month = monthOf(day);
  const share =
    resident.walk === 'farmer'
      ? (harvestShare[month] ?? 0.35)
      : resident.walk === 'owner'
        ? 0.7 + 0.6 * randomUnit(random)
        : 1;
  const amount = Math.round((resident.income * share) / 100) * 100;
  const at = momentOn(random, day, 9, 16);
  const purpose = incomePurpose[resident.walk];
  receive(purse, { at, amount, purpose, counterparty: resident.payer });
  if (resident.walk === 'salaried' && month === 1) {
    const bonus = Math.round((resident.income * (0.6 + 1.6 * randomUnit(random))) / 100) * 100;
    receive(purse, {
      at: instantAt(day, 16, 30),
      amount: bonus,
      purpose: 'bonus',
      counterparty: resident.payer,
    });
  }
}

function payBills(purse: Purse, resident: Resident, day: Day): void {
  if (resident.walk === 'student') return;
  for (const bill of homeBills) {
    if (day !== dayInMonthOf(day, bill.dayOfMonth)) continue;
    const heavy = bill.heavyMonths?.includes(monthOf(day)) ? 2 : 1;
    const amount = randomInt(purse.random, bill.least * 10, bill.most * 10) * 10 * heavy;
    const { name, purpose } = bill;
    spend(purse, {
      at: momentOn(purse.random, day, 8, 20),
      amount,
      purpose,
      counterparty: name,
      merchant: name,
    });
  }
  if (resident.rents && day === dayInMonthOf(day, 1)) {
    const amount = Math.round((resident.income * 0.26) / 10_000) * 10_000;
    spend(purse, {
      at: momentOn(purse.random, day, 9, 12),
      amount,
      purpose: 'rent',
      counterparty: '房东',
      memo: '房租',
    });
  }
}

const isSpringFestival = (day: Day): boolean => day.slice(5) >= '02-08' && day.slice(5) <= '02-12';

function celebrate(purse: Purse, day: Day): void {
  if (!isSpringFestival(day) || randomUnit(purse.random) > 0.4) return;
  const amount = randomInt(purse.random, 2, 12) * 10_000;
  const at = momentOn(purse.random, day, 8, 22);
  if (randomUnit(purse.random) < 0.5)
    receive(purse, { at, amount, purpose: 'red_packet', counterparty: '亲友', memo: '新年红包' });
  else spend(purse, { at, amount, purpose: 'red_packet', counterparty: '亲友', memo: '新年红包' }, 50_000);
}

/** Two years, or how long it was, of somebody's ordinary life: what came in and what went out. */
export function liveAsResident(seed: number, resident: Resident, from: Day, until: Date): LifeEvent[] {
  const purse = openPurse(resident.key, forkRandom(seed, `${resident.key}/life`));
  receive(purse, {
    at: instantAt(from, 0, 5),
    amount: resident.opening,
    purpose: 'opening_balance',
    counterparty: '',
    memo: '期初余额',
  });
  const shops = shopsOf[resident.walk];
  for (let day = from; instantAt(day, 0) < until; day = addDays(day, 1)) {
    earn(purse, resident, day);
    payBills(purse, resident, day);
    celebrate(purse, day);
    if (randomUnit(purse.random) < resident.errands / 7)
      shopOn(purse, day, shops, Math.round(resident.income * 0.05));
  }
  return purse.events.filter((event) => event.at < until);
}
