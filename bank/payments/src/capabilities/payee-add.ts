import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { ok, type Outcome, refuse, words } from '@banxing/kernel';
import { tailOf } from '../card-number.ts';
import { askNumber } from '../payee-questions.ts';
import { type PayeeRefused, payeeWords } from '../payment-refusals.ts';
import { type OrderPayee, orderPayee } from '../transfer-order.ts';
import { addPayee, type AddPayeeRefusal } from '../use-cases/add-payee.ts';
import { findOrderPayee } from '../use-cases/find-order-payee.ts';
import type { PaymentsUses } from '../uses.ts';

const input = z.object({
  payee: z.string().optional(),
  bank: z.string().optional(),
  card_number: z.string().optional(),
  phone: z.string().optional(),
  /** Answers to what is asked when the number alone does not say whose it is. */
  payee_name: z.string().optional(),
});

const done = z.object({ payee: z.string(), name: z.string(), tail: z.string(), bank: z.string() });
const stated = z.object({ payee: z.object({ name: z.string(), tail: z.string(), bank: z.string() }) });

type Refusal = PayeeRefused | AddPayeeRefusal;

async function complete(
  uses: PaymentsUses,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<OrderPayee, Refusal>> {
  const number =
    given.card_number ?? given.phone ?? (/\d{8,}/u.test(given.payee ?? '') ? given.payee : undefined);
  if (number === undefined) return needs(askNumber());
  const payee = given.payee === number ? undefined : given.payee;
  const found = await findOrderPayee(uses, caller.customer, {
    card_number: number,
    payee,
    bank: given.bank,
    payee_name: given.payee_name,
  });
  if (found.status === 'needs') return needs(found.need);
  if (found.status === 'refused') return refused(found.refusal);
  if (found.own) return refused({ code: 'own_account' });
  return found.payee.id === null ? ready(found.payee) : refused({ code: 'payee_known' });
}

const factsOf = (payee: OrderPayee) => ({
  name: payee.shownName,
  tail: tailOf(payee.number),
  bank: payee.bank,
});

/** 添加收款人张三,工行卡 6222…. */
export const payeeAdd = (uses: PaymentsUses) =>
  command<z.infer<typeof input>, OrderPayee, z.infer<typeof done>, Refusal>({
    id: 'payee.add',
    title: words('添加收款人', 'Add a payee'),
    about: words('保存一位收款人', 'Saves a payee'),
    authority: 'customer-confirms',
    input,
    draft: orderPayee,
    done,
    refusals: {
      ...payeeWords,
      payee_known: () =>
        words('这个账号已经在收款人里了,不用再加。', 'That account is among your payees already.'),
      own_account: () =>
        words(
          '这是您自己的账户,转账时直接说账户名就行。',
          'That is your own account; just name it when you move money.',
        ),
      payee_name_invalid: () =>
        words('这个户名不对,请核对一下。', 'That name cannot be right. Please check it.'),
      payee_number_invalid: () =>
        words('这个账号不对,请核对一下。', 'That number cannot be right. Please check it.'),
    },
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, payee) => {
      const facts = factsOf(payee);
      const summary = words(
        `添加收款人${facts.name},${facts.bank} 尾号 ${facts.tail}。`,
        `Add ${facts.name} (${facts.bank} *${facts.tail}) as a payee.`,
      );
      return Promise.resolve(ok({ summary, details: { payee: facts } }));
    },
    execute: async (tx, caller, mandate): Promise<Outcome<z.infer<typeof done>, Refusal>> => {
      const added = await addPayee(uses, tx, caller.customer, mandate.draft, mandate.id);
      return added.ok ? ok({ payee: added.value.id, ...factsOf(mandate.draft) }) : refuse(added.refusal);
    },
    confirmation: (statement, { locale }) => ({
      title: locale === 'zh' ? '添加收款人' : 'Add a payee',
      payee: stated.parse(statement.details).payee,
      rows: [],
      confirmLabel: locale === 'zh' ? '确认添加' : 'Add the payee',
    }),
    receipt: (result, _statement, { locale, now }) => {
      const zh = locale === 'zh';
      return {
        text: zh
          ? `加好了,以后说「给${result.name}转账」就行。`
          : `Added. From now on just say "send money to ${result.name}".`,
        cards: [
          {
            type: 'receipt',
            title: zh ? '收款人已添加' : 'Payee added',
            receipt: result.payee,
            status: 'done',
            rows: [
              { label: zh ? '收款人' : 'Payee', value: `${result.name}(*${result.tail})${result.bank}` },
            ],
            at: now.toISOString(),
            actions: [
              {
                action: zh ? `say:给${result.name}转账` : `say:send money to ${result.name}`,
                label: zh ? '转账' : 'Transfer',
              },
            ],
          },
        ],
      };
    },
  });
