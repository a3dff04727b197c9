import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { formatMoney, money, moneyOf, ok, words } from '@banxing/kernel';
import { lastAdvised } from '../advice-store.ts';
import {
  type BuyDone,
  buyDone,
  type BuyDraft,
  buyDraft,
  type BuyDraftRefusal,
  completeBuy,
  confirmBuy,
  executeBuy,
  orderOf,
  receiptOfBuy,
  stateBuy,
} from '../buy-draft.ts';
import { amountWords, buyWords } from '../order-refusals.ts';
import { choosePaying } from '../paying-choice.ts';
import { chooseProduct, gradeToday } from '../product-choice.ts';
import { allProducts } from '../product-store.ts';
import { judgeSale } from '../use-cases/place-buy.ts';
import type { WealthDesk } from '../uses.ts';

const input = z.object({
  product: z.string().optional(),
  amount: z.string().optional(),
  account: z.string().optional(),
  /** Answers the further explanation to elders. */
  understood: z.string().optional(),
});
type Input = z.infer<typeof input>;

const namesPlan = /方案|配置|组合|搭配|\bplan\b|portfolio|allocation/iu;

/** 按方案买, or a bare 买 right after advice: the confirmation names every part of it. */
const meansPlan = ({ product, amount }: Input): boolean =>
  product === undefined ? amount === undefined || amount === 'all' : namesPlan.test(product);

/** What was advised so long ago is no longer what a bare 买 means. */
const freshMs = 15 * 60_000;

/** The plan that was advised last, as orders of one confirmation; each is judged as if it stood alone. */
async function completePlan(
  desk: WealthDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<BuyDraft, BuyDraftRefusal> | undefined> {
  const now = desk.clock.now();
  const since = given.product === undefined ? new Date(now.getTime() - freshMs) : undefined;
  const advised = await lastAdvised(desk.db, caller.customer, now, since);
  if (!advised || advised.orders.length === 0) return undefined;
  const all = await allProducts(desk.db);
  const orders: BuyDraft['orders'] = [];
  let grade = advised.grade;
  for (const { product: code, amount } of advised.orders) {
    const product = all.find((each) => each.code === code);
    if (!product) return undefined;
    const sale = await judgeSale(desk, desk.db, caller.customer, product);
    if (!sale.ok) return refused(sale.refusal);
    ({ grade } = sale.value);
    orders.push(orderOf(desk, product, moneyOf(amount).minorUnits, sale.value.coolingDay));
  }
  const total = orders.reduce((sum, { amount }) => sum + moneyOf(amount).minorUnits, 0n);
  const paying = await choosePaying(desk, caller.customer, given.account, total);
  if (paying.status !== 'ready') return paying;
  return ready({
    orders,
    total: formatMoney(money(total)),
    grade,
    account: paying.draft.id,
    tail: paying.draft.tail,
    payWith: 'account',
  });
}

async function complete(
  desk: WealthDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<BuyDraft, BuyDraftRefusal>> {
  if (meansPlan(given)) {
    const plan = await completePlan(desk, caller, given);
    if (plan) return plan;
  }
  const chosen = await chooseProduct(desk, {
    slot: 'product',
    spoken: given.product,
    question: words('您想买哪个产品?', 'Which product would you like to buy?'),
    among: ({ kind }) => kind !== 'bond',
    grade: await gradeToday(desk, caller.customer),
  });
  if (chosen.status === 'needs') {
    // Without an assessment nothing can be sold, so nothing is offered either.
    const offered = chosen.need.options ?? [];
    return offered.length === 0 ? refused({ code: 'assessment_missing' }) : needs(chosen.need);
  }
  if (chosen.status === 'refused') return chosen;
  return completeBuy(desk, caller, {
    product: chosen.draft,
    amount: given.amount,
    account: given.account,
    payWith: 'account',
    understood: given.understood,
  });
}

/** 买一万稳健一号; 按方案买. */
export const wealthBuy = (desk: WealthDesk) =>
  command<Input, BuyDraft, BuyDone, BuyDraftRefusal>({
    id: 'wealth.buy',
    title: words('买理财', 'Buy a product'),
    about: words(
      '购买理财、基金、黄金;只卖和客户风险等级匹配的',
      'Buys a product that suits the customer’s risk grade',
    ),
    authority: 'customer-confirms',
    input,
    draft: buyDraft,
    done: buyDone,
    refusals: { ...amountWords, ...buyWords },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, draft) => Promise.resolve(ok(stateBuy(draft))),
    execute: (tx, caller, mandate) => executeBuy(desk, tx, caller, mandate),
    confirmation: confirmBuy,
    receipt: receiptOfBuy,
  });
