import {
  type Currency,
  decimalsOf,
  isPositive,
  type Money,
  type MoneyRefusal,
  type Outcome,
  parseMoney,
  refuse,
} from '@banxing/kernel';

export type AmountRefusal = MoneyRefusal | { readonly code: 'amount_not_positive' };

/**
 * Reads an amount of a currency as understanding writes it, always with two decimals: 15000.00 yen is 15000, while
 * 15000.50 yen is refused. Never rounds.
 */
export function decideForeignAmount(text: string, currency: Currency): Outcome<Money, AmountRefusal> {
  const trimmed = text.trim();
  const plain = decimalsOf(currency) === 0 ? trimmed.replace(/\.0+$/u, '') : trimmed;
  const parsed = parseMoney(plain, currency);
  if (!parsed.ok) return parsed;
  return isPositive(parsed.value) ? parsed : refuse({ code: 'amount_not_positive' });
}
