import { type Day, type Words, words } from '@banxing/kernel';
import type { Audience, InsuranceKind } from './kind.ts';

/** What a partner insurer sells through the bank. Amounts are fen. */
export interface InsuranceProduct {
  readonly code: string;
  readonly kind: InsuranceKind;
  readonly audience: Audience;
  readonly name: Words;
  readonly insurer: string;
  readonly minAge: number;
  readonly maxAge: number;
  readonly sumInsured: bigint;
  readonly deductible: bigint;
  readonly termDays: number;
  readonly waitingDays: number;
  readonly covers: Words;
  readonly excludes: Words;
  readonly premiums: readonly { readonly from: number; readonly to: number; readonly premium: bigint }[];
}

/** The premium of a term for somebody of an age; undefined when it is not sold at that age. */
export const premiumAt = (product: InsuranceProduct, age: number): bigint | undefined =>
  age < product.minAge || age > product.maxAge
    ? undefined
    : product.premiums.find(({ from, to }) => age >= from && age <= to)?.premium;

/** The least that anybody pays. */
export const leastPremium = (product: InsuranceProduct): bigint =>
  product.premiums.reduce(
    (least, { premium }) => (premium < least ? premium : least),
    product.premiums[0]?.premium ?? 0n,
  );

/** What is known of somebody who asks for advice. */
export interface Need {
  readonly age: number;
  readonly segment: string;
  readonly hasChildren: boolean;
  readonly hasElders: boolean;
  /** Kinds that they are covered by already. */
  readonly covered: ReadonlySet<InsuranceKind>;
}

export interface Advice {
  readonly product: InsuranceProduct;
  /** For whom in the family. */
  readonly whom: 'self' | 'child' | 'elder';
  readonly reason: Words;
}

interface Rule {
  readonly code: string;
  readonly whom: Advice['whom'];
  readonly when: (need: Need) => boolean;
  readonly reason: (need: Need) => Words;
}

const always = (zh: string, en: string) => (): Words => words(zh, en);

/** Protection first: illness, accident, then those who depend on one, then what one owns. In this order. */
const rules: readonly Rule[] = [
  {
    code: 'student-care',
    whom: 'self',
    when: ({ segment }) => segment === 'student',
    reason: always('在校学生,花不多就能管住院和门诊', 'for students, cheap and covers treatment'),
  },
  {
    code: 'million-medical',
    whom: 'self',
    when: ({ age }) => age >= 18 && age <= 60,
    reason: ({ age }) =>
      words(`${age} 岁,先把大额住院费用挡住`, `at ${age}, large hospital bills come first`),
  },
  {
    code: 'city-care',
    whom: 'self',
    when: ({ age }) => age > 60,
    reason: ({ age }) =>
      words(
        `${age} 岁,不限年龄和老毛病的医疗险`,
        `at ${age}, a medical cover without limits on age or illness`,
      ),
  },
  {
    code: 'accident-elder',
    whom: 'self',
    when: ({ age }) => age >= 60,
    reason: always('年纪大了最怕摔,意外险便宜又实用', 'falls are the first danger at this age'),
  },
  {
    code: 'accident-adult',
    whom: 'self',
    when: ({ age }) => age >= 18 && age < 60,
    reason: always('一年一百多,意外伤残和医疗都管', 'little money for a lot of cover'),
  },
  {
    code: 'crop',
    whom: 'self',
    when: ({ segment }) => segment === 'farmer',
    reason: always(
      '种地靠天,保费还有补贴',
      'the harvest depends on the weather, and the premium is subsidised',
    ),
  },
  {
    code: 'employer',
    whom: 'self',
    when: ({ segment }) => segment === 'owner',
    reason: always('雇着人,员工受伤要赔的由保险出', 'you employ people'),
  },
  {
    code: 'critical-adult',
    whom: 'self',
    when: ({ age, segment }) => age >= 22 && age <= 50 && segment !== 'student',
    reason: always('挣钱的年纪,大病期间不上班也有钱用', 'an income for the time of a serious illness'),
  },
  {
    code: 'term-life',
    whom: 'self',
    when: ({ age, hasChildren }) => age <= 55 && age >= 25 && hasChildren,
    reason: always('家里有人靠您,给他们留一份保障', 'somebody depends on you'),
  },
  {
    code: 'accident-child',
    whom: 'child',
    when: ({ age, hasChildren }) => hasChildren && age <= 45,
    reason: always('给孩子:磕碰摔伤都管', 'for the child: falls and bruises'),
  },
  {
    code: 'cancer-elder',
    whom: 'self',
    when: ({ age }) => age >= 60 && age <= 80,
    reason: always('三高也能买的防癌险', 'cancer cover that allows high blood pressure'),
  },
  {
    code: 'accident-elder',
    whom: 'elder',
    when: ({ age, hasElders }) => hasElders && age < 60,
    reason: always('给爸妈:摔伤骨折能报', 'for your parents: falls and broken bones'),
  },
];

const mostAdvised = 4;

/** What somebody in this position might need, the most needed first; nothing of a kind that they have already. */
export function advise(need: Need, products: readonly InsuranceProduct[]): Advice[] {
  const advised: Advice[] = [];
  for (const { code, whom, when, reason } of rules) {
    const product = products.find((each) => each.code === code);
    if (!product || !when(need)) continue;
    if (whom === 'self' && (need.covered.has(product.kind) || premiumAt(product, need.age) === undefined)) {
      continue;
    }
    if (advised.some((each) => each.product.kind === product.kind && each.whom === whom)) continue;
    advised.push({ product, whom, reason: reason(need) });
  }
  return advised.slice(0, mostAdvised);
}

/** Full years of age on a day. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
