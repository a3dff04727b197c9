import { type Day, dayInMonthOf, instantAt, monthOf, randomInt, randomUnit } from '@banxing/kernel';
import { homeBills, type Merchant } from './merchants.ts';
import { type Purse, shopOn, spend } from './purse.ts';

/** One day of one account's life. */
export interface Life {
  readonly purse: Purse;
  readonly day: Day;
}

/** Yuan as fen. */
export const yuan = (amount: number): number => Math.round(amount * 100);

/** Is it this day of the month, or the month's last when it is shorter? */
export const isMonthly = (day: Day, number: number): boolean => day === dayInMonthOf(day, number);

/** The bills of a household that fall on this day. */
export function bills({ purse, day }: Life, dear = 1): void {
  for (const bill of homeBills.filter(({ dayOfMonth }) => isMonthly(day, dayOfMonth))) {
    const heavy = bill.heavyMonths?.includes(monthOf(day)) ? 1.8 : 1;
    const amount = Math.round(randomInt(purse.random, bill.least * 10, bill.most * 10) * 10 * heavy * dear);
    spend(purse, {
      at: instantAt(day, 9, 20),
      amount,
      purpose: bill.purpose,
      counterparty: bill.name,
      merchant: bill.name,
    });
  }
}

/** So many purchases on average. */
export function shop({ purse, day }: Life, chance: number, shops: readonly Merchant[], keep: number): void {
  for (let left = chance; left > 0; left -= 1)
    if (randomUnit(purse.random) < left) shopOn(purse, day, shops, keep);
}
