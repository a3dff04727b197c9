import type { CustomerId } from '@banxing/capability';
import { type Day, type Id, ok, type Outcome, refuse, yearOf } from '@banxing/kernel';
import type { AccountId, Posting } from '@banxing/ledger';
import { personalPension } from './pension-policy.ts';

export type ContributionId = Id<'pcon'>;

/** Somebody's personal pension account. The money is in the ledger account of the same id and stays until retirement. */
export interface PensionAccount {
  readonly id: AccountId;
  /** Makes opening safe to repeat. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly number: string;
  readonly tail: string;
  readonly openedAt: Date;
}

/** Money put into a personal pension account. Amount in minor units. */
export interface Contribution {
  readonly id: ContributionId;
  readonly key: string;
  readonly customer: CustomerId;
  /** The calendar year that it counts for: that of the day on which it is paid. */
  readonly year: number;
  readonly amount: bigint;
  readonly from: AccountId;
  readonly fromTail: string;
  readonly paidAt: Date;
}

export type ContributionRefusal = {
  readonly code: 'limit_exceeded';
  readonly left: bigint;
  readonly year: number;
};

/** What may still be put in within a calendar year. */
export const leftOf = (contributed: bigint): bigint =>
  contributed < personalPension.yearlyMost ? personalPension.yearlyMost - contributed : 0n;

/** May this much be put in today, after so much this year? Answers the year that it counts for. */
export function decideContribution(
  contributed: bigint,
  amount: bigint,
  today: Day,
): Outcome<number, ContributionRefusal> {
  const year = yearOf(today);
  const left = leftOf(contributed);
  return amount <= left ? ok(year) : refuse({ code: 'limit_exceeded', left, year });
}

/** From a deposit account into the pension account. */
export const contributionPosting = (account: PensionAccount, paid: Contribution): Posting => ({
  key: `pension-contribution/${paid.key}`,
  kind: 'pension-contribution',
  at: paid.paidAt,
  reference: paid.id,
  lines: [
    {
      account: paid.from,
      amount: paid.amount,
      purpose: 'pension_saving',
      counterparty: '个人养老金账户',
      memo: `${paid.year} 年个人养老金缴存`,
    },
    {
      account: account.id,
      amount: -paid.amount,
      purpose: 'pension_saving',
      counterparty: `尾号 ${paid.fromTail}`,
      memo: `${paid.year} 年缴存`,
    },
  ],
});

const issuer = '621799';

/** Nineteen digits with a Luhn check digit, in a range of their own. */
export function pensionNumber(serial: bigint): string {
  const body = `${issuer}96${serial.toString().padStart(10, '0')}`;
  let sum = 0;
  for (const [place, digit] of [...body].reverse().entries()) {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}
