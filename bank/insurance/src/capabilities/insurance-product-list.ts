import { z } from 'zod';
import { type Answer, type CustomerCaller, query, ready, refused, type Speech } from '@banxing/capability';
import {
  dayOf,
  formatMoney,
  invariant,
  type Locale,
  money,
  moneyOf,
  ok,
  type Words,
  words,
} from '@banxing/kernel';
import { type NotSold, notSoldWords, sayCover, sayYuan, termWords } from '../insurance-speech.ts';
import {
  audienceSaid,
  type InsuranceKind,
  insuranceKinds,
  isAnyInsurance,
  kindNames,
  kindSaid,
} from '../kind.ts';
import { isInForce } from '../policy.ts';
import { listPolicies } from '../policy-store.ts';
import { type Advice, advise, ageOn, type InsuranceProduct, leastPremium, premiumAt } from '../product.ts';
import { listProducts } from '../product-store.ts';
import type { InsuranceUses } from '../uses.ts';

const input = z.object({ insurance_type: z.string().optional() });

interface Draft {
  readonly kind: InsuranceKind | null;
  readonly audience: 'child' | 'elder' | null;
}

const localized = z.object({ zh: z.string(), en: z.string() });
const line = z.object({
  product: z.string(),
  kind: z.enum(insuranceKinds),
  name: localized,
  insurer: z.string(),
  covers: localized,
  excludes: localized,
  sumInsured: z.string(),
  deductible: z.string(),
  ages: z.object({ from: z.number(), to: z.number() }),
  termDays: z.number(),
  waitingDays: z.number(),
  /** For the customer's own age; the least that anybody pays where it is not for them. */
  premium: z.string(),
  forSelf: z.boolean(),
  reason: localized.nullable(),
});
type Line = z.infer<typeof line>;
const output = z.object({
  age: z.number(),
  kind: z.enum(insuranceKinds).nullable(),
  advised: z.boolean(),
  products: z.array(line),
});
type Output = z.infer<typeof output>;

const plain = ({ zh, en }: Words): { zh: string; en: string } => ({ zh, en });

function lineOf(product: InsuranceProduct, age: number, advice: Advice | undefined): Line {
  const own = advice === undefined || advice.whom === 'self' ? premiumAt(product, age) : undefined;
  return {
    product: product.code,
    kind: product.kind,
    name: plain(product.name),
    insurer: product.insurer,
    covers: plain(product.covers),
    excludes: plain(product.excludes),
    sumInsured: formatMoney(money(product.sumInsured)),
    deductible: formatMoney(money(product.deductible)),
    ages: { from: product.minAge, to: product.maxAge },
    termDays: product.termDays,
    waitingDays: product.waitingDays,
    premium: formatMoney(money(own ?? leastPremium(product))),
    forSelf: own !== undefined,
    reason: advice ? plain(advice.reason) : null,
  };
}

const childKinds = new Set(['son', 'daughter']);
const elderKinds = new Set(['mother', 'father', 'mother_in_law', 'father_in_law']);

async function advice(uses: InsuranceUses, caller: CustomerCaller, products: readonly InsuranceProduct[]) {
  const person = await uses.parties.customer(uses.db, caller.customer);
  invariant(person, 'a caller is a customer');
  const today = dayOf(uses.clock.now());
  const [relatives, policies] = await Promise.all([
    uses.parties.relatives(uses.db, caller.customer),
    listPolicies(uses.db, caller.customer),
  ]);
  const inForce = policies.filter((policy) => isInForce(policy, today)).map(({ product }) => product);
  const age = ageOn(person.bornOn, today);
  const advised = advise(
    {
      age,
      segment: person.segment,
      hasChildren: relatives.some(({ kind }) => childKinds.has(kind)),
      hasElders: relatives.some(({ kind }) => elderKinds.has(kind)),
      covered: new Set(products.filter(({ code }) => inForce.includes(code)).map(({ kind }) => kind)),
    },
    products,
  );
  return { age, advised };
}

const sum = (amount: string): bigint => moneyOf(amount).minorUnits;

function premiumWords(each: Line, locale: Locale): string {
  const term = termWords(each.termDays)[locale];
  const premium = sayYuan(sum(each.premium), locale);
  if (locale === 'zh') return `${each.forSelf ? '' : '最低'}${term} ${premium}`;
  return `${each.forSelf ? '' : 'from '}${premium} for ${term}`;
}

