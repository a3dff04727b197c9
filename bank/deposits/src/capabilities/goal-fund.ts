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
import { formatMoney, money, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { reached } from '../goal.ts';
import { goalsOf } from '../goal-store.ts';
import { choosePaying } from '../paying-choice.ts';
import { type AmountRefusal, amountWords, decideAmount, fundsWords, yuan } from '../refusals.ts';
import { moveForGoal, type MoveRefusal } from '../use-cases/save-for-goal.ts';
import type { DepositsDesk } from '../uses.ts';

const input = z.object({
  goal: z.string().optional(),
  amount: z.string().optional(),
  account: z.string().optional(),
  /** `out` takes saved money back. */
  direction: z.enum(['in', 'out']).optional(),
});
type Input = z.infer<typeof input>;

const draft = z.object({
  goal: z.string(),
  name: z.string(),
  amount: z.string(),
  way: z.enum(['in', 'out']),
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({ saved: z.string(), percent: z.number() });
type Refusal = MoveRefusal | AmountRefusal;

const yuanOf = (amount: string): string => yuan(moneyOf(amount).minorUnits);

async function complete(
  desk: DepositsDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const asked = given.amount === undefined ? undefined : decideAmount(given.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  const goals = await goalsOf(desk.db, caller.customer);
  const [only] = goals;
  if (!only) return refused({ code: 'goal_not_found' });
  const named = goals.filter(({ id, name }) => id === given.goal || name === given.goal);
  const goal = named[0] ?? (given.goal === undefined && goals.length === 1 ? only : undefined);
  if (!goal) {
    return needs({
      slot: 'goal',
      question: words('哪一个心愿?', 'Which goal?'),
      options: goals.map(({ id, name }) => ({ value: id, label: words(name, name) })),
    });
  }
  const way = given.direction ?? 'in';
  if (!asked) {
    const question =
      way === 'in'
        ? words(`往「${goal.name}」存多少?`, `How much into “${goal.name}”?`)
        : words(`从「${goal.name}」取多少?`, `How much out of “${goal.name}”?`);
    return needs({ slot: 'amount', question });
  }
  const paying = await choosePaying(
    desk,
    caller.customer,
    given.account,
    way === 'in' ? asked.value.minorUnits : 0n,
  );
  if (paying.status !== 'ready') return paying;
  const { id, tail } = paying.draft.account;
  return ready({ goal: goal.id, name: goal.name, amount: formatMoney(asked.value), way, account: id, tail });
}

const stateOf = (given: Draft): Statement => ({
  summary:
    given.way === 'in'
      ? words(
          `从尾号 ${given.tail} 往心愿「${given.name}」存 ${yuanOf(given.amount)} 元。`,
          `Put ¥${yuanOf(given.amount)} into “${given.name}” from the account ending ${given.tail}.`,
        )
      : words(
          `从心愿「${given.name}」取 ${yuanOf(given.amount)} 元到尾号 ${given.tail}。`,
          `Take ¥${yuanOf(given.amount)} out of “${given.name}” to the account ending ${given.tail}.`,
        ),
  details: { ...given, currency: 'CNY' },
});

/** Puts money into a savings goal, or takes it back. */
export const goalFund = (desk: DepositsDesk) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'goal.fund',
    title: words('往心愿存钱', 'Save for a goal'),
    about: words('往储蓄心愿里存钱,或取出来', 'Puts money into a savings goal, or takes it back'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      ...amountWords,
      ...fundsWords,
      goal_not_found: () =>
        words('您还没有这个心愿。没有扣款。', 'You have no such goal. No money has moved.'),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, given) => Promise.resolve(ok(stateOf(given))),
    execute: async (tx, caller, mandate) => {
      const { goal, account, amount, way } = mandate.draft;
      const moved = await moveForGoal(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        goal,
        account,
        amount: moneyOf(amount).minorUnits,
        way,
      });
      if (!moved.ok) return refuse(moved.refusal);
      const { saved, goal: kept } = moved.value;
      return ok({ saved: formatMoney(money(saved)), percent: reached(kept.target, saved) });
    },
    confirmation: (statement, { locale }) => {
      const facts = draft.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '心愿储蓄' : 'Savings goal',
        headline: { amount: facts.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '心愿' : 'Goal', value: facts.name },
          { label: zh ? '账户' : 'Account', value: `*${facts.tail}` },
        ],
        confirmLabel: zh
          ? `确认${facts.way === 'in' ? '存入' : '取出'} ${yuanOf(facts.amount)} 元`
          : 'Confirm',
      };
    },
    receipt: (result, statement, { locale }) => {
      const facts = draft.parse(statement.details);
      return {
        text:
          locale === 'zh'
            ? `好了,「${facts.name}」现在有 ${yuanOf(result.saved)} 元,完成 ${String(result.percent)}%。`
            : `Done: “${facts.name}” holds ¥${yuanOf(result.saved)}, ${String(result.percent)} % of it.`,
        cards: [],
      };
    },
  });
