import { z } from 'zod';
import type { Answer, ConfirmBody, Speech, Statement } from '@banxing/capability';
import { formatInstant, type Locale, moneyOf, type Words, words } from '@banxing/kernel';
import { shownNumber } from './application.ts';
import { applicationStatuses } from './application.ts';
import { type LoanOffer, loanOffer } from './loan-offer.ts';
import { methodNames, termWords, yuan } from './loan-speech.ts';
import { reasonsFromJson } from './reason-json.ts';
import { reasonWords } from './reason-words.ts';
import type { Applied } from './use-cases/apply-for-loan.ts';

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);

const dayText = (day: string): Words => {
  const [year = '', month = '', date = ''] = day.split('-');
  return words(`${year}年${Number(month)}月${Number(date)}日`, day);
};

/** What is paid each month, as the method has it. */
function paymentWords(offer: LoanOffer): Words {
  const [first, last] = [people(offer.first), people(offer.last)];
  switch (offer.method) {
    case 'equal_instalment':
      return words(`每月还 ${first} 元`, `¥${first} a month`);
    case 'equal_principal':
      return words(`首期还 ${first} 元,以后逐月减少`, `¥${first} at first and less each month after`);
    case 'interest_first':
      return words(
        `每月先还利息 ${first} 元,最后一期连本带息还 ${last} 元`,
        `¥${first} of interest a month and ¥${last} with the last`,
      );
  }
}

/** What will be signed, in a sentence. */
export function borrowSummary(offer: LoanOffer): Words {
  const term = termWords(offer.months);
  const payment = paymentWords(offer);
  const due = dayText(offer.firstDueOn);
  const interest = people(offer.totalInterest);
  const money = words(
    offer.atOnce
      ? `确认后 ${people(offer.amount)} 元马上放到尾号 ${offer.accountTail} 的账户。`
      : `这一步只提交申请,不放款,审批通过并签约后放款。`,
    offer.atOnce
      ? `On confirmation ¥${people(offer.amount)} is paid to the account ending ${offer.accountTail}.`
      : 'This only hands the application in; money is paid out after approval and signature.',
  );
  const grace =
    offer.graceMonths > 0
      ? words(
          '在校期间不用还,利息由国家贴补,',
          'Nothing is due during studies, the state pays the interest; ',
        )
      : words('', '');
  return words(
    `申请${offer.name.zh} ${people(offer.amount)} 元,期限${term.zh},${methodNames[offer.method].zh},年利率 ${offer.rate}%。${grace.zh}首期 ${due.zh},${payment.zh},利息一共 ${interest} 元。${money.zh}`,
    `Apply for a ${offer.name.en.toLowerCase()} of ¥${people(offer.amount)} over ${term.en}, ${methodNames[offer.method].en}, at ${offer.rate}% a year. ${grace.en}${payment.en} from ${due.en}, ¥${interest} of interest in all. ${money.en}`,
  );
}

export const borrowDetails = (offer: LoanOffer): Statement['details'] => ({
  ...offer,
  currency: 'CNY',
  term: `P${offer.months}M`,
  firstInstalment: offer.first,
  account: offer.accountTail,
  accountId: offer.account,
});

const statedOffer = loanOffer.extend({ accountId: z.string() });

const readOffer = (statement: Statement): LoanOffer => {
  const { accountId, ...offer } = statedOffer.parse(statement.details);
  return { ...offer, account: accountId };
};

const cautions: Readonly<Record<LoanOffer['kind'], Words>> = {
  consumer: words(
    '贷款只能用于消费,不能用来买房、炒股或投资。逾期按年利率的 1.5 倍计罚息。',
    'The money is for consumption only, never for homes, shares or investments. Late payment costs 1.5 times the rate.',
  ),
  car: words(
    '贷款只能用于买车。逾期按年利率的 1.5 倍计罚息。',
    'The money is for the car only. Late payment costs 1.5 times the rate.',
  ),
  mortgage: words(
    '审批通过后要带购房合同和首付凭证到网点签约,办好抵押登记才放款。',
    'After approval, bring the purchase contract and proof of the down payment to a branch; money is paid once the mortgage is registered.',
  ),
  student: words(
    '贷款只能用于学费、住宿费和生活费。毕业后逾期按年利率的 1.5 倍计罚息。',
    'The money is for tuition, lodging and living. After graduation, late payment costs 1.5 times the rate.',
  ),
  business: words(
    '贷款只能用于生产经营。逾期按年利率的 1.5 倍计罚息。',
    'The money is for the business only. Late payment costs 1.5 times the rate.',
  ),
};

