import type { CustomerId } from '@banxing/capability';
import { addMonths, dayOf, forkRandom, formatMoney, money } from '@banxing/kernel';
import { type AdvisedPlan, noteAdvised } from '../advice-store.ts';
import { holdingsOf } from '../holdings.ts';
import { outlookOf, parityOf, type Prospect, prospectOf, weightsFor } from '../portfolio/allocate.ts';
import { type AssetClass, assetClasses, type Product, riskOf } from '../product.ts';
import { allProducts } from '../product-store.ts';
import type { CustomerGrade } from '../suitability.ts';
import { lastValuedDay } from '../trading-days.ts';
import type { WealthUses } from '../uses.ts';

export interface AllocationRequest {
  readonly customer: CustomerId;
  readonly grade: CustomerGrade;
  /** Fen to be put in. */
  readonly amount: bigint;
  readonly years: number;
}

export interface AdvisedPart {
  readonly assetClass: AssetClass;
  /** Hundredths of the whole, what is held already with it. */
  readonly percent: number;
  readonly held: bigint;
  readonly product: Product | undefined;
  readonly amount: bigint;
}

export interface Advice {
  readonly plan: AdvisedPlan;
  readonly parts: readonly AdvisedPart[];
  readonly prospect: Prospect;
  /** The yearly swing of a mix that trusts no expected returns. */
  readonly paritySwing: number;
  readonly amount: bigint;
  readonly held: bigint;
}

/** The products that stand for a class, the first that suits and is free in time. */
const standFor: Readonly<Record<AssetClass, readonly string[]>> = {
  cash: ['cash-tianli'],
  bond: ['fund-credit', 'fixed-jijiying', 'fixed-steady1', 'bond-savings3'],
  equity: ['fund-csi300', 'fund-dividend'],
  overseas: ['fund-sp500'],
  gold: ['gold-accumulate'],
};

const lockedYears = ({ redemption, bond }: Product): number =>
  bond ? 3 : redemption.rule === 'holding' || redemption.rule === 'closed' ? redemption.days / 365 : 0;

function productFor(
  products: readonly Product[],
  assetClass: AssetClass,
  { grade, years }: Pick<AllocationRequest, 'grade' | 'years'>,
): Product | undefined {
  return standFor[assetClass]
    .flatMap((code) => products.find((product) => product.code === code) ?? [])
    .find((product) => product.open && riskOf(product) <= grade && lockedYears(product) <= years);
}

/** What products that are mostly bonds are measured by at the least, on average; a fraction of a year. */
function bondYieldOf(products: readonly Product[]): number | undefined {
  const rates = products.flatMap(({ kind, mix, benchmarkFrom }) =>
    kind === 'fixed' && mix.bond >= 60 && benchmarkFrom !== null ? [benchmarkFrom / 10_000] : [],
  );
  return rates.length === 0 ? undefined : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

/** What the customer's products hold of each class already, in fen. */
async function heldByClass(uses: WealthUses, customer: CustomerId): Promise<Record<AssetClass, bigint>> {
  const held: Record<AssetClass, bigint> = { cash: 0n, bond: 0n, equity: 0n, overseas: 0n, gold: 0n };
  for (const { product, value } of (await holdingsOf(uses, uses.db, customer)).held) {
    for (const name of assetClasses) held[name] += (value * BigInt(product.mix[name])) / 100n;
  }
  return held;
}

/** Spreads fen over what is missing to the targets; whole hundreds of yuan, the rest stays in cash. */
function spread(targets: readonly bigint[], amount: bigint): bigint[] {
  const missing = targets.reduce((sum, target) => sum + target, 0n);
  const hundred = 100_00n;
  const parts = targets.map((target) =>
    missing === 0n ? 0n : ((target * amount) / missing / hundred) * hundred,
  );
  const left = amount - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, place) => (assetClasses[place] === 'cash' ? part + left : part));
}

/**
 * Advises how to put in an amount: by grade, horizon, and what is held already. The advice is kept as it was given, so
 * that it can be bought in one confirmation and looked up later.
 */
export async function adviseAllocation(uses: WealthUses, request: AllocationRequest): Promise<Advice> {
  const { customer, grade, amount, years } = request;
  const at = uses.clock.now();
  const products = await allProducts(uses.db);
  const stand = assetClasses.map((name) => productFor(products, name, request));
  const open = assetClasses.filter((_, place) => stand[place] !== undefined);
  const cash = products.find(({ code }) => code === 'cash-tianli');
  const day = lastValuedDay(at);
  const before = addMonths(day, -12);
  const safeRate = cash
    ? Number(uses.feed.unitValue(cash, day) - uses.feed.unitValue(cash, before)) /
      Number(uses.feed.unitValue(cash, before))
    : 0;
  const outlook = outlookOf(uses.feed, day, { safe: safeRate, bond: bondYieldOf(products) ?? safeRate });
  const weights = weightsFor(outlook, { grade, years, open });
  const held = await heldByClass(uses, customer);
  const heldTotal = assetClasses.reduce((sum, name) => sum + held[name], 0n);
  const targets = assetClasses.map((name, place) => {
    const wanted = (BigInt(Math.round((weights[place] ?? 0) * 100)) * (amount + heldTotal)) / 100n;
    return wanted > held[name] ? wanted - held[name] : 0n;
  });
  const amounts = spread(targets, amount);
  const parts = settleMinimums(
    assetClasses.map((assetClass, place) => ({
      assetClass,
      percent: Math.round((weights[place] ?? 0) * 100),
      held: held[assetClass],
      product: stand[place],
      amount: amounts[place] ?? 0n,
    })),
  );
  const plan: AdvisedPlan = {
    id: uses.ids.next('adv'),
    grade,
    total: formatMoney(money(amount)),
    orders: parts.flatMap(({ product, amount: part }) =>
      product && part > 0n
        ? [{ product: product.code, name: product.name.zh, amount: formatMoney(money(part)) }]
        : [],
    ),
  };
  await noteAdvised(uses.db, customer, plan, at);
  const random = forkRandom(1, `allocation/${dayOf(at)}`);
  return {
    plan,
    parts,
    prospect: prospectOf(outlook, weights, years, random),
    paritySwing: parityOf(outlook, open).swing,
    amount,
    held: heldTotal,
  };
}

/** A part below its product's minimum goes to cash. */
function settleMinimums(parts: readonly AdvisedPart[]): AdvisedPart[] {
  const short = parts.filter(
    ({ product, amount, assetClass }) => assetClass !== 'cash' && (!product || amount < product.minimum),
  );
  const moved = short.reduce((sum, { amount }) => sum + amount, 0n);
  return parts.map((part) => {
    if (short.includes(part)) return { ...part, amount: 0n };
    return part.assetClass === 'cash' ? { ...part, amount: part.amount + moved } : part;
  });
}
