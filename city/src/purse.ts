import { type Day, instantAt, type Random, randomInt, randomPick, randomUnit } from '@banxing/kernel';
import type { LifeEvent } from './life-event.ts';
import type { Merchant } from './merchants.ts';

/** One account while its life is invented: it knows what it holds, so that nobody spends what they do not have. */
export interface Purse {
  readonly account: string;
  readonly random: Random;
  balance: number;
  readonly events: LifeEvent[];
}

export const openPurse = (account: string, random: Random): Purse => ({
  account,
  random,
  balance: 0,
  events: [],
});

/** A moment on a day between two hours. */
export const momentOn = (random: Random, day: Day, from: number, to: number): Date =>
  instantAt(
    day,
    randomInt(random, from, Math.max(from, to - 1)),
    randomInt(random, 0, 59),
    randomInt(random, 0, 59),
  );

type Movement = Omit<LifeEvent, 'account' | 'memo'> & { readonly memo?: string };

/** Money comes in. */
export function receive(purse: Purse, movement: Movement): void {
  purse.balance += movement.amount;
  purse.events.push({ memo: '', ...movement, account: purse.account });
}

/** Money goes out, if it is there and `keep` fen stay; answers whether it did. `amount` is positive. */
export function spend(purse: Purse, movement: Movement, keep = 0): boolean {
  if (purse.balance - movement.amount < keep) return false;
  purse.balance -= movement.amount;
  purse.events.push({ memo: '', ...movement, amount: -movement.amount, account: purse.account });
  return true;
}

/** Small amounts are likelier than large ones. */
const skewed = (random: Random, least: number, most: number): number =>
  Math.round(least + (most - least) * randomUnit(random) ** 2.2);

/** A purchase at one of the shops; prices end in odd fen as they do. */
export function shopOn(
  purse: Purse,
  day: Day,
  shops: readonly Merchant[],
  keep: number,
  notAfter?: Date,
): number {
  const merchant = randomPick(purse.random, shops);
  const rough = skewed(purse.random, merchant.least, merchant.most);
  const amount = Math.max(100, rough - (rough % 10));
  const at = momentOn(purse.random, day, merchant.opens, merchant.closes);
  if (notAfter && at > notAfter) return 0;
  const { name, purpose } = merchant;
  return spend(purse, { at, amount, purpose, counterparty: name, merchant: name }, keep) ? amount : 0;
}
