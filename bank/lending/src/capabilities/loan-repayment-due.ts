import { z } from 'zod';
import {
  type Answer,
  type Completion,
  type CustomerCaller,
  needs,
  query,
  ready,
  type Speech,
} from '@banxing/capability';
import {
  dayOf,
  formatInstant,
  formatMoney,
  money,
  moneyOf,
  monthRange,
  ok,
  parseDayRange,
  type Words,
  words,
} from '@banxing/kernel';
import { loanKinds, productsNamed } from '../loan-product.ts';
import { dueDayWords, rangeWords, yuan } from '../loan-speech.ts';
import { daysLate } from '../overdue.ts';
import { allProducts, type DueInstalment, dueInstalments, loanStandings } from '../loan-store.ts';
import type { LendingUses } from '../uses.ts';

type Uses = Pick<LendingUses, 'db' | 'clock'>;

const input = z.object({ date_range: z.string().optional(), loan_type: z.string().optional() });
type Input = z.infer<typeof input>;

interface Draft {
  readonly from: string;
  readonly to: string;
  /** Product codes asked about; null for all. */
  readonly products: readonly string[] | null;
}

const item = z.object({
  loan: z.string(),
  kind: z.enum(loanKinds),
  name: z.object({ zh: z.string(), en: z.string() }),
  no: z.number(),
  of: z.number(),
  dueOn: z.string(),
  amount: z.string(),
  principal: z.string(),
  interest: z.string(),
  /** What being late costs so far; part of `amount`. */
  penalty: z.string(),
  daysLate: z.number(),
  status: z.enum(['due', 'paid', 'overdue']),
  paidAt: z.string().nullable(),
  account: z.string(),
});

const output = z.object({
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  total: z.string(),
  paid: z.string(),
  unpaid: z.string(),
  items: z.array(item),
  /** Does the customer owe anything on loans at all? */
  hasLoans: z.boolean(),
});
type Output = z.infer<typeof output>;

async function complete(uses: Uses, given: Input): Promise<Completion<Draft, never>> {
  const range =
    given.date_range === undefined ? monthRange(dayOf(uses.clock.now())) : parseDayRange(given.date_range);
  if (!range) return needs({ slot: 'date_range', question: words('查哪段时间的?', 'For which period?') });
  if (given.loan_type === undefined) return ready({ ...range, products: null });
  const products = await allProducts(uses.db);
  const meant = productsNamed(products, given.loan_type);
  if (meant === 'any') return ready({ ...range, products: null });
  if (meant.length > 0) return ready({ ...range, products: meant.map(({ code }) => code) });
  return needs({
    slot: 'loan_type',
    question: words(
      `没有叫「${given.loan_type}」的贷款,查哪一种?`,
      `There is no loan called ${given.loan_type}. Which kind?`,
    ),
    options: products.map((product) => ({ value: product.name.zh, label: product.name })),
  });
}

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

const amountOf = (row: DueInstalment): bigint => row.principal + row.interest + row.penalty;
const sumOf = (rows: readonly DueInstalment[]): bigint => rows.reduce((sum, row) => sum + amountOf(row), 0n);

async function run(uses: Uses, caller: CustomerCaller, draft: Draft): Promise<Output> {
  const today = dayOf(uses.clock.now());
  const withOverdue = draft.from <= today && today <= draft.to;
  const all = await dueInstalments(uses.db, caller.customer, { from: draft.from, to: draft.to }, withOverdue);
  const rows = all.filter((row) => draft.products === null || draft.products.includes(row.product));
  const standings = rows.length > 0 ? [] : await loanStandings(uses.db, caller.customer);
  return {
    from: draft.from,
    to: draft.to,
    currency: 'CNY',
    total: text(sumOf(rows)),
    paid: text(sumOf(rows.filter((row) => row.status === 'paid'))),
    unpaid: text(sumOf(rows.filter((row) => row.status !== 'paid'))),
    items: rows.map((row) => ({
      loan: row.loan,
      kind: row.kind,
      name: { ...row.name },
      no: row.no,
      of: row.periods,
      dueOn: row.dueOn,
      amount: text(amountOf(row)),
      principal: text(row.principal),
      interest: text(row.interest),
      penalty: text(row.penalty),
      daysLate: row.status === 'overdue' ? daysLate(row.dueOn, today) : 0,
      status: row.status,
      paidAt: row.paidAt && formatInstant(row.paidAt),
      account: row.payingTail,
    })),
    hasLoans: rows.length > 0 || standings.some(({ loan }) => loan.status === 'active'),
  };
}

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);

