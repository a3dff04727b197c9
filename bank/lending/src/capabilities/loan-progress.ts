import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { dayOf, formatMoney, type Locale, money, moneyOf, ok, words } from '@banxing/kernel';
import { applicationStatuses, type LoanApplication, shownNumber } from '../application.ts';
import { applicationsOf } from '../application-store.ts';
import { termWords, yuan } from '../loan-speech.ts';
import { allProducts, loanStandings } from '../loan-store.ts';
import { approvalDays, reviewAt } from '../processes/lending-workflows.ts';
import { reasonJson, reasonsFromJson, reasonsToJson } from '../reason-json.ts';
import { reasonsIn } from '../reason-words.ts';
import type { LendingUses } from '../uses.ts';

const application = z.object({
  id: z.string(),
  number: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  amount: z.string(),
  months: z.number(),
  rate: z.string(),
  status: z.enum(applicationStatuses),
  appliedOn: z.string(),
  decidedOn: z.string().nullable(),
  /** When the first decision comes. */
  reviewOn: z.string().nullable(),
  loan: z.string().nullable(),
  reasons: z.array(reasonJson),
});
type Shown = z.infer<typeof application>;

const output = z.object({
  applications: z.array(application),
  /** Running loans, to be told of when there is no application. */
  running: z.array(z.object({ name: z.object({ zh: z.string(), en: z.string() }), drawnOn: z.string() })),
});
type Output = z.infer<typeof output>;

/** As many as are worth telling. */
const mostShown = 5;

const statusNames = {
  in_review: words('审核中', 'in review'),
  approved: words('初审通过,待签约', 'approved, to be signed'),
  declined: words('没有通过', 'declined'),
  drawn: words('已放款', 'paid out'),
  lapsed: words('批准已过期', 'approval lapsed'),
} as const;

async function run(uses: LendingUses, customer: LoanApplication['customer']): Promise<Output> {
  const products = await allProducts(uses.db);
  const found = await applicationsOf(uses.db, customer, mostShown);
  const standings = found.length > 0 ? [] : await loanStandings(uses.db, customer);
  return {
    running: standings
      .filter(({ loan }) => loan.status === 'active')
      .map(({ loan, product }) => ({ name: { ...product.name }, drawnOn: loan.drawnOn })),
    applications: found.map((each) => ({
      id: each.id,
      number: shownNumber(each.id),
      name: { ...(products.find(({ code }) => code === each.product)?.name ?? words('贷款', 'Loan')) },
      amount: formatMoney(money(each.amount)),
      months: each.months,
      rate: each.ratePercent,
      status: each.status,
      appliedOn: dayOf(each.appliedAt),
      decidedOn: each.decidedAt && dayOf(each.decidedAt),
      reviewOn: each.status === 'in_review' ? dayOf(reviewAt(dayOf(each.appliedAt))) : null,
      loan: each.loan,
      reasons: reasonsToJson(each.reasons),
    })),
  };
}

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);

function sentence(it: Shown, locale: Locale): string {
  const zh = locale === 'zh';
  const what = zh
    ? `您 ${it.appliedOn} 申请的${it.name.zh} ${people(it.amount)} 元`
    : `Your application of ${it.appliedOn} for a ${it.name.en.toLowerCase()} of ¥${people(it.amount)}`;
  const why = reasonsIn(reasonsFromJson(it.reasons), locale);
  switch (it.status) {
    case 'in_review':
      return zh
        ? `${what}还在审核,${it.reviewOn ?? ''} 出初审结果。`
        : `${what} is in review; the first decision comes on ${it.reviewOn ?? ''}.`;
    case 'approved':
      return zh
        ? `${what}初审通过了,请在 ${approvalDays} 天内带合同和身份证到网点签约,签约后放款。`
        : `${what} is approved. Please sign at a branch within ${approvalDays} days; the money is paid after that.`;
    case 'declined':
      return zh ? `${what}没有通过:${why}。` : `${what} was declined: ${why}.`;
    case 'drawn':
      return zh
        ? `${what}已经批准并放款,编号 ${it.number}。`
        : `${what} was approved and has been paid out, number ${it.number}.`;
    case 'lapsed':
      return zh
        ? `${what}批准后没有在期限内签约,已经失效,可以重新申请。`
        : `${what} was approved but not signed in time; you can apply again.`;
  }
}

/** Nothing is under way: what there is was paid out long ago. */
function noneSaid({ running }: Output, locale: Locale): string {
  const zh = locale === 'zh';
  const loans = running
    .slice(0, 3)
    .map(({ name, drawnOn }) => (zh ? `${name.zh}(${drawnOn} 放款)` : `${name.en}, paid out on ${drawnOn}`))
    .join(zh ? '、' : '; ');
  if (zh)
    return `您没有在办的贷款申请,所以没有进度可查。${loans === '' ? '想借的话,可以先看看能借多少。' : `名下正在还的有${loans}。`}`;
  return `You have no loan application under way. ${loans === '' ? 'You could see how much you could borrow first.' : `Running: ${loans}.`}`;
}

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const { applications } = result;
  const [newest] = applications;
  if (!newest) {
    return {
      text: noneSaid(result, locale),
      cards: [],
      suggestions: zh ? ['我能贷多少', '我的贷款'] : ['how much could I borrow', 'my loans'],
    };
  }
  const open = applications.filter(({ status }) => status === 'in_review' || status === 'approved');
  const told = open.length > 0 ? open.slice(0, 2) : [newest];
  return {
    text: told.map((each) => sentence(each, locale)).join(zh ? '' : ' '),
    cards: [
      {
        type: 'products',
        title: zh ? '贷款申请' : 'Loan applications',
        rows: [],
        items: applications.map((each) => ({
          id: each.id,
          title: each.name[locale],
          subtitle: statusNames[each.status][locale],
          value: zh ? `${people(each.amount)} 元` : `¥${people(each.amount)}`,
          rows: [
            { label: zh ? '编号' : 'Number', value: each.number },
            { label: zh ? '申请日期' : 'Applied on', value: each.appliedOn },
            { label: zh ? '期限' : 'Term', value: termWords(each.months)[locale] },
            { label: zh ? '年利率' : 'Yearly rate', value: `${each.rate}%` },
          ],
        })),
        actions: [{ action: zh ? 'say:我的贷款' : 'say:my loans', label: zh ? '我的贷款' : 'My loans' }],
      },
    ],
  };
}

/** 我的贷款批了吗. */
export const loanProgress = (uses: LendingUses) =>
  query<object, object, Output, never>({
    id: 'loan.progress',
    title: words('贷款进度', 'Progress of an application'),
    about: words('查贷款申请审批到哪一步', 'How far an application for a loan has come'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => ok(await run(uses, caller.customer)),
    answer,
  });
