import type { Capability } from '@banxing/capability';
import { bondBuy } from './capabilities/bond-buy.ts';
import { bondList } from './capabilities/bond-list.ts';
import { wealthAllocation } from './capabilities/wealth-allocation.ts';
import { wealthBuy } from './capabilities/wealth-buy.ts';
import { wealthEarnings } from './capabilities/wealth-earnings.ts';
import { wealthHoldings } from './capabilities/wealth-holdings.ts';
import { wealthMarket } from './capabilities/wealth-market.ts';
import { wealthPlanCreate } from './capabilities/wealth-plan-create.ts';
import { wealthProductCompare } from './capabilities/wealth-product-compare.ts';
import { wealthProductDetail } from './capabilities/wealth-product-detail.ts';
import { wealthProductList } from './capabilities/wealth-product-list.ts';
import { wealthRedeem } from './capabilities/wealth-redeem.ts';
import { wealthRiskAssessment } from './capabilities/wealth-risk-assessment.ts';
import type { Wealth } from './wealth.ts';

export type { Holding, Holdings } from './holdings.ts';
export type { MarketFeed, Quote, Valued } from './market/feed.ts';
export { simulatedMarket } from './market/simulated-market.ts';
export type { Order, OrderId, OrderStatus } from './order.ts';
export type { BuyRefusal } from './order-refusals.ts';
export { type Product, type ProductKind, productKinds, type RiskGrade, riskOf } from './product.ts';
export { type CustomerGrade, gradeNames } from './suitability.ts';
export { isTradingDay, tradingDaysAfter } from './trading-days.ts';
export type { PlaceBuy } from './use-cases/place-buy.ts';
export type { PastAssessment, PastPurchase } from './use-cases/record-history.ts';
export type {
  AccountsForWealth,
  DepositsForWealth,
  PartiesForWealth,
  SavedElsewhere,
  WalletForWealth,
  WealthAccount,
  WealthUses,
} from './uses.ts';
export { createWealth, type Wealth } from './wealth.ts';

/** What the department can do for customers. */
export const wealthCapabilities = ({ desk }: Pick<Wealth, 'desk'>): Capability[] => [
  wealthProductList(desk),
  wealthProductDetail(desk),
  wealthProductCompare(desk),
  wealthBuy(desk),
  wealthRedeem(desk),
  wealthHoldings(desk),
  wealthEarnings(desk),
  wealthAllocation(desk),
  wealthRiskAssessment(desk),
  wealthPlanCreate(desk),
  wealthMarket(desk),
  bondList(desk),
  bondBuy(desk),
];

/** Catalogue, assessments, orders, holdings, plans. */
export const wealthMigrations = { name: 'wealth', folder: new URL('../migrations', import.meta.url) };
