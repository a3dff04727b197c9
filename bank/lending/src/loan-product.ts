import type { Words } from '@banxing/kernel';
import { foldSpoken } from '@banxing/parties';
import type { RepaymentMethod } from './repayment-schedule.ts';

export const loanKinds = ['mortgage', 'car', 'student', 'consumer', 'business'] as const;
export type LoanKind = (typeof loanKinds)[number];

/** Something that the bank lends; amounts in minor units of CNY. */
export interface LoanProduct {
  readonly code: string;
  readonly kind: LoanKind;
  readonly name: Words;
  readonly about: Words;
  /** The ways in which people name it. */
  readonly words: readonly string[];
  /** The chart code of the receivable in the books. */
  readonly chart: string;
  /** The yearly rate offered today, such as `3.05`. */
  readonly ratePercent: string;
  readonly least: bigint;
  readonly most: bigint;
  readonly longestMonths: number;
  readonly methods: readonly RepaymentMethod[];
  /** Above this, people look at an application before money is paid out. */
  readonly atOnceUpTo: bigint;
}

/** One form for comparing, words kept apart. */
const plain = (text: string): string =>
  text
    .trim()
    .split(/\s+/u)
    .map(foldSpoken)
    .join(' ')
    .replace(/^(?:我的|我们的|我|my |the )/u, '');

const meansAnyLoan = new Set([
  '贷款',
  '借款',
  'loan',
  'loans',
  '贷',
  '全部',
  '所有',
  '所有贷款',
  'all loans',
]);

/** What the words that a name is made of point at, where no whole name fits. */
const hints: readonly (readonly [LoanKind, RegExp])[] = [
  ['student', /助学|学费|上学|生源地|student|tuition|education/u],
  ['business', /经营|生意|企业|公司|小微|商户|个体|店|厂|农|business|sme|shop|company|farm/u],
  ['car', /车|\b(?:car|auto|vehicle)\b/u],
  ['mortgage', /房|按揭|楼|\b(?:home|house|housing|mortgage|flat|apartment)\b/u],
  ['consumer', /消费|信用|个人|私人|装修|现金|结婚|旅游|应急|personal|consumer|renovation|wedding/u],
];

/**
 * The products that a spoken kind names: 房贷, 车贷, `student loan`. `any` when the word names loans as such; an empty list
 * when nothing is called so.
 */
export function productsNamed(
  products: readonly LoanProduct[],
  spoken: string,
): readonly LoanProduct[] | 'any' {
  const said = plain(spoken);
  if (meansAnyLoan.has(said)) return 'any';
  const exact = products.filter(
    (product) =>
      product.code === said || product.name.zh === said || product.words.some((word) => plain(word) === said),
  );
  if (exact.length > 0) return exact;
  const within = products.filter((product) => product.words.some((word) => said.includes(plain(word))));
  if (within.length > 0) return within;
  const hinted = hints.find(([, pattern]) => pattern.test(said))?.[0];
  return products.filter(({ kind }) => kind === hinted);
}

/** The product that would ordinarily be lent for so much over so long, when no kind was named. */
export function likelyProduct(
  products: readonly LoanProduct[],
  amount: bigint,
  months: number,
): LoanProduct | undefined {
  const fitting = products.filter((product) => amount <= product.most && months <= product.longestMonths);
  const preferred: readonly LoanKind[] =
    months > 60 ? ['mortgage'] : ['consumer', 'car', 'mortgage', 'business'];
  return preferred
    .map((kind) => fitting.find((product) => product.kind === kind))
    .find((product) => product !== undefined);
}
