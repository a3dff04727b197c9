import {
  addDays,
  type Day,
  dayOf,
  divideHalfEven,
  forkRandom,
  instantAt,
  invariant,
  type Random,
  randomInt,
  startOfDay,
  weekdayOf,
} from '@banxing/kernel';
import { type DealtCurrency, dealtCurrencies } from './currency-names.ts';
import type { Price } from './price.ts';
import type { Quote, RateFeed } from './quote.ts';

interface Market {
  /** The price around which the walk keeps. */
  readonly level: Price;
  /** Half the distance between bid and ask, in millionths. */
  readonly halfSpread: bigint;
  /** The largest move of one day, in millionths. */
  readonly dayMove: number;
}

const market = (level: Price, halfSpread: bigint, dayMove: number): Market => ({
  level,
  halfSpread,
  dayMove,
});

const markets: Readonly<Record<DealtCurrency, Market>> = {
  USD: market(71_050n, 2000n, 1500),
  EUR: market(82_400n, 3000n, 4000),
  HKD: market(9130n, 2000n, 1500),
  JPY: market(46_100n, 3500n, 5000),
  GBP: market(93_200n, 3000n, 4500),
  AUD: market(46_300n, 3500n, 5000),
  CAD: market(50_600n, 3500n, 3500),
  SGD: market(54_700n, 3500n, 3000),
  CHF: market(88_300n, 3500n, 4000),
  KRW: market(4950n, 5000n, 4500),
  THB: market(2190n, 5000n, 4000),
  NZD: market(40_900n, 3500n, 5000),
  RUB: market(890n, 8000n, 6000),
  TWD: market(2260n, 5000n, 3000),
  MOP: market(8860n, 3000n, 1500),
};

const million = 1_000_000n;
const firstDay: Day = '2024-01-01';
const opensAt = 9;
const closesAt = 23;
/** A day takes back one part in this of the distance to the level, so that the walk stays near it. */
const pull = 40;
/** The largest deviation of an hour from its day, in millionths. */
const hourMove = 200;

/** The walk of one currency, drawn day by day as far as somebody looks. */
class Walk {
  readonly #seed: number;
  readonly #name: string;
  readonly #random: Random;
  readonly #market: Market;
  /** How far from the level each trading day is, in millionths. */
  readonly #days = new Map<Day, number>();
  #last: Day = addDays(firstDay, -1);
  #deviation = 0;

  constructor(seed: number, currency: DealtCurrency) {
    this.#seed = seed;
    this.#name = `rates/${currency}`;
    this.#random = forkRandom(seed, this.#name);
    this.#market = markets[currency];
  }

  /** Middle price at an hour of a trading day; before the walk begins it is the level. */
  mid(day: Day, hour: number): Price {
    const { level } = this.#market;
    if (day < firstDay) return level;
    while (this.#last < day) this.#drawNext();
    const deviation = this.#days.get(day);
    invariant(deviation !== undefined, `${day} is no trading day`);
    const around = BigInt(deviation + this.#within(day, hour));
    return divideHalfEven(level * (million + around), million);
  }

  #drawNext(): void {
    this.#last = addDays(this.#last, 1);
    if (weekdayOf(this.#last) > 5) return;
    const { dayMove } = this.#market;
    this.#deviation += randomInt(this.#random, -dayMove, dayMove) - Math.trunc(this.#deviation / pull);
    this.#days.set(this.#last, this.#deviation);
  }

  /** The move of an hour within its day. */
  #within(day: Day, hour: number): number {
    const random = forkRandom(this.#seed, `${this.#name}/${day}`);
    for (let skipped = opensAt; skipped < hour; skipped += 1) random.uint32();
    return randomInt(random, -hourMove, hourMove);
  }
}

/** The last hour at or before an instant at which prices came out: hourly from 9:00 to 23:00 on weekdays. */
export function publicationBefore(at: Date): { readonly on: Day; readonly hour: number } {
  const today = dayOf(at);
  const hour = Math.floor((at.getTime() - startOfDay(today).getTime()) / 3_600_000);
  if (weekdayOf(today) <= 5 && hour >= opensAt) return { on: today, hour: Math.min(hour, closesAt) };
  let on = addDays(today, -1);
  while (weekdayOf(on) > 5) on = addDays(on, -1);
  return { on, hour: closesAt };
}

/** The next publication after an instant. */
export function nextPublicationAt(at: Date): Date {
  const { on, hour } = publicationBefore(at);
  if (hour < closesAt) return instantAt(on, hour + 1);
  let next = addDays(on, 1);
  while (weekdayOf(next) > 5) next = addDays(next, 1);
  return instantAt(next, opensAt);
}

/**
 * Prices for a bank without a market: from the seed and the day, the same on every machine, each currency in a random
 * walk of its own around a realistic level. Bids are rounded down and asks up, so that bid < mid < ask always.
 */
export function simulatedRates(seed: number): RateFeed {
  const walks = new Map(dealtCurrencies.map((currency) => [currency, new Walk(seed, currency)]));
  const midOf = (currency: DealtCurrency, day: Day, hour: number): Price => {
    const walk = walks.get(currency);
    invariant(walk, `no market for ${currency}`);
    return walk.mid(day, hour);
  };
  const quoteOf = (currency: DealtCurrency, day: Day, hour: number): Quote => {
    const mid = midOf(currency, day, hour);
    const { halfSpread } = markets[currency];
    const bid = (mid * (million - halfSpread)) / million;
    const ask = (mid * (million + halfSpread) + million - 1n) / million;
    return { currency, bid, ask, mid, publishedAt: instantAt(day, hour) };
  };
  return {
    quotes: (at) => {
      const { on, hour } = publicationBefore(at);
      return Promise.resolve(dealtCurrencies.map((currency) => quoteOf(currency, on, hour)));
    },
    nextAt: nextPublicationAt,
    closes: (currency, { from, now }) => {
      const last = publicationBefore(now);
      const closes = [];
      for (let day = from; day <= last.on; day = addDays(day, 1)) {
        if (weekdayOf(day) > 5) continue;
        closes.push({ on: day, mid: midOf(currency, day, day === last.on ? last.hour : closesAt) });
      }
      return Promise.resolve(closes);
    },
  };
}
