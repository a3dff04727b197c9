import type { RefusalWords } from '@banxing/capability';
import {
  formatMoneyForPeople,
  isPositive,
  type Money,
  money,
  type MoneyRefusal,
  type Outcome,
  parseMoney,
  refuse,
  words,
} from '@banxing/kernel';

export type AmountRefusal = MoneyRefusal | { readonly code: 'amount_not_positive' };

export type FundsRefusal =
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_restricted' };

export const yuan = (fen: bigint): string => formatMoneyForPeople(money(fen));

/** Reads an amount to be moved: above zero, two decimals at most. Nothing is ever rounded. */
export function decideAmount(text: string): Outcome<Money, AmountRefusal> {
  const parsed = parseMoney(text.trim(), 'CNY');
  if (!parsed.ok) return parsed;
  return isPositive(parsed.value) ? parsed : refuse({ code: 'amount_not_positive' });
}

export const amountWords: RefusalWords<AmountRefusal> = {
  amount_not_a_number: () =>
    words(
      '这个金额我没看懂,没有扣款。说个数字就行,比如 10000。',
      'I could not read that amount. No money has moved. Try a number such as 10000.',
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
};

export const fundsWords: RefusalWords<FundsRefusal> = {
  insufficient_funds: ({ tail, available }) =>
    words(
      `余额不够:尾号 ${tail} 现在能用 ${yuan(available)} 元。没有扣款。`,
      `Not enough money: ${tail} has ¥${yuan(available)} available. No money has moved.`,
    ),
  account_not_found: () =>
    words('没找到能用的账户。没有扣款。', 'There is no account for it. No money has moved.'),
  account_restricted: () =>
    words('这个账户现在不能动钱。没有扣款。', 'That account cannot move money now. No money has moved.'),
};
