import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import { collectorOf } from '../biller.ts';
import type { PayAnswer, StatusAnswer } from '../biller-gateway.ts';
import { type BillPayment, nextMove } from '../bill-payment.ts';
import { tellBill } from '../billing-events.ts';
import { lockPayment, savePayment } from '../billing-store.ts';
import type { BillingUses } from '../billing-uses.ts';

/** When the biller is to be asked again; undefined when nothing is left to do. */
export type Delivery = Date | undefined;

async function post(
  uses: BillingUses,
  tx: Transaction,
  payment: BillPayment,
  to: 'biller' | 'customer',
  at: Date,
) {
  const payee = collectorOf(payment.biller)?.payee ?? payment.biller;
  const back = to === 'customer';
  const posted = await uses.ledger.post(tx, {
    key: `bill/${payment.id}/${back ? 'returned' : 'passed-on'}`,
    kind: back ? 'bill-return' : 'bill-settlement',
    at,
    reference: payment.id,
    lines: [
      { account: uses.settlement, amount: payment.amount, counterparty: payee },
      back
        ? {
            account: payment.account,
            amount: -payment.amount,
            purpose: 'refund',
            counterparty: payee,
            memo: '缴费没有成功,退回',
          }
        : { account: uses.nostro, amount: -payment.amount, counterparty: payee },
    ],
  });
  invariant(posted.ok, `the books refused to settle a bill: ${posted.ok ? '' : posted.refusal.code}`);
}

async function follow(
  uses: BillingUses,
  tx: Transaction,
  payment: BillPayment,
  answer: PayAnswer | StatusAnswer,
): Promise<Delivery> {
  const at = uses.clock.now();
  const move = nextMove(answer, payment.asked);
  switch (move.kind) {
    case 'settle': {
      const settled = { ...payment, status: move.status, settledAt: at };
      await post(uses, tx, settled, move.status === 'paid' ? 'biller' : 'customer', at);
      await savePayment(tx, settled);
      await tellBill(tx, move.status === 'paid' ? 'bill.paid' : 'bill.returned', settled, at);
      return undefined;
    }
    case 'ask': {
      const unknown = { ...payment, status: 'unknown' as const };
      await savePayment(tx, unknown);
      if (payment.status === 'sent') await tellBill(tx, 'bill.unknown', unknown, at);
      return new Date(at.getTime() + move.afterMs);
    }
    case 'give_up':
      await savePayment(tx, payment);
      await tellBill(tx, 'bill.unresolved', payment, at);
      return undefined;
  }
}

const orderOf = (payment: BillPayment) => ({
  reference: payment.id,
  biller: payment.biller,
  subject: payment.subject,
  charges: payment.charges,
  amount: payment.amount,
});

/** Hands a payment to its biller. Done again after a crash it carries the same reference, so the biller takes it once. */
export async function deliverPayment(uses: BillingUses, tx: Transaction, id: string): Promise<Delivery> {
  const payment = await lockPayment(tx, id);
  if (payment?.status !== 'sent') return undefined;
  return follow(uses, tx, payment, await uses.gateway.pay(orderOf(payment)));
}

/** Asks the biller what became of a payment that was not answered. It is never sent again. */
export async function reconcilePayment(uses: BillingUses, tx: Transaction, id: string): Promise<Delivery> {
  const payment = await lockPayment(tx, id);
  if (payment?.status !== 'unknown') return undefined;
  const asked = { ...payment, asked: payment.asked + 1 };
  return follow(uses, tx, asked, await uses.gateway.status(orderOf(payment)));
}
