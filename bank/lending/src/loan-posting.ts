import type { AccountId, Posting } from '@banxing/ledger';
import type { Loan, ScheduledInstalment } from './loan.ts';
import type { LoanProduct } from './loan-product.ts';

/** The key under which an instalment is booked: whoever pays it and however often it is tried, once. */
const instalmentKey = (loan: Pick<Loan, 'id'>, no: number): string => `loan-instalment/${loan.id}/${no}`;

/** What a repayment is called on the customer's side. */
const repaymentPurpose = (product: LoanProduct): string =>
  product.kind === 'mortgage' ? 'mortgage' : 'loan_repayment';

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
  row: Pick<ScheduledInstalment, 'no' | 'principal' | 'interest' | 'penalty'>,
  interestIncome: AccountId,
  at: Date,
): Posting {
  const lines = [
    {
      account: loan.payingAccount,
      amount: row.principal + row.interest + row.penalty,
      purpose: repaymentPurpose(product),
      counterparty: product.name.zh,
      memo: `${product.name.zh}第${row.no}期还款${row.penalty > 0n ? '(含罚息)' : ''}`,
    },
    { account: loan.receivableAccount, amount: -row.principal, purpose: 'loan_repayment' },
    { account: interestIncome, amount: -row.interest, purpose: 'loan_interest' },
    { account: interestIncome, amount: -row.penalty, purpose: 'loan_penalty' },
  ];
  return {
    key: instalmentKey(loan, row.no),
    kind: 'loan-instalment',
    at,
    reference: loan.id,
    lines: lines.filter((line) => line.amount !== 0n),
  };
}

/** Principal paid before it was due, with interest when the whole loan is settled. */
export function prepaymentPosting(
  loan: Loan,
  product: LoanProduct,
  paid: {
    readonly key: string;
    readonly principal: bigint;
    readonly interest: bigint;
    readonly settles: boolean;
  },
  from: AccountId,
  interestIncome: AccountId,
  at: Date,
): Posting {
  const lines = [
    {
      account: from,
      amount: paid.principal + paid.interest,
      purpose: repaymentPurpose(product),
      counterparty: product.name.zh,
      memo: `${product.name.zh}提前${paid.settles ? '结清' : '还款'}`,
    },
    { account: loan.receivableAccount, amount: -paid.principal, purpose: 'loan_repayment' },
    { account: interestIncome, amount: -paid.interest, purpose: 'loan_interest' },
  ];
  return {
    key: `loan-prepayment/${paid.key}`,
    kind: 'loan-prepayment',
    at,
    reference: loan.id,
    lines: lines.filter((line) => line.amount !== 0n),
  };
}
