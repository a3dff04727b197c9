import { z } from 'zod';
import type { Answer, ConfirmBody, RefusalWords, Speech, Statement } from '@banxing/capability';
import { formatInstant, type Locale, moneyOf, type Words, words } from '@banxing/kernel';
import { spanWords, yuan } from './loan-speech.ts';
import { type PrepayDraft, prepayDraft, type PrepayRefusal } from './prepay-choices.ts';
import { prepaymentEffects } from './prepayment.ts';
import type { Prepaid } from './use-cases/prepay-loan.ts';

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);

const unmoved = (zh: string, en: string): Words => words(`${zh}没有扣款。`, `${en} No money has moved.`);

/** What each refusal of a prepayment says. */
export const prepayRefusals: RefusalWords<PrepayRefusal> = {
  amount_not_a_number: () =>
    unmoved('这个金额我没看懂,说个数字就行。', 'I could not read that amount; a plain number will do.'),
  amount_too_precise: () => unmoved('金额最多两位小数。', 'An amount can have two decimals at most.'),
  amount_too_large: () => unmoved('这个金额太大了,办不了。', 'That amount is too large.'),
  amount_not_positive: () => unmoved('金额要大于零。', 'The amount must be above zero.'),
  no_loan: () => unmoved('您名下没有要还的贷款。', 'You have no loans to repay.'),
  no_account: () => unmoved('您没有能付款的账户。', 'You have no account that could pay.'),
  loan_settled: () => unmoved('这笔贷款已经还清了。', 'This loan is settled already.'),
  loan_not_found: () => unmoved('没有找到这笔贷款。', 'There is no such loan.'),
  account_not_found: () => unmoved('没有找到付款账户。', 'The paying account was not found.'),
  instalment_due: ({ dueOn, amount }) =>
    unmoved(
      `${dueOn} 这一期 ${yuan(amount)} 元到期还没还,先还上这一期才能提前还款。`,
      `The instalment of ¥${yuan(amount)} due on ${dueOn} is still unpaid and comes first.`,
    ),
  prepayment_too_small: ({ least }) =>
    unmoved(
      `提前还款每次至少 ${yuan(least)} 元,或者全部还清。`,
      `Prepay ¥${yuan(least)} at least, or all of it.`,
    ),
  more_than_owed: ({ owed, toSettle }) =>
    unmoved(
      `这笔贷款只剩本金 ${yuan(owed)} 元,今天全部还清要 ${yuan(toSettle)} 元,说「全部还清」就行。`,
      `Only ¥${yuan(owed)} of principal is left; ¥${yuan(toSettle)} settles it today. Just say: pay it off.`,
    ),
  insufficient_funds: ({ tail, available, pays }) =>
    unmoved(
      `余额不够:这次要还 ${yuan(pays)} 元,尾号 ${tail} 的账户现在能用 ${yuan(available)} 元。`,
      `Not enough money: ¥${yuan(pays)} is to be paid and the account ending ${tail} has ¥${yuan(available)} available.`,
    ),
  account_restricted: () => unmoved('付款账户现在不能往外付钱。', 'The paying account cannot pay now.'),
  terms_changed: () =>
    unmoved('这笔贷款刚刚有变化,请重新发起。', 'The loan has just changed. Please start again.'),
  key_reused: () =>
    unmoved('这个请求编号已经用于另一笔还款。', 'This request key was used for another payment.'),
};

/** What the rest of the loan becomes. */
function afterWords(draft: PrepayDraft): Words {
  if (draft.all) return words('还完这笔贷款就结清了', 'which settles the loan');
  if (draft.monthsSaved > 0) {
    const sooner = spanWords(draft.monthsSaved);
    return words(
      `月供还是 ${people(draft.instalmentAfter ?? '0.00')} 元左右,提前 ${sooner.zh}还完,还剩 ${draft.periodsAfter} 期`,
      `the instalment stays about ¥${people(draft.instalmentAfter ?? '0.00')} and the loan ends ${sooner.en} sooner, with ${draft.periodsAfter} instalments left`,
    );
  }
  return words(
    `期限不变,还剩 ${draft.periodsAfter} 期,每期从 ${people(draft.instalmentBefore)} 元降到 ${people(draft.instalmentAfter ?? '0.00')} 元`,
    `the term stays at ${draft.periodsAfter} instalments, each falling from ¥${people(draft.instalmentBefore)} to ¥${people(draft.instalmentAfter ?? '0.00')}`,
  );
}

export function prepaySummary(draft: PrepayDraft): Words {
  const after = afterWords(draft);
  const parts = draft.all
    ? words(
        `(本金 ${people(draft.principal)} 元,${draft.days} 天利息 ${people(draft.interest)} 元)`,
        ` (¥${people(draft.principal)} of principal and ¥${people(draft.interest)} of interest for ${draft.days} days)`,
      )
    : words('', '');
  return words(
    `提前还${draft.name.zh} ${people(draft.amount)} 元${parts.zh},从尾号 ${draft.accountTail} 的账户付。${after.zh},一共省利息 ${people(draft.interestSaved)} 元,不收违约金。`,
    `Prepay ¥${people(draft.amount)}${parts.en} of the ${draft.name.en.toLowerCase()} from the account ending ${draft.accountTail}: ${after.en}. That saves ¥${people(draft.interestSaved)} of interest; there is no charge.`,
  );
}

