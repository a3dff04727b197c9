import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Order } from './order.ts';
import type { Plan } from './plan.ts';

/** What others may know of an order; amounts are decimal strings, null while the price is not known. */
export type OrderEventKind =
  'wealth.order-accepted' | 'wealth.order-settled' | 'wealth.order-cancelled' | 'wealth.matured';

/** Tells what became of an order. */
export const tellOrder = (tx: Transaction, kind: OrderEventKind, order: Order, at: Date): Promise<void> =>
  publish(tx, {
    kind,
    payload: {
      order: order.id,
      customer: order.customer,
      product: order.product,
      side: order.side,
      amount: order.amount === null ? null : formatMoney(money(order.amount)),
      fee: formatMoney(money(order.fee)),
      status: order.status,
    },
    at,
  });

/** Tells that a day of a plan did not come to a purchase, and why. */
export const tellPlanSkipped = (tx: Transaction, plan: Plan, reason: string, at: Date): Promise<void> =>
  publish(tx, {
    kind: 'wealth.plan-skipped',
    payload: { plan: plan.id, customer: plan.customer, product: plan.product, on: plan.nextOn, reason },
    at,
  });
