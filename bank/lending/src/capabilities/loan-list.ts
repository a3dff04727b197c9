import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { formatMoney, money, moneyOf, ok, words } from '@banxing/kernel';
import { loanKinds } from '../loan-product.ts';
import { methodNames, yuan, yuanWords } from '../loan-speech.ts';
import { type LoanStanding, loanStandings } from '../loan-store.ts';
import { repaymentMethods } from '../repayment-schedule.ts';
import type { LendingUses } from '../uses.ts';

const output = z.object({
  owed: z.string(),
  currency: z.string(),
  loans: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(loanKinds),
      name: z.object({ zh: z.string(), en: z.string() }),
      status: z.enum(['active', 'settled']),
      principal: z.string(),
      owed: z.string(),
      rate: z.string(),
      method: z.enum(repaymentMethods),
      months: z.number(),
      periodsLeft: z.number(),
      /** Instalments as the schedule now stands. */
      periods: z.number(),
      drawnOn: z.string(),
      next: z
        .object({ dueOn: z.string(), amount: z.string(), status: z.enum(['due', 'paid', 'overdue']) })
        .nullable(),
      account: z.string(),
    }),
  ),
});
type Output = z.infer<typeof output>;

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

const factOf = ({
  loan,
  product,
  owed,
  periodsLeft,
  periods,
  next,
}: LoanStanding): Output['loans'][number] => ({
  id: loan.id,
  kind: product.kind,
  name: { ...product.name },
  status: loan.status,
  principal: text(loan.principal),
  owed: text(owed),
  rate: loan.ratePercent,
  method: loan.method,
  months: loan.months,
  periodsLeft,
  periods,
  drawnOn: loan.drawnOn,
  next: next
    ? { dueOn: next.dueOn, amount: text(next.principal + next.interest + next.penalty), status: next.status }
    : null,
  account: loan.payingTail,
});

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const active = result.loans.filter((loan) => loan.status === 'active');
  if (active.length === 0)
    return { text: zh ? '您名下没有未还清的贷款。' : 'You have no open loans.', cards: [] };
  const parts = active
    .slice(0, 3)
    .map((loan) =>
      zh
        ? `${loan.name.zh}还剩本金 ${people(loan.owed)} 元、${loan.periodsLeft} 期`
        : `${loan.name.en}: ¥${people(loan.owed)} and ${loan.periodsLeft} instalments left`,
    );
  const head = zh
    ? `一共 ${active.length} 笔贷款,还欠本金 ${people(result.owed)} 元。`
    : `You have ${active.length} loan${active.length === 1 ? '' : 's'} with ¥${people(result.owed)} of principal left. `;
  return {
    text: `${head}${parts.join(zh ? ';' : '; ')}${zh ? '。' : '.'}`,
    cards: [
      {
        type: 'loan',
        title: zh ? '我的贷款' : 'My loans',
        total: { amount: result.owed, currency: result.currency },
        items: active.map((loan) => ({
          id: loan.id,
          name: loan.name[locale],
          ...(loan.next ? { dueOn: loan.next.dueOn } : {}),
          amount: loan.owed,
          status: loan.next?.status === 'overdue' ? ('overdue' as const) : ('active' as const),
          rows: [
            { label: zh ? '剩余期数' : 'Instalments left', value: `${loan.periodsLeft}/${loan.periods}` },
            { label: zh ? '年利率' : 'Yearly rate', value: `${loan.rate}%` },
            { label: zh ? '还款方式' : 'Repayment', value: methodNames[loan.method][locale] },
            ...(loan.next
              ? [
                  {
                    label: zh ? '下一期' : 'Next',
                    value: `${loan.next.dueOn} · ${yuanWords(moneyOf(loan.next.amount).minorUnits, locale)}`,
                  },
                ]
              : []),
            { label: zh ? '扣款账户' : 'Paid from', value: `*${loan.account}` },
          ],
        })),
        actions: [
          {
            action: zh ? 'say:这个月要还多少贷款' : 'say:what is due on my loans this month',
            label: zh ? '这个月要还多少' : 'Due this month',
          },
          {
            action: zh ? 'say:提前还款' : 'say:prepay a loan',
            label: zh ? '提前还款' : 'Prepay',
          },
        ],
      },
    ],
  };
}

/** 我还有多少贷款没还. */
export const loanList = (uses: Pick<LendingUses, 'db'>) =>
  query<object, object, Output, never>({
    id: 'loan.list',
    title: words('我的贷款', 'My loans'),
    about: words('列出名下贷款、剩余本金和期数', 'Lists own loans with what is left of them'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const standings = await loanStandings(uses.db, caller.customer);
      const owed = standings.reduce((sum, standing) => sum + standing.owed, 0n);
      return ok({ owed: text(owed), currency: 'CNY', loans: standings.map(factOf) });
    },
    answer,
  });