function offerRows(offer: LoanOffer, locale: Locale): { label: string; value: string }[] {
  const zh = locale === 'zh';
  const row = (zhLabel: string, enLabel: string, value: string) => ({ label: zh ? zhLabel : enLabel, value });
  return [
    row('年利率', 'Yearly rate', `${offer.rate}%`),
    row('期限', 'Term', termWords(offer.months)[locale]),
    row('还款方式', 'Repayment', methodNames[offer.method][locale]),
    row('首期还款', 'First instalment', `${people(offer.first)} · ${offer.firstDueOn}`),
    row('末期还款', 'Last instalment', people(offer.last)),
    row('利息合计', 'Interest in all', people(offer.totalInterest)),
    row('本息合计', 'To pay in all', people(offer.total)),
    offer.atOnce
      ? row('放款账户', 'Paid to', `*${offer.accountTail}`)
      : row('初审结果', 'First decision', `${offer.reviewOn ?? ''}`),
    row('提前还款', 'Prepayment', zh ? '随时可以,不收违约金' : 'any time, no charge'),
  ];
}

/** The sheet with which a loan is signed. */
export function borrowConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const offer = readOffer(statement);
  const zh = locale === 'zh';
  const why = reasonsFromJson(offer.reasons).map((reason) => ({
    label: zh ? '审批依据' : 'Decided on',
    value: reasonWords(reason)[locale],
  }));
  return {
    title: zh
      ? `确认${offer.atOnce ? '借款' : '提交'}:${offer.name.zh}`
      : `${offer.atOnce ? 'Sign' : 'Hand in'}: ${offer.name.en}`,
    headline: { amount: offer.amount, currency: 'CNY' },
    rows: [...offerRows(offer, locale), ...why],
    caution: cautions[offer.kind][locale],
    confirmLabel: offer.atOnce
      ? zh
        ? `签约借款 ${people(offer.amount)} 元`
        : `Sign and borrow ¥${people(offer.amount)}`
      : zh
        ? `提交申请 ${people(offer.amount)} 元`
        : `Apply for ¥${people(offer.amount)}`,
  };
}

/** What a receipt keeps of an application. */
export const borrowDone = z.object({
  application: z.string(),
  status: z.enum(applicationStatuses),
  loan: z.string().nullable(),
  amount: z.string(),
  currency: z.string(),
  at: z.string(),
});
export type BorrowDone = z.infer<typeof borrowDone>;

export const borrowDoneOf = ({ application, loan }: Applied, amount: string): BorrowDone => ({
  application: application.id,
  status: application.status,
  loan: loan?.id ?? null,
  amount,
  currency: 'CNY',
  at: formatInstant(application.appliedAt),
});

/** The answer after a loan was signed or an application handed in. */
export function borrowReceipt(done: BorrowDone, statement: Statement, { locale }: Speech): Answer {
  const offer = readOffer(statement);
  const zh = locale === 'zh';
  const number = shownNumber(done.loan ?? done.application);
  const due = dayText(offer.firstDueOn)[locale];
  const text = done.loan
    ? zh
      ? `${offer.name.zh} ${people(done.amount)} 元已经放到尾号 ${offer.accountTail} 的账户,首期 ${due} 还 ${people(offer.first)} 元,到期自动扣。`
      : `¥${people(done.amount)} has been paid to the account ending ${offer.accountTail}. The first instalment of ¥${people(offer.first)} is taken on ${due}.`
    : zh
      ? `${offer.name.zh} ${people(done.amount)} 元的申请已经提交,受理编号 ${number},${dayText(offer.reviewOn ?? '').zh}出初审结果。现在没有放款,也没有扣款。`
      : `Your application for ¥${people(done.amount)} is in, number ${number}; the first decision comes on ${offer.reviewOn ?? ''}. Nothing has been paid out yet.`;
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: done.loan ? (zh ? '放款成功' : 'Paid out') : zh ? '申请已提交' : 'Application handed in',
        receipt: done.loan ?? done.application,
        status: done.loan ? 'done' : 'scheduled',
        headline: { amount: done.amount, currency: done.currency },
        rows: [
          { label: zh ? (done.loan ? '合同编号' : '受理编号') : 'Number', value: number },
          ...offerRows(offer, locale),
        ],
        at: done.at,
        actions: done.loan
          ? [{ action: zh ? 'say:我的贷款' : 'say:my loans', label: zh ? '看还款计划' : 'My loans' }]
          : [
              {
                action: zh ? 'say:我的贷款批了吗' : 'say:has my loan been approved',
                label: zh ? '查进度' : 'Progress',
              },
            ],
      },
    ],
    suggestions: zh ? ['我的贷款', '提前还款'] : ['my loans', 'prepay a loan'],
  };
}
