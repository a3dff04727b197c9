import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { formatMoney, formatMoneyForPeople, money, ok, refuse, words } from '@banxing/kernel';
import { payeeTail } from '../payee.ts';
import { matchPayee } from '../payee-matching.ts';
import { listPayees } from '../payee-store.ts';
import { parseRecurrence, type Plan, type PlanId, recurrenceWords } from '../plan.ts';
import { activePlans } from '../plan-store.ts';
import { cancelPlan } from '../use-cases/run-plan.ts';
import type { PaymentsDesk } from '../uses.ts';

const input = z.object({ payee: z.string().optional() });
const draft = z.object({ plan: z.templateLiteral(['plan_', z.string()]) });
const done = z.object({ plan: z.string() });
const stated = z.object({
  amount: z.string(),
  currency: z.string(),
  payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }),
  recurrence: z.string(),
});

type Refusal = { readonly code: 'plan_not_found' };

const often = (plan: { readonly recurrence: string }) => {
  const recurrence = parseRecurrence(plan.recurrence);
  return recurrence ? recurrenceWords(recurrence) : words(plan.recurrence, plan.recurrence);
};

const yuan = (plan: Plan): string => formatMoneyForPeople(money(plan.amount, plan.currency));

/** The standing orders that the words mean: by id, as a choice hands it back, or by payee. */
async function plansMeant(desk: PaymentsDesk, caller: CustomerCaller, said: string): Promise<Plan[]> {
  const plans = await activePlans(desk.db, caller.customer);
  if (said === '') return plans;
  const chosen = plans.filter((plan) => plan.id === said);
  if (chosen.length > 0) return chosen;
  const family = await desk.parties.relatives(desk.db, caller.customer);
  const match = matchPayee(await listPayees(desk.db, caller.customer), family, { said });
  const meant = match.kind === 'one' ? [match.payee] : match.kind === 'none' ? [] : match.payees;
  return plans.filter((plan) => meant.some((payee) => payee.id === plan.payee));
}

async function complete(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  said: string,
): Promise<Completion<z.infer<typeof draft>, Refusal>> {
  const plans = await plansMeant(desk, caller, said);
  const [only] = plans;
  if (!only) return refused({ code: 'plan_not_found' });
  if (plans.length === 1) return ready({ plan: only.id });
  const payees = await listPayees(desk.db, caller.customer);
  return needs({
    slot: 'payee',
    question: words('要取消哪一个定期转账?', 'Which standing order shall be cancelled?'),
    options: plans.slice(0, 5).map((plan) => {
      const name = payees.find(({ id }) => id === plan.payee)?.shownName ?? '';
      return {
        value: plan.id,
        label: words(
          `${often(plan).zh}给${name}转 ${yuan(plan)} 元`,
          `¥${yuan(plan)} to ${name} ${often(plan).en}`,
        ),
      };
    }),
  });
}

/** 取消给我妈的定期转账. */
export const transferScheduleCancel = (desk: PaymentsDesk) =>
  command<z.infer<typeof input>, z.infer<typeof draft>, z.infer<typeof done>, Refusal>({
    id: 'transfer.schedule_cancel',
    title: words('取消定期转账', 'Cancel a standing order'),
    about: words('取消一个定期转账', 'Cancels a standing order'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      plan_not_found: () =>
        words('没有这样的定期转账,不用取消。', 'There is no such standing order to cancel.'),
    },
    complete: (caller, given) => complete(desk, caller, given.payee?.trim() ?? ''),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      const plan = (await activePlans(desk.db, caller.customer)).find(({ id }) => id === frozen.plan);
      const payee = plan && (await listPayees(desk.db, caller.customer)).find(({ id }) => id === plan.payee);
      if (!plan || !payee) return refuse({ code: 'plan_not_found' as const });
      const summary = words(
        `取消${often(plan).zh}给${payee.shownName}转 ${yuan(plan)} 元,以后不再自动转。`,
        `Cancel the ¥${yuan(plan)} to ${payee.shownName} ${often(plan).en}; nothing more will be sent.`,
      );
      return ok({
        summary,
        details: {
          amount: formatMoney(money(plan.amount, plan.currency)),
          currency: plan.currency,
          payee: { name: payee.shownName, tail: payeeTail(payee), bank: payee.bank },
          recurrence: plan.recurrence,
        },
      });
    },
    execute: async (tx, caller, mandate) => {
      const ended = await cancelPlan(desk, tx, caller.customer, mandate.draft.plan as PlanId);
      return ended.ok ? ok({ plan: ended.value.id }) : refuse(ended.refusal);
    },
    confirmation: (statement, { locale }) => {
      const facts = stated.parse(statement.details);
      return {
        title: locale === 'zh' ? '取消定期转账' : 'Cancel the standing order',
        headline: { amount: facts.amount, currency: facts.currency },
        payee: facts.payee,
        rows: [{ label: locale === 'zh' ? '周期' : 'How often', value: often(facts)[locale] }],
        confirmLabel: locale === 'zh' ? '确认取消' : 'Cancel it',
      };
    },
    receipt: (_result, statement, { locale }) => {
      const facts = stated.parse(statement.details);
      return {
        text:
          locale === 'zh'
            ? `取消了,以后不会再自动给${facts.payee.name}转钱。`
            : `Cancelled. Nothing more will be sent to ${facts.payee.name} by itself.`,
        cards: [],
      };
    },
  });
