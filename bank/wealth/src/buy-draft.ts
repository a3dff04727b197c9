import { z } from 'zod';
import {
  type Answer,
  type Completion,
  type ConfirmBody,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type Speech,
  type Statement,
} from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatInstant, formatMoney, money, moneyOf, ok, type Outcome, refuse, words } from '@banxing/kernel';
import { daysOfOrder } from './order.ts';
import { type AmountRefusal, type BuyRefusal, decideAmount, decideSize } from './order-refusals.ts';
import { choosePaying } from './paying-choice.ts';
import { type Product, riskNames, riskOf } from './product.ts';
import { yuan, yuanOf } from './say.ts';
import { gradeNames } from './suitability.ts';
import { entryFeeOf, isPricedAtOnce, judgeSale, placeBuy } from './use-cases/place-buy.ts';
import type { WealthDesk } from './uses.ts';

const wordsShape = z.object({ zh: z.string(), en: z.string() });

/** Orders to buy that one confirmation covers. Amounts are decimal strings. */
export const buyDraft = z.object({
  orders: z.array(
    z.object({
      product: z.string(),
      name: wordsShape,
      risk: z.number().int(),
      amount: z.string(),
      fee: z.string(),
      pricedOn: z.string(),
      cooling: z.boolean(),
      atOnce: z.boolean(),
    }),
  ),
  total: z.string(),
  grade: z.number().int(),
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
  payWith: z.enum(['account', 'wallet']),
});
export type BuyDraft = z.infer<typeof buyDraft>;

export type BuyDraftRefusal = BuyRefusal | AmountRefusal;

export interface BuyWish {
  readonly product: Product;
  readonly amount: string | undefined;
  readonly account: string | undefined;
  readonly payWith: 'account' | 'wallet';
  /** The elder has heard the further explanation. */
  readonly understood: string | undefined;
}

const explained = (product: Product) =>
  words(
    `${product.name.zh}是 ${riskNames[riskOf(product)].zh},净值会明显涨跌,一年里亏掉一两成是可能的,急用钱时卖出可能正好在低点。按规定还要留一天让您再想想,这一天里随时可以撤。您明白了还要继续吗?`,
    `${product.name.en} is ${riskNames[riskOf(product)].en}: its value moves a lot, a loss of a tenth or two within a year is possible, and selling in need may fall on a low. A day is kept for you to think again, in which you can withdraw. Shall we go on?`,
  );

async function askAmount(
  desk: WealthDesk,
  caller: CustomerCaller,
  wish: BuyWish,
): Promise<Completion<never, BuyDraftRefusal>> {
  const { product } = wish;
  const minimum = yuan(product.minimum).replace(/\.00$/u, '');
  const paying = await choosePaying(desk, caller.customer, wish.account, 0n);
  const has = paying.status === 'ready' ? await desk.ledger.balance(desk.db, paying.draft.id) : undefined;
  const all = has && has.available >= product.minimum ? has.available - (has.available % product.step) : 0n;
  const whole = wish.amount === 'all' && all > 0n;
  return needs({
    slot: 'amount',
    question: whole
      ? words(
          `买多少${product.name.zh}?「全部」要说个准数,现在最多能买 ${yuan(all)} 元。`,
          `How much of ${product.name.en}? Please name the amount: ¥${yuan(all)} is the most.`,
        )
      : words(
          `买多少${product.name.zh}?${minimum} 元起。`,
          `How much of ${product.name.en}? It starts at ¥${minimum}.`,
        ),
    ...(whole
      ? { options: [{ value: formatMoney(money(all)), label: words(`${yuan(all)} 元`, `¥${yuan(all)}`) }] }
      : {}),
  });
}

