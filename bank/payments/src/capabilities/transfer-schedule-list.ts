import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { dayOf, formatMoney, formatMoneyForPeople, money, moneyOf, ok, words } from '@banxing/kernel';
import { dayWords } from '../day-words.ts';
import { parseRecurrence, recurrenceWords } from '../plan.ts';
import { activePlans } from '../plan-store.ts';
import { listPayees } from '../payee-store.ts';
import type { PaymentsUses } from '../uses.ts';

const output = z.object({
  plans: z.array(
    z.object({
      id: z.string(),
      payee: z.string(),
      amount: z.string(),
      currency: z.string(),
      often: z.object({ zh: z.string(), en: z.string() }),
      nextOn: z.string(),
      account: z.string(),
    }),
  ),
});

/** 我设了哪些定期转账. */
export const transferScheduleList = (uses: PaymentsUses) =>
  query<object, object, z.infer<typeof output>, never>({
    id: 'transfer.schedule_list',
    title: words('定期转账列表', 'Standing orders'),
    about: words('列出定期转账', 'Lists the standing orders'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const [plans, payees] = await Promise.all([
        activePlans(uses.db, caller.customer),
        listPayees(uses.db, caller.customer),
      ]);
      return ok({
        plans: plans.map((plan) => {
          const recurrence = parseRecurrence(plan.recurrence);
          return {
            id: plan.id,
            payee: payees.find(({ id }) => id === plan.payee)?.shownName ?? '',
            amount: formatMoney(money(plan.amount, plan.currency)),
            currency: plan.currency,
            often: recurrence
              ? { ...recurrenceWords(recurrence) }
              : { zh: plan.recurrence, en: plan.recurrence },
            nextOn: plan.nextOn,
            account: plan.fromTail,
          };
        }),
      });
    },
    answer: ({ plans }, { locale, now }) => {
      const zh = locale === 'zh';
      const [first] = plans;
      if (!first) return { text: zh ? '没有定期转账。' : 'There are no standing orders.', cards: [] };
      const next = dayWords(first.nextOn, dayOf(now));
      const amount = formatMoneyForPeople(moneyOf(first.amount));
      return {
        text: zh
          ? `有 ${plans.length} 个定期转账,下一次是${next.zh}给${first.payee}转 ${amount} 元。`
          : `You have ${plans.length} standing order${plans.length === 1 ? '' : 's'}; next is ¥${amount} to ${first.payee}, ${next.en}.`,
        cards: [
          {
            type: 'choices',
            title: zh ? '定期转账' : 'Standing orders',
            slot: 'payee',
            question: zh ? '要改哪一个?' : 'Which one?',
            options: plans.map((plan) => ({
              value: plan.id,
              label: `${plan.payee} ${formatMoneyForPeople(moneyOf(plan.amount))}`,
              detail: `${plan.often[locale]} · ${plan.nextOn}`,
            })),
            actions: [
              {
                action: zh
                  ? `say:取消给${first.payee}的定期转账`
                  : `say:cancel the standing order to ${first.payee}`,
                label: zh ? '取消一个' : 'Cancel one',
              },
            ],
          },
        ],
      };
    },
  });
