import { z } from 'zod';
import {
  type Answer,
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
  type Speech,
  type Statement,
} from '@banxing/capability';
import {
  formatInstant,
  formatMoney,
  formatMoneyForPeople,
  money,
  type Money,
  moneyOf,
  ok,
  refuse,
  sumMoney,
  type Words,
  words,
} from '@banxing/kernel';
import { type Split, sharesOf, splits } from '../collection.ts';
import { type CollectOrder, collectOrder } from '../collect-order.ts';
import { amountWords } from '../payment-refusals.ts';
import { type AmountRefusal, decideAmount } from '../transfer-amount.ts';
import { collect } from '../use-cases/collect.ts';
import { findPayers, type Payer } from '../use-cases/find-payers.ts';
import type { PaymentsDesk } from '../uses.ts';

const input = z.object({
  amount: z.string().optional(),
  payer: z.string().optional(),
  /** How the amount is laid on several: with_me, without_me, each. */
  split: z.string().optional(),
});
type Input = z.infer<typeof input>;

/** Most that one request may ask for, in minor units. */
const mostCollected = 20_000_000n;

type Refusal =
  | AmountRefusal
  | { readonly code: 'limit_exceeded' }
  | { readonly code: 'own_account' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_restricted' };

const refusals: RefusalWords<Refusal> = {
  ...amountWords,
  limit_exceeded: () =>
    words(
      '一次最多收 200,000.00 元,没有发出收款。',
      '¥200,000.00 is the most that can be asked for at once. Nothing was sent.',
    ),
  own_account: () =>
    words('不能向自己收款,没有发出收款。', 'You cannot ask yourself for money. Nothing was sent.'),
  account_not_found: () =>
    words('您还没有能收款的账户,没有发出收款。', 'You have no account to take the money. Nothing was sent.'),
  account_restricted: () =>
    words('收款账户现在不能用,没有发出收款。', 'The account cannot take money now. Nothing was sent.'),
};

const people = (amount: Money): string => formatMoneyForPeople(amount);

/** With several payers, whether the one who asks bears a part is theirs to say. */
function decideSplit(given: string | undefined, amount: Money, payers: number): Completion<Split, never> {
  if (payers === 1) return ready('each');
  const chosen = splits.find((split) => split === given);
  if (chosen) return ready(chosen);
  const each = (split: Split): string => people(sharesOf(amount, payers, split)[0] ?? amount);
  return needs({
    slot: 'split',
    question: words(`${people(amount)} 元怎么分?`, `How shall ¥${people(amount)} be shared?`),
    options: [
      {
        value: 'with_me',
        label: words(`连我 ${payers + 1} 人平分`, `${payers + 1} of us, me included`),
        detail: words(`每人 ${each('with_me')} 元`, `¥${each('with_me')} each`),
      },
      {
        value: 'without_me',
        label: words(`他们 ${payers} 人平分`, `the ${payers} of them`),
        detail: words(`每人 ${each('without_me')} 元`, `¥${each('without_me')} each`),
      },
      {
        value: 'each',
        label: words(`每人都收 ${people(amount)} 元`, `¥${people(amount)} from each`),
      },
    ],
  });
}

async function complete(
  desk: PaymentsDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<CollectOrder, Refusal>> {
  const read = given.amount === undefined ? undefined : decideAmount(given.amount);
  const whole = given.amount === 'all' || given.amount === 'minimum';
  if (read && !read.ok && !whole) return refused(read.refusal);
  const found = await findPayers(desk, caller.customer, given.payer);
  if (found.status !== 'ready') return found;
  if (!read?.ok) return needs({ slot: 'amount', question: words('收多少钱?', 'How much?') });
  const split = decideSplit(given.split, read.value, found.draft.length);
  if (split.status !== 'ready') return split;
  const shares = sharesOf(read.value, found.draft.length, split.draft);
  if (shares.some(({ minorUnits }) => minorUnits <= 0n)) return refused({ code: 'amount_not_positive' });
  const total = sumMoney(shares);
  if (total.minorUnits > mostCollected) return refused({ code: 'limit_exceeded' });
  const account = await desk.accounts.resolve(desk.db, caller.customer, undefined);
  if (account.kind !== 'one') return refused({ code: 'account_not_found' });
  if (account.account.status !== 'open') return refused({ code: 'account_restricted' });
  return ready({
    payers: found.draft.map((payer: Payer, index) => ({
      ...payer,
      amount: formatMoney(shares[index] ?? money(0n)),
    })),
    account: account.account.id,
    tail: account.account.tail,
    total: formatMoney(total),
    amount: formatMoney(read.value),
    currency: 'CNY',
  });
}

function summaryOf(order: CollectOrder): Words {
  const [first] = order.payers;
  const sum = people(moneyOf(order.total));
  if (first && order.payers.length === 1)
    return words(
      `向${first.name}收款 ${sum} 元,收到尾号 ${order.tail} 的账户。`,
      `Ask ${first.name} for ¥${sum}, into the account ending ${order.tail}.`,
    );
  const each = order.payers.map(({ name, amount }) => [name, people(moneyOf(amount))] as const);
  return words(
    `向 ${each.length} 人收款,一共 ${sum} 元:${each.map(([name, amount]) => `${name} ${amount} 元`).join('、')},收到尾号 ${order.tail} 的账户。`,
    `Ask ${each.length} people for ¥${sum} in all: ${each.map(([name, amount]) => `${name} ¥${amount}`).join(', ')}, into the account ending ${order.tail}.`,
  );
}

const stated = z.object({
  amount: z.string(),
  total: z.string(),
  currency: z.string(),
  account: z.string(),
  payers: z.array(z.object({ name: z.string(), amount: z.string(), here: z.boolean() })),
});

const done = z.object({
  collection: z.string(),
  total: z.string(),
  number: z.string(),
  name: z.string(),
  at: z.string(),
});
type Done = z.infer<typeof done>;

function receipt(made: Done, statement: Statement, { locale }: Speech): Answer {
  const { payers, currency } = stated.parse(statement.details);
  const zh = locale === 'zh';
  const away = payers.filter(({ here }) => !here).map(({ name }) => name);
  const here = payers.filter((payer) => payer.here).map(({ name }) => name);
  const sum = people(moneyOf(made.total));
  const told =
    here.length > 0
      ? zh
        ? `已经通知${here.join('、')},对方在伴行里点一下就能付。`
        : `${here.join(', ')} can pay with one tap in Banxing.`
      : '';
  const forward =
    away.length > 0
      ? zh
        ? `${away.join('、')}不在伴行,把收款信息转发给对方就行。`
        : `${away.join(', ')} does not bank here: forward the details to them.`
      : '';
  return {
    text: zh ? `收款发好了,一共 ${sum} 元。${told}${forward}` : `Sent: ¥${sum} in all. ${told}${forward}`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '收款已发出' : 'Request sent',
        receipt: made.collection,
        status: 'done',
        headline: { amount: made.total, currency },
        rows: payers.map(({ name, amount }) => ({
          label: name,
          value: zh ? `${people(moneyOf(amount))} 元` : `¥${people(moneyOf(amount))}`,
        })),
        at: made.at,
        actions:
          away.length > 0
            ? [
                {
                  action: zh
                    ? `copy:${made.name}向您收款,请转到伴行银行 ${made.number}(${made.name})`
                    : `copy:Please pay ${made.name} at Banxing, account ${made.number}`,
                  label: zh ? '复制收款信息' : 'Copy the details',
                },
              ]
            : [],
      },
    ],
  };
}

