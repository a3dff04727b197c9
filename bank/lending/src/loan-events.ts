import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { LoanApplication } from './application.ts';
import type { Loan, ScheduledInstalment } from './loan.ts';
import type { Prepayment } from './prepayment.ts';

/** What others may know of lending. Amounts are decimal strings. */
export interface LoanEvents {
  'loan.granted': { loan: string; customer: CustomerId; product: string; amount: string; months: number };
  'loan.instalment-paid': {
    loan: string;
    customer: CustomerId;
    product: string;
    no: number;
    dueOn: string;
    /** With what being late cost. */
    amount: string;
    penalty: string;
    settled: boolean;
  };
  'loan.instalment-overdue': {
    loan: string;
    customer: CustomerId;
    product: string;
    no: number;
    dueOn: string;
    amount: string;
    penalty: string;
  };
  'loan.prepaid': {
    loan: string;
    customer: CustomerId;
    product: string;
    principal: string;
    interest: string;
    settled: boolean;
  };
  'loan.applied': { application: string; customer: CustomerId; product: string; amount: string };
  'loan.application-decided': {
    application: string;
    customer: CustomerId;
    product: string;
    status: 'approved' | 'declined' | 'lapsed';
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
  amount: formatMoney(money(row.principal + row.interest + row.penalty)),
  penalty: formatMoney(money(row.penalty)),
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

export const tellPrepaid = (tx: Transaction, loan: Loan, paid: Prepayment) =>
  tell(
    tx,
    'loan.prepaid',
    {
      loan: loan.id,
      customer: loan.customer,
      product: loan.product,
      principal: formatMoney(money(paid.principal)),
      interest: formatMoney(money(paid.interest)),
      settled: paid.effect === 'settled',
    },
    paid.paidAt,
  );

const about = ({ id, customer, product }: LoanApplication) => ({ application: id, customer, product });

export const tellApplied = (tx: Transaction, application: LoanApplication) =>
  tell(
    tx,
    'loan.applied',
    { ...about(application), amount: formatMoney(money(application.amount)) },
    application.appliedAt,
  );

export const tellDecided = (
  tx: Transaction,
  application: LoanApplication,
  status: 'approved' | 'declined' | 'lapsed',
  at: Date,
) => tell(tx, 'loan.application-decided', { ...about(application), status }, at);