function itemOf(each: Line, locale: Locale) {
  const zh = locale === 'zh';
  const waits =
    each.waitingDays === 0
      ? zh
        ? '没有'
        : 'none'
      : zh
        ? `${String(each.waitingDays)} 天`
        : `${String(each.waitingDays)} days`;
  return {
    id: each.product,
    title: each.name[locale],
    subtitle: each.reason?.[locale] ?? each.covers[locale],
    value: premiumWords(each, locale),
    rows: [
      { label: zh ? '保什么' : 'Covers', value: each.covers[locale] },
      { label: zh ? '不保什么' : 'Does not cover', value: each.excludes[locale] },
      { label: zh ? '保额' : 'Sum insured', value: sayCover(sum(each.sumInsured), locale) },
      { label: zh ? '免赔额' : 'Deductible', value: sayYuan(sum(each.deductible), locale) },
      { label: zh ? '等待期' : 'Waiting period', value: waits },
      { label: zh ? '可投年龄' : 'Ages', value: `${String(each.ages.from)}–${String(each.ages.to)}` },
      { label: zh ? '承保' : 'Insurer', value: each.insurer },
    ],
    actions: [{ action: `open:/functions/insurance.apply`, label: zh ? '投保' : 'Buy' }],
  };
}

function answer({ age, kind, advised, products }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const told = products
    .slice(0, 3)
    .map((each) =>
      zh ? `${each.name.zh}(${premiumWords(each, 'zh')})` : `${each.name.en} (${premiumWords(each, 'en')})`,
    );
  const list = told.join(zh ? '、' : ', ');
  const begin = advised
    ? zh
      ? `按您 ${String(age)} 岁和家里的情况,先看这几种保险:${list}。`
      : `At ${String(age)} and with your family, look at these first: ${list}.`
    : zh
      ? `${kind === null ? '保险' : kindNames[kind].zh}有 ${String(products.length)} 种:${list}。`
      : `There are ${String(products.length)} kinds of ${kind === null ? 'insurance' : kindNames[kind].en}: ${list}.`;
  const care = zh
    ? '买不买看您自己,投保前请看清不保什么。'
    : 'Whether to buy is up to you; read what is not covered first.';
  return {
    text: `${begin}${zh ? '' : ' '}${care}`,
    cards: [
      {
        type: 'products',
        title: zh ? (advised ? '保险建议' : '保险产品') : advised ? 'Advice on insurance' : 'Insurance',
        rows: [],
        items: products.map((each) => itemOf(each, locale)),
        actions: [],
      },
    ],
    suggestions: zh ? ['我的保单', '有哪些医疗险', '有哪些意外险'] : ['My policies', 'Accident insurance'],
  };
}

/** 有什么保险推荐: what is on sale of a kind, or what somebody of the customer's age and family might need. */
export const insuranceProductList = (uses: InsuranceUses) =>
  query<z.infer<typeof input>, Draft, Output, NotSold>({
    id: 'insurance.product_list',
    title: words('保险产品', 'Insurance'),
    about: words('有哪些保险,按年龄和家庭给建议', 'Insurance on sale, and advice by age and family'),
    authority: 'reads',
    input,
    output,
    refusals: notSoldWords,
    complete: (_caller, { insurance_type: said = '' }) => {
      const audience = audienceSaid(said) ?? null;
      const kind = kindSaid(said) ?? null;
      if (kind !== null || isAnyInsurance(said) || audience !== null) {
        return Promise.resolve(ready({ kind, audience }));
      }
      return Promise.resolve(refused({ code: 'kind_not_sold' as const, said: said.slice(0, 20) }));
    },
    run: async (caller, { kind, audience }) => {
      const products = await listProducts(uses.db);
      const { age, advised } = await advice(uses, caller, products);
      const fits = products.filter(
        (product) =>
          (kind === null || product.kind === kind) && (audience === null || product.audience === audience),
      );
      // 少儿车险 is nothing that is sold: the kind counts then.
      const asked = fits.length > 0 ? fits : products.filter((product) => product.kind === kind);
      if (kind !== null || audience !== null) {
        const ownFirst = [...asked].sort(
          (a, b) => Number(premiumAt(b, age) !== undefined) - Number(premiumAt(a, age) !== undefined),
        );
        const lines = ownFirst.map((product) => lineOf(product, age, undefined));
        return ok({ age, kind, advised: false, products: lines });
      }
      const lines = advised.map((each) => lineOf(each.product, age, each));
      return ok({ age, kind, advised: true, products: lines });
    },
    answer,
  });
