import {
  addMonths,
  type Day,
  dayInMonthOf,
  divideHalfUp,
  invariant,
  money,
  splitEvenly,
} from '@banxing/kernel';
import type { YearlyRate } from './rate.ts';

/** How a loan is paid back: 等额本息, 等额本金, 先息后本. */
export const repaymentMethods = ['equal_instalment', 'equal_principal', 'interest_first'] as const;
export type RepaymentMethod = (typeof repaymentMethods)[number];

export interface LoanTerms {
  /** Minor units, above zero. */
  readonly principal: bigint;
  readonly rate: YearlyRate;
  /** Number of monthly instalments, 1 to 480. */
  readonly months: number;
  readonly method: RepaymentMethod;
}

/** One monthly payment; amounts in minor units. */
export interface Instalment {
  /** From 1. */
  readonly no: number;
  readonly principal: bigint;
  readonly interest: bigint;
}

export const longestMonths = 480;

/** The interest of one month on what is still owed: a twelfth of the yearly rate, rounded half up to the fen. */
export const monthlyInterest = (owed: bigint, rate: YearlyRate): bigint =>
  divideHalfUp(owed * rate.numerator, rate.denominator * 12n);

/**
 * The constant payment of an annuity, `P·r·(1+r)ⁿ / ((1+r)ⁿ − 1)` with `r = a/b` a month, reckoned as one fraction of
 * whole numbers and rounded once.
 */
function constantPayment(terms: LoanTerms): bigint {
  const a = terms.rate.numerator;
  const b = terms.rate.denominator * 12n;
  const n = BigInt(terms.months);
  if (a === 0n) return divideHalfUp(terms.principal, n);
  const grown = (a + b) ** n;
  return divideHalfUp(terms.principal * a * grown, b * (grown - b ** n));
}

function principalParts(terms: LoanTerms): (no: number, owed: bigint, interest: bigint) => bigint {
  switch (terms.method) {
    case 'interest_first':
      return () => 0n;
    case 'equal_principal': {
      const shares = splitEvenly(money(terms.principal), terms.months);
      return (no) => shares[no - 1]?.minorUnits ?? 0n;
    }
    case 'equal_instalment': {
      const payment = constantPayment(terms);
      return (_no, owed, interest) => {
        const part = payment - interest;
        return part < 0n ? 0n : part > owed ? owed : part;
      };
    }
  }
}

/**
 * Every instalment of a loan, exact to the minor unit. Principal parts add up to the loan: the last instalment takes
 * what is left.
 */
export function instalmentsOf(terms: LoanTerms): Instalment[] {
  invariant(terms.principal > 0n, 'a loan is more than nothing');
  invariant(
    Number.isInteger(terms.months) && terms.months >= 1 && terms.months <= longestMonths,
    'months out of range',
  );
  const part = principalParts(terms);
  const instalments: Instalment[] = [];
  let owed = terms.principal;
  for (let no = 1; no <= terms.months; no++) {
    const interest = monthlyInterest(owed, terms.rate);
    const principal = no === terms.months ? owed : part(no, owed, interest);
    instalments.push({ no, principal, interest });
    owed -= principal;
  }
  return instalments;
}

/** The day on which instalment `no` falls due: the due day of the `no`th month after the month of drawing. */
export const dueDayOf = (drawnOn: Day, dueDay: number, no: number): Day =>
  dayInMonthOf(addMonths(`${drawnOn.slice(0, 8)}01`, no), dueDay);

export const totalInterest = (instalments: readonly Instalment[]): bigint =>
  instalments.reduce((sum, { interest }) => sum + interest, 0n);
