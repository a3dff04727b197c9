import type { AccountId, Posting } from '@banxing/ledger';
import type { Loan, ScheduledInstalment } from './loan.ts';
import type { LoanProduct } from './loan-product.ts';

/** The key under which an instalment is booked: whoever pays it and however often it is tried, once. */
const instalmentKey = (loan: Pick<Loan, 'id'>, no: number): string => `loan-instalment/${loan.id}/${no}`;

/** Money paid out to the customer, owed to the bank from now on. */
export const drawdownPosting = (loan: Loan, product: LoanProduct, at: Date): Posting => ({
  key: `loan-drawdown/${loan.id}`,
  kind: 'loan-drawdown',
  at,
  reference: loan.id,
  lines: [
    { account: loan.receivableAccount, amount: loan.principal, purpose: 'loan_drawdown' },
    {
      account: loan.payingAccount,
      amount: -loan.principal,
      purpose: 'loan_drawdown',
      counterparty: product.name.zh,
      memo: `${product.name.zh}放款`,
    },
  ],
});

/** One instalment taken from the customer's account: principal off the receivable, interest earned. */
export function instalmentPosting(
  loan: Loan,
  product: LoanProduct,
  row: Pick<ScheduledInstalment, 'no' | 'principal' | 'interest'>,
  interestIncome: AccountId,
  at: Date,
): Posting {
  const lines = [
    {
      account: loan.payingAccount,
      amount: row.principal + row.interest,
      purpose: product.kind === 'mortgage' ? 'mortgage' : 'loan_repayment',
      counterparty: product.name.zh,
      memo: `${product.name.zh}第${row.no}期还款`,
    },
    { account: loan.receivableAccount, amount: -row.principal, purpose: 'loan_repayment' },
    { account: interestIncome, amount: -row.interest, purpose: 'loan_interest' },
  ];
  return {
    key: instalmentKey(loan, row.no),
    kind: 'loan-instalment',
    at,
    reference: loan.id,
    lines: lines.filter((line) => line.amount !== 0n),
  };
}