/** Everything about one purchase: may it be sold, how much, from where. One question at a time. */
export async function completeBuy(
  desk: WealthDesk,
  caller: CustomerCaller,
  wish: BuyWish,
): Promise<Completion<BuyDraft, BuyDraftRefusal>> {
  const { product } = wish;
  const asksWhole = wish.amount === 'all' || wish.amount === 'minimum';
  const asked = wish.amount === undefined || asksWhole ? undefined : decideAmount(wish.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  const sale = await judgeSale(desk, desk.db, caller.customer, product);
  if (!sale.ok) return refused(sale.refusal);
  if (!product.open) return refused({ code: 'product_not_sold', product: product.name });
  if (sale.value.coolingDay && wish.understood !== 'yes') {
    return needs({
      slot: 'understood',
      question: explained(product),
      options: [{ value: 'yes', label: words('我明白,继续', 'I understand, go on') }],
    });
  }
  if (!asked) return askAmount(desk, caller, wish);
  const amount = asked.value.minorUnits;
  const size = decideSize(product, amount);
  if (!size.ok) return refused(size.refusal);
  const needed = wish.payWith === 'wallet' ? 0n : amount;
  const paying = await choosePaying(desk, caller.customer, wish.account, needed);
  if (paying.status !== 'ready') return paying;
  if (wish.payWith === 'wallet') {
    const has = await desk.wallet?.available(desk.db, caller.customer);
    if (has === undefined) return refused({ code: 'wallet_missing' });
    if (has < amount) return refused({ code: 'wallet_refused' });
  }
  return ready({
    orders: [orderOf(desk, product, amount, sale.value.coolingDay)],
    total: formatMoney(asked.value),
    grade: sale.value.grade,
    account: paying.draft.id,
    tail: paying.draft.tail,
    payWith: wish.payWith,
  });
}

/** One purchase as a proposal freezes it. */
export const orderOf = (
  desk: Pick<WealthDesk, 'clock'>,
  product: Product,
  amount: bigint,
  cooling: boolean,
): BuyDraft['orders'][number] => ({
  product: product.code,
  name: product.name,
  risk: riskOf(product),
  amount: formatMoney(money(amount)),
  fee: formatMoney(money(entryFeeOf(amount, product.entryBasisPoints))),
  pricedOn: daysOfOrder(product, 'buy', desk.clock.now()).pricedOn,
  cooling,
  atOnce: isPricedAtOnce(product),
});

export function stateBuy(draft: BuyDraft): Statement {
  const from =
    draft.payWith === 'wallet'
      ? words('从数字人民币钱包付款', 'paid from your e-CNY wallet')
      : words(`从尾号 ${draft.tail} 付款`, `from the account ending ${draft.tail}`);
  const [only] = draft.orders;
  const single = draft.orders.length === 1 ? only : undefined;
  const summary = single
    ? words(
        `买入${single.name.zh} ${yuanOf(single.amount)} 元,${from.zh}。${single.cooling ? '留一天冷静期,明天 10:00 才扣款。' : ''}`,
        `Buy ¥${yuanOf(single.amount)} of ${single.name.en}, ${from.en}.${single.cooling ? ' A day is kept to think again; the money is taken tomorrow at 10:00.' : ''}`,
      )
    : words(
        `按方案买入 ${String(draft.orders.length)} 只产品,共 ${yuanOf(draft.total)} 元,${from.zh}:${draft.orders.map(({ name, amount }) => `${name.zh} ${yuanOf(amount)} 元`).join('、')}。`,
        `Buy ${String(draft.orders.length)} products as advised for ¥${yuanOf(draft.total)}, ${from.en}: ${draft.orders.map(({ name, amount }) => `${name.en} ¥${yuanOf(amount)}`).join(', ')}.`,
      );
  return {
    summary,
    details: {
      product: single?.name.zh ?? '配置方案',
      amount: draft.total,
      currency: 'CNY',
      account: draft.payWith === 'wallet' ? 'e-CNY' : draft.tail,
      payWith: draft.payWith,
      grade: draft.grade,
      orders: draft.orders,
    },
  };
}

const stated = z.object({
  amount: z.string(),
  account: z.string(),
  payWith: z.enum(['account', 'wallet']),
  grade: z.number(),
  orders: buyDraft.shape.orders,
});

export function confirmBuy(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  const cautions = facts.orders.some(({ risk }) => risk >= 3)
    ? zh
      ? '净值会涨也会跌,可能亏本金。'
      : 'Its value rises and falls; you may lose part of the principal.'
    : undefined;
  const rows = facts.orders.flatMap((order) => [
    {
      label: order.name[locale],
      value: zh ? `${yuanOf(order.amount)} 元` : `¥${yuanOf(order.amount)}`,
    },
    {
      label: zh ? '风险' : 'Risk',
      value: `${riskNames[order.risk as 1][locale]} · ${gradeNames[facts.grade as 1][locale]}`,
    },
    { label: zh ? '手续费' : 'Fee', value: zh ? `${yuanOf(order.fee)} 元` : `¥${yuanOf(order.fee)}` },
    {
      label: zh ? '确认份额' : 'Confirmed',
      value: order.cooling
        ? zh
          ? '冷静期后'
          : 'after the day to think'
        : order.atOnce
          ? zh
            ? '马上'
            : 'at once'
          : order.pricedOn,
    },
  ]);
  const paidBy = facts.payWith === 'wallet' ? (zh ? '数字人民币钱包' : 'e-CNY wallet') : `*${facts.account}`;
  return {
    title: zh ? '确认买入' : 'Confirm the purchase',
    headline: { amount: facts.amount, currency: 'CNY' },
    rows: [...rows, { label: zh ? '付款' : 'From', value: paidBy }],
    ...(cautions === undefined ? {} : { caution: cautions }),
    confirmLabel: zh ? `确认买入 ${yuanOf(facts.amount)} 元` : `Buy ¥${yuanOf(facts.amount)}`,
  };
}

export const buyDone = z.object({
  orders: z.array(z.object({ order: z.string(), product: z.string(), status: z.string() })),
  at: z.string(),
});
export type BuyDone = z.infer<typeof buyDone>;

/** Places every order of the draft, or none. */
export async function executeBuy(
  desk: WealthDesk,
  tx: Transaction,
  caller: CustomerCaller,
  mandate: { readonly id: string; readonly draft: BuyDraft },
): Promise<Outcome<BuyDone, BuyRefusal>> {
  const placed: BuyDone['orders'] = [];
  for (const { product, amount } of mandate.draft.orders) {
    const order = await placeBuy(desk, tx, {
      key: `${mandate.id}/${product}`,
      customer: caller.customer,
      product,
      amount: moneyOf(amount).minorUnits,
      account: mandate.draft.account,
      payWith: mandate.draft.payWith,
      plan: null,
    });
    if (!order.ok) return refuse(order.refusal);
    placed.push({ order: order.value.id, product, status: order.value.status });
  }
  return ok({ orders: placed, at: formatInstant(desk.clock.now()) });
}

export function receiptOfBuy(done: BuyDone, statement: Statement, { locale }: Speech): Answer {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  const [first] = facts.orders;
  const names = facts.orders.map(({ name }) => name[locale]).join(zh ? '、' : ', ');
  const cooling = done.orders.some(({ status }) => status === 'cooling');
  const waiting = done.orders.some(({ status }) => status === 'accepted');
  const amount = yuanOf(facts.amount);
  const text = zh
    ? cooling
      ? `收到了:${names} ${amount} 元,留一天冷静期,还没有扣款,明天 10:00 才买。想撤就说「赎回${first?.name.zh ?? ''}」。`
      : waiting
        ? `买好了:${names} ${amount} 元,钱已经付出,${first?.pricedOn ?? ''} 确认份额。`
        : `买好了:${names} ${amount} 元,份额已经到账。`
    : cooling
      ? `Noted: ¥${amount} of ${names}. Nothing has been taken yet; the purchase is made tomorrow at 10:00 unless you withdraw it.`
      : waiting
        ? `Done: ¥${amount} for ${names} has been paid; the shares are confirmed on ${first?.pricedOn ?? ''}.`
        : `Done: ¥${amount} of ${names} is yours.`;
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: zh ? '买入' : 'Purchase',
        receipt: done.orders[0]?.order ?? '',
        status: cooling ? 'scheduled' : 'done',
        headline: { amount: facts.amount, currency: 'CNY' },
        rows: facts.orders.map(({ name, amount: part }) => ({
          label: name[locale],
          value: zh ? `${yuanOf(part)} 元` : `¥${yuanOf(part)}`,
        })),
        at: done.at,
        actions: [
          { action: zh ? 'say:看看我的持仓' : 'say:show my holdings', label: zh ? '看持仓' : 'Holdings' },
        ],
      },
    ],
  };
}
