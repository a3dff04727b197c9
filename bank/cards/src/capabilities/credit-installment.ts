import {
  type Answer,
  type ConfirmBody,
  type Speech,
  type Statement,
  command,
  type Completion,
  type CustomerCaller,
  ready,
  refused,
} from '@banxing/capability';
import { dayOf, formatInstant, moneyOf, ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { amountWords, cardWords, noCreditCard } from '../card-refusals.ts';
import { dayWords, people, wire, yuan } from '../card-speech.ts';
import { openPurchases } from '../item-store.ts';
import { closeOf } from '../cycle.ts';
import { type LineRefusal, ownLine, tailOfLine } from '../own-line.ts';
import { periodsMeant, planFacts, targetMeant, type WishRefusal } from '../split-wish.ts';
import { splitDebt } from '../use-cases/split-debt.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({
  amount: z.string().trim().max(40).optional(),
  term: z.string().trim().max(20).optional(),
  merchant: z.string().trim().max(60).optional(),
});
const draft = z.object({
  amount: z.string(),
  periods: z.number().int(),
  item: z.string().nullable(),
  merchant: z.string(),
  cardTail: z.string(),
});
type Draft = z.infer<typeof draft>;

const facts = z.object({
  amount: z.string(),
  periods: z.number(),
  perPeriod: z.string(),
  fee: z.string(),
  total: z.string(),
  annualRate: z.string(),
  merchant: z.string(),
  firstOn: z.string(),
});
const done = facts.extend({ plan: z.string(), at: z.string() });

type Refusal = WishRefusal | LineRefusal;

async function complete(
  desk: CardsDesk,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<Draft, Refusal>> {
  const line = await ownLine(desk, caller);
  if (!line.ok) return refused(line.refusal);
  const purchases = await openPurchases(desk.db, line.value.id);
  const wish = { amount: given.amount, term: given.term, merchant: given.merchant };
  const target = targetMeant(purchases, wish, dayOf(desk.clock.now()), desk.rules);
  if (target.status !== 'ready') return target;
  const { amount, item, merchant } = target.draft;
  const periods = periodsMeant(given.term, amount, desk.rules);
  if (periods.status !== 'ready') return periods;
  return ready({
    amount: wire(amount),
    periods: periods.draft,
    item,
    merchant,
    cardTail: await tailOfLine(desk, line.value),
  });
}

const whatOf = (merchant: string) =>
  merchant === ''
    ? words('信用卡账单', 'of your card bill')
    : words(`${merchant}这笔`, `spent at ${merchant}`);

const refusals = {
  no_credit_card: noCreditCard,
  card_not_found: cardWords.card_not_found,
  ...amountWords,
  nothing_to_split: () =>
    words(
      '现在没有可以分期的账单。没有扣款。',
      'There is nothing on your bill to split now. No money has moved.',
    ),
  purchase_not_found: () =>
    words('没找到这家的、还没还的消费,没有办分期。', 'There is no unpaid purchase there; nothing was split.'),
  too_small_to_split: ({ least }: { readonly least: bigint }) =>
    words(
      `满 ${yuan(least)} 元才能分期,没有办理。`,
      `Amounts from ¥${yuan(least)} can be split; nothing was done.`,
    ),
  limit_exceeded: ({ most }: { readonly most: bigint }) =>
    words(
      `账单里最多可以分期 ${yuan(most)} 元,没有办理。`,
      `At most ¥${yuan(most)} of your bill can be split; nothing was done.`,
    ),
} as const;

function confirmation(statement: Statement, { locale, now }: Speech): ConfirmBody {
  const plan = facts.parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '信用卡分期' : 'Pay in installments',
    headline: { amount: plan.amount, currency: 'CNY' },
    rows: [
      { label: zh ? '分期' : 'Months', value: zh ? `${plan.periods} 期` : String(plan.periods) },
      { label: zh ? '每期' : 'A month', value: `¥${people(plan.perPeriod)}` },
      { label: zh ? '手续费合计' : 'Fees in all', value: `¥${people(plan.fee)}` },
      { label: zh ? '折合年化利率(单利)' : 'Yearly rate', value: `${plan.annualRate}%` },
      { label: zh ? '首期出账' : 'First billed', value: dayWords(plan.firstOn, dayOf(now))[locale] },
    ],
    confirmLabel: zh ? `确认分 ${plan.periods} 期` : `Split over ${plan.periods} months`,
  };
}

function receipt(result: z.infer<typeof done>, _statement: Statement, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const first = dayWords(result.firstOn, dayOf(now))[locale];
  return {
    text: zh
      ? `分期办好了:${people(result.amount)} 元分 ${result.periods} 期,每期约 ${people(result.perPeriod)} 元,首期${first}出账。`
      : `Done: ¥${people(result.amount)} over ${result.periods} months, about ¥${people(result.perPeriod)} each, first billed on ${first}.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '分期已办理' : 'Split into installments',
        receipt: result.plan,
        status: 'done',
        headline: { amount: result.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '每期' : 'A month', value: `¥${people(result.perPeriod)}` },
          { label: zh ? '手续费合计' : 'Fees in all', value: `¥${people(result.fee)}` },
          { label: zh ? '折合年化利率(单利)' : 'Yearly rate', value: `${result.annualRate}%` },
        ],
        at: result.at,
        actions: [
          {
            action: zh ? 'say:信用卡账单' : 'say:my credit card bill',
            label: zh ? '看账单' : 'See the bill',
          },
        ],
      },
    ],
  };
}

/** 把账单分12期. */
export const creditInstallment = (desk: CardsDesk) =>
  command<z.infer<typeof input>, Draft, z.infer<typeof done>, Refusal>({
    id: 'credit.installment',
    title: words('信用卡分期', 'Pay in installments'),
    about: words('把账单或一笔大额消费分期还', 'Splits the bill or a large purchase into monthly payments'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      const line = await ownLine(desk, caller);
      if (!line.ok) return line;
      const plan = planFacts(moneyOf(frozen.amount).minorUnits, frozen.periods, desk.rules);
      const firstOn = closeOf(dayOf(desk.clock.now()), line.value.statementDay);
      const what = whatOf(frozen.merchant);
      return ok({
        summary: words(
          `${what.zh} ${people(plan.amount)} 元分 ${plan.periods} 期,每期约 ${people(plan.perPeriod)} 元,手续费一共 ${people(plan.fee)} 元,折合年化利率 ${plan.annualRate}%(单利)。`,
          `Pay ¥${people(plan.amount)} ${what.en} in ${plan.periods} months, about ¥${people(plan.perPeriod)} each, ¥${people(plan.fee)} of fees in all, which is ${plan.annualRate}% a year.`,
        ),
        details: { ...plan, merchant: frozen.merchant, card: frozen.cardTail, firstOn },
      });
    },
    execute: async (tx, caller, mandate) => {
      const { amount, periods, item } = mandate.draft;
      const split = await splitDebt(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        amount: moneyOf(amount).minorUnits,
        periods,
        item,
      });
      if (!split.ok) return split;
      const at = formatInstant(desk.clock.now());
      return ok({ ...facts.parse(mandate.details), plan: split.value.id, at });
    },
    confirmation,
    receipt,
  });
