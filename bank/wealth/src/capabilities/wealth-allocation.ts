import { z } from 'zod';
import { type Completion, type CustomerCaller, needs, query, ready, refused } from '@banxing/capability';
import { addMonths, dayOf, formatMoney, money, moneyOf, monthsOfDuration, ok, words } from '@banxing/kernel';
import { newestAssessment } from '../assessment-store.ts';
import { type AmountRefusal, amountWords, decideAmount, suitabilityWords } from '../order-refusals.ts';
import { classNames } from '../product.ts';
import { noPromise, yuanOf } from '../say.ts';
import {
  type CustomerGrade,
  expiresOn,
  gradeNames,
  gradeOn,
  type SuitabilityRefusal,
} from '../suitability.ts';
import { type Advice, adviseAllocation } from '../use-cases/advise-allocation.ts';
import type { WealthUses } from '../uses.ts';

const input = z.object({
  amount: z.string().optional(),
  risk_level: z.string().optional(),
  term: z.string().optional(),
  goal: z.string().optional(),
});
type Input = z.infer<typeof input>;

interface Draft {
  readonly amount: string;
  readonly grade: CustomerGrade;
  readonly own: CustomerGrade;
  readonly years: number;
  readonly goal: string | null;
  /** The amount was not said: what can be spared of the accounts. */
  readonly spared: boolean;
}

type Refusal = AmountRefusal | SuitabilityRefusal;

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  amount: z.string(),
  years: z.number(),
  goal: z.string().nullable(),
  parts: z.array(
    z.object({
      id: z.string(),
      assetClass: wordsShape,
      percent: z.number(),
      product: wordsShape.nullable(),
      amount: z.string(),
      held: z.string(),
    }),
  ),
  expected: z.string(),
  low: z.string(),
  middle: z.string(),
  high: z.string(),
  worstLoss: z.string(),
  reasons: z.array(z.object({ code: z.string(), text: wordsShape })),
  source: wordsShape,
  buyable: z.boolean(),
});
type Output = z.infer<typeof output>;

const noExpense = new Set([
  'own_transfer',
  'wealth',
  'time_deposit',
  'savings_goal',
  'currency_exchange',
  'opening',
]);

/** What can be spared: what the accounts hold, less three months of what is usually spent. */
async function sparedOf(
  uses: WealthUses,
  caller: CustomerCaller,
): Promise<{ spare: bigint; reserve: bigint }> {
  const accounts = (await uses.accounts.list(uses.db, caller.customer)).filter(
    ({ currency, status }) => currency === 'CNY' && status === 'open',
  );
  const ids = accounts.map(({ id }) => id);
  const today = dayOf(uses.clock.now());
  const balances = await Promise.all(ids.map((id) => uses.ledger.balance(uses.db, id)));
  const totals = await uses.ledger.totals(uses.db, ids, {
    from: addMonths(today, -3),
    to: today,
    groupBy: 'purpose',
    direction: 'out',
  });
  const spent = totals
    .filter(({ group }) => !noExpense.has(group ?? ''))
    .reduce((sum, { amount }) => sum + (amount < 0n ? -amount : amount), 0n);
  const has = balances.reduce((sum, { available }) => sum + available, 0n);
  const spare = has - spent;
  return { spare: spare - (spare % 100_000n), reserve: spent };
}

const defaultYears = 3;

function yearsOf(term: string | undefined): number {
  if (term === undefined) return defaultYears;
  const months = monthsOfDuration(term);
  if (months !== undefined) return Math.max(1, months) / 12;
  const days = /^P(\d+)D$/u.exec(term)?.[1];
  return days === undefined ? defaultYears : Math.max(7, Number(days)) / 365;
}

