import type { RefusalWords } from '@banxing/capability';
import {
  type Currency,
  formatMoneyForPeople,
  type Locale,
  type Money,
  money,
  type Words,
  words,
} from '@banxing/kernel';
import { currencyNames, type DealtCurrency, isDealt } from './currency-names.ts';
import type { AllowanceRefusal, TermsRefusal } from './exchange.ts';
import type { AmountRefusal } from './foreign-amount.ts';
import { quotedUnitOf } from './price.ts';

/** 1,000.00 美元, 7,120.00 元; 1,000.00 US dollars → `USD 1,000.00`, `¥7,120.00`. */
export function sayAmount(amount: Money, locale: Locale): string {
  const figures = formatMoneyForPeople(amount);
  if (amount.currency === 'CNY') return locale === 'zh' ? `${figures} 元` : `¥${figures}`;
  return locale === 'zh' ? `${figures} ${nameOf(amount.currency, 'zh')}` : `${amount.currency} ${figures}`;
}

export const nameOf = (currency: Currency, locale: Locale): string =>
  isDealt(currency) ? currencyNames[currency][locale] : currency;

/** 100 日元, 1 美元: what a price is for. */
export const unitOf = (currency: DealtCurrency, locale: Locale): string => {
  const unit = String(quotedUnitOf(currency));
  return locale === 'zh' ? `${unit} ${currencyNames[currency].zh}` : `${unit} ${currency}`;
};

const both = (amount: Money): Words => words(sayAmount(amount, 'zh'), sayAmount(amount, 'en'));

export type FundsRefusal =
  | {
      readonly code: 'insufficient_funds';
      readonly tail: string | null;
      readonly currency: Currency;
      readonly available: bigint;
    }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'currency_not_dealt'; readonly called: Words };

export const amountWords: RefusalWords<AmountRefusal | TermsRefusal> = {
  amount_not_a_number: () =>
    words(
      '这个金额我没看懂,没有扣款。说个数字就行,比如 500。',
      'I could not read that amount. No money has moved. Try a number such as 500.',
    ),
  amount_too_precise: ({ decimals }) =>
    decimals === 0
      ? words(
          '这种货币没有小数,请说整数金额。没有扣款。',
          'This currency has no decimals; please name a whole amount. No money has moved.',
        )
      : words('金额最多两位小数。没有扣款。', 'An amount can have two decimals at most. No money has moved.'),
  amount_too_large: () =>
    words('这个金额太大了,办不了。没有扣款。', 'That amount is too large. No money has moved.'),
  amount_not_positive: () =>
    words('金额要大于零。没有扣款。', 'The amount must be above zero. No money has moved.'),
  amount_too_small: () =>
    words(
      '金额太小,还不到一分钱人民币。没有扣款。',
      'That is less than one fen of yuan. No money has moved.',
    ),
};

export const fundsWords: RefusalWords<FundsRefusal> = {
  insufficient_funds: ({ tail, currency, available }) => {
    const has = both(money(available, currency));
    if (tail === null) {
      return words(
        `您还没有${nameOf(currency, 'zh')},没有可以卖的。没有扣款。`,
        `You have no ${nameOf(currency, 'en')} to sell. No money has moved.`,
      );
    }
    return words(
      `余额不够:尾号 ${tail} 的账户现在能用 ${has.zh}。没有扣款。`,
      `Not enough money: the account ending ${tail} has ${has.en} available. No money has moved.`,
    );
  },
  account_restricted: () =>
    words(
      '这个账户现在不能用来办这笔业务。没有扣款。',
      'That account cannot be used for this now. No money has moved.',
    ),
  account_not_found: () =>
    words('没找到您说的这个账户。没有扣款。', 'None of your accounts is called that. No money has moved.'),
  currency_not_dealt: ({ called }) =>
    words(
      `${called.zh}我们暂时没有牌价,办不了。没有扣款。现在有美元、欧元、港币、日元、英镑等 15 种。`,
      `We do not deal in ${called.en}. No money has moved. We have dollars, euros, Hong Kong dollars, yen, pounds and ten more.`,
    ),
};

export const allowanceWords: RefusalWords<AllowanceRefusal> = {
  limit_exceeded: ({ direction, left }) => {
    if (direction === 'remit') {
      const rest = both(money(left));
      return words(
        `超过每天 50 万元的境外汇款限额,今天还能汇等值 ${rest.zh}。没有扣款。`,
        `This is above the daily limit of ¥500,000 for money sent abroad; ${rest.en} is left today. No money has moved.`,
      );
    }
    const sum = both(money(left, 'USD'));
    const what = direction === 'buy' ? words('购汇', 'buying') : words('结汇', 'selling');
    return words(
      `超过个人每年等值 5 万美元的${what.zh}额度了,今年还剩等值 ${sum.zh}。没有扣款。`,
      `This is above the personal yearly allowance of USD 50,000 for ${what.en}; ${sum.en} is left this year. No money has moved.`,
    );
  },
};
