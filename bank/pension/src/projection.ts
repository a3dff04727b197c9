import { divideHalfUp } from '@banxing/kernel';
import { projectionAssumptions } from './pension-policy.ts';
import { leastPaidMonths, payoutMonths } from './retirement-age.ts';

/** What a projection is made of. Amounts in minor units of today's money. */
export interface ProjectionFacts {
  readonly ageMonths: number;
  readonly retireAgeMonths: number;
  /** Contributions go on from now, or begin at this age. */
  readonly paysFromAgeMonths: number;
  /** Before this age the state pays nothing. */
  readonly earliestAgeMonths: number;
  readonly thisYear: number;
  readonly scheme: 'employees' | 'residents' | 'civil' | 'none';
  readonly paidMonths: number;
  readonly base: bigint;
  readonly accountBalance: bigint;
  readonly averageWage: bigint;
  readonly annuityBalance: bigint;
  readonly annuityMonthly: bigint;
  readonly personalBalance: bigint;
  /** Put into the personal account each year from now on. */
  readonly personalYearly: bigint;
  /** Put by for it already, outside of any account here. */
  readonly savings: bigint;
  /** What a month in retirement shall bring. */
  readonly wanted: bigint;
}

/** A month in retirement, in today's money. */
export interface Projection {
  /** Whole months of work that are left. */
  readonly monthsLeft: number;
  readonly paidMonths: number;
  /** Months of contribution that the state asks for. */
  readonly leastMonths: number;
  readonly stateFromAge: number;
  readonly payoutMonths: number;
  readonly stateBasic: bigint;
  readonly stateAccount: bigint;
  readonly annuity: bigint;
  readonly personal: bigint;
  /** Of what is put by, evenly until the age that is assumed. */
  readonly fromSavings: bigint;
  readonly total: bigint;
  /** Wanted less what comes; zero when enough comes. */
  readonly gap: bigint;
  /** Years without a pension between stopping work and the earliest state pension, as a sum to have saved. */
  readonly bridge: bigint;
  /** Own savings that close gap and bridge until the age that is assumed. */
  readonly savingsNeeded: bigint;
  /** So much a month from now until retirement; zero when no month is left. */
  readonly saveMonthly: bigint;
}

const clamp = (value: bigint, least: bigint, most: bigint): bigint =>
  value < least ? least : value > most ? most : value;

/** The basic pension of employees: average of own and average wage, one percent for each year. */
function basicPension(averageWage: bigint, base: bigint, paidMonths: number): bigint {
  return divideHalfUp((averageWage + base) * BigInt(paidMonths), 2n * 100n * 12n);
}

function statePillar(facts: ProjectionFacts, paying: number, payout: number) {
  const { accountPercent, basePercent, residents } = projectionAssumptions;
  const months = BigInt(paying);
  if (facts.scheme === 'residents') {
    const account = facts.accountBalance + divideHalfUp(residents.yearly * months, 12n);
    return { basic: residents.basic, account: divideHalfUp(account, BigInt(payout)) };
  }
  const base = clamp(
    facts.base,
    (facts.averageWage * basePercent.least) / 100n,
    (facts.averageWage * basePercent.most) / 100n,
  );
  const account = facts.accountBalance + divideHalfUp(base * accountPercent * months, 100n);
  return {
    basic: basicPension(facts.averageWage, base, facts.paidMonths + paying),
    account: divideHalfUp(account, BigInt(payout)),
  };
}

/**
 * What a month in retirement would bring from all pillars, in today's money: wages and prices are taken to rise alike
 * and interest to make up for prices, so nothing is promised of any return.
 */
export function project(facts: ProjectionFacts): Projection {
  const monthsLeft = Math.max(0, facts.retireAgeMonths - facts.ageMonths);
  const stateFrom = Math.max(facts.retireAgeMonths, facts.earliestAgeMonths, facts.ageMonths);
  const stateFromAge = Math.floor(stateFrom / 12);
  const payout = payoutMonths(stateFromAge);
  const paying = Math.max(0, facts.retireAgeMonths - Math.max(facts.ageMonths, facts.paysFromAgeMonths));
  const paidMonths = facts.paidMonths + paying;
  const yearsUntil = Math.floor((stateFrom - facts.ageMonths) / 12);
  const leastMonths = leastPaidMonths(facts.thisYear + yearsUntil);
  const insured = facts.scheme === 'residents' || paidMonths >= leastMonths;
  const state = statePillar(facts, paying, payout);
  const stateBasic = insured ? state.basic : 0n;
  const annuity = divideHalfUp(facts.annuityBalance + facts.annuityMonthly * BigInt(paying), BigInt(payout));
  const personal = divideHalfUp(
    facts.personalBalance + divideHalfUp(facts.personalYearly * BigInt(monthsLeft), 12n),
    BigInt(payout),
  );
  const lasts = Math.max(1, projectionAssumptions.lastsUntilAge * 12 - stateFrom);
  const fromSavings = divideHalfUp(facts.savings, BigInt(lasts));
  const total = stateBasic + state.account + annuity + personal + fromSavings;
  const gap = facts.wanted > total ? facts.wanted - total : 0n;
  const bridge =
    facts.wanted * BigInt(Math.max(0, stateFrom - Math.max(facts.retireAgeMonths, facts.ageMonths)));
  const savingsNeeded = gap * BigInt(lasts) + bridge;
  return {
    monthsLeft,
    paidMonths,
    leastMonths,
    stateFromAge,
    payoutMonths: payout,
    stateBasic,
    stateAccount: state.account,
    annuity,
    personal,
    fromSavings,
    total,
    gap,
    bridge,
    savingsNeeded,
    saveMonthly: monthsLeft === 0 ? 0n : divideHalfUp(savingsNeeded, BigInt(monthsLeft)),
  };
}
