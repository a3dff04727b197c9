import { z } from 'zod';
import { command } from '@banxing/capability';
import { ok, refuse, words } from '@banxing/kernel';
import { type BillOrder, billOrder } from '../bill-order.ts';
import { billWords, type BillRefusal } from '../billing-refusals.ts';
import type { BillingDesk } from '../billing-uses.ts';
import {
  orderConfirmation,
  orderDetails,
  type OrderDone,
  orderDone,
  orderDoneOf,
  orderReceipt,
  orderSummary,
} from '../order-statement.ts';
import { makeBillOrder } from '../use-cases/make-bill-order.ts';
import { payOrder } from '../use-cases/pay-order.ts';

const input = z.object({
  biller: z.string().optional(),
  amount: z.string().optional(),
  /** Which account pays. */
  account: z.string().optional(),
  /** The number on the bill, when the customer has none or several at the biller. */
  account_number: z.string().optional(),
});

/** 帮我把电费交了. */
export const billPay = (desk: BillingDesk) =>
  command<z.infer<typeof input>, BillOrder, OrderDone, BillRefusal>({
    id: 'bill.pay',
    title: words('生活缴费', 'Pay bills'),
    about: words(
      '交水费、电费、燃气费、宽带费、物业费等,不说金额就交整张账单',
      'Pays water, electricity, gas, broadband, property and other bills; the whole bill unless an amount is given',
    ),
    authority: 'customer-confirms',
    input,
    draft: billOrder,
    done: orderDone,
    refusals: billWords,
    complete: (caller, given) => makeBillOrder(desk, caller.customer, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) =>
      Promise.resolve(ok({ summary: orderSummary(order), details: orderDetails(order) })),
    execute: async (tx, caller, mandate) => {
      const paid = await payOrder(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        order: mandate.draft,
      });
      return paid.ok ? ok(orderDoneOf(paid.value, desk.clock.now())) : refuse(paid.refusal);
    },
    confirmation: orderConfirmation,
    receipt: orderReceipt,
  });
