import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { ok, refuse, words } from '@banxing/kernel';
import { payeeTail } from '../payee.ts';
import { matchPayee } from '../payee-matching.ts';
import { askWhetherMeant, askWhichOf, payeeOption } from '../payee-questions.ts';
import { findPayee, listPayees } from '../payee-store.ts';
import { removePayee, type RemovePayeeRefusal } from '../use-cases/add-payee.ts';
import type { PaymentsUses } from '../uses.ts';

const input = z.object({ payee: z.string().optional() });
const draft = z.object({ payee: z.string() });
const done = z.object({ payee: z.string(), name: z.string() });
const stated = z.object({ payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }) });

async function complete(
  uses: PaymentsUses,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<z.infer<typeof draft>, RemovePayeeRefusal>> {
  const payees = await listPayees(uses.db, caller.customer);
  if (payees.length === 0) return refused({ code: 'payee_not_found' });
  const said = given.payee?.trim() ?? '';
  if (said === '') {
    const question = words('要删除哪一位收款人?', 'Which payee shall be removed?');
    return needs({ slot: 'payee', question, options: payees.slice(0, 5).map(payeeOption) });
  }
  const family = await uses.parties.relatives(uses.db, caller.customer);
  const match = matchPayee(payees, family, { said });
  switch (match.kind) {
    case 'one':
      return ready({ payee: match.payee.id });
    case 'several':
      return needs(askWhichOf(said, match.payees));
    case 'similar':
      return needs(askWhetherMeant(said, match.payees));
    case 'none':
      return refused({ code: 'payee_not_found' });
  }
}

/** 把张三从收款人里删掉. */
export const payeeRemove = (uses: PaymentsUses) =>
  command<z.infer<typeof input>, z.infer<typeof draft>, z.infer<typeof done>, RemovePayeeRefusal>({
    id: 'payee.remove',
    title: words('删除收款人', 'Remove a payee'),
    about: words('删除一位收款人', 'Removes a payee'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      payee_not_found: () => words('收款人里没有这一位,不用删。', 'There is no such payee to remove.'),
      payee_has_plan: ({ name }) =>
        words(
          `${name}还有定期转账,先取消定期转账才能删。`,
          `There is a standing order to ${name}. Cancel it first, then the payee can be removed.`,
        ),
    },
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      const payee = await findPayee(uses.db, caller.customer, frozen.payee);
      if (!payee) return refuse({ code: 'payee_not_found' as const });
      const facts = { name: payee.shownName, tail: payeeTail(payee), bank: payee.bank };
      const summary = words(
        `删除收款人${facts.name}(${facts.bank} 尾号 ${facts.tail})。`,
        `Remove the payee ${facts.name} (${facts.bank} *${facts.tail}).`,
      );
      return ok({ summary, details: { payee: facts } });
    },
    execute: async (tx, caller, mandate) => {
      const removed = await removePayee(uses, tx, caller.customer, mandate.draft.payee);
      return removed.ok
        ? ok({ payee: removed.value.id, name: removed.value.shownName })
        : refuse(removed.refusal);
    },
    confirmation: (statement, { locale }) => ({
      title: locale === 'zh' ? '删除收款人' : 'Remove a payee',
      payee: stated.parse(statement.details).payee,
      rows: [],
      confirmLabel: locale === 'zh' ? '确认删除' : 'Remove the payee',
    }),
    receipt: (result, _statement, { locale }) => ({
      text:
        locale === 'zh'
          ? `${result.name}已从收款人里删除。`
          : `${result.name} is no longer among your payees.`,
      cards: [],
    }),
  });
