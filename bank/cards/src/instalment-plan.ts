import type { CustomerId } from '@banxing/capability';
import { type Day, divideHalfUp, invariant, money, splitEvenly } from '@banxing/kernel';
import type { CardRules } from './card-rules.ts';
import type { LineId, PlanId } from './item.ts';

/** One month of a plan; amounts in minor units. */
export interface PlanPart {
  readonly no: number;
  readonly principal: bigint;
  readonly fee: bigint;
  readonly billedOn: Day | null;
}

/** Purchases that are paid month by month. */
export interface Plan {
  readonly id: PlanId;
  readonly key: string;
  readonly line: LineId;
  readonly customer: CustomerId;
  /** Empty when a bill was split and not one purchase. */
  readonly merchant: string;
  readonly amount: bigint;
  readonly periods: number;
  /** Percent with two decimals. */
  readonly annualRate: string;
  readonly madeOn: Day;
  readonly parts: readonly PlanPart[];
}

/** What is not billed yet. */
export const unbilledPrincipal = ({ parts }: Pick<Plan, 'parts'>): bigint =>
  parts.reduce((sum, part) => (part.billedOn === null ? sum + part.principal : sum), 0n);

export const planTerms = (rules: CardRules): number[] =>
  Object.keys(rules.instalmentFees)
    .map(Number)
    .sort((a, b) => a - b);

/** Every month of a plan: even shares of the amount, the earlier ones a fen more where it does not divide, and the fee. */
export function planParts(amount: bigint, periods: number, rules: CardRules): PlanPart[] {
  const fee = rules.instalmentFees[periods];
  invariant(fee !== undefined, `no plan runs for ${periods} months`);
  return splitEvenly(money(amount), periods).map((share, index) => ({
    no: index + 1,
    principal: share.minorUnits,
    fee: divideHalfUp(amount * fee, 10_000n),
    billedOn: null,
  }));
}

const one = 10n ** 18n;

/** What payments at the ends of months are worth today at a monthly rate, both in units of 10⁻¹⁸. */
function presentValue(payments: readonly bigint[], rate: bigint): bigint {
  let factor = one;
  let sum = 0n;
  for (const payment of payments) {
    factor = (factor * one) / (one + rate);
    sum += payment * factor;
  }
  return sum;
}

/**
 * The yearly rate that the fees come to: the internal rate of return of a month, times twelve, as percent with two
 * decimals. Reckoned by halving in whole numbers.
 */
export function annualRateOf(amount: bigint, parts: readonly Pick<PlanPart, 'principal' | 'fee'>[]): string {
  const payments = parts.map(({ principal, fee }) => principal + fee);
  let low = 0n;
  let high = one;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (presentValue(payments, middle) > amount * one) low = middle;
    else high = middle;
  }
  const hundredths = divideHalfUp(high * 12n * 10_000n, one);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
