import type { Day, Words } from '@banxing/kernel';

/** `cash` 现金管理, `fixed` 银行理财, `fund` 公募基金, `gold` 积存金, `bond` 柜台债和储蓄国债. */
export const productKinds = ['cash', 'fixed', 'fund', 'gold', 'bond'] as const;
export type ProductKind = (typeof productKinds)[number];

export const assetClasses = ['cash', 'bond', 'equity', 'overseas', 'gold'] as const;
export type AssetClass = (typeof assetClasses)[number];

/** From R1, the calmest, to R5. */
export type RiskGrade = 1 | 2 | 3 | 4 | 5;

/** How money comes out again. */
export interface RedemptionTerms {
  /**
   * `instant`: at once, up to `instantLimit` a day, the rest as `open`. `open`: on any trading day. `holding`: from so
   * many days after the purchase on. `closed`: on the day of maturity, by itself.
   */
  readonly rule: 'instant' | 'open' | 'holding' | 'closed';
  /** Days held at least (`holding`) or until maturity (`closed`). */
  readonly days: number;
  /** Trading days from the price to the money. */
  readonly settleDays: number;
}

/** A fee of `basisPoints` on what is held shorter than `days`. */
export interface ExitFee {
  readonly days: number;
  readonly basisPoints: number;
}

export interface BondTerms {
  /** Yearly, per ten thousand of the face. */
  readonly couponBasisPoints: number;
  readonly issuedOn: Day;
  readonly maturesOn: Day;
  /** `savings`: kept at face, may be handed back early with a loss of interest. `market`: bought and sold at the bank's price. */
  readonly form: 'savings' | 'market';
}

/** What the bank sells, with its terms. Amounts in fen. */
export interface Product {
  readonly code: string;
  readonly kind: ProductKind;
  readonly name: Words;
  /** What people call it and its like, folded: 纳指, 纳斯达克. */
  readonly aliases: readonly string[];
  /** Finer kinds by which people look for it: 货币基金, 债券基金, 指数, 储蓄国债. */
  readonly types: readonly string[];
  readonly issuer: Words;
  readonly about: Words;
  /** The issuer's grade and the bank's own; the higher holds. */
  readonly issuerRisk: RiskGrade;
  readonly bankRisk: RiskGrade;
  readonly minimum: bigint;
  readonly step: bigint;
  readonly redemption: RedemptionTerms;
  readonly exitFees: readonly ExitFee[];
  /** Taken out of what is paid, in basis points. */
  readonly entryBasisPoints: number;
  /** Yearly, taken out of the unit value by the issuer, in basis points. */
  readonly managementBasisPoints: number;
  /** What the issuer measures itself against; no promise. */
  readonly benchmark: Words;
  /** The yearly rate of the benchmark's lower end, in basis points; null where it is no rate. */
  readonly benchmarkFrom: number | null;
  /** Percent of the money in each class; adds up to 100. */
  readonly mix: Readonly<Record<AssetClass, number>>;
  readonly bond: BondTerms | null;
  readonly startedOn: Day;
  readonly open: boolean;
}

/** Where issuer and bank differ, the higher grade holds. */
export const riskOf = (product: Pick<Product, 'issuerRisk' | 'bankRisk'>): RiskGrade =>
  product.bankRisk > product.issuerRisk ? product.bankRisk : product.issuerRisk;

export const riskNames: Readonly<Record<RiskGrade, Words>> = {
  1: { zh: 'R1 低风险', en: 'R1 low risk' },
  2: { zh: 'R2 中低风险', en: 'R2 fairly low risk' },
  3: { zh: 'R3 中风险', en: 'R3 medium risk' },
  4: { zh: 'R4 中高风险', en: 'R4 fairly high risk' },
  5: { zh: 'R5 高风险', en: 'R5 high risk' },
};

export const kindNames: Readonly<Record<ProductKind, Words>> = {
  cash: { zh: '现金管理', en: 'cash management' },
  fixed: { zh: '银行理财', en: 'wealth product' },
  fund: { zh: '基金', en: 'fund' },
  gold: { zh: '积存金', en: 'gold' },
  bond: { zh: '债券', en: 'bond' },
};

export const classNames: Readonly<Record<AssetClass, Words>> = {
  cash: { zh: '现金', en: 'cash' },
  bond: { zh: '债券', en: 'bonds' },
  equity: { zh: 'A股', en: 'A-shares' },
  overseas: { zh: '海外股票', en: 'overseas shares' },
  gold: { zh: '黄金', en: 'gold' },
};

/** The class in which most of the product's money is. */
export const mainClassOf = (product: Pick<Product, 'mix'>): AssetClass =>
  assetClasses.reduce((most, each) => (product.mix[each] > product.mix[most] ? each : most));

/** When and how the money can be had again, in a phrase. */
export function redemptionWords({ redemption, bond }: Pick<Product, 'redemption' | 'bond'>): Words {
  if (bond) {
    return bond.form === 'savings'
      ? {
          zh: `${bond.maturesOn} 到期,持有满半年可以提前兑取(要扣一部分利息)`,
          en: `matures on ${bond.maturesOn}; can be handed back after half a year at the cost of some interest`,
        }
      : {
          zh: `${bond.maturesOn} 到期,交易日可以卖出`,
          en: `matures on ${bond.maturesOn}; can be sold on trading days`,
        };
  }
  const { rule, days, settleDays } = redemption;
  const later = `T+${String(settleDays)}`;
  switch (rule) {
    case 'instant':
      return { zh: '随时可取,赎回实时到账', en: 'any time, paid out at once' };
    case 'open':
      return { zh: `交易日可赎回,${later} 到账`, en: `on trading days, paid out ${later}` };
    case 'holding':
      return {
        zh: `最短持有 ${String(days)} 天,之后随时可赎回,${later} 到账`,
        en: `after ${String(days)} days, paid out ${later}`,
      };
    case 'closed':
      return {
        zh: `封闭 ${String(days)} 天,中途不能取,到期自动到账`,
        en: `closed for ${String(days)} days, then paid out by itself`,
      };
  }
}

/** Days until the money can be had at the earliest, for looking by term. */
export function lockDaysOf({ redemption }: Pick<Product, 'redemption'>): number {
  return redemption.rule === 'holding' || redemption.rule === 'closed' ? redemption.days : 0;
}
