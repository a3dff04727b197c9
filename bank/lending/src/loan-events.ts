import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Loan, ScheduledInstalment } from './loan.ts';

/** What others may know of lending. Amounts are decimal strings. */
export interface LoanEvents {
  'loan.granted': { loan: string; customer: CustomerId; product: string; amount: string; months: number };
  'loan.instalment-paid': {
    loan: string;
    customer: CustomerId;
    product: string;
    no: number;
    dueOn: string;
    amount: string;
    settled: boolean;
  };
  'loan.instalment-overdue': {
    loan: string;
    customer: CustomerId;
    product: string;
    no: number;
    dueOn: string;
    amount: string;
  };
}

const tell = <Kind extends keyof LoanEvents>(
  tx: Transaction,
  kind: Kind,
  payload: LoanEvents[Kind],
  at: Date,
) => publish(tx, { kind, payload: { ...payload }, at });

export const tellGranted = (tx: Transaction, loan: Loan) =>
  tell(
    tx,
    'loan.granted',
    {
      loan: loan.id,
      customer: loan.customer,
      product: loan.product,
      amount: formatMoney(money(loan.principal)),
      months: loan.months,
    },
    loan.grantedAt,
  );

const aboutInstalment = (loan: Loan, row: ScheduledInstalment) => ({
  loan: loan.id,
  customer: loan.customer,
  product: loan.product,
  no: row.no,
  dueOn: row.dueOn,
  amount: formatMoney(money(row.principal + row.interest)),
});

export const tellInstalmentPaid = (
  tx: Transaction,
  loan: Loan,
  row: ScheduledInstalment,
  settled: boolean,
  at: Date,
) => tell(tx, 'loan.instalment-paid', { ...aboutInstalment(loan, row), settled }, at);

export const tellInstalmentOverdue = (tx: Transaction, loan: Loan, row: ScheduledInstalment, at: Date) =>
  tell(tx, 'loan.instalment-overdue', aboutInstalment(loan, row), at);
