import { z } from 'zod';
import { command, type Completion, needs, ready, refused, type Statement } from '@banxing/capability';
import { dayOf, formatMoney, isDay, money, moneyOf, ok, words } from '@banxing/kernel';
import { monthlyFor } from '../goal.ts';
import { type AmountRefusal, amountWords, decideAmount, yuan } from '../refusals.ts';
import { setGoal } from '../use-cases/save-for-goal.ts';
import type { DepositsDesk } from '../uses.ts';

const input = z.object({
  goal: z.string().optional(),
  amount: z.string().optional(),
  date: z.string().optional(),
});
type Input = z.infer<typeof input>;

const draft = z.object({
  goal: z.string(),
  amount: z.string(),
  date: z.string().nullable(),
  monthly: z.string().nullable(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({ goal: z.string() });
type Refusal = AmountRefusal | { readonly code: 'date_past' };

const yuanOf = (amount: string): string => yuan(moneyOf(amount).minorUnits);

const longestName = 40;

function complete(desk: DepositsDesk, given: Input): Completion<Draft, Refusal> {
  const asked = given.amount === undefined || given.amount === 'all' ? undefined : decideAmount(given.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  const today = dayOf(desk.clock.now());
  if (given.date !== undefined && isDay(given.date) && given.date <= today)
    return refused({ code: 'date_past' });
  const name = [...(given.goal ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()]
    .slice(0, longestName)
    .join('');
  if (!asked) {
    const what = name === '' ? words('', '') : words(`「${name}」`, ` for “${name}”`);
    return needs({
      slot: 'amount',
      question: words(`${what.zh}想攒多少钱?`, `How much would you like to save${what.en}?`),
    });
  }
  if (given.date !== undefined && !isDay(given.date)) {
    return needs({ slot: 'date', question: words('想在哪一天之前攒到?', 'By which day?') });
  }
  const date = given.date ?? null;
  const monthly = monthlyFor(asked.value.minorUnits, 0n, today, date);
  return ready({
    goal: name === '' ? '心愿' : name,
    amount: formatMoney(asked.value),
    date,
    monthly: monthly === null ? null : formatMoney(money(monthly)),
  });
}

function stateOf({ goal, amount, date, monthly }: Draft): Statement {
  const by = date === null ? words('', '') : words(`,${date} 之前`, ` by ${date}`);
  const pace =
    monthly === null
      ? words('', '')
      : words(`,每月大约要存 ${yuanOf(monthly)} 元`, `, about ¥${yuanOf(monthly)} a month`);
  return {
    summary: words(
      `设立心愿「${goal}」,目标 ${yuanOf(amount)} 元${by.zh}${pace.zh}。现在不扣款。`,
      `Save ¥${yuanOf(amount)} for “${goal}”${by.en}${pace.en}. Nothing is taken now.`,
    ),
    details: { goal, amount, currency: 'CNY', date, monthly },
  };
}

/** 攒五万块钱买车,明年年底前. */
export const goalCreate = (desk: DepositsDesk) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'goal.create',
    title: words('设立心愿', 'Set a savings goal'),
    about: words(
      '设立储蓄目标:为什么攒、攒多少、什么时候',
      'Sets a savings goal: what for, how much, by when',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      ...amountWords,
      date_past: () =>
        words('这个日子已经过了,换个以后的日子。没有扣款。', 'That day has passed. No money has moved.'),
    },
    complete: (_caller, given) => Promise.resolve(complete(desk, given)),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, given) => Promise.resolve(ok(stateOf(given))),
    execute: async (tx, caller, mandate) => {
      const { goal, amount, date } = mandate.draft;
      const made = await setGoal(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        name: goal,
        target: moneyOf(amount).minorUnits,
        dueOn: date,
      });
      return ok({ goal: made.id });
    },
    confirmation: (statement, { locale }) => {
      const facts = draft.parse(statement.details);
      const zh = locale === 'zh';
      return {
        title: zh ? '设立心愿' : 'Set a savings goal',
        headline: { amount: facts.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '心愿' : 'For', value: facts.goal },
          ...(facts.date === null ? [] : [{ label: zh ? '期限' : 'By', value: facts.date }]),
          ...(facts.monthly === null
            ? []
            : [
                {
                  label: zh ? '每月大约存' : 'A month',
                  value: zh ? `${yuanOf(facts.monthly)} 元` : `¥${yuanOf(facts.monthly)}`,
                },
              ]),
        ],
        confirmLabel: zh ? '确认设立' : 'Set it',
      };
    },
    receipt: (_result, statement, { locale }) => {
      const facts = draft.parse(statement.details);
      return {
        text:
          locale === 'zh'
            ? `心愿「${facts.goal}」设好了,目标 ${yuanOf(facts.amount)} 元。${facts.monthly === null ? '' : `每月存 ${yuanOf(facts.monthly)} 元左右就能攒到。`}`
            : `Set: ¥${yuanOf(facts.amount)} for “${facts.goal}”.${facts.monthly === null ? '' : ` About ¥${yuanOf(facts.monthly)} a month will do.`}`,
        cards: [],
        suggestions: locale === 'zh' ? ['看看我的持仓'] : ['Show my holdings'],
      };
    },
  });