export const prepayDetails = (draft: PrepayDraft): Statement['details'] => ({
  ...draft,
  currency: 'CNY',
  account: draft.accountTail,
  accountId: draft.account,
});

const statedPrepayment = prepayDraft.extend({ accountId: z.string() });
const readStated = (statement: Statement): PrepayDraft => statedPrepayment.parse(statement.details);

function scheduleLines(draft: PrepayDraft, locale: Locale): { label: string; value: string }[] {
  const zh = locale === 'zh';
  const row = (zhLabel: string, enLabel: string, value: string) => ({ label: zh ? zhLabel : enLabel, value });
  const change = (from: string | number, to: string | number): string => `${from} → ${to}`;
  return [
    row('剩余本金', 'Principal left', change(people(draft.owedBefore), people(draft.owedAfter))),
    row('剩余期数', 'Instalments left', change(draft.periodsBefore, draft.periodsAfter)),
    ...(draft.instalmentAfter === null
      ? []
      : [
          row(
            '每期还款',
            'Instalment',
            change(people(draft.instalmentBefore), people(draft.instalmentAfter)),
          ),
          row('还清日期', 'Ends on', change(draft.endsBefore, draft.endsAfter ?? '')),
        ]),
    ...(draft.nextAfter
      ? [
          row(
            '下一期',
            'Next',
            zh
              ? `${draft.nextAfter.dueOn} · ${people(draft.nextAfter.amount)} 元(含这部分本金 ${draft.days} 天利息 ${people(draft.carried)} 元)`
              : `${draft.nextAfter.dueOn} · ¥${people(draft.nextAfter.amount)}, with ¥${people(draft.carried)} for ${draft.days} days on this part`,
          ),
        ]
      : [
          row(
            '利息',
            'Interest',
            zh
              ? `${people(draft.interest)} 元(${draft.days} 天)`
              : `¥${people(draft.interest)}, ${draft.days} days`,
          ),
        ]),
    row('节省利息', 'Interest saved', people(draft.interestSaved)),
    row('提前', 'Sooner by', spanWords(draft.monthsSaved)[locale]),
    row('违约金', 'Charge', zh ? '不收' : 'none'),
  ];
}

export function prepayConfirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const draft = readStated(statement);
  const zh = locale === 'zh';
  const amount = people(draft.amount);
  return {
    title: zh
      ? `${draft.all ? '提前结清' : '提前还款'}:${draft.name.zh}`
      : `${draft.all ? 'Settle' : 'Prepay'}: ${draft.name.en}`,
    headline: { amount: draft.amount, currency: 'CNY' },
    rows: [
      { label: zh ? '付款账户' : 'From', value: `*${draft.accountTail}` },
      ...scheduleLines(draft, locale),
    ],
    confirmLabel: zh ? `确认还款 ${amount} 元` : `Pay ¥${amount}`,
  };
}

/** What a receipt keeps of a prepayment. */
export const prepayDone = z.object({
  prepayment: z.string(),
  loan: z.string(),
  amount: z.string(),
  currency: z.string(),
  effect: z.enum(prepaymentEffects),
  at: z.string(),
});
export type PrepayDone = z.infer<typeof prepayDone>;

export const prepayDoneOf = ({ prepayment }: Prepaid, draft: PrepayDraft): PrepayDone => ({
  prepayment: prepayment.id,
  loan: prepayment.loan,
  amount: draft.amount,
  currency: 'CNY',
  effect: prepayment.effect,
  at: formatInstant(prepayment.paidAt),
});

export function prepayReceipt(done: PrepayDone, statement: Statement, { locale }: Speech): Answer {
  const draft = readStated(statement);
  const zh = locale === 'zh';
  const after = afterWords(draft);
  const text = draft.all
    ? zh
      ? `${draft.name.zh}结清了,付了 ${people(done.amount)} 元,省下利息 ${people(draft.interestSaved)} 元。`
      : `The ${draft.name.en.toLowerCase()} is settled with ¥${people(done.amount)}, saving ¥${people(draft.interestSaved)} of interest.`
    : zh
      ? `提前还了 ${people(done.amount)} 元,剩余本金 ${people(draft.owedAfter)} 元。${after.zh},省利息 ${people(draft.interestSaved)} 元。`
      : `¥${people(done.amount)} prepaid, ¥${people(draft.owedAfter)} of principal left: ${after.en}, saving ¥${people(draft.interestSaved)} of interest.`;
  return {
    text,
    cards: [
      {
        type: 'receipt',
        title: draft.all ? (zh ? '贷款结清' : 'Loan settled') : zh ? '提前还款成功' : 'Prepaid',
        receipt: done.prepayment,
        status: 'done',
        headline: { amount: done.amount, currency: done.currency },
        rows: scheduleLines(draft, locale),
        at: done.at,
        actions: [{ action: zh ? 'say:我的贷款' : 'say:my loans', label: zh ? '我的贷款' : 'My loans' }],
      },
    ],
  };
}
