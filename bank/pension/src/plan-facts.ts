import type { CustomerCaller } from '@banxing/capability';
import { addMonths, type Day, dayOf, invariant, monthOf, type Words, words, yearOf } from '@banxing/kernel';
import { ageOn, type Customer } from '@banxing/parties';
import { type BookYear, bookYear, businessIncome } from './books.ts';
import { contributedIn, findPensionAccount } from './pension-account-store.ts';
import { averageWageIn, projectionAssumptions } from './pension-policy.ts';
import { findAnnuity, findStateRecord } from './pillar-record-store.ts';
import { project, type ProjectionFacts } from './projection.ts';
import type { PlanOutput } from './plan-output.ts';
import { earliestAge, lawfulAge, residentsAge } from './retirement-age.ts';
import { aboutYuan, ageWords, decimal, monthsWords } from './speech.ts';
import type { PensionUses } from './uses.ts';

/** What was said of a plan. Amount in minor units. */
export interface PlanAsked {
  readonly age: number | null;
  readonly retireAge: number | null;
  readonly wanted: bigint | null;
  /** A sum too large for a month: what is put by. */
  readonly savings: bigint | null;
}

/** Somebody's age in whole months. */
export function ageInMonths(bornOn: Day, today: Day): number {
  const apart = (yearOf(today) - yearOf(bornOn)) * 12 + monthOf(today) - monthOf(bornOn);
  return today.slice(8) < bornOn.slice(8) ? apart - 1 : apart;
}

/** Does a state pension come already, by what was reported or by the books? */
export async function drawsPension(uses: PensionUses, caller: CustomerCaller): Promise<boolean> {
  const record = await findStateRecord(uses.db, caller.customer);
  if (record) return record.drawing;
  return (await bookYear(uses, uses.db, caller.customer)).pension > 0n;
}

const wantedFrom = (year: BookYear, person: Customer, wage: bigint): bigint => {
  const income = (year.pay + businessIncome(year, person.segment)) / 12n;
  return ((income > 0n ? income : wage) * projectionAssumptions.wantedPercent) / 100n;
};

async function drawingFacts(
  uses: PensionUses,
  caller: CustomerCaller,
  year: BookYear,
  wantedSaid: bigint | null,
): Promise<NonNullable<PlanOutput['drawing']>> {
  const accounts = (await uses.accounts.list(uses.db, caller.customer)).filter(
    ({ kind, currency }) => kind === 'current' && currency === 'CNY',
  );
  const balances = await uses.ledger.balances(
    uses.db,
    accounts.map(({ id }) => id),
  );
  const deposits = balances.reduce((sum, { balance }) => sum + balance, 0n);
  const monthly = year.lastPension?.amount ?? 0n;
  const wanted = wantedSaid ?? year.monthlySpending;
  const gap = wanted > monthly ? wanted - monthly : 0n;
  return {
    monthly: decimal(monthly),
    wanted: decimal(wanted),
    wantedSaid: wantedSaid !== null,
    gap: decimal(gap),
    left: decimal(monthly > wanted ? monthly - wanted : 0n),
    deposits: decimal(deposits),
    lastsMonths: gap > 0n ? Number(deposits / gap) : null,
  };
}

function assumptionsOf(
  facts: ProjectionFacts,
  lawful: number,
  insured: boolean,
  contributed: bigint,
): Words[] {
  const wage = aboutYuan(facts.averageWage);
  return [
    words(
      '工资和物价同步上涨,所有金额都是今天的购买力',
      'wages and prices rise alike; all sums are in today’s money',
    ),
    words('利息只抵物价,不算投资收益', 'interest makes up for prices, no return on investments is counted'),
    words(`当地月平均工资 ${wage} 元`, `an average wage of ¥${wage} a month`),
    insured
      ? words(
          `已缴 ${monthsWords(facts.paidMonths).zh},以后按基数 ${aboutYuan(facts.base)} 元一直缴到退休`,
          `${monthsWords(facts.paidMonths).en} paid; payments go on until retirement on ¥${aboutYuan(facts.base)}`,
        )
      : words(
          `没有查到参保记录,按${facts.ageMonths < facts.paysFromAgeMonths ? `${facts.paysFromAgeMonths / 12}岁工作后` : '现在'}开始、以平均工资为基数缴纳`,
          `no insurance on record; payments begin ${facts.ageMonths < facts.paysFromAgeMonths ? `at ${facts.paysFromAgeMonths / 12}` : 'now'} on the average wage`,
        ),
    words(`法定退休年龄 ${ageWords(lawful).zh}`, `a lawful retirement age of ${ageWords(lawful).en}`),
    words(
      `个人养老金以后每年存 ${aboutYuan(contributed)} 元`,
      `¥${aboutYuan(contributed)} a year goes into the personal pension`,
    ),
    words(
      `自己的积蓄用到 ${projectionAssumptions.lastsUntilAge} 岁`,
      `own savings last until ${projectionAssumptions.lastsUntilAge}`,
    ),
  ];
}

