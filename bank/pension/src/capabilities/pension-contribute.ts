import { z } from 'zod';
import {
  type Answer,
  command,
  type Completion,
  type ConfirmBody,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
  type Speech,
  type Statement,
} from '@banxing/capability';
import { dayOf, formatInstant, moneyOf, ok, refuse, words, yearOf } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { type AmountRefusal, amountRefusals, readAmount } from '../amount-refusals.ts';
import { leftOf } from '../pension-account.ts';
import { contributedIn, findPensionAccount } from '../pension-account-store.ts';
import { personalPension } from '../pension-policy.ts';
import { decimal, people, yuan } from '../speech.ts';
import { contribute, type ContributeRefusal } from '../use-cases/contribute.ts';
import type { OwnAccount, PensionUses } from '../uses.ts';

const input = z.object({ amount: z.string().optional() });
type Input = z.infer<typeof input>;

const draft = z.object({
  amount: z.string(),
  year: z.number(),
  leftAfter: z.string(),
  pension: z.string(),
  pensionTail: z.string(),
  account: z.string(),
  accountTail: z.string(),
});
type Draft = z.infer<typeof draft>;

const done = z.object({ contribution: z.string(), amount: z.string(), currency: z.string(), at: z.string() });
type Done = z.infer<typeof done>;

type Refusal = AmountRefusal | ContributeRefusal | { readonly code: 'no_paying_account' };

const most = yuan(personalPension.yearlyMost);

const refusals: RefusalWords<Refusal> = {
  ...amountRefusals,
  limit_exceeded: ({ left, year }) =>
    left === 0n
      ? words(
          `${year} 年的 ${most} 元已经存满了,明年 1 月 1 日起可以再存。没有扣款。`,
          `The ¥${most} of ${year} are full; more can go in from 1 January. No money has moved.`,
        )
      : words(
          `超过每年 ${most} 元的上限,${year} 年还能存 ${yuan(left)} 元。没有扣款。`,
          `That is above ¥${most} a year; ¥${yuan(left)} is still possible in ${year}. No money has moved.`,
        ),
  no_pension_account: () =>
    words(
      '您还没有个人养老金账户,先开户才能存。没有扣款。说「开个人养老金账户」就可以开。',
      'You have no personal pension account yet. No money has moved. Say “open a personal pension account”.',
    ),
  no_paying_account: () =>
    words(
      '您没有能付款的人民币账户。没有扣款。',
      'You have no yuan account to pay from. No money has moved.',
    ),
  account_not_found: () =>
    words('没有找到付款账户。没有扣款。', 'The paying account was not found. No money has moved.'),
  account_restricted: () =>
    words('付款账户现在不能往外付钱。没有扣款。', 'The paying account cannot pay now. No money has moved.'),
  insufficient_funds: ({ tail, available }) =>
    words(
      `余额不够:尾号 ${tail} 的账户现在能用 ${yuan(available)} 元。没有扣款。`,
      `Not enough money: the account ending ${tail} has ¥${yuan(available)} available. No money has moved.`,
    ),
  key_reused: () =>
    words(
      '这个请求编号已经用于另一笔缴存。没有扣款。',
      'This request key was used for another contribution. No money has moved.',
    ),
};

/** The account that pays ordinarily, or another current account when that one is short. */
async function choosePayer(
  uses: PensionUses,
  caller: CustomerCaller,
  amount: bigint,
): Promise<Completion<OwnAccount, Refusal>> {
  const usual = await uses.accounts.defaultPaying(uses.db, caller.customer);
  const all = (await uses.accounts.list(uses.db, caller.customer)).filter(
    ({ kind, currency, status }) => kind === 'current' && currency === 'CNY' && status === 'open',
  );
  const ordered = [...all.filter(({ id }) => id === usual?.id), ...all.filter(({ id }) => id !== usual?.id)];
  const balances = await uses.ledger.balances(
    uses.db,
    ordered.map(({ id }) => id),
  );
  const enough = ordered.find((_, index) => (balances[index]?.available ?? 0n) >= amount);
  const [first] = ordered;
  if (enough) return ready(enough);
  if (!first) return refused({ code: 'no_paying_account' });
  return refused({ code: 'insufficient_funds', tail: first.tail, available: balances[0]?.available ?? 0n });
}