const stateWords = {
  due: words('还没还', 'not paid yet'),
  paid: words('已还', 'paid'),
  overdue: words('已逾期', 'overdue'),
} as const;

/** How late it is and what that has cost, where it is late. */
function stateOf(row: z.infer<typeof item>): Words {
  if (row.daysLate === 0) return stateWords[row.status];
  return words(
    `已逾期 ${row.daysLate} 天,含罚息 ${people(row.penalty)} 元`,
    `${row.daysLate} days overdue, ¥${people(row.penalty)} of penalty interest included`,
  );
}

function said(output: Output, { locale, now }: Speech): string {
  const zh = locale === 'zh';
  const range = { from: output.from, to: output.to };
  const when = rangeWords(range, dayOf(now))[locale];
  if (output.items.length === 0) {
    if (!output.hasLoans) return zh ? '您名下没有要还的贷款。' : 'You have no loans to repay.';
    return zh ? `${when}没有要还的贷款。` : `Nothing is due on your loans ${when}.`;
  }
  const lines = output.items.slice(0, 3).map((row) => {
    const day = dueDayWords(row.dueOn, range)[locale];
    return zh
      ? `${row.name.zh} ${people(row.amount)} 元,${day},${stateOf(row).zh}`
      : `${row.name.en} ¥${people(row.amount)} ${day}, ${stateOf(row).en}`;
  });
  const more = output.items.length > lines.length;
  const allPaid = output.unpaid === '0.00';
  const head = zh
    ? `${when}贷款要还 ${people(output.total)} 元${allPaid ? ',都还清了' : output.paid === '0.00' ? '' : `,还剩 ${people(output.unpaid)} 元没还`}。`
    : `${when.charAt(0).toUpperCase()}${when.slice(1)} ¥${people(output.total)} is due on your loans${allPaid ? ', all of it paid' : output.paid === '0.00' ? '' : `; ¥${people(output.unpaid)} is left`}.`;
  const list = lines.join(zh ? ';' : '; ');
  return `${head}${zh ? '' : ' '}${list}${more ? (zh ? ';其余看下面' : '; the rest is below') : ''}${zh ? '。' : '.'}`;
}

function answer(result: Output, speech: Speech): Answer {
  const zh = speech.locale === 'zh';
  const cardText = said(result, speech);
  if (result.items.length === 0) return { text: cardText, cards: [] };
  return {
    text: cardText,
    cards: [
      {
        type: 'loan',
        title: zh ? '贷款应还' : 'Due on loans',
        total: { amount: result.total, currency: result.currency },
        items: result.items.map((row) => ({
          id: row.loan,
          name: row.name[speech.locale],
          dueOn: row.dueOn,
          amount: row.amount,
          principal: row.principal,
          interest: row.interest,
          status: row.status,
          rows: [
            { label: zh ? '期数' : 'Instalment', value: `${row.no}/${row.of}` },
            { label: zh ? '扣款账户' : 'Paid from', value: `*${row.account}` },
            ...(row.daysLate > 0
              ? [
                  { label: zh ? '逾期天数' : 'Days overdue', value: String(row.daysLate) },
                  { label: zh ? '罚息' : 'Penalty interest', value: people(row.penalty) },
                ]
              : []),
          ],
        })),
        actions: [
          {
            action: zh ? 'say:我的贷款还剩多少' : 'say:how much do I still owe on my loans',
            label: zh ? '看全部贷款' : 'All loans',
          },
        ],
      },
    ],
  };
}

/** 查查我这个月要还多少贷款. */
export const loanRepaymentDue = (uses: Uses) =>
  query<Input, Draft, Output, never>({
    id: 'loan.repayment_due',
    title: words('贷款应还', 'Due on loans'),
    about: words(
      '查一段时间里要还多少贷款,默认这个月',
      'What is due on loans in a period, by default this month',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => complete(uses, given),
    run: async (caller, draft) => ok(await run(uses, caller, draft)),
    answer,
  });
