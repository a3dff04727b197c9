import { addMonths, type Day, type Random, randomInt } from '@banxing/kernel';
import type { MarketFeed } from '../market/feed.ts';
import { type AssetClass, assetClasses } from '../product.ts';
import type { CustomerGrade } from '../suitability.ts';
import { impliedReturns, posteriorReturns } from './black-litterman.ts';
import { bestFor } from './frontier.ts';
import type { Table, Vector } from './quadratic-program.ts';
import { hierarchicalRiskParity } from './risk-parity.ts';
import { dot, shrunkCovariances, swingOfMix } from './statistics.ts';

/** What the market as a whole holds, as far as a household can hold it, in the order of `assetClasses`. */
const marketWeights: Vector = [0.15, 0.45, 0.22, 0.1, 0.08];
const marketAversionTo = 2.5;
const weeksAYear = 50;
/** A bond's yield is known but for defaults and early sales. */
const bondYieldDoubt = 0.002;
const historyMonths = 36;

/** How averse to swings each grade is, and the most of A-shares, overseas shares and gold that it bears. */
const byGrade: Readonly<
  Record<CustomerGrade, { readonly aversion: number; readonly most: readonly [number, number, number] }>
> = {
  1: { aversion: 40, most: [0, 0, 0] },
  2: { aversion: 22, most: [0, 0, 0] },
  3: { aversion: 3.5, most: [0.25, 0, 0.1] },
  4: { aversion: 1.9, most: [0.4, 0.2, 0.12] },
  5: { aversion: 1.1, most: [0.55, 0.3, 0.15] },
};

/** How the classes moved by the week, and what that makes of their returns and swings. */
export interface Outlook {
  /** Weekly changes of each class, oldest first. */
  readonly weekly: Table;
  readonly returns: Vector;
  readonly covariance: Table;
  readonly shrinkage: number;
}

/** What is thought of the classes as of a day: swings from three years, drawn together; returns from what the market holds, with the yield that bonds are known to have. Rates as fractions of a year. */
export function outlookOf(
  feed: MarketFeed,
  day: Day,
  rates: { readonly safe: number; readonly bond: number },
): Outlook {
  const weekly = assetClasses.map((name) => {
    const levels = feed.history(name, addMonths(day, -historyMonths), day).filter((_, at) => at % 5 === 0);
    return levels.slice(1).map((level, index) => level / (levels[index] ?? level) - 1);
  });
  const { table, shrinkage } = shrunkCovariances(weekly, weeksAYear);
  // Cash hardly moves; a trace keeps the table invertible.
  const covariance = table.map((row, i) => row.map((value, j) => (i === j ? value + 1e-7 : value)));
  const implied = impliedReturns(marketWeights, covariance, marketAversionTo, rates.safe);
  const bond = { asset: assetClasses.indexOf('bond'), return: rates.bond, doubt: bondYieldDoubt };
  const returns = posteriorReturns(implied, covariance, [bond]);
  return { weekly, returns, covariance, shrinkage };
}

export interface AllocationWish {
  readonly grade: CustomerGrade;
  readonly years: number;
  /** Classes in which something may be sold to this customer. */
  readonly open: readonly AssetClass[];
}

/** Shares come in only with time to wait: none under a year, half under three. */
const patience = (years: number): number => (years < 1 ? 0 : years < 3 ? 0.5 : 1);

/** The shares of the classes that fit a grade and a horizon best, in the order of `assetClasses`. */
export function weightsFor(outlook: Outlook, { grade, years, open }: AllocationWish): Vector {
  const { aversion, most } = byGrade[grade];
  const [equity, overseas, gold] = most;
  const wait = patience(years);
  const caps: Record<AssetClass, number> = {
    cash: 1,
    bond: years < 0.5 ? 0.4 : 1,
    equity: equity * wait,
    overseas: overseas * wait,
    gold: years < 1 ? 0 : gold,
  };
  const cashFloor = years < 0.5 ? 0.6 : years < 1 ? 0.3 : 0.1;
  const upper = assetClasses.map((name) => (open.includes(name) ? caps[name] : 0));
  const weights = bestFor(outlook.returns, outlook.covariance, aversion, {
    least: assetClasses.map((name) => (name === 'cash' ? cashFloor : 0)),
    most: upper,
  });
  const rounded = (weights ?? assetClasses.map((name) => (name === 'cash' ? 1 : 0))).map((value) =>
    Math.max(0, Math.round(value * 100) / 100),
  );
  const left = 1 - rounded.reduce((sum, value) => sum + value, 0);
  return rounded.map((value, place) => (assetClasses[place] === 'cash' ? value + left : value));
}

/** What a mix that trusts no expected return would swing by in a year: the comparison beside the advice. */
export function parityOf(outlook: Outlook, open: readonly AssetClass[]): { weights: Vector; swing: number } {
  const risky = assetClasses.flatMap((name, place) =>
    open.includes(name) && name !== 'cash' ? [place] : [],
  );
  const covariance = risky.map((i) => risky.map((j) => outlook.covariance[i]?.[j] ?? 0));
  const correlation = covariance.map((row, i) =>
    row.map((value, j) => value / Math.sqrt((covariance[i]?.[i] ?? 1) * (covariance[j]?.[j] ?? 1))),
  );
  const parity = risky.length === 0 ? [] : hierarchicalRiskParity(covariance, correlation);
  const weights = assetClasses.map((_, place) => parity[risky.indexOf(place)] ?? 0);
  return { weights, swing: swingOfMix(weights, outlook.covariance) };
}

/** What may become of one yuan: at the end of the horizon, and at its lowest on the way. */
export interface Prospect {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** The lowest point that one way in a hundred falls below. */
  readonly worst: number;
  readonly expected: number;
  readonly swing: number;
}

const ways = 600;
const blockWeeks = 8;

const quantile = (sorted: Vector, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1;

/** Plays the past again in shuffled pieces of two months, with the drift that is thought of now. */
export function prospectOf(outlook: Outlook, weights: Vector, years: number, random: Random): Prospect {
  const length = outlook.weekly[0]?.length ?? 0;
  const mixed = Array.from({ length }, (_, week) =>
    dot(
      weights,
      outlook.weekly.map((row) => row[week] ?? 0),
    ),
  );
  const average = mixed.reduce((sum, value) => sum + value, 0) / length;
  const expected = dot(weights, outlook.returns);
  const steps = mixed.map((value) => value - average + expected / weeksAYear);
  const weeks = Math.max(1, Math.round(years * weeksAYear));
  const ends: number[] = [];
  const lows: number[] = [];
  for (let way = 0; way < ways; way += 1) {
    let level = 1;
    let low = 1;
    let at = 0;
    for (let week = 0; week < weeks; week += 1) {
      if (week % blockWeeks === 0) at = randomInt(random, 0, length - 1);
      level *= 1 + (steps[(at + (week % blockWeeks)) % length] ?? 0);
      if (level < low) low = level;
    }
    ends.push(level);
    lows.push(low);
  }
  ends.sort((a, b) => a - b);
  lows.sort((a, b) => a - b);
  return {
    low: quantile(ends, 0.05),
    middle: quantile(ends, 0.5),
    high: quantile(ends, 0.95),
    worst: quantile(lows, 0.01),
    expected,
    swing: swingOfMix(weights, outlook.covariance),
  };
}
