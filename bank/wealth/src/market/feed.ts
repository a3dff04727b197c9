import type { Day, Words } from '@banxing/kernel';
import type { AssetClass, Product } from '../product.ts';

/** What of a product its unit value depends on. */
export type Valued = Pick<Product, 'code' | 'kind' | 'mix' | 'startedOn' | 'bond' | 'managementBasisPoints'>;

/** A price of the market at an instant. Values in millionths. */
export interface Quote {
  readonly code: string;
  readonly name: Words;
  readonly value: bigint;
  readonly previous: bigint;
  readonly unit: Words;
  /** Decimals with which it is usually written. */
  readonly decimals: number;
  readonly at: Date;
}

/** Where prices come from. Every figure that is shown says so with `source`. */
export interface MarketFeed {
  readonly source: Words;
  /**
   * The value of one unit at the end of a day, in millionths of a yuan. On a day without trading the last one holds;
   * cash management grows every day. Before the product began it is what it began with.
   */
  unitValue(product: Valued, day: Day): bigint;
  /** What gold costs at an instant, a gram, in millionths of a yuan. */
  goldPrice(at: Date): bigint;
  /** What is quoted under a name: 金价, 上证指数, 纳指; undefined when the feed does not carry it. */
  quote(spoken: string, at: Date): Quote | undefined;
  /** The quotes that a short look at the markets shows. */
  overview(at: Date): readonly Quote[];
  /** Index levels of an asset class at the ends of trading days, the oldest first. */
  history(assetClass: AssetClass, from: Day, to: Day): readonly number[];
}
