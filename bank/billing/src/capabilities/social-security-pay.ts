import { z } from 'zod';
import { command } from '@banxing/capability';
import { ok, refuse, words } from '@banxing/kernel';
import { type BillOrder, billOrder } from '../bill-order.ts';
import { billWords } from '../billing-refusals.ts';
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
import { type ContributionRefusal, makeContributionOrder } from '../use-cases/make-contribution-order.ts';
import { payOrder } from '../use-cases/pay-order.ts';

const input = z.object({
  scheme: z.string().optional(),
  person: z.string().optional(),
  year: z.string().optional(),
  /** Which account pays. */
  account: z.string().optional(),
});

/** 给我妈交明年的医保. */
export const socialSecurityPay = (desk: BillingDesk) =>
  command<z.infer<typeof input>, BillOrder, OrderDone, ContributionRefusal>({
    id: 'social_security.pay',
    title: words('缴纳社保', 'Pay social insurance'),
    about: words(
      '交城乡居民医保、城乡居民养老保险,可以给家人交',
      'Pays residents’ medical or pension insurance, for oneself or one’s family',
    ),
    authority: 'customer-confirms',
    input,
    draft: billOrder,
    done: orderDone,
    refusals: {
      ...billWords,
      paid_by_employer: () =>
        words(
          '这一项由单位代扣代缴,不用自己交。没有扣款。自己能交的是城乡居民医保和城乡居民养老保险。',
          'This is paid through employers. No money has moved. Residents’ medical and pension insurance can be paid here.',
        ),
      scheme_not_offered: ({ said }) =>
        words(
          `「${said}」这里还交不了,没有扣款。现在能交城乡居民医保和城乡居民养老保险。`,
          `${said} cannot be paid here yet. No money has moved. Residents’ medical and pension insurance can.`,
        ),
      covered_by_employer: () =>
        words(
          '您的社保由单位交着,不用再交居民的。没有扣款。',
          'Yours is paid through your employer, so the residents’ one is not needed. No money has moved.',
        ),
      pension_age: () =>
        words(
          '满 60 岁就不用再交居民养老保险了。没有扣款。',
          'From 60 on nothing is paid into the residents’ pension. No money has moved.',
        ),
      year_not_open: ({ open }) =>
        words(
          `现在能交的是 ${[...open].sort().join('、')} 年度。没有扣款。`,
          `What can be paid now is ${[...open].sort().join(', ')}. No money has moved.`,
        ),
      year_unreadable: () =>
        words('年份没看懂,没有扣款。说比如 2027 年。', 'I could not read the year. No money has moved.'),
      contribution_paid: ({ name, year, who }) =>
        words(
          `${who} ${year} 年度的${name.zh}已经交过了。没有再扣款。`,
          `${name.en} of ${who} for ${year} is paid already. No money has moved.`,
        ),
    },
    complete: (caller, given) => makeContributionOrder(desk, caller.customer, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) => {
      const [item] = order.items;
      const more = { scheme: item?.name.zh, person: item?.subjectLabel, year: item?.charges[0] };
      return Promise.resolve(ok({ summary: orderSummary(order), details: orderDetails(order, more) }));
    },
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
