import { invariant } from '@banxing/kernel';

/** With these six digits begin the credit cards of this bank. */
export const creditIdentification = '622935';

const length = 16;

function luhnSum(digits: string): number {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const weighted = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
}

/**
 * A credit card's number, sixteen digits with a check digit: the bank's six, five of the serial, a digit and the tail.
 * With a tail asked for, the digit before the tail is bent until the check fits.
 */
export function creditCardNumber(serial: bigint, tail?: string): string {
  invariant(serial > 0n && serial < 100_000n, 'the serial space of credit cards is used up');
  const middle = ((serial * 61_803n) % 100_000n).toString().padStart(5, '0');
  const ending = tail ?? ((serial * 7919n) % 10_000n).toString().padStart(4, '0');
  const place = tail === undefined ? length - 1 : length - 5;
  const draft = `${creditIdentification}${middle}0${ending}`;
  for (let digit = 0; digit <= 9; digit++) {
    const number = `${draft.slice(0, place)}${digit}${draft.slice(place + 1)}`;
    if (luhnSum(number) % 10 === 0) return number;
  }
  invariant(false, 'one of ten digits satisfies the check');
}