async function complete(
  uses: PensionUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const said = given.amount === undefined || given.amount === 'all' ? undefined : readAmount(given.amount);
  if (said && !said.ok) return refused(said.refusal);
  const account = await findPensionAccount(uses.db, caller.customer);
  if (!account) return refused({ code: 'no_pension_account' });
  const year = yearOf(dayOf(uses.clock.now()));
  const left = leftOf(await contributedIn(uses.db, caller.customer, year));
  if (left === 0n) return refused({ code: 'limit_exceeded', left, year });
  if (given.amount === undefined) {
    return needs({
      slot: 'amount',
      question: words(
        `想存多少?${year} 年还能存 ${yuan(left)} 元。`,
        `How much? ¥${yuan(left)} is still possible in ${year}.`,
      ),
      options: [
        { value: decimal(left), label: words(`存满 ${yuan(left)} 元`, `All of it, ¥${yuan(left)}`) },
        ...(left > 100_000n ? [{ value: '1000.00', label: words('1,000.00 元', '¥1,000.00') }] : []),
      ],
    });
  }
  const amount = said?.ok ? said.value.minorUnits : left;
  if (amount > left) return refused({ code: 'limit_exceeded', left, year });
  const payer = await choosePayer(uses, caller, amount);
  if (payer.status !== 'ready') return payer;
  return ready({
    amount: decimal(amount),
    year,
    leftAfter: decimal(left - amount),
    pension: account.id,
    pensionTail: account.tail,
    account: payer.draft.id,
    accountTail: payer.draft.tail,
  });
}

const summaryOf = (it: Draft) =>
  words(
    `往个人养老金账户(尾号 ${it.pensionTail})存 ${people(it.amount)} 元,从尾号 ${it.accountTail} 的账户付,计入 ${it.year} 年,存完今年还能存 ${people(it.leftAfter)} 元。退休前取不出来。`,
    `Put ¥${people(it.amount)} into your personal pension account (*${it.pensionTail}) from the account ending ${it.accountTail}, for ${it.year}; ¥${people(it.leftAfter)} stays possible this year. It is locked until retirement.`,
  );

const stated = draft.extend({ currency: z.string(), accountId: z.string() });

function confirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const it = stated.parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '确认缴存' : 'Confirm the contribution',
    headline: { amount: it.amount, currency: it.currency },
    rows: [
      { label: zh ? '付款账户' : 'From', value: `*${it.accountTail}` },
      { label: zh ? '个人养老金账户' : 'Pension account', value: `*${it.pensionTail}` },
      { label: zh ? '计入年度' : 'Year', value: String(it.year) },
      { label: zh ? '今年还能存' : 'Still possible', value: people(it.leftAfter) },
    ],
    caution: zh
      ? '这笔钱退休等条件满足以前取不出来,领取时按 3% 交税。'
      : 'The money is locked until retirement; 3% tax is due when it is drawn.',
    confirmLabel: zh ? `确认缴存 ${people(it.amount)} 元` : `Put in ¥${people(it.amount)}`,
  };
}

function receipt(made: Done, statement: Statement, { locale }: Speech): Answer {
  const it = stated.parse(statement.details);
  const zh = locale === 'zh';
  const next = zh ? '个人养老金能省多少税' : 'how much tax does a personal pension save';
  return {
    text: zh
      ? `存好了,${people(made.amount)} 元已经进了个人养老金账户,${it.year} 年还能存 ${people(it.leftAfter)} 元。`
      : `Done: ¥${people(made.amount)} is in your personal pension account; ¥${people(it.leftAfter)} is still possible in ${it.year}.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '缴存成功' : 'Contributed',
        receipt: made.contribution,
        status: 'done',
        headline: { amount: made.amount, currency: made.currency },
        rows: [
          { label: zh ? '付款账户' : 'From', value: `*${it.accountTail}` },
          { label: zh ? '个人养老金账户' : 'Pension account', value: `*${it.pensionTail}` },
          { label: zh ? '计入年度' : 'Year', value: String(it.year) },
        ],
        at: made.at,
        actions: [{ action: `say:${next}`, label: next }],
      },
    ],
    suggestions: [next],
  };
}

/** 往个人养老金账户存一万二. */
export const pensionContribute = (uses: PensionUses) =>
  command<Input, Draft, Done, Refusal>({
    id: 'pension.contribute',
    title: words('缴存个人养老金', 'Contribute to a pension'),
    about: words(
      '往个人养老金账户存钱,每年最多 12,000 元',
      'Puts money into the personal pension account, at most 12,000 yuan a year',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin']),
    state: (_caller, it) =>
      Promise.resolve(
        ok({
          summary: summaryOf(it),
          details: { ...it, currency: 'CNY', account: it.accountTail, accountId: it.account },
        }),
      ),
    execute: async (tx, caller, { id: key, draft: it }) => {
      const paid = await contribute(uses, tx, {
        key,
        customer: caller.customer,
        amount: moneyOf(it.amount).minorUnits,
        from: it.account as AccountId,
      });
      if (!paid.ok) return refuse(paid.refusal);
      const { id, paidAt } = paid.value;
      return ok({ contribution: id, amount: it.amount, currency: 'CNY', at: formatInstant(paidAt) });
    },
    confirmation,
    receipt,
  });