async function complete(
  uses: WealthUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const asked = given.amount === undefined || given.amount === 'all' ? undefined : decideAmount(given.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  const assessment = await newestAssessment(uses.db, caller.customer);
  if (!assessment) return refused({ code: 'assessment_missing' });
  const own = gradeOn(assessment, dayOf(uses.clock.now()));
  if (own === undefined) return refused({ code: 'assessment_expired', on: expiresOn(assessment) });
  const wanted = Number(/^R?([1-5])$/iu.exec(given.risk_level ?? '')?.[1] ?? own) as CustomerGrade;
  const base = {
    own,
    grade: wanted < own ? wanted : own,
    years: Math.min(10, yearsOf(given.term)),
    goal: given.goal ?? null,
  };
  if (asked) return ready({ ...base, amount: formatMoney(asked.value), spared: false });
  const { spare, reserve } = await sparedOf(uses, caller);
  if (spare < 100_000n) {
    return needs({
      slot: 'amount',
      question: words(
        `打算拿多少钱来配置?您账户里的钱留出三个月开支(约 ${yuanOf(formatMoney(money(reserve)))} 元)以后不多了,说个金额就行。`,
        `How much would you put in? After three months of expenses (about ¥${yuanOf(formatMoney(money(reserve)))}) little is left; please name an amount.`,
      ),
    });
  }
  return ready({ ...base, amount: formatMoney(money(spare)), spared: true });
}

const yuanRounded = (value: number): string => formatMoney(money(BigInt(Math.round(value)) * 100n));

function reasonsOf(draft: Draft, advice: Advice): Output['reasons'] {
  const { prospect, paritySwing, held } = advice;
  const percent = (value: number): string => (value * 100).toFixed(1);
  const term =
    draft.years < 1
      ? words(
          `${String(Math.round(draft.years * 12))} 个月`,
          `${String(Math.round(draft.years * 12))} months`,
        )
      : words(
          `${String(Number(draft.years.toFixed(1)))} 年`,
          `${String(Number(draft.years.toFixed(1)))} years`,
        );
  const reasons = [
    {
      code: 'grade',
      text: words(
        `您是 ${gradeNames[draft.own].zh}${draft.grade < draft.own ? `,按您要求的 R${String(draft.grade)} 来配` : ''},只用 R${String(draft.grade)} 及以下的产品。`,
        `You are ${gradeNames[draft.own].en}; only products up to R${String(draft.grade)} are used.`,
      ),
    },
    {
      code: 'horizon',
      text: words(
        `按 ${term.zh}来算:一年内要用的钱不放股票,三年以内减半。`,
        `Reckoned over ${term.en}: no shares within a year, half within three.`,
      ),
    },
    {
      code: 'method',
      text: words(
        `几年的平均收益不可靠,所以预期收益从市场整体持有的比例反推、债券按业绩比较基准下限校正(布莱克-利特曼),波动用三年周数据并收缩估计,再按您的等级取最合适的点。预期一年 ${percent(prospect.expected)}%,波动 ${percent(prospect.swing)}%;完全不看预期、只摊平风险的组合波动是 ${percent(paritySwing)}%。`,
        `Averages of a few years say little, so returns are implied from what the market holds, bonds drawn to the lower end of their benchmarks (Black-Litterman), swings from three years of weeks with shrinkage. Expected ${percent(prospect.expected)} % a year, swing ${percent(prospect.swing)} %; a mix that only evens out risk would swing ${percent(paritySwing)} %.`,
      ),
    },
  ];
  if (held > 0n) {
    reasons.push({
      code: 'held',
      text: words(
        `您已经持有 ${yuanOf(formatMoney(money(held)))} 元,这次只补不够的部分。`,
        `You hold ¥${yuanOf(formatMoney(money(held)))} already; the new money fills what is missing.`,
      ),
    });
  }
  if (draft.spared) {
    reasons.push({
      code: 'reserve',
      text: words(
        '先留出最近三个月的开支,剩下的才拿来配置。',
        'Three months of expenses are kept aside first.',
      ),
    });
  }
  return reasons;
}

async function run(uses: WealthUses, caller: CustomerCaller, draft: Draft): Promise<Output> {
  const amount = moneyOf(draft.amount).minorUnits;
  const advice = await adviseAllocation(uses, {
    customer: caller.customer,
    grade: draft.grade,
    amount,
    years: draft.years,
  });
  const { prospect, parts } = advice;
  const invested = Number(amount) / 100;
  return {
    amount: draft.amount,
    years: draft.years,
    goal: draft.goal,
    parts: parts
      .filter(({ percent, amount: part }) => percent > 0 || part > 0n)
      .map(({ assetClass, percent, product, amount: part, held }) => ({
        id: assetClass,
        assetClass: classNames[assetClass],
        percent,
        product: product && part > 0n ? product.name : null,
        amount: formatMoney(money(part)),
        held: formatMoney(money(held)),
      })),
    expected: `${(prospect.expected * 100).toFixed(1)}%`,
    low: yuanRounded(invested * prospect.low),
    middle: yuanRounded(invested * prospect.middle),
    high: yuanRounded(invested * prospect.high),
    worstLoss: yuanRounded(invested * (1 - prospect.worst)),
    reasons: reasonsOf(draft, advice),
    source: uses.feed.source,
    buyable: advice.plan.orders.length > 0,
  };
}

function answerOf(result: Output, zh: boolean) {
  const locale = zh ? 'zh' : 'en';
  const lines = result.parts.map(({ assetClass, percent, product, amount }) => {
    const what = product
      ? zh
        ? `,买${product.zh} ${yuanOf(amount)} 元`
        : `: ¥${yuanOf(amount)} of ${product.en}`
      : zh
        ? ',已经够了'
        : ': enough already';
    return `${assetClass[locale]} ${String(percent)}%${what}`;
  });
  const years = Number(result.years.toFixed(1));
  const forGoal = result.goal === null ? '' : zh ? `为「${result.goal}」` : ` for ${result.goal}`;
  return zh
    ? [
        `${forGoal}${yuanOf(result.amount)} 元建议这样配:`,
        ...lines,
        `模拟 ${String(years)} 年:多数情况(九成)在 ${yuanOf(result.low)} 到 ${yuanOf(result.high)} 元之间,中间 ${yuanOf(result.middle)} 元;最差的情况(百里挑一)途中可能浮亏 ${yuanOf(result.worstLoss)} 元以上。`,
        `数据:${result.source.zh},是模拟不是承诺。${noPromise.zh}`,
      ].join('\n')
    : [
        `For ¥${yuanOf(result.amount)}${forGoal}:`,
        ...lines,
        `Simulated over ${String(years)} years: nine times in ten between ¥${yuanOf(result.low)} and ¥${yuanOf(result.high)}, ¥${yuanOf(result.middle)} in the middle; in the worst one of a hundred, down by ¥${yuanOf(result.worstLoss)} or more on the way.`,
        `Source: ${result.source.en}; a simulation, no promise. ${noPromise.en}`,
      ].join('\n');
}

/** 我有三十万,该怎么配置. */
export const wealthAllocation = (uses: WealthUses) =>
  query<Input, Draft, Output, Refusal>({
    id: 'wealth.allocation',
    title: words('资产配置', 'Asset allocation'),
    about: words(
      '按风险等级、期限、已有资产给出配置方案、区间和理由',
      'A mix by grade, horizon and what is held, with its range and reasons',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {
      ...amountWords,
      ...suitabilityWords,
    },
    complete: (caller, given) => complete(uses, caller, given),
    run: async (caller, draft) => ok(await run(uses, caller, draft)),
    answer: (result, { locale }) => {
      const zh = locale === 'zh';
      return {
        text: answerOf(result, zh),
        cards: [
          {
            type: 'allocation',
            title: zh ? '配置方案' : 'Allocation',
            headline: { amount: result.amount, currency: 'CNY' },
            rows: [
              { label: zh ? '预期(年)' : 'Expected a year', value: result.expected },
              {
                label: zh ? '九成情况' : 'Nine times in ten',
                value: `${yuanOf(result.low)} – ${yuanOf(result.high)}`,
              },
              { label: zh ? '最差浮亏' : 'Worst on the way', value: `-${yuanOf(result.worstLoss)}` },
            ],
            items: result.parts.map((part) => ({
              id: part.id,
              title: part.assetClass[locale],
              value: `${String(part.percent)}%`,
              ...(part.product ? { subtitle: `${part.product[locale]} ${yuanOf(part.amount)}` } : {}),
            })),
            actions: result.buyable
              ? [
                  {
                    action: zh ? 'say:下单买入' : 'say:I want to buy',
                    label: zh ? '按方案买' : 'Buy it as advised',
                  },
                ]
              : [],
          },
          {
            type: 'reasons',
            title: zh ? '为什么这样配' : 'Why so',
            reasons: result.reasons.map(({ code, text }) => ({ code, text: text[locale] })),
            actions: [],
          },
        ],
        suggestions: zh ? ['为什么这样配', '下单买入'] : ['Why', 'I want to buy'],
      };
    },
  });
