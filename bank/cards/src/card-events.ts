import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { publish } from '@banxing/outbox';

/** What others may know of cards. Amounts are decimal strings; numbers of cards never leave. */
export interface CardEvents {
  'card.changed': {
    card: string;
    customer: CustomerId;
    kind: 'debit' | 'credit';
    tail: string;
    status: string;
  };
  'card.application': { application: string; customer: CustomerId; product: string; stage: string };
  'card.charged': {
    charge: string;
    card: string;
    customer: CustomerId;
    kind: 'debit' | 'credit';
    tail: string;
    amount: string;
    merchant: string;
    status: string;
  };
  'card.refunded': { charge: string; customer: CustomerId; amount: string; merchant: string };
  'card.pin-set': { card: string; customer: CustomerId };
  'credit.statement': {
    line: string;
    customer: CustomerId;
    statement: string;
    closesOn: string;
    dueOn: string;
    balance: string;
    minimum: string;
  };
  'credit.repaid': { line: string; customer: CustomerId; amount: string; how: string };
  'credit.overdue': { line: string; customer: CustomerId; statement: string; unpaid: string; fee: string };
  'credit.autopay-short': { line: string; customer: CustomerId; wanted: string; paid: string };
  'credit.limit-raised': { line: string; customer: CustomerId; limit: string };
  'credit.split': { line: string; customer: CustomerId; plan: string; amount: string; periods: number };
}

/** Tells the others, with the transaction. */
export const tell = <Kind extends keyof CardEvents>(
  tx: Transaction,
  kind: Kind,
  payload: CardEvents[Kind],
  at: Date,
): Promise<void> => publish(tx, { kind, payload: { ...payload }, at });
