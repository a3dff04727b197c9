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
  formatMoneyForPeople,
  moneyOf,
  ok,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import { tailOf } from '../card-number.ts';
import { strongProofAbove } from '../limits.ts';
import { choosePaying, isWholeOf } from '../order-choices.ts';
import {
  type FundsRefusal,
  fundsWords,
  type PayeeRefused,
  payeeWords,
  termsWords,
} from '../payment-refusals.ts';
import { nextAfter, parseRecurrence, recurrenceWords } from '../plan.ts';
import { type AmountRefusal, decideAmount, decideMemo } from '../transfer-amount.ts';
import { orderPayee } from '../transfer-order.ts';
import { findOrderPayee } from '../use-cases/find-order-payee.ts';
import { makePlan } from '../use-cases/make-plan.ts';
import type { PaymentsDesk } from '../uses.ts';

const input = z.object({
  payee: z.string().optional(),
  amount: z.string().optional(),
  recurrence: z.string().optional(),
  memo: z.string().optional(),
  /** Answers to what is asked when the payee is new. */
  card_number: z.string().optional(),
  payee_name: z.string().optional(),
  bank: z.string().optional(),
});

const planOrder = z.object({
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
  payee: orderPayee,
  amount: z.string(),
  memo: z.string(),
  recurrence: z.string(),
  firstOn: z.string(),
});
type PlanOrder = z.infer<typeof planOrder>;

const done = z.object({ plan: z.string(), firstOn: z.string() });

type Refusal = FundsRefusal | AmountRefusal | PayeeRefused | { readonly code: 'memo_too_long' };

const oftenOptions = [
  { value: 'monthly:1', label: words('每月1号', 'every month on the 1st') },
  { value: 'monthly:15', label: words('每月15号', 'every month on the 15th') },
  { value: 'weekly:1', label: words('每周一', 'every Monday') },
];

async function complete(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<PlanOrder, Refusal>> {
  const asked =
    given.amount === undefined || isWholeOf(given.amount) ? undefined : decideAmount(given.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  const memo = decideMemo(given.memo);
  if (!memo.ok) return refused(memo.refusal);
  const found = await findOrderPayee(desk, caller.customer, given);
  if (found.status === 'needs') return needs(found.need);
  if (found.status === 'refused') return refused(found.refusal);
  if (found.own) return refused({ code: 'own_account' });
  const called = found.payee.nicknames[0] ?? found.payee.shownName;
  if (!asked) {
    return needs({
      slot: 'amount',
      question: words(`每次给${called}转多少钱?`, `How much for ${called} each time?`),
    });
  }
  const recurrence = given.recurrence === undefined ? undefined : parseRecurrence(given.recurrence);
  if (!recurrence || given.recurrence === undefined) {
    const question = words('多久转一次?比如每月1号。', 'How often? Every month on the 1st, for instance.');
    return needs({ slot: 'recurrence', question, options: oftenOptions });
  }
  // What the account holds today says nothing of the days to come.
  const paying = await choosePaying(desk, caller.customer, {
    spoken: undefined,
    amount: 0n,
    receiving: found.payee.account,
  });
  if (paying.status !== 'ready') return paying;
  return ready({
    account: paying.draft.id,
    tail: paying.draft.tail,
    payee: found.payee,
    amount: formatMoney(asked.value),
    memo: memo.value,
    recurrence: given.recurrence,
    firstOn: nextAfter(recurrence, dayOf(desk.clock.now())),
  });
}

const often = (order: { readonly recurrence: string }): Words => {
  const recurrence = parseRecurrence(order.recurrence);
  return recurrence ? recurrenceWords(recurrence) : words(order.recurrence, order.recurrence);
};

const stated = z.object({
  amount: z.string(),
  currency: z.string(),
  payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }),
  account: z.string(),
  memo: z.string(),
  recurrence: z.string(),
  firstOn: z.string(),
});

function statementOf(order: PlanOrder): Statement {
  const amount = formatMoneyForPeople(moneyOf(order.amount));
  const tail = tailOf(order.payee.number);
  const name = order.payee.shownName;
  const { bank } = order.payee;
  return {
    summary: words(
      `${often(order).zh}给${name}(${bank} 尾号 ${tail})转 ${amount} 元,第一次是 ${order.firstOn}。`,
      `Send ¥${amount} to ${name} (${bank} *${tail}) ${often(order).en}, first on ${order.firstOn}.`,
    ),
    details: {
      amount: order.amount,
      currency: 'CNY',
      payee: { name, tail, bank },
      account: order.tail,
      memo: order.memo,
      recurrence: order.recurrence,
      firstOn: order.firstOn,
    },
  };
}

/** 每月1号给我妈转一千. */
export const transferScheduleCreate = (desk: PaymentsDesk) =>
  command<z.infer<typeof input>, PlanOrder, z.infer<typeof done>, Refusal>({
    id: 'transfer.schedule_create',
    title: words('定期转账', 'Standing order'),
    about: words('按固定周期自动给别人转账', 'Sends the same amount to somebody again and again'),
    authority: 'customer-confirms',
    input,
    draft: planOrder,
    done,
    refusals: { ...fundsWords, ...payeeWords, ...termsWords },
    complete: (caller, given) => complete(desk, caller, given),
    proof: (_caller, order) =>
      Promise.resolve([moneyOf(order.amount).minorUnits > strongProofAbove ? 'passkey' : 'pin'] as const),
    state: (_caller, order) => Promise.resolve(ok(statementOf(order))),
    execute: async (tx, caller, mandate) => {
      const made = await makePlan(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        order: mandate.draft,
      });
      return made.ok ? ok({ plan: made.value.id, firstOn: made.value.nextOn }) : refuse(made.refusal);
    },
    later: (order, at) => {
      const recurrence = parseRecurrence(order.recurrence);
      return recurrence && order.firstOn <= dayOf(at)
        ? { ...order, firstOn: nextAfter(recurrence, dayOf(at)) }
        : order;
    },
    confirmation: (statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '设置定期转账' : 'Set up a standing order',
        headline: { amount: facts.amount, currency: facts.currency },
        payee: facts.payee,
        rows: [
          { label: zh ? '周期' : 'How often', value: often(facts)[locale] },
          { label: zh ? '第一次' : 'First', value: facts.firstOn },
          { label: zh ? '付款账户' : 'From', value: `*${facts.account}` },
        ],
        confirmLabel: zh
          ? `确认${often(facts).zh}转 ${formatMoneyForPeople(moneyOf(facts.amount))} 元`
          : 'Set it up',
      };
    },
    receipt: (result, statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const amount = formatMoneyForPeople(moneyOf(facts.amount));
      return {
        text:
          locale === 'zh'
            ? `设好了,${often(facts).zh}给${facts.payee.name}转 ${amount} 元,第一次是 ${result.firstOn}。`
            : `Set up: ¥${amount} to ${facts.payee.name} ${often(facts).en}, first on ${result.firstOn}.`,
        cards: [],
      };
    },
  });
