import {
  type Answer,
  type ConfirmBody,
  type Speech,
  type Statement,
  command,
  type Completion,
  type CustomerCaller,
  needs,
  ready,
  refused,
} from '@banxing/capability';
import { dayOf, formatInstant, moneyOf, ok, parseMoney, refuse, words } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { z } from 'zod';
import { amountWords, cardWords, fundsWords, noCreditCard } from '../card-refusals.ts';
import { dayWords, people, said, wire, yuan } from '../card-speech.ts';
import { choosePayer, type PayingRefusal } from '../choose-account.ts';
import { type LineRefusal, ownLine, tailOfLine } from '../own-line.ts';
import { type Standing, standingOf } from '../standing.ts';
import { repayLine, type RepayRefusal } from '../use-cases/repay-line.ts';
import type { CardsDesk } from '../uses.ts';

const input = z.object({
  amount: z.string().trim().max(40).optional(),
  account: z.string().trim().max(60).optional(),
  card_last4: z.string().trim().max(60).optional(),
});
type Input = z.infer<typeof input>;
const draft = z.object({
  amount: z.string(),
  account: z.string(),
  accountTail: z.string(),
  cardTail: z.string(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({
  amount: z.string(),
  cardTail: z.string(),
  accountTail: z.string(),
  remaining: z.string(),
  available: z.string(),
  at: z.string(),
});
const stated = z.object({
  amount: z.string(),
  currency: z.string(),
  account: z.string(),
  card: z.object({ name: z.string(), tail: z.string(), kind: z.string() }),
  remaining: z.string(),
});

type Refusal = RepayRefusal | LineRefusal | PayingRefusal | { readonly code: 'amount_invalid' };

/** 全部 is what is left of the bill; without one, everything booked since. */
const wholeOf = (standing: Standing): bigint =>
  standing.remaining > 0n ? standing.remaining : standing.unbilled;

function ask(standing: Standing): Completion<bigint, Refusal> {
  const whole = wholeOf(standing);
  const billed = standing.remaining > 0n;
  const option = (value: bigint, zh: string, en: string) => ({
    value: wire(value),
    label: words(`${zh} ${yuan(value)} 元`, `${en} ¥${yuan(value)}`),
  });
  const least = standing.minimumLeft;
  return needs({
    slot: 'amount',
    question: billed
      ? words(
          `这期账单还剩 ${yuan(whole)} 元${least > 0n ? `,最低还 ${yuan(least)} 元` : ',最低已经还够'}。还多少?`,
          `¥${yuan(whole)} is left of the bill${least > 0n ? `, at least ¥${yuan(least)}` : '; the minimum is paid'}. How much would you like to pay?`,
        )
      : words(
          `账单已经还清,还有 ${yuan(whole)} 元没出账。提前还多少?`,
          `The bill is paid; ¥${yuan(whole)} is not billed yet. How much would you like to pay in advance?`,
        ),
    options: [
      option(whole, billed ? '全额' : '全部', 'all of it,'),
      ...(least > 0n && least < whole ? [option(least, '最低', 'the minimum,')] : []),
    ],
  });
}

function amountMeant(given: string | undefined, standing: Standing): Completion<bigint, Refusal> {
  const payable = standing.remaining + standing.unbilled;
  if (payable === 0n) return refused({ code: 'nothing_owed' });
  if (given === undefined || given === '') return ask(standing);
  if (given === 'all') return ready(wholeOf(standing));
  if (given === 'minimum') {
    return standing.minimumLeft > 0n ? ready(standing.minimumLeft) : ask(standing);
  }
  const parsed = parseMoney(given);
  if (!parsed.ok) return refused({ code: 'amount_invalid' });
  const amount = parsed.value.minorUnits;
  if (amount <= 0n) return refused({ code: 'amount_not_positive' });
  return amount > payable ? refused({ code: 'more_than_owed', owed: payable }) : ready(amount);
}

async function complete(
  desk: CardsDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const line = await ownLine(desk, caller, given.card_last4);
  if (!line.ok) return refused(line.refusal);
  const standing = await standingOf(desk, desk.db, line.value);
  const amount = amountMeant(given.amount, standing);
  if (amount.status !== 'ready') return amount;
  const payer = await choosePayer(desk, caller, given.account, amount.draft);
  if (payer.status !== 'ready') return payer;
  const cardTail = await tailOfLine(desk, line.value);
  const { id: account, tail: accountTail } = payer.draft;
  return ready({ amount: wire(amount.draft), account, accountTail, cardTail });
}

const owedWords = {
  no_credit_card: noCreditCard,
  card_not_found: cardWords.card_not_found,
  ...fundsWords,
  ...amountWords,
  nothing_owed: () =>
    words(
      '信用卡现在什么都不欠,不用还。没有扣款。',
      'Nothing is owed on your credit card. No money has moved.',
    ),
  more_than_owed: ({ owed }: { readonly owed: bigint }) =>
    words(
      `信用卡一共只欠 ${yuan(owed)} 元,还不了那么多。没有扣款。`,
      `Only ¥${yuan(owed)} is owed on your credit card, so no more can be paid. No money has moved.`,
    ),
} as const;

function confirmation(statement: Statement, { locale, now }: Speech): ConfirmBody {
  const facts = stated.extend({ dueOn: z.string().optional() }).parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '信用卡还款' : 'Repay the credit card',
    headline: { amount: facts.amount, currency: facts.currency },
    rows: [
      { label: zh ? '还到' : 'To', value: `${zh ? '信用卡' : 'Credit card'} *${facts.card.tail}` },
      { label: zh ? '付款账户' : 'From', value: `*${facts.account}` },
      { label: zh ? '还后剩余' : 'Left of the bill', value: `¥${people(facts.remaining)}` },
      ...(facts.dueOn === undefined
        ? []
        : [{ label: zh ? '还款日' : 'Due', value: dayWords(facts.dueOn, dayOf(now))[locale] }]),
    ],
    confirmLabel: zh ? `确认还款 ${people(facts.amount)} 元` : `Pay ¥${people(facts.amount)}`,
  };
}

function receipt(result: z.infer<typeof done>, _statement: Statement, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const left = moneyOf(result.remaining).minorUnits;
  const rest =
    left === 0n
      ? zh
        ? '本期已还清'
        : 'the bill is paid in full'
      : zh
        ? `本期还剩 ${said(left, 'zh')}`
        : `${said(left, 'en')} of the bill is left`;
  return {
    text: zh
      ? `还好了,信用卡还款 ${people(result.amount)} 元,${rest},可用额度 ${people(result.available)} 元。`
      : `Done: ¥${people(result.amount)} paid to your credit card, ${rest}. ¥${people(result.available)} is available.`,
    cards: [
      {
        type: 'receipt',
        title: zh ? '还款成功' : 'Repaid',
        receipt: result.cardTail,
        status: 'done',
        headline: { amount: result.amount, currency: 'CNY' },
        rows: [
          { label: zh ? '信用卡' : 'Credit card', value: `*${result.cardTail}` },
          { label: zh ? '付款账户' : 'From', value: `*${result.accountTail}` },
          { label: zh ? '本期剩余' : 'Left of the bill', value: `¥${people(result.remaining)}` },
        ],
        at: result.at,
        actions: [
          {
            action: zh ? 'say:信用卡账单' : 'say:my credit card bill',
            label: zh ? '看账单' : 'See the bill',
          },
        ],
      },
    ],
  };
}

/** 信用卡还款. */
export const creditRepay = (desk: CardsDesk) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'credit.repay',
    title: words('信用卡还款', 'Repay the credit card'),
    about: words(
      '从自己的账户还信用卡,可以全额、最低或任意金额',
      'Repays a credit card in full, its minimum, or any amount',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: owedWords,
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: async (caller, frozen) => {
      const line = await ownLine(desk, caller);
      if (!line.ok) return line;
      const { remaining, statement } = await standingOf(desk, desk.db, line.value);
      const amount = moneyOf(frozen.amount).minorUnits;
      const left = remaining > amount ? remaining - amount : 0n;
      const after =
        remaining === 0n
          ? words('提前还未出账的', 'in advance of the next bill')
          : left === 0n
            ? words('本期账单还清', 'which pays the bill in full')
            : words(`本期还剩 ${yuan(left)} 元`, `¥${yuan(left)} of the bill is then left`);
      return ok({
        summary: words(
          `从尾号 ${frozen.accountTail} 的账户还信用卡(*${frozen.cardTail}) ${people(frozen.amount)} 元,${after.zh}。`,
          `Pay ¥${people(frozen.amount)} to your credit card (*${frozen.cardTail}) from the account ending ${frozen.accountTail}, ${after.en}.`,
        ),
        details: {
          amount: frozen.amount,
          currency: 'CNY',
          account: frozen.accountTail,
          card: { name: '信用卡', tail: frozen.cardTail, kind: 'credit' },
          remaining: wire(left),
          ...(statement ? { dueOn: statement.dueOn } : {}),
        },
      });
    },
    execute: async (tx, caller, mandate) => {
      const { amount, account, accountTail, cardTail } = mandate.draft;
      const paid = await repayLine(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        account: account as AccountId,
        amount: moneyOf(amount).minorUnits,
        how: 'customer',
      });
      if (!paid.ok) return refuse(paid.refusal);
      const line = await ownLine(desk, caller);
      if (!line.ok) return line;
      const { remaining, available } = await standingOf(desk, tx, line.value);
      return ok({
        amount,
        cardTail,
        accountTail,
        remaining: wire(remaining),
        available: wire(available),
        at: formatInstant(desk.clock.now()),
      });
    },
    confirmation,
    receipt,
  });
