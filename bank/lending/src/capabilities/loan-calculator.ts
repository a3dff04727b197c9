import { z } from 'zod';
import {
  type Answer,
  type Completion,
  needs,
  query,
  ready,
  refused,
  type RefusalWords,
  type Speech,
} from '@banxing/capability';
import {
  formatMoney,
  isPositive,
  money,
  moneyOf,
  monthsOfDuration,
  ok,
  type Outcome,
  parseMoney,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import { likelyProduct, productsNamed } from '../loan-product.ts';
import { methodNamed, methodNames, termWords, yuan } from '../loan-speech.ts';
import { openProducts } from '../loan-store.ts';
import { parseRate, rateOf } from '../rate.ts';
import {
  type Instalment,
  instalmentsOf,
  longestMonths,
  type RepaymentMethod,
  repaymentMethods,
  totalInterest,
} from '../repayment-schedule.ts';
import type { LendingUses } from '../uses.ts';

type Uses = Pick<LendingUses, 'db'>;

const input = z.object({
  amount: z.string().optional(),
  term: z.string().optional(),
  rate: z.string().optional(),
  method: z.string().optional(),
  /** Chooses the rate of a product when no rate is said. */
  loan_type: z.string().optional(),
});
type Input = z.infer<typeof input>;

const draft = z.object({
  amount: z.string(),
  months: z.number(),
  rate: z.string(),
  /** The product whose rate of today was taken because none was said. */
  rateOf: z.object({ zh: z.string(), en: z.string() }).nullable(),
  method: z.enum(repaymentMethods),
});
type Draft = z.infer<typeof draft>;

const output = draft.extend({
  currency: z.string(),
  first: z.string(),
  last: z.string(),
  totalInterest: z.string(),
  total: z.string(),
  instalments: z.array(
    z.object({
      no: z.number(),
      payment: z.string(),
      principal: z.string(),
      interest: z.string(),
      owed: z.string(),
    }),
  ),
});
type Output = z.infer<typeof output>;

type Refusal =
  | {
      readonly code:
        'amount_not_a_number' | 'amount_too_precise' | 'amount_too_large' | 'amount_not_positive';
    }
  | { readonly code: 'rate_not_a_number' | 'rate_out_of_range' }
  | { readonly code: 'term_out_of_range' };

const refusals: RefusalWords<Refusal> = {
  amount_not_a_number: () =>
    words('这个金额我没看懂,说个数字就行。', 'I could not read that amount; a plain number will do.'),
  amount_too_precise: () => words('金额最多两位小数。', 'An amount can have two decimals at most.'),
  amount_too_large: () => words('这个金额太大了,算不了。', 'That amount is too large to reckon with.'),
  amount_not_positive: () => words('贷款金额要大于零。', 'The amount must be above zero.'),
  rate_not_a_number: () =>
    words(
      '利率没看懂,说个百分数就行,比如 3.5。',
      'I could not read that rate; a percentage such as 3.5 will do.',
    ),
  rate_out_of_range: () =>
    words('年利率要在 0 到 36% 之间。', 'The yearly rate must lie between 0 and 36 %.'),
  term_out_of_range: () =>
    words('期限按月算,1 个月到 40 年。', 'The term is reckoned in months, from one to 480.'),
};

function readAmount(given: string): Outcome<bigint, Refusal> {
  const parsed = parseMoney(given);
  if (!parsed.ok) return refuse({ code: parsed.refusal.code });
  return isPositive(parsed.value) ? ok(parsed.value.minorUnits) : refuse({ code: 'amount_not_positive' });
}

const termOptions = ['P1Y', 'P3Y', 'P5Y', 'P10Y', 'P20Y', 'P30Y'].map((value) => ({
  value,
  label: termWords(monthsOfDuration(value) ?? 0),
}));

/** The rate that was said, else today's of the product that was named or would fit. */
async function chooseRate(
  uses: Uses,
  given: Input,
  amount: bigint,
  months: number,
): Promise<Completion<{ rate: string; rateOf: Words | null }, Refusal>> {
  if (given.rate !== undefined) {
    const parsed = parseRate(given.rate);
    return parsed.ok ? ready({ rate: given.rate, rateOf: null }) : refused(parsed.refusal);
  }
  const products = await openProducts(uses.db);
  const named = given.loan_type === undefined ? 'any' : productsNamed(products, given.loan_type);
  const product = named === 'any' ? likelyProduct(products, amount, months) : named[0];
  if (product) return ready({ rate: product.ratePercent, rateOf: product.name });
  return needs({
    slot: 'rate',
    question: words('按多少的年利率算?', 'At which yearly rate?'),
    options: products.map(({ ratePercent, name }) => ({
      value: ratePercent,
      label: words(`${ratePercent}%(${name.zh})`, `${ratePercent}% (${name.en})`),
    })),
  });
}

async function complete(uses: Uses, given: Input): Promise<Completion<Draft, Refusal>> {
  if (given.amount === undefined || given.amount === 'all') {
    return needs({ slot: 'amount', question: words('想贷多少钱?', 'How much would you borrow?') });
  }
  const amount = readAmount(given.amount);
  if (!amount.ok) return refused(amount.refusal);
  if (given.term === undefined) {
    return needs({ slot: 'term', question: words('分多久还?', 'Over how long?'), options: termOptions });
  }
  const months = monthsOfDuration(given.term);
  if (months === undefined || months < 1 || months > longestMonths)
    return refused({ code: 'term_out_of_range' });
  const method = given.method === undefined ? 'equal_instalment' : methodNamed(given.method);
  if (method === undefined) {
    return needs({
      slot: 'method',
      question: words('用哪种还款方式?', 'Which way of paying back?'),
      options: repaymentMethods.map((value) => ({ value: methodNames[value].zh, label: methodNames[value] })),
    });
  }
  const rate = await chooseRate(uses, given, amount.value, months);
  if (rate.status !== 'ready') return rate;
  return ready({
    amount: formatMoney(money(amount.value)),
    months,
    method,
    rate: rate.draft.rate,
    rateOf: rate.draft.rateOf,
  });
}

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));
const paymentOf = (row: Instalment | undefined): bigint => (row?.principal ?? 0n) + (row?.interest ?? 0n);

