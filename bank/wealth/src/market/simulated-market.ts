import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  forkRandom,
  instantAt,
  invariant,
  words,
} from '@banxing/kernel';
import { type AssetClass, assetClasses } from '../product.ts';
import { isTradingDay, tradingDayBefore } from '../trading-days.ts';
import type { MarketFeed, Quote, Valued } from './feed.ts';
import { overviewCodes, type Quoted, quotedMarkets } from './quoted.ts';

/** The first day of every simulated price; all before it is flat. */
export const simulationStartsOn: Day = '2023-01-03';

/** Yearly drift and swing of a class, in basis points, and how it moves with the classes before it, in percent. */
const classes: Readonly<
  Record<AssetClass, { readonly drift: number; readonly swing: number; readonly with: readonly number[] }>
> = {
  equity: { drift: 650, swing: 1900, with: [] },
  overseas: { drift: 820, swing: 1600, with: [45] },
  bond: { drift: 290, swing: 210, with: [-12, -5] },
  gold: { drift: 560, swing: 1350, with: [5, 8, 15] },
  cash: { drift: 172, swing: 3, with: [] },
};

const order: readonly AssetClass[] = ['equity', 'overseas', 'bond', 'gold', 'cash'];

/** Extra yearly drift and swing of single products, in basis points: what their makers add or cost. */
const ownWays: Readonly<Record<string, readonly [drift: number, swing: number]>> = {
  'fund-baijiu': [-250, 1500],
  'fund-medical': [-150, 1300],
  'fund-growth': [180, 900],
  'fund-chip': [300, 2000],
  'fund-dividend': [120, 500],
  'fixed-enhanced': [40, 60],
};

const tradingDaysAYear = 244;
const scale = 100_000_000n;
/** √244 and √365 in hundredths. */
const rootTradingYear = 1562;
const rootYear = 1910;

/** A number with mean 0 and deviation 10,000: the sum of twelve even ones, exact on every machine. */
function swingOf(seed: number, name: string, day: Day): number {
  const random = forkRandom(seed, `market/${name}/${day}`);
  let sum = 0;
  for (let left = 12; left > 0; left -= 1) sum += random.uint32() & 0xffff;
  return Math.round(((sum - 6 * 65_535) * 10_000) / 65_536);
}

/** The changes of every class on a day, in hundred-millionths, moving together as their classes do. */
function classChanges(seed: number, day: Day): ReadonlyMap<AssetClass, number> {
  const pure = order.map((name) => swingOf(seed, name, day));
  return new Map(
    order.map((name, index) => {
      const { drift, swing, with: moves } = classes[name];
      const shared = moves.reduce((sum, percent, which) => sum + (pure[which] ?? 0) * percent, 0);
      const left = Math.sqrt(10_000 - moves.reduce((sum, percent) => sum + percent * percent, 0));
      const mixed = (shared + (pure[index] ?? 0) * left) / 100;
      const daily = (drift * 10_000) / tradingDaysAYear;
      return [name, Math.round(daily + (swing * 10_000 * mixed) / 10_000 / (rootTradingYear / 100))];
    }),
  );
}

type Path = Map<Day, bigint>;

const following = new Map<Day, Day>();

/** The day after; asked for so often that it is remembered. */
function dayAfter(day: Day): Day {
  let next = following.get(day);
  if (next === undefined) following.set(day, (next = addDays(day, 1)));
  return next;
}

function marketCalled(code: string): Quoted {
  const market = quotedMarkets.find((each) => each.code === code);
  invariant(market, `${code} is quoted`);
  return market;
}

/** What a market remembers of its own past, so that each day is reckoned once. */
interface Memory {
  readonly seed: number;
  readonly changes: Map<Day, ReadonlyMap<AssetClass, number>>;
  readonly paths: Map<string, { readonly path: Path; lastOn: Day }>;
}

const one = scale * scale;

function changesOn(memory: Memory, day: Day): ReadonlyMap<AssetClass, number> {
  const known = memory.changes.get(day);
  if (known) return known;
  const fresh = classChanges(memory.seed, day);
  memory.changes.set(day, fresh);
  return fresh;
}

/** A level that starts at 1 on the first day, in 10^-16; grown day by day and remembered. */
function levelOf(memory: Memory, name: string, day: Day, changeOn: (day: Day) => number): bigint {
  let kept = memory.paths.get(name);
  if (!kept) {
    kept = { path: new Map([[simulationStartsOn, one]]), lastOn: simulationStartsOn };
    memory.paths.set(name, kept);
  }
  let level = kept.path.get(kept.lastOn) ?? one;
  for (let each = dayAfter(kept.lastOn); each <= day; each = dayAfter(each)) {
    level = (level * (scale + BigInt(changeOn(each)))) / scale;
    kept.path.set(each, level);
    kept.lastOn = each;
  }
  return kept.path.get(day) ?? one;
}

const ownSwing = (seed: number, name: string, day: Day, basisPoints: number): number =>
  basisPoints === 0
    ? 0
    : Math.round((basisPoints * 10_000 * swingOf(seed, name, day)) / 10_000 / (rootTradingYear / 100));

