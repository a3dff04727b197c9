import type { RefusalWords } from '@banxing/capability';
import {
  formatMoneyForPeople,
  isPositive,
  type Locale,
  type Money,
  money,
  type MoneyRefusal,
  type Outcome,
  parseMoney,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import type { LimitRefusal, WalletLevel } from './wallet.ts';

export const sayYuan = (minorUnits: bigint, locale: Locale): string => {
  const figures = formatMoneyForPeople(money(minorUnits));
  return locale === 'zh' ? `${figures} 元` : `¥${figures}`;
};

export const levelNames: Readonly<Record<WalletLevel, Words>> = {
  1: words('一类钱包', 'level 1 wallet'),
  2: words('二类钱包', 'level 2 wallet'),
  3: words('三类钱包', 'level 3 wallet'),
  4: words('四类钱包', 'level 4 wallet'),
};

export type AmountRefusal = MoneyRefusal | { readonly code: 'amount_not_positive' };

/** Reads an amount to be moved: above zero, two decimals at most. Nothing is ever rounded. */
export function decideAmount(text: string): Outcome<Money, AmountRefusal> {
  const parsed = parseMoney(text.trim());
  if (!parsed.ok) return parsed;
  return isPositive(parsed.value) ? parsed : refuse({ code: 'amount_not_positive' });
}

export const amountWords: RefusalWords<AmountRefusal> = {
  amount_not_a_number: () =>
    words(
      '这个金额我没看懂,没有扣款。说个数字就行,比如 100。',
      'I could not read that amount. No money has moved. Try a number such as 100.',
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

export type FundsRefusal =
  | {
      readonly code: 'insufficient_funds';
      /** Of the account; null when it is the wallet that is short. */
      readonly tail: string | null;
      readonly available: bigint;
    }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'account_not_found' };

export const fundsWords: RefusalWords<FundsRefusal> = {
  insufficient_funds: ({ tail, available }) =>
    tail === null
      ? words(
          `数字人民币钱包里只有 ${sayYuan(available, 'zh')},不够。没有扣款。`,
          `The e-CNY wallet has only ${sayYuan(available, 'en')}. No money has moved.`,
        )
      : words(
          `余额不够:尾号 ${tail} 的账户现在能用 ${sayYuan(available, 'zh')}。没有扣款。`,
          `Not enough money: the account ending ${tail} has ${sayYuan(available, 'en')} available. No money has moved.`,
        ),
  account_restricted: () =>
    words(
      '这个账户现在不能用来办这笔业务。没有扣款。',
      'That account cannot be used for this now. No money has moved.',
    ),
  account_not_found: () =>
    words('没找到您说的这个账户。没有扣款。', 'None of your accounts is called that. No money has moved.'),
};

const limitNames: Readonly<Record<LimitRefusal['which'], Words>> = {
  balance: words('余额上限', 'balance limit'),
  single: words('单笔限额', 'limit for one movement'),
  daily: words('每天限额', 'daily limit'),
  yearly: words('每年限额', 'yearly limit'),
};

export const limitWords: RefusalWords<LimitRefusal> = {
  limit_exceeded: ({ which, level, limit, left }) =>
    words(
      `超过${levelNames[level].zh}的${limitNames[which].zh} ${sayYuan(limit, 'zh')}了,现在最多还能办 ${sayYuan(left, 'zh')}。没有扣款。`,
      `This is above the ${limitNames[which].en} of ${sayYuan(limit, 'en')} of a ${levelNames[level].en}; ${sayYuan(left, 'en')} is possible now. No money has moved.`,
    ),
};
