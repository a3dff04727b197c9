import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { BillPayment } from './bill-payment.ts';

export type BillEventKind = 'bill.sent' | 'bill.paid' | 'bill.unknown' | 'bill.returned' | 'bill.unresolved';

/** Tells the others what became of a payment to a biller; the amount is a decimal string. */
export const tellBill = (
  tx: Transaction,
  kind: BillEventKind,
  payment: BillPayment,
  at: Date,
): Promise<void> =>
  publish(tx, {
    kind,
    payload: {
      payment: payment.id,
      customer: payment.customer,
      kind: payment.kind,
      biller: payment.biller,
      subject: payment.subjectLabel,
      account: payment.account,
      amount: formatMoney(money(payment.amount)),
      currency: 'CNY',
    },
    at,
  });