function reckon(asked: Draft): Output {
  const principal = moneyOf(asked.amount).minorUnits;
  const rows = instalmentsOf({
    principal,
    rate: rateOf(asked.rate),
    months: asked.months,
    method: asked.method,
  });
  const interest = totalInterest(rows);
  let owed = principal;
  return {
    ...asked,
    currency: 'CNY',
    first: text(paymentOf(rows[0])),
    last: text(paymentOf(rows.at(-1))),
    totalInterest: text(interest),
    total: text(principal + interest),
    instalments: rows.map((row) => {
      owed -= row.principal;
      return {
        no: row.no,
        payment: text(paymentOf(row)),
        principal: text(row.principal),
        interest: text(row.interest),
        owed: text(owed),
      };
    }),
  };
}

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);

const monthlyWords: Readonly<Record<RepaymentMethod, (first: string, last: string) => Words>> = {
  equal_instalment: (first) => words(`每月还 ${first} 元`, `¥${first} a month`),
  equal_principal: (first, last) =>
    words(
      `第一个月还 ${first} 元,逐月减少,最后一个月 ${last} 元`,
      `¥${first} in the first month, falling to ¥${last} in the last`,
    ),
  interest_first: (first, last) =>
    words(
      `平时每月还利息 ${first} 元,最后一个月连本带息 ${last} 元`,
      `¥${first} of interest a month and ¥${last} in the last`,
    ),
};

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const monthly = monthlyWords[result.method](people(result.first), people(result.last))[locale];
  const basis = result.rateOf
    ? zh
      ? `按现在${result.rateOf.zh}年利率 ${result.rate}% 算`
      : `at today's ${result.rateOf.en.toLowerCase()} rate of ${result.rate}%`
    : zh
      ? `按年利率 ${result.rate}% 算`
      : `at ${result.rate}% a year`;
  const term = termWords(result.months)[locale];
  const method = methodNames[result.method];
  const other = result.method === 'equal_principal' ? 'equal_instalment' : 'equal_principal';
  return {
    text: zh
      ? `${monthly},利息一共 ${people(result.totalInterest)} 元。${basis},${people(result.amount)} 元分${term},${method.zh}。`
      : `${monthly}; ¥${people(result.totalInterest)} of interest in all. Reckoned ${basis}: ¥${people(result.amount)} over ${term}, ${method.en}.`,
    cards: [
      {
        type: 'loan',
        title: zh ? '贷款试算' : 'Loan calculator',
        total: { amount: result.total, currency: result.currency },
        items: [
          {
            id: 'calculation',
            name: method[locale],
            amount: result.first,
            status: 'active',
            rows: [
              { label: zh ? '贷款金额' : 'Loan', value: people(result.amount) },
              { label: zh ? '期限' : 'Term', value: term },
              { label: zh ? '年利率' : 'Yearly rate', value: `${result.rate}%` },
              { label: zh ? '首月还款' : 'First month', value: people(result.first) },
              { label: zh ? '末月还款' : 'Last month', value: people(result.last) },
              { label: zh ? '利息合计' : 'Interest in all', value: people(result.totalInterest) },
            ],
          },
        ],
        actions: [
          {
            action: zh
              ? `say:贷款 ${moneyOf(result.amount).minorUnits / 100n} 元 ${result.months} 个月 ${methodNames[other].zh} 每月还多少`
              : `say:monthly payment for ${moneyOf(result.amount).minorUnits / 100n} yuan over ${result.months} months, ${methodNames[other].en}`,
            label: zh ? `换${methodNames[other].zh}算` : `With ${methodNames[other].en}`,
          },
        ],
      },
    ],
  };
}

/** 贷一百万三十年月供多少. */
export const loanCalculator = (uses: Uses) =>
  query<Input, Draft, Output, Refusal>({
    id: 'loan.calculator',
    title: words('贷款试算', 'Loan calculator'),
    about: words('试算月供和利息', 'Reckons instalments and interest of a loan'),
    authority: 'reads',
    input,
    output,
    refusals,
    complete: (_caller, given) => complete(uses, given),
    run: (_caller, asked) => Promise.resolve(ok(reckon(asked))),
    answer,
  });