const classLevel = (memory: Memory, assetClass: AssetClass, day: Day): bigint =>
  levelOf(memory, `class/${assetClass}`, day, (each) =>
    isTradingDay(each) ? (changesOn(memory, each).get(assetClass) ?? 0) : 0,
  );

function productChange(memory: Memory, { code, mix, managementBasisPoints }: Valued, day: Day): number {
  const [drift, swing] = ownWays[code] ?? [0, 0];
  if (mix.cash === 100) {
    const daily = ((classes.cash.drift - managementBasisPoints) * 10_000) / 365;
    const wobble =
      (classes.cash.swing * 10_000 * swingOf(memory.seed, code, day)) / 10_000 / (rootYear / 100);
    return Math.round(daily + wobble / 4);
  }
  if (!isTradingDay(day)) return 0;
  const moved = changesOn(memory, day);
  const market = assetClasses.reduce((sum, name) => sum + (moved.get(name) ?? 0) * mix[name], 0) / 100;
  const extra = ((drift - managementBasisPoints) * 10_000) / tradingDaysAYear;
  return Math.round(market + extra) + ownSwing(memory.seed, code, day, swing);
}

function bondValue(memory: Memory, bond: NonNullable<Valued['bond']>, day: Day): bigint {
  const on = day > bond.maturesOn ? bond.maturesOn : day;
  const face = 100_000_000n;
  if (bond.form === 'savings') return face;
  const years = daysBetween(on, bond.maturesOn) / 365;
  const expected = 1 + (classes.bond.drift / 10_000) * (daysBetween(simulationStartsOn, on) / 365);
  const off = Number(classLevel(memory, 'bond', on)) / Number(one) / expected - 1;
  const clipped = Math.max(-0.03, Math.min(0.03, off * 0.4));
  return face + BigInt(Math.round((clipped * Math.min(years, 10) * 100_000_000) / 5));
}

function quoteValue(memory: Memory, market: Quoted, day: Day): bigint {
  const change = (each: Day): number =>
    isTradingDay(each)
      ? Math.round(((changesOn(memory, each).get(market.follows) ?? 0) * market.strength) / 100) +
        ownSwing(memory.seed, market.code, each, market.wobble)
      : 0;
  const level = levelOf(memory, `quote/${market.code}`, day, change);
  return (BigInt(Math.round(market.level * 1000)) * 1000n * level) / one;
}

function unitValue(memory: Memory, product: Valued, day: Day): bigint {
  if (product.bond) return bondValue(memory, product.bond, day);
  if (product.kind === 'gold') return quoteValue(memory, marketCalled('GOLD'), day);
  if (day <= product.startedOn || day <= simulationStartsOn) return 1_000_000n;
  const level = (on: Day) =>
    levelOf(memory, `product/${product.code}`, on, (each) => productChange(memory, product, each));
  const base = level(product.startedOn > simulationStartsOn ? product.startedOn : simulationStartsOn);
  return (level(day) * 1_000_000n + base / 2n) / base;
}

/** Between the closes of two days the price goes steadily from one to the other while the market is open. */
function quoteNow(memory: Memory, market: Quoted, at: Date): Quote {
  const day = dayOf(at);
  const lastOn = tradingDayBefore(day);
  const trades = isTradingDay(day);
  const previous = quoteValue(memory, market, trades ? lastOn : tradingDayBefore(lastOn));
  const close = quoteValue(memory, market, trades ? day : lastOn);
  const opensAt = instantAt(day, 9, 30).getTime();
  const share = (at.getTime() - opensAt) / (instantAt(day, 15).getTime() - opensAt);
  const minute = trades ? BigInt(Math.floor(Math.max(0, Math.min(1, share)) * 330)) : 330n;
  const value = previous + ((close - previous) * minute) / 330n;
  const { code, zh, en, unitZh, unitEn, decimals } = market;
  return { code, name: words(zh, en), value, previous, unit: words(unitZh, unitEn), decimals, at };
}

/** Prices that nobody promised anything by: the same seed gives the same row of days on every machine. */
export function simulatedMarket(seed: number): MarketFeed {
  const memory: Memory = { seed, changes: new Map(), paths: new Map() };
  return {
    source: words('模拟行情', 'simulated market'),
    unitValue: (product, day) => unitValue(memory, product, day),
    goldPrice: (at) => quoteNow(memory, marketCalled('GOLD'), at).value,
    quote: (spoken, at) => {
      const market = quotedMarkets.find(({ names }) => names.test(spoken));
      return market && quoteNow(memory, market, at);
    },
    overview: (at) => overviewCodes.map((code) => quoteNow(memory, marketCalled(code), at)),
    history: (assetClass, from, to) => {
      const levels: number[] = [];
      for (let day = from; day <= to; day = dayAfter(day)) {
        if (isTradingDay(day)) levels.push(Number(classLevel(memory, assetClass, day)) / Number(one));
      }
      return levels;
    },
  };
}