/** 跟小王和小李 AA 二百七. */
export const transferCollect = (desk: PaymentsDesk) =>
  command<Input, CollectOrder, Done, Refusal>({
    id: 'transfer.collect',
    title: words('收款', 'Request money'),
    about: words('向别人收款,几个人可以 AA', 'Asks one or several people for money'),
    authority: 'customer-confirms',
    input,
    draft: collectOrder,
    done,
    refusals,
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) =>
      Promise.resolve(
        ok({
          summary: summaryOf(order),
          details: {
            amount: order.amount,
            total: order.total,
            currency: order.currency,
            account: order.tail,
            payers: order.payers.map(({ name, amount, customer }) => ({
              name,
              amount,
              here: customer !== null,
            })),
            payer: order.payers.map(({ name }) => name).join('、'),
          },
        }),
      ),
    execute: async (tx, caller, mandate) => {
      const order = mandate.draft;
      const made = await collect(desk, tx, { key: mandate.id, customer: caller.customer, order });
      if (!made.ok) return refuse(made.refusal);
      const { id, amount, number, requesterName, createdAt } = made.value;
      return ok({
        collection: id,
        total: formatMoney(money(amount)),
        number,
        name: requesterName,
        at: formatInstant(createdAt),
      });
    },
    confirmation: (statement, { locale }) => {
      const { total, currency, account, payers } = stated.parse(statement.details);
      const zh = locale === 'zh';
      const sum = people(moneyOf(total));
      return {
        title: zh ? '确认收款' : 'Confirm the request',
        headline: { amount: total, currency },
        rows: [
          ...payers.map(({ name, amount }) => ({
            label: name,
            value: zh ? `${people(moneyOf(amount))} 元` : `¥${people(moneyOf(amount))}`,
          })),
          { label: zh ? '收款账户' : 'Into', value: `*${account}` },
        ],
        confirmLabel: zh ? `发起收款 ${sum} 元` : `Ask for ¥${sum}`,
      };
    },
    receipt,
  });
