import type { RefusalWords } from '@banxing/capability';
import { formatMoneyForPeople, money, type MoneyRefusal, words } from '@banxing/kernel';
import type { AmountRefusal } from './transfer-amount.ts';

const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

export type FundsRefusal =
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint }
  | {
      readonly code: 'limit_exceeded';
      readonly daily: bigint;
      readonly left: bigint;
      /** The customer's own limit for one transfer, when it is that which was passed. */
      readonly single?: bigint;
    }
  | { readonly code: 'account_restricted'; readonly whose: 'paying' | 'receiving' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'own_account' }
  | { readonly code: 'stronger_proof_needed' };

export type TransferTermsRefusal =
  | AmountRefusal
  | { readonly code: 'memo_too_long' }
  | { readonly code: 'date_past' }
  | { readonly code: 'date_too_far' };

export type PayeeRefused =
  | { readonly code: 'payee_not_found' }
  | { readonly code: 'payee_name_mismatch' }
  | { readonly code: 'payee_changed' };

export const amountWords: RefusalWords<AmountRefusal> = {
  amount_not_a_number: () =>
    words(
      '这个金额我没看懂,没有扣款。说个数字就行,比如 500。',
      'I could not read that amount. No money has moved. Try a number such as 500.',
    ),
  amount_too_precise: () =>
    words(
      '金额最多到分,也就是两位小数。没有扣款。',
      'An amount can have two decimals at most. No money has moved.',
    ),
  amount_too_large: () =>
    words('这个金额太大了,办不了。没有扣款。', 'That amount is too large. No money has moved.'),
  amount_not_positive: () =>
    words('金额要大于零。没有扣款。', 'The amount must be above zero. No money has moved.'),
} satisfies RefusalWords<MoneyRefusal | AmountRefusal>;

export const fundsWords: RefusalWords<FundsRefusal> = {
  insufficient_funds: ({ tail, available }) =>
    words(
      `余额不够:尾号 ${tail} 的账户现在能用 ${yuan(available)} 元。没有扣款。`,
      `Not enough money: the account ending ${tail} has ¥${yuan(available)} available. No money has moved.`,
    ),
  limit_exceeded: ({ daily, left, single }) =>
    single === undefined
      ? words(
          `超过每天 ${yuan(daily)} 元的转账限额,这一天还能转 ${yuan(left)} 元。没有扣款。`,
          `This is above the daily limit of ¥${yuan(daily)}; ¥${yuan(left)} is left for that day. No money has moved.`,
        )
      : words(
          `超过您设的单笔 ${yuan(single)} 元限额。没有扣款。`,
          `This is above your limit of ¥${yuan(single)} for one transfer. No money has moved.`,
        ),
  account_restricted: ({ whose }) =>
    whose === 'paying'
      ? words(
          '付款账户现在不能往外转钱。没有扣款。',
          'The paying account cannot send money now. No money has moved.',
        )
      : words(
          '收款账户现在不能收钱。没有扣款。',
          'The receiving account cannot take money now. No money has moved.',
        ),
  account_not_found: () =>
    words('没找到您说的这个账户。没有扣款。', 'None of your accounts is called that. No money has moved.'),
  stronger_proof_needed: () =>
    words(
      '这一天转给别人的钱加起来超过 5 万元了,密码不够,要用更强的验证。没有扣款,请重新发起这一笔。',
      'With your other transfers of that day this comes to more than ¥50,000, which a PIN is not enough for. No money has moved. Please start it again.',
    ),
  own_account: () =>
    words(
      '转出和转入是同一个账户,不用转。没有扣款。',
      'That is one and the same account. No money has moved.',
    ),
};

export const termsWords: RefusalWords<TransferTermsRefusal> = {
  ...amountWords,
  memo_too_long: () =>
    words('附言最多 60 个字。没有扣款。', 'A note can have 60 characters at most. No money has moved.'),
  date_past: () => words('这个日子已经过了。没有扣款。', 'That day has passed. No money has moved.'),
  date_too_far: () =>
    words(
      '最多可以约到一年以后。没有扣款。',
      'A transfer can be dated up to a year ahead. No money has moved.',
    ),
};

export const payeeWords: RefusalWords<PayeeRefused> = {
  payee_not_found: () =>
    words('没有找到这个收款人。没有扣款。', 'There is no such payee. No money has moved.'),
  payee_name_mismatch: () =>
    words(
      '户名和这个账号对不上,请再核对一下。没有扣款。',
      'The name does not match the account. Please check it. No money has moved.',
    ),
  payee_changed: () =>
    words(
      '收款人的信息刚刚变了,请重新发起。没有扣款。',
      'The payee has just changed. Please start again. No money has moved.',
    ),
};
