import { z } from 'zod';
import {
  command,
  type Completion,
  type ConfirmBody,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type Speech,
  type Statement,
} from '@banxing/capability';
import { dayOf, formatMoney, money, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { allRates } from '../deposit-store.ts';
import { choosePaying } from '../paying-choice.ts';
import { type AmountRefusal, amountWords, decideAmount, fundsWords, yuan } from '../refusals.ts';
import { bestRate, fullInterest, maturityOf, percent, type Rate, termOf } from '../time-deposit.ts';
import { openDeposit, type OpenRefusal } from '../use-cases/open-deposit.ts';
import type { DepositsDesk } from '../uses.ts';

const input = z.object({
  amount: z.string().optional(),
  term: z.string().optional(),
  account: z.string().optional(),
  /** `on`: put away again by itself when it comes back. */
  renew: z.enum(['on', 'off']).optional(),
});
type Input = z.infer<typeof input>;

const draft = z.object({
  amount: z.string(),
  term: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  basisPoints: z.number().int(),
  startsOn: z.string(),
  maturesOn: z.string().nullable(),
  interest: z.string().nullable(),
  renews: z.boolean(),
  account: z.templateLiteral(['acct_', z.string()]),
  tail: z.string(),
});
type Draft = z.infer<typeof draft>;
const done = z.object({ deposit: z.string(), maturesOn: z.string().nullable() });
type Refusal = OpenRefusal | AmountRefusal;

const askTerm = (rates: readonly Rate[], amount: bigint, unknown: boolean) => {
  const terms = [
    ...new Set(rates.filter(({ form }) => form !== 'current' && form !== 'notice').map(({ term }) => term)),
  ];
  const lead = unknown ? words('没有这个存期。', 'There is no such term. ') : words('', '');
  return needs({
    slot: 'term',
    question: words(
      `${lead.zh}${yuan(amount)} 元存多久?`,
      `${lead.en}How long shall ¥${yuan(amount)} be put away?`,
    ),
    options: terms.flatMap((term) => {
      const rate = bestRate(rates, term, amount);
      return rate
        ? [
            {
              value: term,
              label: rate.name,
              detail: words(`年利率 ${percent(rate.basisPoints)}`, `${percent(rate.basisPoints)} a year`),
            },
          ]
        : [];
    }),
  });
};

async function complete(
  desk: DepositsDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const whole = given.amount === 'all';
  const asked =
    given.amount === undefined || whole || given.amount === 'minimum'
      ? undefined
      : decideAmount(given.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  if (!asked && !whole) {
    return needs({
      slot: 'amount',
      question: words('存多少钱?50 元起。', 'How much shall be put away? From ¥50.'),
    });
  }
  const paying = await choosePaying(desk, caller.customer, given.account, asked?.value.minorUnits ?? 0n);
  if (paying.status !== 'ready') return paying;
  // Into an own deposit the whole is a plain wish: nobody else gets the money.
  const amount = asked?.value.minorUnits ?? paying.draft.available;
  const rates = await allRates(desk.db);
  const term = given.term === undefined ? undefined : termOf(given.term);
  const offered = rates.filter((rate) => rate.term === term && rate.form !== 'current');
  const least = (offered.length > 0 ? offered : rates.filter(({ form }) => form === 'fixed'))
    .map(({ minimum }) => minimum)
    .sort((a, b) => (a < b ? -1 : 1))[0];
  if (least !== undefined && amount < least) return refused({ code: 'below_minimum', minimum: least });
  const rate = term === undefined ? undefined : bestRate(rates, term, amount);
  if (!rate) return askTerm(rates, amount, term !== undefined);
  const startsOn = dayOf(desk.clock.now());
  const fixed = rate.form !== 'notice';
  return ready({
    amount: formatMoney(money(amount)),
    term: rate.term,
    name: rate.name,
    basisPoints: rate.basisPoints,
    startsOn,
    maturesOn: fixed ? maturityOf(startsOn, rate.term) : null,
    interest: fixed ? formatMoney(money(fullInterest(amount, rate.basisPoints, rate.term))) : null,
    renews: given.renew === 'on' && fixed,
    account: paying.draft.account.id,
    tail: paying.draft.account.tail,
  });
}

const yuanOf = (amount: string): string => yuan(moneyOf(amount).minorUnits);

function stateOf(deposit: Draft): Statement {
  const rate = percent(deposit.basisPoints);
  const ends =
    deposit.maturesOn === null
      ? words('随时可以通知支取', 'called back with notice')
      : words(
          `${deposit.maturesOn} 到期,利息 ${yuanOf(deposit.interest ?? '0.00')} 元,到期${deposit.renews ? '自动转存' : '转回活期'}`,
          `matures on ${deposit.maturesOn} with ¥${yuanOf(deposit.interest ?? '0.00')} of interest, then ${deposit.renews ? 'put away again' : 'paid back'}`,
        );
  return {
    summary: words(
      `存 ${yuanOf(deposit.amount)} 元${deposit.name.zh},年利率 ${rate},从尾号 ${deposit.tail} 扣,${ends.zh}。`,
      `Put ¥${yuanOf(deposit.amount)} into a ${deposit.name.en} at ${rate} a year from the account ending ${deposit.tail}; ${ends.en}.`,
    ),
    details: {
      amount: deposit.amount,
      currency: 'CNY',
      term: deposit.term,
      name: deposit.name,
      rate,
      interest: deposit.interest,
      startsOn: deposit.startsOn,
      maturesOn: deposit.maturesOn,
      renews: deposit.renews,
      account: deposit.tail,
    },
  };
}

const stated = z.object({
  amount: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  rate: z.string(),
  interest: z.string().nullable(),
  maturesOn: z.string().nullable(),
  renews: z.boolean(),
  account: z.string(),
});

function confirmationOf(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: zh ? '确认存定期' : 'Confirm the deposit',
    headline: { amount: facts.amount, currency: 'CNY' },
    rows: [
      { label: zh ? '种类' : 'Kind', value: facts.name[locale] },
      { label: zh ? '年利率' : 'Rate', value: facts.rate },
      ...(facts.interest === null
        ? []
        : [
            {
              label: zh ? '到期利息' : 'Interest',
              value: zh ? `${yuanOf(facts.interest)} 元` : `¥${yuanOf(facts.interest)}`,
            },
          ]),
      ...(facts.maturesOn === null ? [] : [{ label: zh ? '到期日' : 'Matures', value: facts.maturesOn }]),
      {
        label: zh ? '到期' : 'Then',
        value: facts.renews ? (zh ? '自动转存' : 'put away again') : zh ? '转回活期' : 'paid back',
      },
      { label: zh ? '付款账户' : 'From', value: `*${facts.account}` },
    ],
    caution: zh ? '提前取出,利息按活期算。' : 'Taken out early, it pays the current rate only.',
    confirmLabel: zh ? `确认存入 ${yuanOf(facts.amount)} 元` : `Put away ¥${yuanOf(facts.amount)}`,
  };
}

/** 存五万一年定期. */
export const depositOpen = (desk: DepositsDesk) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'deposit.open',
    title: words('存定期', 'Open a time deposit'),
    about: words('存定期、大额存单、通知存款', 'Opens a time, large or notice deposit'),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals: {
      ...amountWords,
      ...fundsWords,
      term_not_offered: () => words('没有这个存期。没有扣款。', 'There is no such term. No money has moved.'),
      below_minimum: ({ minimum }) =>
        words(
          `这种存款 ${yuan(minimum)} 元起。没有扣款。`,
          `It starts at ¥${yuan(minimum)}. No money has moved.`,
        ),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, deposit) => Promise.resolve(ok(stateOf(deposit))),
    execute: async (tx, caller, mandate) => {
      const { amount, term, account, renews } = mandate.draft;
      const opened = await openDeposit(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        amount: moneyOf(amount).minorUnits,
        term,
        account,
        renews,
      });
      return opened.ok
        ? ok({ deposit: opened.value.id, maturesOn: opened.value.maturesOn })
        : refuse(opened.refusal);
    },
    confirmation: confirmationOf,
    receipt: (result, statement, { locale }) => {
      const facts = stated.parse(statement.details);
      const when = result.maturesOn ?? '';
      return {
        text:
          locale === 'zh'
            ? `存好了:${yuanOf(facts.amount)} 元${facts.name.zh},年利率 ${facts.rate}${when === '' ? '' : `,${when} 到期`}。`
            : `Done: ¥${yuanOf(facts.amount)} in a ${facts.name.en} at ${facts.rate}${when === '' ? '' : `, due on ${when}`}.`,
        cards: [],
        suggestions: locale === 'zh' ? ['我的定期有哪些'] : ['My time deposits'],
      };
    },
  });
