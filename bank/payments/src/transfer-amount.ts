import {
  isPositive,
  type Money,
  type MoneyRefusal,
  ok,
  type Outcome,
  parseMoney,
  refuse,
} from '@banxing/kernel';

export type AmountRefusal = MoneyRefusal | { readonly code: 'amount_not_positive' };

/** Reads an amount to be moved: above zero, with no more decimals than the currency has. Nothing is ever rounded. */
export function decideAmount(text: string): Outcome<Money, AmountRefusal> {
  const parsed = parseMoney(text.trim(), 'CNY');
  if (!parsed.ok) return parsed;
  return isPositive(parsed.value) ? parsed : refuse({ code: 'amount_not_positive' });
}

const longestMemo = 60;

/** The customer's note as it travels with the money: data, one line, at most 60 characters. */
export function decideMemo(text: string | undefined): Outcome<string, { readonly code: 'memo_too_long' }> {
  const memo = (text ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return [...memo].length > longestMemo || /\p{Cs}/u.test(memo)
    ? refuse({ code: 'memo_too_long' })
    : ok(memo);
}
