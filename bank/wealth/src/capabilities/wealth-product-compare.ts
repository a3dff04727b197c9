import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { invariant, ok, type Words, words } from '@banxing/kernel';
import { deepestFall, yieldOf } from '../performance.ts';
import { chooseProduct, gradeToday } from '../product-choice.ts';
import { lockDaysOf, type Product, redemptionWords, riskNames, riskOf } from '../product.ts';
import { allProducts } from '../product-store.ts';
import { noPromise, yuan } from '../say.ts';
import { formatPercent } from '../share.ts';
import { type CustomerGrade } from '../suitability.ts';
import type { WealthUses } from '../uses.ts';

const input = z.object({ product: z.string().optional(), product_2: z.string().optional() });
type Input = z.infer<typeof input>;
interface Draft {
  readonly first: string;
  readonly second: string;
}

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const side = z.object({
  code: z.string(),
  name: wordsShape,
  yield: wordsShape,
  risk: wordsShape,
  minimum: z.string(),
  redemption: wordsShape,
  fall: z.string(),
  source: wordsShape,
});
const output = z.object({ first: side, second: side, said: wordsShape });
type Side = z.infer<typeof side>;

const sideOf = (uses: WealthUses, product: Product): Side => {
  const at = uses.clock.now();
  const measured = yieldOf(uses.feed, product, at);
  return {
    code: product.code,
    name: product.name,
    yield: measured.said,
    risk: riskNames[riskOf(product)],
    minimum: yuan(product.minimum).replace(/\.00$/u, ''),
    redemption: redemptionWords(product),
    fall: formatPercent(-deepestFall(uses.feed, product, at)),
    source: measured.source,
  };
};

/** What sets two products apart, as reasons rather than a verdict. */
function differences(first: Product, second: Product, grade: CustomerGrade | undefined): Words {
  const zh: string[] = [];
  const en: string[] = [];
  if (riskOf(first) !== riskOf(second)) {
    const calmer = riskOf(first) < riskOf(second) ? first : second;
    zh.push(`求稳选${calmer.name.zh},风险低一级以上`);
    en.push(`${calmer.name.en} is the calmer one`);
  } else {
    zh.push(`两只都是 ${riskNames[riskOf(first)].zh}`);
    en.push(`both are ${riskNames[riskOf(first)].en}`);
  }
  if (lockDaysOf(first) !== lockDaysOf(second)) {
    const freer = lockDaysOf(first) < lockDaysOf(second) ? first : second;
    zh.push(`随时可能用钱选${freer.name.zh},锁得短`);
    en.push(`${freer.name.en} gives the money back sooner`);
  }
  if (first.minimum !== second.minimum) {
    const smaller = first.minimum < second.minimum ? first : second;
    zh.push(`${smaller.name.zh}门槛低`);
    en.push(`${smaller.name.en} starts smaller`);
  }
  for (const product of [first, second]) {
    if (grade !== undefined && riskOf(product) > grade) {
      zh.push(`${product.name.zh}超过您的 C${String(grade)},不能卖给您`);
      en.push(`${product.name.en} is above your C${String(grade)} and cannot be sold to you`);
    }
  }
  return words(`${zh.join(';')}。`, `${en.join('; ')}.`);
}

async function complete(uses: WealthUses, grade: CustomerGrade | undefined, given: Input) {
  const first = await chooseProduct(uses, {
    slot: 'product',
    spoken: given.product,
    question: words('您想比较哪两个?先说一个。', 'Which two? Name the first.'),
    among: () => true,
    grade,
  });
  if (first.status !== 'ready') return first;
  const second = await chooseProduct(uses, {
    slot: 'product_2',
    spoken: given.product_2,
    question: words(`拿${first.draft.name.zh}和哪个比?`, `Compare ${first.draft.name.en} with which?`),
    among: ({ code, kind }) => code !== first.draft.code && kind === first.draft.kind,
    grade,
  });
  if (second.status !== 'ready') return second;
  return ready({ first: first.draft.code, second: second.draft.code });
}

/** 添利宝和日日盈哪个好. */
export const wealthProductCompare = (uses: WealthUses) =>
  query<Input, Draft, z.infer<typeof output>, never>({
    id: 'wealth.product_compare',
    title: words('比较产品', 'Compare products'),
    about: words('把两只产品放在一起比', 'Puts two products side by side'),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: async (caller, given) => complete(uses, await gradeToday(uses, caller.customer), given),
    run: async (caller, draft) => {
      const all = await allProducts(uses.db);
      const first = all.find(({ code }) => code === draft.first);
      const second = all.find(({ code }) => code === draft.second);
      invariant(first && second, 'both products were found');
      const grade = await gradeToday(uses, caller.customer);
      return ok({
        first: sideOf(uses, first),
        second: sideOf(uses, second),
        said: differences(first, second, grade),
      });
    },
    answer: ({ first, second, said }, { locale }) => {
      const zh = locale === 'zh';
      const spoken = (each: Side): string =>
        zh
          ? `${each.name.zh}:${each.yield.zh},${each.risk.zh},${each.minimum} 元起,${each.redemption.zh}`
          : `${each.name.en}: ${each.yield.en}, ${each.risk.en}, from ¥${each.minimum}, ${each.redemption.en}`;
      const rowsOf = (each: Side) => [
        { label: zh ? '收益' : 'Yield', value: each.yield[locale] },
        { label: zh ? '风险' : 'Risk', value: each.risk[locale] },
        { label: zh ? '近一年最大回撤' : 'Deepest fall, past year', value: `${each.fall}%` },
        { label: zh ? '起购' : 'From', value: zh ? `${each.minimum} 元` : `¥${each.minimum}` },
        { label: zh ? '取钱' : 'Getting it back', value: each.redemption[locale] },
        { label: zh ? '数据来源' : 'Source', value: each.source[locale] },
      ];
      return {
        text: `${spoken(first)}。\n${spoken(second)}。\n${said[locale]}${noPromise[locale]}`,
        cards: [
          {
            type: 'compare',
            title: zh ? `${first.name.zh} 和 ${second.name.zh}` : `${first.name.en} and ${second.name.en}`,
            rows: [],
            items: [first, second].map((each) => ({
              id: each.code,
              title: each.name[locale],
              value: each.yield[locale],
              rows: rowsOf(each),
              actions: [
                {
                  action: zh ? `say:买${each.name.zh}` : `say:buy ${each.name.en}`,
                  label: zh ? '买' : 'Buy',
                },
              ],
            })),
            actions: [],
          },
        ],
        suggestions: zh
          ? ['买第一个', '第二个什么时候能取']
          : ['Buy the first one', 'When can I take out the second one'],
      };
    },
  });
