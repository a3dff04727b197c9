import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { dayOf, type DayRange, type Outcome } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import type { RunnableWorkflow } from '@banxing/outbox';
import { newestAssessment } from './assessment-store.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import type { Lot } from './lot.ts';
import { lotsMaturing } from './lot-store.ts';
import type { Order } from './order.ts';
import type { BuyRefusal } from './order-refusals.ts';
import { ordersOf } from './order-store.ts';
import { orders, plans, terms } from './processes/wealth-workflows.ts';
import type { Product } from './product.ts';
import { allProducts } from './product-store.ts';
import { type CustomerGrade, gradeOn } from './suitability.ts';
import { type PlaceBuy, placeBuy } from './use-cases/place-buy.ts';
import {
  type PastAssessment,
  type PastPurchase,
  recordAssessments,
  recordPurchases,
} from './use-cases/record-history.ts';
import type { WealthDesk, WealthUses } from './uses.ts';

/** Products, who may buy which, orders, and what customers hold. */
export interface Wealth {
  /** Everything that was ever sold, open or not. */
  products(q: Queryable): Promise<Product[]>;
  /** The customer's grade as of today; undefined without an assessment that holds. */
  grade(q: Queryable, customer: CustomerId): Promise<CustomerGrade | undefined>;
  holdings(q: Queryable, customer: CustomerId): Promise<Holdings>;
  /** The customer's orders, the oldest first. */
  orders(q: Queryable, customer: CustomerId): Promise<Order[]>;
  /** What comes back by itself on the days of a range, of everybody, with its product. */
  maturing(
    q: Queryable,
    range: DayRange,
  ): Promise<readonly { readonly lot: Lot; readonly product: Product }[]>;
  /** Places an order; suitability, size and money are decided here. The same key again answers the same order. */
  placeBuy(tx: Transaction, order: PlaceBuy): Promise<Outcome<Order, BuyRefusal>>;
  /** Writes assessments of the past in one statement. */
  recordAssessments(tx: Transaction, pasts: readonly PastAssessment[]): Promise<void>;
  /** Writes purchases of the past; their postings are handed back for the bulk posting of history. */
  recordPurchases(tx: Transaction, pasts: readonly PastPurchase[]): Promise<readonly Posting[]>;
  /** Durable work for the runner: prices, payments, interest, maturities, regular plans. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `wealthCapabilities`. */
  readonly desk: WealthDesk;
}

export function createWealth(uses: WealthUses): Wealth {
  const desk: WealthDesk = {
    ...uses,
    orders: orders(() => desk),
    terms: terms(() => desk),
    plans: plans(() => desk),
  };
  return {
    products: allProducts,
    grade: async (q, customer) => gradeOn(await newestAssessment(q, customer), dayOf(uses.clock.now())),
    holdings: (q, customer) => holdingsOf(uses, q, customer),
    orders: ordersOf,
    maturing: async (q, range) => {
      const products = await allProducts(q);
      return (await lotsMaturing(q, range)).flatMap((lot) => {
        const product = products.find(({ code }) => code === lot.product);
        return product ? [{ lot, product }] : [];
      });
    },
    placeBuy: (tx, order) => placeBuy(desk, tx, order),
    recordAssessments: (tx, pasts) => recordAssessments(desk, tx, pasts),
    recordPurchases: (tx, pasts) => recordPurchases(desk, tx, pasts),
    workflows: [desk.orders, desk.terms, desk.plans],
    desk,
  };
}
