import { ok, type Outcome, refuse } from '@banxing/kernel';

export type CredentialRefusal =
  | { readonly code: 'username_invalid' }
  | { readonly code: 'username_taken' }
  | { readonly code: 'password_too_short'; readonly least: number }
  | { readonly code: 'password_too_long'; readonly most: number }
  | { readonly code: 'pin_not_six_digits' }
  | { readonly code: 'pin_too_easy' };

const usernamePattern = /^[a-z][a-z0-9._-]{1,31}$/u;
const shortestPassword = 8;
const longestPassword = 128;

/** What a user name is compared by: lower case, without spaces around it. */
export const plainUsername = (text: string): string => text.trim().toLowerCase();

export const judgeUsername = (username: string): Outcome<string, CredentialRefusal> =>
  usernamePattern.test(username) ? ok(username) : refuse({ code: 'username_invalid' });

/** Length is what makes a password hard to guess; no kinds of characters are demanded. */
export function judgePassword(password: string): Outcome<string, CredentialRefusal> {
  if (password.length < shortestPassword)
    return refuse({ code: 'password_too_short', least: shortestPassword });
  if (password.length > longestPassword) return refuse({ code: 'password_too_long', most: longestPassword });
  return ok(password);
}

const steps = (pin: string): number[] =>
  [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin.charAt(index)));

/** Six digits; 111111, 123456, 654321, 121212 and 123123 are refused. */
export function judgePin(pin: string): Outcome<string, CredentialRefusal> {
  if (!/^\d{6}$/u.test(pin)) return refuse({ code: 'pin_not_six_digits' });
  const [first] = steps(pin);
  const even = steps(pin).every((step) => step === first) && Math.abs(first ?? 0) <= 1;
  const repeated = pin === pin.slice(0, 2).repeat(3) || pin === pin.slice(0, 3).repeat(2);
  return even || repeated ? refuse({ code: 'pin_too_easy' }) : ok(pin);
}

/** Wrong tries in a row before a lock, for passwords and PINs. */
export const mostWrongTries = 5;
export const lockMs = 15 * 60_000;
