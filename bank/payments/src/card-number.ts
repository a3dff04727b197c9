/** A card or account number as digits only; undefined when other characters than spaces and hyphens are in it. */
export function digitsOf(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s-]/gu, '');
  return /^\d+$/u.test(digits) ? digits : undefined;
}

/** Does the check digit of a card number hold (Luhn)? */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** Could this be a card number: 16 to 19 digits whose check digit holds? */
export const isCardNumber = (digits: string): boolean => /^\d{16,19}$/u.test(digits) && luhnHolds(digits);

export const tailOf = (number: string): string => number.slice(-4);

/** A mainland mobile number. */
export const isMobileNumber = (digits: string): boolean => /^1[3-9]\d{9}$/u.test(digits);
