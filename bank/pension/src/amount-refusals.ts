import type { RefusalWords } from '@banxing/capability';
import { type Money, ok, type Outcome, parseMoney, refuse, words } from '@banxing/kernel';

export type AmountRefusal = {
  readonly code: 'amount_not_a_number' | 'amount_too_precise' | 'amount_too_large' | 'amount_not_positive';
};

/** A sum as said, above zero. */
export function readAmount(given: string): Outcome<Money, AmountRefusal> {
  const parsed = parseMoney(given);
  if (!parsed.ok) return refuse({ code: parsed.refusal.code });
  return parsed.value.minorUnits > 0n ? ok(parsed.value) : refuse({ code: 'amount_not_positive' });
}

export const amountRefusals: RefusalWords<AmountRefusal> = {
  amount_not_a_number: () =>
    words(
      '这个金额我没看懂,说个数字就行。没有扣款。',
      'I could not read that amount; a plain number will do. No money has moved.',
    ),
  amount_too_precise: () =>
    words('金额最多两位小数。没有扣款。', 'An amount can have two decimals at most. No money has moved.'),
  amount_too_large: () =>
    words('这个金额太大了,办不了。没有扣款。', 'That amount is too large. No money has moved.'),
  amount_not_positive: () =>
    words('金额要大于零。没有扣款。', 'The amount must be above zero. No money has moved.'),
};
