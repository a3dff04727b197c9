import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { ok, type Words, words } from '@banxing/kernel';
import { deepestFall, pastChanges, signed, yieldOf } from '../performance.ts';
import { worthNow } from '../price.ts';
import { chooseProduct, gradeToday } from '../product-choice.ts';
import { assetClasses, classNames, type Product, redemptionWords, riskNames, riskOf } from '../product.ts';
import { allProducts } from '../product-store.ts';
import { lineOf, noPromise, spokenLine, yuan } from '../say.ts';
import { formatPercent, formatUnitValue } from '../share.ts';
import { type CustomerGrade, gradeNames } from '../suitability.ts';
import type { WealthUses } from '../uses.ts';

const input = z.object({ product: z.string().optional(), aspect: z.string().optional() });
type Input = z.infer<typeof input>;
interface Draft {
  readonly product: string;
  readonly aspect: string | undefined;
}

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const row = z.object({ label: wordsShape, value: wordsShape });
const output = z.object({
  code: z.string(),
  name: wordsShape,
  said: wordsShape,
  suits: z.boolean(),
  rows: z.array(row),
});
type Output = z.infer<typeof output>;

const plain = (zh: string, en: string, value: Words) => ({ label: words(zh, en), value });

const feeWords = ({ entryBasisPoints, managementBasisPoints, exitFees, bond }: Product): Words => {
  if (bond) return words('没有手续费', 'no fees');
  const entry = formatPercent(BigInt(entryBasisPoints) * 100n);
  const yearly = formatPercent(BigInt(managementBasisPoints) * 100n);
  const exits = exitFees.map(({ days, basisPoints }) => ({
    days: String(days),
    rate: formatPercent(BigInt(basisPoints) * 100n),
  }));
  const out = {
    zh: exits.map(({ days, rate }) => `持有不满 ${days} 天赎回收 ${rate}%`).join(','),
    en: exits.map(({ days, rate }) => `${rate} % within ${days} days`).join(', '),
  };
  return words(
    `申购费 ${entry}%,管理费每年 ${yearly}%(已含在净值里)${out.zh === '' ? ',赎回免费' : `,${out.zh}`}`,
    `entry ${entry} %, management ${yearly} % a year (in the unit value), exit ${out.en === '' ? 'free' : out.en}`,
  );
};

function mixWords({ mix, bond }: Product): Words {
  if (bond) return words('这是一只债券', 'this is a bond');
  const parts = assetClasses.filter((name) => mix[name] > 0).sort((a, b) => mix[b] - mix[a]);
  return words(
    parts.map((name) => `${classNames[name].zh} ${String(mix[name])}%`).join('、'),
    parts.map((name) => `${classNames[name].en} ${String(mix[name])} %`).join(', '),
  );
}

function suitWords(product: Product, grade: CustomerGrade | undefined): Words {
  const risk = riskNames[riskOf(product)];
  if (grade === undefined) {
    return words(`${risk.zh}。您还没有有效的风险测评`, `${risk.en}. You have no valid risk assessment`);
  }
  return riskOf(product) <= grade
    ? words(
        `${risk.zh},和您的 ${gradeNames[grade].zh} 匹配`,
        `${risk.en}, which suits your ${gradeNames[grade].en}`,
      )
    : words(
        `${risk.zh},超过您的 ${gradeNames[grade].zh},不匹配,不能卖给您`,
        `${risk.en}, above your ${gradeNames[grade].en}: it does not suit you and cannot be sold to you`,
      );
}

function fallWords(uses: WealthUses, product: Product): Words {
  if (product.bond?.form === 'savings') return words('持有到期按面值还本付息', 'paid at face at maturity');
  const fall = formatPercent(-deepestFall(uses.feed, product, uses.clock.now()));
  return words(`近一年最大回撤 ${fall}%`, `deepest fall in the past year ${fall} %`);
}

type Aspect = 'yield' | 'risk' | 'term' | 'minimum' | 'redemption' | 'fee' | 'mix' | 'safe' | 'value';

const aspects: readonly (readonly [Aspect, RegExp])[] = [
  ['safe', /保本|保不保|保唔保|亏|亏本|会不会少|赔|guarantee|safe|lose/iu],
  ['fee', /费|fee|cost/iu],
  ['risk', /风险|風險|几级|等级|等級|级别|回撤|波动|risk|drawdown/iu],
  ['minimum', /起购|起購|多少起|最少|起点|多少钱能买|门槛|minimum|least/iu],
  ['redemption', /赎|贖|取|到账|T\+|拿出来|退出|兑付|变现|redeem|take .*out|get .*back|withdraw/iu],
  ['term', /期限|封闭|到期|锁|多久|放多长|几天|开放日|lock|term|matur/iu],
  ['mix', /投向|投什么|投啥|投资方向|买的什么|invests?/iu],
  ['value', /净值|多少钱一|价格|nav|unit value|price/iu],
  ['yield', /收益|利息|利率|年化|基准|赚|挣|回报|历史|表现|yield|return|earn|benchmark/iu],
];

const aspectOf = (text: string | undefined): Aspect | undefined =>
  text === undefined ? undefined : aspects.find(([, pattern]) => pattern.test(text))?.[0];

function safeWords(product: Product): Words {
  if (product.bond?.form === 'savings') {
    return words(
      '由国家发行,持有到期按面值还本、按年付息;提前兑取会少拿利息。',
      'The state issues it: held to maturity it pays its face and yearly interest; early return loses interest.',
    );
  }
  return words('不承诺保本,也可能亏。', 'The principal is not guaranteed; it can lose.');
}

