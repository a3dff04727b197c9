import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { addDuration, ok, parseMoney, words } from '@banxing/kernel';
import { yieldOf } from '../performance.ts';
import { byTurns, gradeToday, offeredTo } from '../product-choice.ts';
import { kindTest } from '../product-matching.ts';
import { lockDaysOf, type Product, type RiskGrade, riskNames, riskOf } from '../product.ts';
import { allProducts } from '../product-store.ts';
import { itemOf, lineOf, noPromise, type ProductLine, spokenLine } from '../say.ts';
import { type CustomerGrade, gradeNames } from '../suitability.ts';
import type { WealthUses } from '../uses.ts';

const input = z.object({
  product_type: z.string().optional(),
  risk_level: z.string().optional(),
  term: z.string().optional(),
  amount: z.string().optional(),
  yield_min: z.string().optional(),
});
type Input = z.infer<typeof input>;

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const lineShape = z.object({
  code: z.string(),
  name: wordsShape,
  kind: wordsShape,
  risk: wordsShape,
  yield: wordsShape,
  source: wordsShape,
  minimum: z.string(),
  redemption: wordsShape,
});

const output = z.object({
  grade: z.number().nullable(),
  asked: wordsShape,
  /** Said when what was asked for cannot be had as it was. */
  note: wordsShape.nullable(),
  /** Do the products keep all that was asked for? */
  exact: z.boolean(),
  total: z.number(),
  products: z.array(lineShape),
});
type Output = z.infer<typeof output>;

/** Days of a term, for comparing with how long a product keeps the money. */
function daysOf(term: string | undefined): number | undefined {
  if (term === undefined || !/^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/u.test(term)) return undefined;
  const from = new Date('2026-01-01T00:00:00Z');
  return Math.round((addDuration(from, term).getTime() - from.getTime()) / 86_400_000);
}

const levelOf = (text: string | undefined): RiskGrade | undefined => {
  const match = /^R?([1-5])$/iu.exec(text ?? '');
  return match ? (Number(match[1]) as RiskGrade) : undefined;
};

type Test = (product: Product) => boolean;

/** The wishes as tests, the one that gives way first at the end. */
function testsOf(uses: WealthUses, given: Input): Test[] {
  const at = uses.clock.now();
  const tests: Test[] = [];
  const kind = given.product_type === undefined ? undefined : kindTest(given.product_type);
  tests.push(kind ?? (({ kind: each }) => each !== 'bond'));
  const level = levelOf(given.risk_level);
  if (level !== undefined) {
    tests.push((product) => (level <= 2 ? riskOf(product) <= level : riskOf(product) === level));
  }
  const amount = given.amount === undefined ? undefined : parseMoney(given.amount);
  if (amount?.ok && amount.value.minorUnits > 0n) {
    tests.push(({ minimum }) => minimum <= amount.value.minorUnits);
  }
  const days = daysOf(given.term);
  // Money that is free after the term: not locked much longer than it, and near to it before what is free at once.
  if (days !== undefined) tests.push((product) => lockDaysOf(product) <= days * 1.1);
  const least = Number(given.yield_min ?? Number.NaN);
  if (Number.isFinite(least)) {
    tests.push((product) => Number(yieldOf(uses.feed, product, at).yearly) >= least * 10_000);
  }
  return tests;
}

/** Near to the term first; without a term, in the order of the catalogue, kinds by turns. */
function ordered(products: readonly Product[], days: number | undefined): Product[] {
  if (days !== undefined) {
    return [...products].sort((a, b) => Math.abs(lockDaysOf(a) - days) - Math.abs(lockDaysOf(b) - days));
  }
  return byTurns(products);
}

function askedWords(given: Input) {
  const parts = {
    zh: [
      given.risk_level === undefined ? '' : given.risk_level,
      given.term === undefined
        ? ''
        : `期限 ${given.term.replace(/^P/u, '').replace('D', '天').replace('M', '个月').replace('Y', '年')}左右`,
      given.product_type ?? '理财产品',
    ],
    en: [given.risk_level ?? '', given.product_type ?? 'products'],
  };
  return words(parts.zh.filter(Boolean).join(' '), parts.en.filter(Boolean).join(' '));
}

