import { z } from 'zod';
import {
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type Statement,
} from '@banxing/capability';
import {
  dayOf,
  formatMoney,
  moneyOf,
  nextAfter,
  ok,
  parseRecurrence,
  recurrenceWords,
  refuse,
  words,
} from '@banxing/kernel';
import {
  type AmountRefusal,
  amountWords,
  type BuyRefusal,
  buyWords,
  decideAmount,
  decideSize,
} from '../order-refusals.ts';
import { choosePaying } from '../paying-choice.ts';
import { chooseProduct, gradeToday } from '../product-choice.ts';
import { yuan, yuanOf } from '../say.ts';
import { judgeSale } from '../use-cases/place-buy.ts';
import { makePlan } from '../use-cases/run-plan.ts';
import type { WealthDesk } from '../uses.ts';

const input = z.object({
  product: z.string().optional(),
  amount: z.string().optional(),
  recurrence: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const draft = z.object({
  product: z.string(),
  name: wordsShape,
  amount: z.string(),
  recurrence: z.string(),
  firstOn: z.string(),
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({ plan: z.string(), firstOn: z.string() });
type Refusal = BuyRefusal | AmountRefusal;

const oftenOptions = [
  { value: 'monthly:10', label: words('每月10号', 'every month on the 10th') },
  { value: 'monthly:1', label: words('每月1号', 'every month on the 1st') },
  { value: 'weekly:1', label: words('每周一', 'every Monday') },
];

async function complete(
  desk: WealthDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const named =
    given.amount === undefined || given.amount === 'all' || given.amount === 'minimum'
      ? undefined
      : given.amount;
  const asked = named === undefined ? undefined : decideAmount(named);
  if (asked && !asked.ok) return refused(asked.refusal);
  const chosen = await chooseProduct(desk, {
    slot: 'product',
    spoken: given.product,
    question: words('定投哪只产品?', 'Which product shall be bought regularly?'),
    among: ({ kind, redemption }) =>
      (kind === 'fund' || kind === 'gold' || kind === 'cash') && redemption.rule !== 'closed',
    grade: await gradeToday(desk, caller.customer),
  });
  if (chosen.status !== 'ready') return chosen;
  const product = chosen.draft;
  const sale = await judgeSale(desk, desk.db, caller.customer, product);
  if (!sale.ok) return refused(sale.refusal);
  if (!asked) {
    return needs({
      slot: 'amount',
      question: words(
        `每次定投多少${product.name.zh}?${yuan(product.minimum)} 元起。`,
        `How much of ${product.name.en} each time? From ¥${yuan(product.minimum)}.`,
      ),
    });
  }
  const size = decideSize(product, asked.value.minorUnits);
  if (!size.ok) return refused(size.refusal);
  const recurrence = given.recurrence === undefined ? undefined : parseRecurrence(given.recurrence);
  if (!recurrence || given.recurrence === undefined) {
    return needs({
      slot: 'recurrence',
      question: words('多久投一次?比如每月10号。', 'How often? Every month on the 10th, for instance.'),
      options: oftenOptions,
    });
  }
  // What the account holds today says nothing of the days to come.
  const paying = await choosePaying(desk, caller.customer, given.account, 0n);
  if (paying.status !== 'ready') return paying;
  return ready({
    product: product.code,
    name: product.name,
    amount: formatMoney(asked.value),
    recurrence: given.recurrence,
    firstOn: nextAfter(recurrence, dayOf(desk.clock.now())),
    account: paying.draft.id,
    tail: paying.draft.tail,
  });
}

const often = (recurrence: string) => {
  const parsed = parseRecurrence(recurrence);
  return parsed ? recurrenceWords(parsed) : words(recurrence, recurrence);
};

const stateOf = (plan: Draft): Statement => ({
  summary: words(
    `${often(plan.recurrence).zh}定投${plan.name.zh} ${yuanOf(plan.amount)} 元,从尾号 ${plan.tail} 扣,第一次 ${plan.firstOn}。`,
    `Buy ¥${yuanOf(plan.amount)} of ${plan.name.en} ${often(plan.recurrence).en}, from the account ending ${plan.tail}, first on ${plan.firstOn}.`,
  ),
  details: { ...plan, product: plan.name.zh, code: plan.product, account: plan.tail, currency: 'CNY' },
});

const stated = z.object({
  name: wordsShape,
  amount: z.string(),
  recurrence: z.string(),
  firstOn: z.string(),
  tail: z.string(),
});

/** 每月10号定投沪深300一千. */
export const wealthPlanCreate = (desk: WealthDesk) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'wealth.plan_create',
    title: words('定投', 'Regular plan'),
    about: words('按固定周期自动买入基金或黄金', 'Buys a fund or gold again and again'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: { ...amountWords, ...buyWords },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, plan) => Promise.resolve(ok(stateOf(plan))),
    execute: async (tx, caller, mandate) => {
      const { product, account, amount, recurrence, firstOn } = mandate.draft;
      const made = await makePlan(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        product,
        account,
        amount: moneyOf(amount).minorUnits,
        recurrence,
        firstOn,
      });
      return made.ok ? ok({ plan: made.value.id, firstOn: made.value.nextOn }) : refuse(made.refusal);
    },
    confirmation: (statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '设置定投' : 'Set up a regular plan',
        headline: { amount: facts.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '产品' : 'Product', value: facts.name[locale] },
          { label: zh ? '周期' : 'How often', value: often(facts.recurrence)[locale] },
          { label: zh ? '第一次' : 'First', value: facts.firstOn },
          { label: zh ? '扣款账户' : 'From', value: `*${facts.tail}` },
        ],
        caution: zh
          ? '净值会涨也会跌。扣款那天钱不够就跳过,不收费。'
          : 'Its value rises and falls. A day without enough money is passed over, free.',
        confirmLabel: zh ? `确认定投 ${yuanOf(facts.amount)} 元` : 'Set it up',
      };
    },
    receipt: (result, statement, { locale }) => {
      const facts = stated.parse(statement.details);
      return {
        text:
          locale === 'zh'
            ? `定投设好了:${often(facts.recurrence).zh}买${facts.name.zh} ${yuanOf(facts.amount)} 元,第一次 ${result.firstOn}。`
            : `Set up: ¥${yuanOf(facts.amount)} of ${facts.name.en} ${often(facts.recurrence).en}, first on ${result.firstOn}.`,
        cards: [],
      };
    },
  });
