import type { Clock } from './clock.ts';
import type { Random } from './random.ts';

/**
 * An id names its kind: `acct_01JD…`. After the prefix come 26 characters of Crockford's base 32: 48 bits of
 * milliseconds and 80 bits of chance, so ids sort by the time they were made.
 */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export interface IdSource {
  next<Prefix extends string>(prefix: Prefix): Id<Prefix>;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function encodeTime(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (let place = 0; place < 10; place++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function encodeChance(random: Random): string {
  let text = '';
  for (const byte of random.bytes(16)) text += alphabet.charAt(byte & 31);
  return text;
}

/** Ids made at the same millisecond keep their order of making only by chance; nothing may rely on it. */
export function idSource(clock: Clock, random: Random): IdSource {
  return { next: (prefix) => `${prefix}_${encodeTime(clock.now().getTime())}${encodeChance(random)}` };
}

const idPattern = /^[a-z]{2,6}_[0-9A-HJKMNP-TV-Z]{26}$/u;

/** Is the text an id of this kind? */
export const isId = <Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> =>
  text.startsWith(`${prefix}_`) && idPattern.test(text);
