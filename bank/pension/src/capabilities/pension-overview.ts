import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import type { CustomerId } from '@banxing/capability';
import { dayOf, type Locale, moneyOf, ok, words, yearOf } from '@banxing/kernel';
import { bookYear } from '../books.ts';
import { leftOf } from '../pension-account.ts';
import { contributedIn, findPensionAccount } from '../pension-account-store.ts';
import { personalPension } from '../pension-policy.ts';
import { schemes } from '../pillar-record.ts';
import { findAnnuity, findStateRecord } from '../pillar-record-store.ts';
import { decimal, monthsWords, people, schemeNames, yuan } from '../speech.ts';
import type { PensionUses } from '../uses.ts';

const output = z.object({
  currency: z.string(),
  /** In the accounts of all three pillars. */
  total: z.string(),
  state: z
    .object({
      scheme: z.enum(schemes),
      city: z.string(),
      paidMonths: z.number(),
      balance: z.string(),
      drawing: z.boolean(),
      reportedOn: z.string(),
    })
    .nullable(),
  /** The last state pension that came in, as the books have it. */
  drawn: z.object({ month: z.string(), amount: z.string() }).nullable(),
  annuity: z
    .object({ employer: z.string(), balance: z.string(), monthly: z.string(), reportedOn: z.string() })
    .nullable(),
  personal: z
    .object({
      account: z.string(),
      tail: z.string(),
      balance: z.string(),
      contributedThisYear: z.string(),
      leftThisYear: z.string(),
    })
    .nullable(),
  year: z.number(),
});
type Output = z.infer<typeof output>;

async function run(uses: PensionUses, customer: CustomerId): Promise<Output> {
  const year = yearOf(dayOf(uses.clock.now()));
  const record = await findStateRecord(uses.db, customer);
  const annuity = await findAnnuity(uses.db, customer);
  const account = await findPensionAccount(uses.db, customer);
  const { lastPension } = await bookYear(uses, uses.db, customer);
  const held = account ? (await uses.ledger.balance(uses.db, account.id)).balance : 0n;
  const contributed = account ? await contributedIn(uses.db, customer, year) : 0n;
  return {
    currency: 'CNY',
    total: decimal((record?.balance ?? 0n) + (annuity?.balance ?? 0n) + held),
    state: record
      ? {
          scheme: record.scheme,
          city: record.city,
          paidMonths: record.paidMonths,
          balance: decimal(record.balance),
          drawing: record.drawing,
          reportedOn: record.reportedOn,
        }
      : null,
    drawn: lastPension ? { month: lastPension.month, amount: decimal(lastPension.amount) } : null,
    annuity: annuity
      ? {
          employer: annuity.employer,
          balance: decimal(annuity.balance),
          monthly: decimal(annuity.monthly),
          reportedOn: annuity.reportedOn,
        }
      : null,
    personal: account
      ? {
          account: account.id,
          tail: account.tail,
          balance: decimal(held),
          contributedThisYear: decimal(contributed),
          leftThisYear: decimal(leftOf(contributed)),
        }
      : null,
    year,
  };
}

function stateWords({ state, drawn }: Output, locale: Locale): string {
  const zh = locale === 'zh';
  if (drawn && state?.drawing !== false) {
    return zh
      ? `基本养老金每月在领,最近一次是 ${drawn.month} 到账 ${people(drawn.amount)} 元`
      : `the state pension comes each month, last ¥${people(drawn.amount)} in ${drawn.month}`;
  }
  if (!state)
    return zh ? '第一支柱没有查到社保养老记录' : 'no state insurance is on record for the first pillar';
  const months = monthsWords(state.paidMonths)[locale];
  return zh
    ? `第一支柱${schemeNames[state.scheme].zh}已缴 ${months},个人账户 ${people(state.balance)} 元`
    : `first pillar, ${schemeNames[state.scheme].en}: ${months} paid in, ¥${people(state.balance)} in the account`;
}

