import { addMonths, addDays, type Day, divideHalfUp, type Words, words } from '@banxing/kernel';
import type { MarketFeed } from './market/feed.ts';
import { worthNow, worthOn } from './price.ts';
import type { Product } from './product.ts';
import { formatPercent, formatUnitValue } from './share.ts';
import { lastValuedDay } from './trading-days.ts';

/** How a unit value changed from one day to another, in millionths. */
export function changeBetween(feed: MarketFeed, product: Product, from: Day, to: Day): bigint {
  const before = worthOn(feed, product, from);
  const after = worthOn(feed, product, to);
  const difference = (after - before) * 1_000_000n;
  return difference < 0n ? -divideHalfUp(-difference, before) : divideHalfUp(difference, before);
}

export const signed = (millionths: bigint): string =>
  `${millionths > 0n ? '+' : ''}${formatPercent(millionths)}%`;

/** What the product has yielded or is measured by, with where the figure comes from. */
export interface Yield {
  /** `七日年化 1.52%`. */
  readonly said: Words;
  /** A yearly rate in millionths, for sorting and filters. */
  readonly yearly: bigint;
  /** Of which day and from where. */
  readonly source: Words;
}

const sevenDayYearly = (feed: MarketFeed, product: Product, on: Day): bigint =>
  divideHalfUp(changeBetween(feed, product, addDays(on, -7), on) * 365n, 7n);

/** The figure by which people compare the product: what has been, or what the issuer measures itself by. Never a promise. */
export function yieldOf(feed: MarketFeed, product: Product, at: Date): Yield {
  const on = lastValuedDay(at);
  const valued = words(`净值 ${on},${feed.source.zh}`, `unit value of ${on}, ${feed.source.en}`);
  const catalogue = words('产品说明书', 'product terms');
  switch (product.kind) {
    case 'cash': {
      const yearly = sevenDayYearly(feed, product, on);
      const rate = formatPercent(yearly);
      return { said: words(`七日年化 ${rate}%`, `7-day yield ${rate} %`), yearly, source: valued };
    }
    case 'fixed':
      return product.benchmarkFrom === null
        ? yearOf(feed, product, on, valued)
        : { said: product.benchmark, yearly: BigInt(product.benchmarkFrom) * 100n, source: catalogue };
    case 'bond': {
      const yearly = BigInt(product.bond?.couponBasisPoints ?? 0) * 100n;
      const rate = formatPercent(yearly);
      return { said: words(`票面利率 ${rate}%`, `coupon ${rate} %`), yearly, source: catalogue };
    }
    case 'gold': {
      const { value } = worthNow(feed, product, at);
      const year = yearOf(feed, product, on, valued);
      const price = formatUnitValue(value, 2);
      return {
        said: words(`现价 ${price} 元/克,${year.said.zh}`, `¥${price} a gram, ${year.said.en}`),
        yearly: year.yearly,
        source: feed.source,
      };
    }
    case 'fund':
      return yearOf(feed, product, on, valued);
  }
}

function yearOf(feed: MarketFeed, product: Product, on: Day, source: Words): Yield {
  const yearly = changeBetween(feed, product, addMonths(on, -12), on);
  return {
    said: words(`近一年 ${signed(yearly)}`, `past year ${signed(yearly)}`),
    yearly,
    source,
  };
}

/** The deepest fall from a high in the last year, in millionths; zero or below. */
export function deepestFall(feed: MarketFeed, product: Product, at: Date): bigint {
  const on = lastValuedDay(at);
  let high = 0n;
  let deepest = 0n;
  for (let day = addMonths(on, -12); day <= on; day = addDays(day, 1)) {
    const value = worthOn(feed, product, day);
    if (value > high) high = value;
    const fall = ((value - high) * 1_000_000n) / high;
    if (fall < deepest) deepest = fall;
  }
  return deepest;
}

/** Changes over the spans that people ask about, in millionths. */
export function pastChanges(
  feed: MarketFeed,
  product: Product,
  at: Date,
): readonly { readonly label: Words; readonly change: bigint }[] {
  const on = lastValuedDay(at);
  const spans: readonly (readonly [Words, number])[] = [
    [words('近一月', 'Past month'), 1],
    [words('近三月', 'Past 3 months'), 3],
    [words('近一年', 'Past year'), 12],
  ];
  return spans.map(([label, months]) => ({
    label,
    change: changeBetween(feed, product, addMonths(on, -months), on),
  }));
}
