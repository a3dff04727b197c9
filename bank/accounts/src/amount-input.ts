import type { RefusalWords } from '@banxing/capability';
import {
  formatMoneyForPeople,
  isPositive,
  type Money,
  money,
  type MoneyRefusal,
  ok,
  type Outcome,
  parseMoney,
  refuse,
  words,
} from '@banxing/kernel';

export type AmountRefusal = MoneyRefusal | { readonly code: 'amount_not_positive' };

/** Reads an amount in yuan that somebody chose: above zero, at most two decimals. Nothing is rounded. */
export function readAmount(text: string): Outcome<Money, AmountRefusal> {
  const parsed = parseMoney(text.trim(), 'CNY');
  if (!parsed.ok) return parsed;
  return isPositive(parsed.value) ? parsed : refuse({ code: 'amount_not_positive' });
}

/** An amount that was read, or the refusal of it. */
export const readOptional = (text: string | undefined): Outcome<Money | undefined, AmountRefusal> =>
  text === undefined || text.trim() === '' ? ok(undefined) : readAmount(text);

export const amountWords: RefusalWords<AmountRefusal> = {
  amount_not_a_number: () =>
    words(
      '这个金额我没看懂,没有改动。说个数字就行,比如 50000。',
      'I could not read that amount. Nothing was changed. Try a number such as 50000.',
    ),
  amount_too_precise: () =>
    words(
      '金额最多到分,也就是两位小数。没有改动。',
      'An amount can have two decimals at most. Nothing was changed.',
    ),
  amount_too_large: () =>
    words('这个金额太大了,没有改动。', 'That amount is too large. Nothing was changed.'),
  amount_not_positive: () =>
    words('金额要大于零。没有改动。', 'The amount must be above zero. Nothing was changed.'),
};

/** `50,000.00 元` without its unit, for sentences that add their own. */
export const sayYuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));