async function factsOf(
  uses: PensionUses,
  person: Customer,
  asked: PlanAsked,
  year: BookYear,
  today: Day,
): Promise<{ facts: ProjectionFacts; lawful: number; insured: boolean; yearly: bigint }> {
  const record = await findStateRecord(uses.db, person.id);
  const annuity = await findAnnuity(uses.db, person.id);
  const account = await findPensionAccount(uses.db, person.id);
  const yearly = account ? await contributedIn(uses.db, person.id, yearOf(today)) : 0n;
  const held = account ? (await uses.ledger.balance(uses.db, account.id)).balance : 0n;
  const wage = averageWageIn(record?.city ?? person.city);
  const bornOn = asked.age === null ? person.bornOn : addMonths(today, -asked.age * 12);
  const residents = record?.scheme === 'residents';
  const who = { gender: person.gender, bornOn };
  const lawful = residents ? residentsAge : lawfulAge(who);
  const facts: ProjectionFacts = {
    ageMonths: ageInMonths(bornOn, today),
    retireAgeMonths: asked.retireAge === null ? lawful : asked.retireAge * 12,
    paysFromAgeMonths: record ? 0 : projectionAssumptions.firstJobAge * 12,
    earliestAgeMonths: residents ? residentsAge : earliestAge(who),
    thisYear: yearOf(today),
    scheme: record?.scheme ?? 'none',
    paidMonths: record?.paidMonths ?? 0,
    base: record?.base ?? wage,
    accountBalance: record?.balance ?? 0n,
    averageWage: wage,
    annuityBalance: annuity?.balance ?? 0n,
    annuityMonthly: annuity?.monthly ?? 0n,
    personalBalance: held,
    personalYearly: yearly,
    savings: asked.savings ?? 0n,
    wanted: asked.wanted ?? wantedFrom(year, person, wage),
  };
  return { facts, lawful, insured: record !== undefined, yearly };
}

/** Reckons the plan of a customer from what is on record and what was said. */
export async function planOf(
  uses: PensionUses,
  caller: CustomerCaller,
  asked: PlanAsked,
): Promise<PlanOutput> {
  const today = dayOf(uses.clock.now());
  const person = await uses.parties.customer(uses.db, caller.customer);
  invariant(person, `nobody is ${caller.customer}`);
  const year = await bookYear(uses, uses.db, caller.customer);
  if (await drawsPension(uses, caller)) {
    const drawing = await drawingFacts(uses, caller, year, asked.wanted);
    return { currency: 'CNY', drawing, projection: null };
  }
  const { facts, lawful, insured, yearly } = await factsOf(uses, person, asked, year, today);
  const it = project(facts);
  return {
    currency: 'CNY',
    drawing: null,
    projection: {
      age: asked.age ?? ageOn(person, today),
      retireAgeMonths: facts.retireAgeMonths,
      lawfulAgeMonths: lawful,
      monthsLeft: it.monthsLeft,
      paidMonths: it.paidMonths,
      leastMonths: it.leastMonths,
      insured: it.stateBasic > 0n,
      stateFromAge: it.stateFromAge,
      payoutMonths: it.payoutMonths,
      state: decimal(it.stateBasic + it.stateAccount),
      stateBasic: decimal(it.stateBasic),
      stateAccount: decimal(it.stateAccount),
      annuity: decimal(it.annuity),
      personal: decimal(it.personal),
      savings: decimal(facts.savings),
      fromSavings: decimal(it.fromSavings),
      total: decimal(it.total),
      wanted: decimal(facts.wanted),
      gap: decimal(it.gap),
      bridge: decimal(it.bridge),
      saveMonthly: decimal(it.saveMonthly),
      assumptions: assumptionsOf(facts, lawful, insured, yearly),
    },
  };
}
