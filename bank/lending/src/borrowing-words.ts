import type { RefusalWords } from '@banxing/capability';
import { dayOf, type Words, words } from '@banxing/kernel';
import type { AmountRefusal } from './loan-offer.ts';
import { termWords, yuan } from './loan-speech.ts';
import { reasonsIn } from './reason-words.ts';
import type { ApplyRefusal } from './use-cases/apply-for-loan.ts';

export type BorrowRefusal = AmountRefusal | ApplyRefusal | { readonly code: 'no_account' };

const nothing = words('没有放款,也没有扣款。', 'Nothing was lent and no money has moved.');

const untouched = (zh: string, en: string): Words => words(`${zh}${nothing.zh}`, `${en} ${nothing.en}`);

/** What each refusal of an application says. */
export const borrowRefusals: RefusalWords<BorrowRefusal> = {
  amount_not_a_number: () =>
    untouched('这个金额我没看懂,说个数字就行。', 'I could not read that amount; a plain number will do.'),
  amount_too_precise: () => untouched('金额最多两位小数。', 'An amount can have two decimals at most.'),
  amount_too_large: () => untouched('这个金额太大了,办不了。', 'That amount is too large.'),
  amount_not_positive: () => untouched('贷款金额要大于零。', 'The amount must be above zero.'),
  no_account: () =>
    untouched(
      '您在本行没有能收款的人民币账户,先开一个才能贷款。',
      'You have no yuan account here that could receive the money.',
    ),
  limit_exceeded: ({ quota, reasons }) =>
    untouched(
      `超过了能借的额度,最多借 ${yuan(quota)} 元。${reasonsIn(reasons, 'zh')}。`,
      `That is above what we can lend: at most ¥${yuan(quota)}. ${capital(reasonsIn(reasons, 'en'))}.`,
    ),
  not_allowed: ({ reasons }) =>
    untouched(
      `这笔贷款现在办不了:${reasonsIn(reasons, 'zh')}。`,
      `This loan cannot be granted now: ${reasonsIn(reasons, 'en')}.`,
    ),
  application_open: ({ since }) =>
    untouched(
      `您 ${dayOf(since)} 申请的同一种贷款还在办理,等有了结果再申请。`,
      `Your application of ${dayOf(since)} for this kind of loan is still under way.`,
    ),
  rate_changed: () =>
    untouched(
      '利率刚刚变了,请重新申请一次,看过新利率再定。',
      'The rate has just changed. Please apply again and look at the new one.',
    ),
  loan_product_not_found: () => untouched('这种贷款现在不办理。', 'This kind of loan is not offered now.'),
  loan_amount_out_of_range: ({ least, most }) =>
    untouched(
      `这种贷款从 ${yuan(least)} 元到 ${yuan(most)} 元。`,
      `Loans of this kind go from ¥${yuan(least)} to ¥${yuan(most)}.`,
    ),
  loan_term_out_of_range: ({ longestMonths }) =>
    untouched(
      `这种贷款最长 ${termWords(longestMonths).zh}。`,
      `Loans of this kind run ${termWords(longestMonths).en} at most.`,
    ),
  loan_method_not_offered: () =>
    untouched('这种贷款没有这种还款方式。', 'This loan cannot be repaid in that way.'),
  loan_due_day_invalid: () => untouched('还款日不对。', 'That due day cannot be.'),
  rate_not_a_number: () => untouched('利率没看懂。', 'I could not read that rate.'),
  rate_out_of_range: () => untouched('利率超出了范围。', 'That rate is out of range.'),
  account_not_found: () => untouched('没有找到收款账户。', 'The receiving account was not found.'),
  account_restricted: () =>
    untouched('收款账户现在不能收钱。', 'The receiving account cannot take money now.'),
  key_reused: () =>
    untouched('这个请求编号已经用于另一笔申请。', 'This request key was used for another application.'),
};

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