function noteOf(grade: CustomerGrade | undefined, level: RiskGrade | undefined) {
  if (grade === undefined) {
    return words(
      '您还没有有效的风险测评,先给您看最稳的几只;测评以后才能买。',
      'You have no valid risk assessment, so here are the calmest ones; buying needs the assessment first.',
    );
  }
  return level !== undefined && level > grade
    ? words(
        `${riskNames[level].zh}的产品超过您的等级(${gradeNames[grade].zh}),按规定不能卖给您。适合您的是这些。`,
        `${riskNames[level].en} is above your grade (${gradeNames[grade].en}) and cannot be sold to you. These suit you.`,
      )
    : null;
}

async function run(
  uses: WealthUses,
  customer: Parameters<typeof gradeToday>[1],
  given: Input,
): Promise<Output> {
  const at = uses.clock.now();
  const grade = await gradeToday(uses, customer);
  const offered = offeredTo(await allProducts(uses.db), grade);
  const tests = testsOf(uses, given);
  let kept = tests.length;
  let fitting = offered.filter((product) => tests.every((test) => test(product)));
  while (fitting.length === 0 && kept > 0) {
    kept -= 1;
    fitting = offered.filter((product) => tests.slice(0, kept).every((test) => test(product)));
  }
  const lines: ProductLine[] = ordered(fitting, daysOf(given.term)).map((product) =>
    lineOf(uses.feed, product, at),
  );
  return {
    grade: grade ?? null,
    asked: askedWords(given),
    note: noteOf(grade, levelOf(given.risk_level)),
    exact: kept === tests.length,
    total: lines.length,
    products: lines.slice(0, 5).map((line) => ({ ...line })),
  };
}

/** 最近有哪些理财产品. Only what may be sold to the customer is listed. */
export const wealthProductList = (uses: WealthUses) =>
  query<Input, Input, Output, never>({
    id: 'wealth.product_list',
    title: words('理财产品', 'Products'),
    about: words(
      '按类型、风险、期限、起购、收益找适合客户的理财、基金、黄金',
      'Lists wealth products that suit the customer, by kind, risk, term, minimum and yield',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => Promise.resolve(ready(given)),
    run: async (caller, given) => ok(await run(uses, caller.customer, given)),
    answer: (result, { locale }) => {
      const zh = locale === 'zh';
      const { products, note, exact, total } = result;
      const lines = products.map((line, index) => `${String(index + 1)}. ${spokenLine(line, locale)}`);
      const suits =
        result.grade === null
          ? ''
          : zh
            ? `适合您(C${String(result.grade)})的`
            : ` that suit you (C${String(result.grade)})`;
      const lead = !exact
        ? zh
          ? '完全符合的没有,接近的有这些:'
          : 'Nothing fits all of that; these come near:'
        : zh
          ? `${suits}${result.asked.zh}有 ${String(total)} 只${total > products.length ? ',先看这几只' : ''}:`
          : `${String(total)} ${result.asked.en}${suits}${total > products.length ? ', among them' : ''}:`;
      return {
        text: [note?.[locale], lead, ...lines, noPromise[locale]].filter(Boolean).join('\n'),
        cards: [
          {
            type: 'products',
            title: zh ? '适合您的产品' : 'Products for you',
            rows: [],
            items: products.map((line) => itemOf(line, locale)),
            actions:
              result.grade === null
                ? [
                    {
                      action: zh ? 'say:做风险测评' : 'say:take the risk assessment',
                      label: zh ? '去测评' : 'Assess',
                    },
                  ]
                : [
                    {
                      action: zh ? 'say:帮我配置资产' : 'say:asset allocation advice',
                      label: zh ? '帮我搭配' : 'Advise me',
                    },
                  ],
          },
        ],
        suggestions: zh
          ? ['第一个怎么样', '第一个和第二个比一比', '帮我搭配一下']
          : ['Tell me about the first one', 'Compare the first two', 'Advise me on allocation'],
      };
    },
  });