/** One thing about the product, said in a sentence, with where the figure comes from. */
function sayAspect(
  uses: WealthUses,
  product: Product,
  grade: CustomerGrade | undefined,
  aspect: Aspect,
): Words {
  const at = uses.clock.now();
  const { zh, en } = product.name;
  const measured = yieldOf(uses.feed, product, at);
  const minimum = yuan(product.minimum).replace(/\.00$/u, '');
  const said: Record<Aspect, () => Words> = {
    yield: () =>
      words(
        `${zh}${measured.said.zh}(${measured.source.zh})。${noPromise.zh}`,
        `${en}: ${measured.said.en} (${measured.source.en}). ${noPromise.en}`,
      ),
    risk: () =>
      words(
        `${zh}是 ${suitWords(product, grade).zh}。${fallWords(uses, product).zh}(${uses.feed.source.zh})。`,
        `${en} is ${suitWords(product, grade).en}. ${fallWords(uses, product).en} (${uses.feed.source.en}).`,
      ),
    term: () => words(`${zh}:${redemptionWords(product).zh}。`, `${en}: ${redemptionWords(product).en}.`),
    minimum: () => words(`${zh} ${minimum} 元起购。`, `${en} starts at ¥${minimum}.`),
    redemption: () =>
      words(`${zh}的赎回规则:${redemptionWords(product).zh}。`, `${en}: ${redemptionWords(product).en}.`),
    fee: () => words(`${zh}的费用:${feeWords(product).zh}。`, `${en}: ${feeWords(product).en}.`),
    mix: () =>
      words(`${zh}的钱主要投在:${mixWords(product).zh}。`, `${en} invests in ${mixWords(product).en}.`),
    safe: () =>
      words(
        `${zh}${safeWords(product).zh}${fallWords(uses, product).zh}(${uses.feed.source.zh})。`,
        `${en}: ${safeWords(product).en} ${fallWords(uses, product).en} (${uses.feed.source.en}).`,
      ),
    value: () => {
      const { value, on } = worthNow(uses.feed, product, at);
      return words(
        `${zh}最新净值 ${formatUnitValue(value)}(${on},${uses.feed.source.zh})。`,
        `${en}: unit value ${formatUnitValue(value)} (${on}, ${uses.feed.source.en}).`,
      );
    },
  };
  return said[aspect]();
}

function describe(
  uses: WealthUses,
  product: Product,
  grade: CustomerGrade | undefined,
  asked: string | undefined,
): Output {
  const at = uses.clock.now();
  const measured = yieldOf(uses.feed, product, at);
  const minimum = yuan(product.minimum).replace(/\.00$/u, '');
  const aspect = aspectOf(asked);
  const { zh, en } = product.about;
  const line = lineOf(uses.feed, product, at);
  const said =
    aspect === undefined
      ? words(
          `${spokenLine(line, 'zh')}。${zh}。${suitWords(product, grade).zh}。${noPromise.zh}`,
          `${spokenLine(line, 'en')}. ${en}. ${suitWords(product, grade).en}. ${noPromise.en}`,
        )
      : sayAspect(uses, product, grade, aspect);
  const past = product.bond
    ? []
    : pastChanges(uses.feed, product, at).map(({ label, change }) => ({
        label,
        value: words(signed(change), signed(change)),
      }));
  return {
    code: product.code,
    name: product.name,
    said,
    suits: grade !== undefined && riskOf(product) <= grade,
    rows: [
      plain('收益', 'Yield', measured.said),
      ...past,
      plain('风险', 'Risk', suitWords(product, grade)),
      plain('起购', 'From', words(`${minimum} 元`, `¥${minimum}`)),
      plain('赎回', 'Getting it back', redemptionWords(product)),
      plain('费用', 'Fees', feeWords(product)),
      plain('投向', 'Invests in', mixWords(product)),
      plain('管理人', 'Issuer', product.issuer),
      plain('数据来源', 'Source', measured.source),
    ],
  };
}

/** 稳健一号怎么样,风险高吗. */
export const wealthProductDetail = (uses: WealthUses) =>
  query<Input, Draft, Output, never>({
    id: 'wealth.product_detail',
    title: words('产品详情', 'About a product'),
    about: words(
      '一只产品的收益、风险、期限、起购、赎回、费用',
      'Yield, risk, term, minimum, redemption and fees of a product',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: async (caller, given) => {
      const chosen = await chooseProduct(uses, {
        slot: 'product',
        spoken: given.product,
        question: words('您想了解哪个产品?', 'Which product?'),
        among: () => true,
        grade: await gradeToday(uses, caller.customer),
      });
      return chosen.status === 'ready' ? ready({ product: chosen.draft.code, aspect: given.aspect }) : chosen;
    },
    run: async (caller, draft) => {
      const product = (await allProducts(uses.db)).find(({ code }) => code === draft.product);
      if (!product) throw new RangeError(`no product ${draft.product}`);
      return ok(describe(uses, product, await gradeToday(uses, caller.customer), draft.aspect));
    },
    answer: ({ name, said, rows, suits }, { locale }) => {
      const zh = locale === 'zh';
      return {
        text: said[locale],
        cards: [
          {
            type: 'product',
            title: name[locale],
            items: [],
            rows: rows.map(({ label, value }) => ({ label: label[locale], value: value[locale] })),
            actions: suits
              ? [{ action: zh ? `say:买${name.zh}` : `say:buy ${name.en}`, label: zh ? '买' : 'Buy' }]
              : [
                  {
                    action: zh ? 'say:适合我的理财' : 'say:products that suit me',
                    label: zh ? '看适合我的' : 'What suits me',
                  },
                ],
          },
        ],
        suggestions: zh
          ? ['风险高吗', '多少钱起购', '什么时候能取']
          : ['How risky is it', 'What is the minimum', 'When can I take it out'],
      };
    },
  });