function said(result: Output, locale: Locale): string {
  const zh = locale === 'zh';
  const { annuity, personal } = result;
  const second = annuity
    ? zh
      ? `第二支柱企业年金 ${people(annuity.balance)} 元`
      : `second pillar, employer's annuity: ¥${people(annuity.balance)}`
    : zh
      ? '第二支柱没有企业年金'
      : 'second pillar: no annuity';
  const third = personal
    ? zh
      ? `第三支柱个人养老金 ${people(personal.balance)} 元,${result.year} 年已缴 ${people(personal.contributedThisYear)} 元,还能缴 ${people(personal.leftThisYear)} 元`
      : `third pillar, personal pension: ¥${people(personal.balance)}; ¥${people(personal.contributedThisYear)} put in during ${result.year}, ¥${people(personal.leftThisYear)} still possible`
    : zh
      ? '第三支柱个人养老金还没有开户'
      : 'third pillar: no personal pension account yet';
  const total = moneyOf(result.total).minorUnits;
  const head =
    total > 0n
      ? zh
        ? `三个支柱账户里一共 ${yuan(total)} 元。`
        : `¥${yuan(total)} in the accounts of all three pillars. `
      : '';
  const parts = [stateWords(result, locale), second, third];
  const list = parts.join(zh ? ';' : '; ');
  return zh ? `${head}${list}。` : `${head}${list.charAt(0).toUpperCase()}${list.slice(1)}.`;
}

function items(result: Output, locale: Locale) {
  const zh = locale === 'zh';
  const { state, drawn, annuity, personal } = result;
  const row = (zhLabel: string, enLabel: string, value: string) => ({ label: zh ? zhLabel : enLabel, value });
  return [
    {
      id: 'state',
      title: zh ? '第一支柱 · 基本养老保险' : 'First pillar: state',
      value: state ? people(state.balance) : zh ? '无记录' : 'none',
      rows: [
        ...(state
          ? [
              row('险种', 'Scheme', schemeNames[state.scheme][locale]),
              row('已缴', 'Paid in', monthsWords(state.paidMonths)[locale]),
              row('截至', 'As of', state.reportedOn),
            ]
          : []),
        ...(drawn ? [row('最近领取', 'Last received', `${people(drawn.amount)} · ${drawn.month}`)] : []),
      ],
    },
    {
      id: 'annuity',
      title: zh ? '第二支柱 · 企业年金' : 'Second pillar: employer',
      value: annuity ? people(annuity.balance) : zh ? '没有' : 'none',
      rows: annuity
        ? [
            row('单位', 'Employer', annuity.employer),
            row('每月缴入', 'A month', people(annuity.monthly)),
            row('截至', 'As of', annuity.reportedOn),
          ]
        : [],
    },
    {
      id: 'personal',
      title: zh ? '第三支柱 · 个人养老金' : 'Third pillar: personal',
      value: personal ? people(personal.balance) : zh ? '未开户' : 'not open',
      rows: personal
        ? [
            row('账户', 'Account', `*${personal.tail}`),
            row('今年已缴', 'This year', people(personal.contributedThisYear)),
            row('今年还能缴', 'Still possible', people(personal.leftThisYear)),
            row('年度上限', 'Yearly most', yuan(personalPension.yearlyMost)),
          ]
        : [],
    },
  ];
}

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const drawing = result.drawn !== null || result.state?.drawing === true;
  const plan = zh ? '退休够不够花' : 'will I have enough when I retire';
  const next = result.personal
    ? zh
      ? '个人养老金能省多少税'
      : 'how much tax does a personal pension save'
    : zh
      ? '开个人养老金账户'
      : 'open a personal pension account';
  const says = drawing ? [plan] : [plan, next];
  return {
    text: said(result, locale),
    cards: [
      {
        type: 'pension',
        title: zh ? '养老三支柱' : 'Three pillars',
        headline: { amount: result.total, currency: result.currency },
        rows: [],
        items: items(result, locale),
        actions: says.map((text) => ({ action: `say:${text}`, label: text })),
      },
    ],
    suggestions: says,
  };
}

/** 我的养老金三支柱都看看. */
export const pensionOverview = (uses: PensionUses) =>
  query<object, object, Output, never>({
    id: 'pension.overview',
    title: words('养老金总览', 'Pension overview'),
    about: words(
      '基本养老保险、企业年金、个人养老金三支柱一起看',
      'State insurance, employer annuity and personal pension in one view',
    ),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => ok(await run(uses, caller.customer)),
    answer,
  });
