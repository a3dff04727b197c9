import { invariant } from '@banxing/kernel';

/** The six digits with which every card of this bank begins. */
export const bankIdentification = '629188';

const numberLength = 19;
const serialSpace = 1_000_000_000n;
// Coprime to the size of the space, so that each serial keeps a number of its own.
const scatter = 618_033_989n;

/** The sum that the Luhn formula asks to be a multiple of ten. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
}

/** Could this be a card or account number at all: 16 to 19 digits whose check digit is right? */
export const isCardNumber = (digits: string): boolean =>
  /^\d{16,19}$/u.test(digits) && luhnSum(digits) % 10 === 0;

/** Is it a number of this bank? */
export const isOwnNumber = (digits: string): boolean =>
  digits.length === numberLength && digits.startsWith(bankIdentification) && isCardNumber(digits);

/**
 * A number of this bank, nineteen digits: the bank's six, nine scattered from the serial, and a tail whose last digit
 * is the check digit. With a tail asked for, the digit before the tail is bent until the check fits; two serials may
 * then give the same number.
 */
export function accountNumber(serial: bigint, tail?: string): string {
  invariant(serial > 0n && serial < serialSpace, 'the serial space of card numbers is used up');
  const middle = ((serial * scatter) % serialSpace).toString().padStart(9, '0');
  const ending = tail ?? ((serial * 7919n) % 10_000n).toString().padStart(4, '0');
  invariant(/^\d{4}$/u.test(ending), `not a tail: ${ending}`);
  // Without a tail asked for, the check digit is the last; with one, it is the digit before the tail.
  const place = tail === undefined ? numberLength - 1 : numberLength - 5;
  const draft = `${bankIdentification}${middle}${ending}`;
  for (let digit = 0; digit <= 9; digit++) {
    const number = `${draft.slice(0, place)}${digit}${draft.slice(place + 1)}`;
    if (luhnSum(number) % 10 === 0) return number;
  }
  invariant(false, 'one of ten digits satisfies the check');
}

/** 6 + 4, as personal data is shown unless its owner proves more: `629188*********1234`. */
export const maskNumber = (number: string): string =>
  number.length > 10 ? `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}` : number;

/** The last four digits, by which people know a card. */
export const tailOf = (number: string): string => number.slice(-4);
