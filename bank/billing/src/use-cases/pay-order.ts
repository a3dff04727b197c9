import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant, moneyOf, ok, type Outcome, refuse } from '@banxing/kernel';
import type { PostingRefusal } from '@banxing/ledger';
import { collectorOf } from '../biller.ts';
import type { BillItem, BillOrder } from '../bill-order.ts';
import type { BillPayment } from '../bill-payment.ts';
import { tellBill } from '../billing-events.ts';
import { mostPerOrder, type PayingRefusal } from '../billing-refusals.ts';
import {
  findPaymentByKey,
  insertBillAccounts,
  insertPayment,
  lockSubject,
  paymentsAgainst,
} from '../billing-store.ts';
import type { BillingDesk } from '../billing-uses.ts';

export interface PayOrder {
  /** Same key, same payments, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly order: BillOrder;
}

function refusalOf(refusal: PostingRefusal, tail: string): PayingRefusal {
  switch (refusal.code) {
    case 'insufficient_funds':
      return { code: 'insufficient_funds', tail, available: refusal.available };
    case 'account_closed':
    case 'account_frozen':
    case 'account_not_found':
      return { code: 'account_restricted' };
    default:
      invariant(false, `the books refused a bill: ${refusal.code}`);
  }
}

/** Whatever is on its way to the biller, or went there since the order was made up, is not paid again. */
async function checkUnpaid(
  tx: Transaction,
  item: BillItem,
  asOf: Date,
): Promise<Outcome<true, PayingRefusal>> {
  if (item.kind === 'topup') return ok(true);
  await lockSubject(tx, item.biller, item.subject);
  const [other] = await paymentsAgainst(tx, item.biller, item.subject, asOf);
  return other ? refuse({ code: 'payment_in_flight', name: item.name, amount: other.amount }) : ok(true);
}

async function payItem(
  desk: BillingDesk,
  tx: Transaction,
  { customer, order, key: orderKey }: PayOrder,
  item: BillItem,
  index: number,
): Promise<Outcome<BillPayment, PayingRefusal>> {
  const key = `${orderKey}/${index}`;
  const before = await findPaymentByKey(tx, key);
  if (before) {
    invariant(before.customer === customer, 'a mandate belongs to one customer');
    return ok(before);
  }
  const unpaid = await checkUnpaid(tx, item, new Date(order.asOf));
  if (!unpaid.ok) return unpaid;
  const at = desk.clock.now();
  const collector = collectorOf(item.biller);
  invariant(collector, `nobody collects for ${item.biller}`);
  const payment: BillPayment = {
    id: desk.ids.next('bpay'),
    key,
    customer,
    kind: item.kind,
    biller: item.biller,
    subject: item.subject,
    subjectLabel: item.subjectLabel,
    charges: item.charges,
    account: order.account,
    tail: order.tail,
    amount: moneyOf(item.amount).minorUnits,
    status: 'sent',
    asked: 0,
    createdAt: at,
    settledAt: null,
  };
  invariant((await insertPayment(tx, payment)) === 1, 'the key was free a moment ago');
  const { payee, purpose } = collector;
  const posted = await desk.ledger.post(tx, {
    key: `bill/${key}`,
    kind: 'bill-payment',
    at,
    reference: payment.id,
    lines: [
      {
        account: payment.account,
        amount: payment.amount,
        purpose,
        counterparty: payee,
        merchant: payee,
        memo: `${item.name.zh} ${item.subjectLabel}`,
      },
      { account: desk.settlement, amount: -payment.amount, counterparty: payee },
    ],
  });
  if (!posted.ok) return refuse(refusalOf(posted.refusal, order.tail));
  if (item.keep) {
    const { biller, subject: number } = item;
    const account = { id: desk.ids.next('bacc'), customer, biller, number, label: '', addedAt: at };
    await insertBillAccounts(tx, [account]);
  }
  await desk.deliveries.start(tx, { key: payment.id, state: { payment: payment.id }, dueAt: at });
  await tellBill(tx, 'bill.sent', payment, at);
  return ok(payment);
}

/**
 * Takes the money for an order off the paying account and puts each payment on its way to its biller. Checks everything
 * anew. A refusal may come after something was written: the caller undoes its transaction.
 */
export async function payOrder(
  desk: BillingDesk,
  tx: Transaction,
  pay: PayOrder,
): Promise<Outcome<BillPayment[], PayingRefusal>> {
  const { order, customer } = pay;
  const total = order.items.reduce((sum, { amount }) => sum + moneyOf(amount).minorUnits, 0n);
  if (total > mostPerOrder) return refuse({ code: 'limit_exceeded', most: mostPerOrder });
  const paying = await desk.accounts.ownById(tx, customer, order.account);
  if (!paying) return refuse({ code: 'account_not_found' });
  if (paying.status !== 'open' || paying.currency !== 'CNY') return refuse({ code: 'account_restricted' });
  const { available } = await desk.ledger.balance(tx, order.account);
  const replayed = (await findPaymentByKey(tx, `${pay.key}/0`)) !== undefined;
  if (!replayed && available < total)
    return refuse({ code: 'insufficient_funds', tail: order.tail, available });
  const payments: BillPayment[] = [];
  for (const [index, item] of order.items.entries()) {
    const paid = await payItem(desk, tx, pay, item, index);
    if (!paid.ok) return paid;
    payments.push(paid.value);
  }
  return ok(payments);
}
