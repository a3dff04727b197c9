import { z } from 'zod';
import { type Answer, ready, setting, type Speech } from '@banxing/capability';
import {
  formatMoney,
  formatMoneyForPeople,
  money,
  moneyOf,
  ok,
  type Outcome,
  refuse,
  words,
} from '@banxing/kernel';
import type { CodesUses } from '../codes-uses.ts';
import { collecting } from '../use-cases/collecting.ts';

const input = z.object({
  /** The text of a code that was scanned or pasted. */
  code: z.string().max(200).optional(),
});

const output = z.object({
  /** Whom the code is for; null when the camera is to be opened. */
  payee: z.object({ name: z.string(), tail: z.string() }).nullable(),
  amount: z.string().nullable(),
  /** How the code is paid: this input to this capability. */
  pay: z
    .object({ capability: z.literal('transfer.create'), input: z.record(z.string(), z.string()) })
    .nullable(),
});
type Output = z.infer<typeof output>;
type Refusal = { readonly code: 'code_invalid' } | { readonly code: 'own_account' };

async function look(
  uses: CodesUses,
  customer: string,
  text: string | undefined,
): Promise<Outcome<Output, Refusal>> {
  if (text === undefined || text.trim() === '') return ok({ payee: null, amount: null, pay: null });
  const found = await collecting(uses, uses.db, text);
  if (!found) return refuse({ code: 'code_invalid' });
  if (found.customer === customer) return refuse({ code: 'own_account' });
  const amount = found.amount === null ? null : formatMoney(money(found.amount));
  return ok({
    payee: { name: found.shownName, tail: found.number.slice(-4) },
    amount,
    pay: {
      capability: 'transfer.create',
      input: { card_number: text.trim(), ...(amount === null ? {} : { amount }) },
    },
  });
}

function answer({ payee, amount, pay }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  if (!payee || !pay) {
    return {
      text: zh
        ? '打开扫一扫,对准二维码就行。付钱之前会先给您看清楚收款人和金额。'
        : 'Open the scanner and point it at the code. You will see payee and amount before anything is paid.',
      cards: [
        {
          type: 'code',
          title: zh ? '扫一扫' : 'Scan',
          rows: [],
          actions: [{ action: 'open:/scan', label: zh ? '打开扫一扫' : 'Open the scanner' }],
        },
      ],
    };
  }
  const sum = amount === null ? '' : formatMoneyForPeople(moneyOf(amount));
  const code = pay.input['card_number'] ?? '';
  return {
    text: zh
      ? `这是${payee.name}(尾号 ${payee.tail})的收款码${amount === null ? ',金额由您填' : `,收 ${sum} 元`}。还没有付款。`
      : `This is the collection code of ${payee.name} (account ending ${payee.tail})${amount === null ? '' : `, for ¥${sum}`}. Nothing has been paid.`,
    cards: [
      {
        type: 'code',
        title: zh ? '付给' : 'Pay to',
        ...(amount === null ? {} : { headline: { amount, currency: 'CNY' } }),
        rows: [{ label: zh ? '收款人' : 'Payee', value: `${payee.name}(*${payee.tail})` }],
        actions: [
          {
            action: `open:/functions/transfer.create?card_number=${encodeURIComponent(code)}${amount === null ? '' : `&amount=${amount}`}`,
            label: zh ? '去付款' : 'Pay',
          },
        ],
      },
    ],
  };
}

/** 扫一扫. */
export const codeScan = (uses: CodesUses) =>
  setting<z.infer<typeof input>, string | undefined, Output, Refusal>({
    id: 'code.scan',
    title: words('扫一扫', 'Scan'),
    about: words(
      '打开扫一扫,或者看一个收款码是谁的',
      'Opens the scanner, or tells whose a collection code is',
    ),
    authority: 'interface',
    input,
    output,
    refusals: {
      code_invalid: () =>
        words(
          '这个码用不了:过期了,或者不是伴行的收款码。没有扣款。',
          'This code cannot be used: it is over, or none of ours. No money has moved.',
        ),
      own_account: () =>
        words('这是您自己的收款码。没有扣款。', 'This is your own code. No money has moved.'),
    },
    complete: (_caller, given) => Promise.resolve(ready(given.code)),
    perform: (_tx, caller, text) => look(uses, caller.customer, text),
    answer,
  });
