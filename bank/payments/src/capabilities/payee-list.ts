import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import { calledOf, payeeTail } from '../payee.ts';
import { listPayees } from '../payee-store.ts';
import type { PaymentsUses } from '../uses.ts';

const output = z.object({
  payees: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      called: z.string(),
      bank: z.string(),
      tail: z.string(),
      uses: z.number(),
    }),
  ),
});

const spokenAtMost = 3;

/** 我的常用收款人有哪些. */
export const payeeList = (uses: PaymentsUses) =>
  query<object, object, z.infer<typeof output>, never>({
    id: 'payee.list',
    title: words('收款人', 'Payees'),
    about: words('列出常用收款人', "Lists the customer's payees"),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const payees = await listPayees(uses.db, caller.customer);
      return ok({
        payees: payees.map((payee) => ({
          id: payee.id,
          name: payee.shownName,
          called: calledOf(payee),
          bank: payee.bank,
          tail: payeeTail(payee),
          uses: payee.uses,
        })),
      });
    },
    answer: ({ payees }, { locale }) => {
      const zh = locale === 'zh';
      if (payees.length === 0) {
        return {
          text: zh
            ? '还没有收款人。转一次账,收款人就会存下来。'
            : 'No payees yet. They are saved with your first transfer.',
          cards: [],
          suggestions: [zh ? '添加收款人' : 'add a payee'],
        };
      }
      const first = payees.slice(0, spokenAtMost).map((payee) => payee.called);
      const names = first.join(zh ? '、' : ', ');
      const more = payees.length > first.length;
      return {
        text: zh
          ? `有 ${payees.length} 位收款人${more ? ',常用的是' : ':'}${names}。`
          : `You have ${payees.length} payee${payees.length === 1 ? '' : 's'}${more ? ', most used' : ''}: ${names}.`,
        cards: [
          {
            type: 'choices',
            title: zh ? '收款人' : 'Payees',
            slot: 'payee',
            question: zh ? '转给谁?' : 'Who is it for?',
            options: payees.map((payee) => ({
              value: payee.id,
              label: payee.called,
              detail: `${payee.bank}(*${payee.tail})`,
            })),
            actions: payees.slice(0, 2).map((payee) => ({
              action: zh ? `say:给${payee.name}转账` : `say:send money to ${payee.name}`,
              label: zh ? `给${payee.called}转账` : `Pay ${payee.called}`,
            })),
          },
        ],
      };
    },
  });
