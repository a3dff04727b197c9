import type { AccountId, Posting } from '@banxing/ledger';
import type { TimeDeposit } from './time-deposit.ts';

/** Money goes from the customer's account into the deposit. */
export const openingPosting = (deposit: TimeDeposit, name: string, from: AccountId, at: Date): Posting => ({
  key: `${deposit.id}/open`,
  kind: 'deposit-open',
  at,
  reference: deposit.id,
  lines: [
    {
      account: from,
      amount: deposit.principal,
      purpose: 'time_deposit',
      counterparty: name,
      memo: `存入${name}`,
    },
    { account: deposit.account, amount: -deposit.principal, purpose: 'time_deposit' },
  ],
});

/** Principal and interest go back to the customer's account. */
export function payingPosting(
  deposit: TimeDeposit,
  interest: bigint,
  name: string,
  interestExpense: AccountId,
  at: Date,
): Posting {
  const lines = [
    { account: deposit.account, amount: deposit.principal, purpose: 'time_deposit' },
    {
      account: deposit.payingAccount,
      amount: -deposit.principal,
      purpose: 'time_deposit',
      counterparty: name,
      memo: `${name}取出`,
    },
    { account: interestExpense, amount: interest, purpose: 'interest' },
    {
      account: deposit.payingAccount,
      amount: -interest,
      purpose: 'interest',
      counterparty: name,
      memo: `${name}利息`,
    },
  ];
  return {
    key: `${deposit.id}/pay`,
    kind: 'deposit-pay',
    at,
    reference: deposit.id,
    lines: lines.filter(({ amount }) => amount !== 0n),
  };
}
