import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { purposes } from '@banxing/accounts';
import type { Charge, ChargeRefusal } from '@banxing/codes';
import { formatInstant, formatMoney, formatMoneyForPeople, money, type Words, words } from '@banxing/kernel';
import type { Bank } from '../bank.ts';
import { read } from './context.ts';
import { Problem } from './problem.ts';

const chargeBody = z.object({
  code: z.string().max(200),
  amount: z.string().max(40),
  merchant: z.string().max(200),
  /** What the merchant sells: a purpose such as `dining`. */
  category: z.string().max(40).optional(),
});

const refusalWords = {
  code_invalid: () => words('这个码无效。没有扣款。', 'This code is not valid. No money has moved.'),
  code_expired: () => words('这个码过期了,请顾客刷新。没有扣款。', 'This code is over. No money has moved.'),
  code_not_yet_valid: () =>
    words('这个码还没到时间。没有扣款。', 'This code does not hold yet. No money has moved.'),
  code_used: () => words('这个码已经用过了。没有扣款。', 'This code was used. No money has moved.'),
  limit_exceeded: ({ most }) =>
    words(
      `超过免密限额 ${formatMoneyForPeople(money(most))} 元。没有扣款。`,
      `Above the limit of ¥${formatMoneyForPeople(money(most))} without a PIN. No money has moved.`,
    ),
  insufficient_funds: () => words('顾客余额不够。没有扣款。', 'Not enough money. No money has moved.'),
  account_restricted: () =>
    words('顾客的账户现在不能付款。没有扣款。', 'The account cannot pay now. No money has moved.'),
  merchant_unreadable: () => words('商户名不对。没有扣款。', 'The merchant has no name. No money has moved.'),
  amount_not_a_number: () => words('金额不对。没有扣款。', 'The amount is no number. No money has moved.'),
  amount_too_precise: () => words('金额最多到分。没有扣款。', 'Two decimals at most. No money has moved.'),
  amount_too_large: () => words('金额太大。没有扣款。', 'The amount is too large. No money has moved.'),
  amount_not_positive: () =>
    words('金额要大于零。没有扣款。', 'The amount must be above zero. No money has moved.'),
} satisfies { [Code in ChargeRefusal['code']]: (refusal: Extract<ChargeRefusal, { code: Code }>) => Words };

function problemOf(refusal: ChargeRefusal): Problem {
  const say = refusalWords[refusal.code] as (refusal: ChargeRefusal) => Words;
  return new Problem(422, refusal.code, say(refusal));
}

const chargeFact = (charge: Charge) => ({
  status: 'done',
  charge: charge.id,
  merchant: charge.merchant,
  amount: formatMoney(money(charge.amount)),
  currency: 'CNY',
  at: formatInstant(charge.chargedAt),
});

/** The simulated merchants' side of the codes: only where the demo bank runs. */
export function merchantRoutes(app: FastifyInstance, bank: Bank): void {
  app.post('/api/demo/merchants/charge', async (request) => {
    const { category, ...wanted } = read(chargeBody, request.body);
    const purpose = category !== undefined && Object.hasOwn(purposes, category) ? category : undefined;
    return bank.db.transaction(async (tx) => {
      const charged = await bank.departments.codes.charge(tx, { ...wanted, purpose });
      if (!charged.ok) throw problemOf(charged.refusal);
      return chargeFact(charged.value);
    });
  });
}
