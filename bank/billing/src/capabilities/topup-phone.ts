import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, refused } from '@banxing/capability';
import { formatMoney, money, ok, type Outcome, refuse, words } from '@banxing/kernel';
import { isPhone, maskPhone } from '@banxing/parties';
import { decideAmount } from '@banxing/payments';
import { phoneTopUp } from '../biller.ts';
import { type BillOrder, billOrder } from '../bill-order.ts';
import { type BillRefusal, billWords, leastTopUp, mostTopUp } from '../billing-refusals.ts';
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
import { withPayer } from '../use-cases/make-bill-order.ts';
import { payOrder } from '../use-cases/pay-order.ts';

const input = z.object({
  phone: z.string().optional(),
  amount: z.string().optional(),
  /** Which account pays. */
  account: z.string().optional(),
});

type Refusal = BillRefusal | { readonly code: 'phone_invalid' } | { readonly code: 'topup_not_whole' };

/** How much a phone may be topped up with, in minor units: whole yuan within the carriers' bounds. */
function decideTopUp(text: string): Outcome<bigint, Refusal> {
  const amount = decideAmount(text);
  if (!amount.ok) return amount;
  const { minorUnits } = amount.value;
  if (minorUnits > mostTopUp) return refuse({ code: 'limit_exceeded', most: mostTopUp });
  return minorUnits % 100n === 0n && minorUnits >= leastTopUp
    ? ok(minorUnits)
    : refuse({ code: 'topup_not_whole' });
}

async function complete(
  desk: BillingDesk,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<BillOrder, Refusal>> {
  const asOf = desk.clock.now().toISOString();
  const own = (await desk.parties.customer(desk.db, caller.customer))?.phone;
  const phone = given.phone?.replace(/[\s-]/gu, '').replace(/^\+?86(?=1\d{10}$)/u, '') ?? own;
  if (phone === undefined || !isPhone(phone)) return refused({ code: 'phone_invalid' });
  if (given.amount === undefined || given.amount === 'all' || given.amount === 'minimum') {
    return needs({
      slot: 'amount',
      question:
        phone === own
          ? words(`给您的手机 ${maskPhone(phone)} 充多少?`, `How much for your phone ${maskPhone(phone)}?`)
          : words(`给 ${maskPhone(phone)} 充多少?`, `How much for ${maskPhone(phone)}?`),
      options: ['30.00', '50.00', '100.00', '200.00'].map((value) => ({
        value,
        label: words(`${Number(value)} 元`, `¥${Number(value)}`),
      })),
    });
  }
  const amount = decideTopUp(given.amount);
  if (!amount.ok) return refused(amount.refusal);
  const carrier = await desk.gateway.due(phoneTopUp, phone);
  const name = { zh: '话费', en: 'phone credit' };
  if (carrier.kind !== 'found') return refused({ code: 'biller_unreachable', name });
  const item = {
    kind: 'topup' as const,
    biller: phoneTopUp,
    name,
    subject: phone,
    subjectLabel: maskPhone(phone),
    charges: [],
    amount: formatMoney(money(amount.value)),
    note: phone === own ? { zh: '您自己的手机', en: 'your own phone' } : null,
    keep: false,
  };
  return withPayer(desk, caller.customer, [item], given.account, asOf);
}

/** 给我充一百话费. */
export const topupPhone = (desk: BillingDesk) =>
  command<z.infer<typeof input>, BillOrder, OrderDone, Refusal>({
    id: 'topup.phone',
    title: words('手机充值', 'Top up a phone'),
    about: words(
      '给手机充话费,不说号码就充自己的',
      'Tops up a phone, the customer’s own unless a number is given',
    ),
    authority: 'customer-confirms',
    input,
    draft: billOrder,
    done: orderDone,
    refusals: {
      ...billWords,
      phone_invalid: () =>
        words(
          '这个手机号不对,要 11 位数字。没有扣款。',
          'That is no mobile number of 11 digits. No money has moved.',
        ),
      topup_not_whole: () =>
        words(
          '话费要充整元,最少 1 元。没有扣款。',
          'Phones are topped up in whole yuan, at least 1. No money has moved.',
        ),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) =>
      Promise.resolve(
        ok({
          summary: orderSummary(order),
          details: orderDetails(order, { phone: order.items[0]?.subject }),
        }),
      ),
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
