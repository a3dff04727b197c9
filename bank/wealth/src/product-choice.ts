import { type Completion, needs, type Need, ready, type SlotOption } from '@banxing/capability';
import { dayOf, type Words, words } from '@banxing/kernel';
import { newestAssessment } from './assessment-store.ts';
import type { MarketFeed } from './market/feed.ts';
import { yieldOf } from './performance.ts';
import { type Product, riskNames, riskOf } from './product.ts';
import { kindTest, matchProduct } from './product-matching.ts';
import { allProducts } from './product-store.ts';
import { type CustomerGrade, gradeOn } from './suitability.ts';
import type { CustomerId } from '@banxing/capability';
import type { WealthUses } from './uses.ts';

/** The grade that holds today; undefined without one that holds. */
export async function gradeToday(
  uses: Pick<WealthUses, 'db' | 'clock'>,
  customer: CustomerId,
): Promise<CustomerGrade | undefined> {
  return gradeOn(await newestAssessment(uses.db, customer), dayOf(uses.clock.now()));
}

/** What can be offered to somebody of a grade: nothing above it. Without a grade only the calmest is shown. */
export const offeredTo = (
  products: readonly Product[],
  grade: CustomerGrade | undefined,
): readonly Product[] => products.filter((product) => product.open && riskOf(product) <= (grade ?? 1));

/** Kinds by turns, so that a few of them show something of each. */
export function byTurns(products: readonly Product[]): Product[] {
  const kinds = [...new Set(products.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => products.filter((product) => product.kind === kind));
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, place) => rows.flatMap((row) => row[place] ?? [])).flat();
}

export const productOption = (feed: MarketFeed, product: Product, at: Date): SlotOption => {
  const { said } = yieldOf(feed, product, at);
  const risk = riskNames[riskOf(product)];
  return {
    value: product.code,
    label: product.name,
    detail: words(`${risk.zh},${said.zh}`, `${risk.en}, ${said.en}`),
  };
};

const mostOptions = 5;

/** Asks which product; products that suit and fit come first. */
export function askProduct(
  uses: Pick<WealthUses, 'feed' | 'clock'>,
  slot: string,
  question: Words,
  products: readonly Product[],
): Need {
  const at = uses.clock.now();
  return {
    slot,
    question,
    options: products.slice(0, mostOptions).map((product) => productOption(uses.feed, product, at)),
  };
}

export interface ProductWish {
  readonly slot: string;
  readonly spoken: string | undefined;
  /** What is asked when nothing was named. */
  readonly question: Words;
  /** The products that come into question. */
  readonly among: (product: Product) => boolean;
  /** Offered when nothing was named or nothing fits. */
  readonly grade: CustomerGrade | undefined;
}

/** The product that was named; asked for when none was, when several are meant, or when the bank does not have it. */
export async function chooseProduct(
  uses: Pick<WealthUses, 'db' | 'feed' | 'clock'>,
  wish: ProductWish,
): Promise<Completion<Product, never>> {
  const all = await allProducts(uses.db);
  const among = all.filter(wish.among);
  const ask = (question: Words, products: readonly Product[]): Completion<Product, never> =>
    needs(askProduct(uses, wish.slot, question, products));
  const offered = byTurns(offeredTo(among, wish.grade));
  if (wish.spoken === undefined || wish.spoken.trim() === '') return ask(wish.question, offered);
  const match = matchProduct(all, wish.spoken);
  if (match.kind === 'one') return ready(match.product);
  if (match.kind === 'several') {
    return ask(
      words(`「${wish.spoken}」有好几个,您说的是哪一个?`, `Several are called “${wish.spoken}”. Which one?`),
      match.products,
    );
  }
  const ofKind = kindTest(wish.spoken);
  if (ofKind) {
    const fitting = offered.filter(ofKind);
    const [only] = fitting;
    if (only && fitting.length === 1 && among.filter(ofKind).length === 1) return ready(only);
    return ask(wish.question, fitting.length > 0 ? fitting : offered);
  }
  const similar = match.similar.filter((product) => offered.includes(product));
  return similar.length > 0
    ? ask(
        words(
          `我们没有叫「${wish.spoken}」的产品。相近的有这些,您要哪一个?`,
          `We have nothing called “${wish.spoken}”. These come near; which one?`,
        ),
        similar,
      )
    : ask(
        words(
          `我们没有叫「${wish.spoken}」的产品。适合您的有这些,您要哪一个?`,
          `We have nothing called “${wish.spoken}”. These would suit you; which one?`,
        ),
        offered,
      );
}
