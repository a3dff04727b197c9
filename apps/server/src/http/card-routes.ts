import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Charge, ChargeRefusal, RefundRefusal } from '@banxing/bank-cards';
import { formatInstant, formatMoney, invariant, isPositive, money, parseMoney } from '@banxing/kernel';
import type { Bank } from '../bank.ts';
import { callerOf, idempotencyKeyOf, read } from './context.ts';
import { Problem, problems } from './problem.ts';

export const cardPinBody = z.object({ permit: z.string().max(60), pin: z.string().max(20) });

export const cardChargeBody = z.object({
  /** The card's id or its last four digits. */
  card: z.string().max(60),
  amount: z.string().max(30),
  merchant: z.string().trim().min(1).max(60),
  category: z.string().max(40).default('shopping'),
});

export const cardRefundBody = z.object({ charge: z.string().max(60), amount: z.string().max(30).optional() });

function amountOf(text: string): bigint {
  const parsed = parseMoney(text);
  if (!parsed.ok || !isPositive(parsed.value)) {
    throw problems.malformed({ issues: [{ path: 'amount', message: 'a decimal string above zero' }] });
  }
  return parsed.value.minorUnits;
}

const problem = (code: string, zh: string, en: string): Problem => new Problem(422, code, { zh, en });

const chargeProblems = {
  card_not_found: () =>
    new Problem(404, 'card_not_found', { zh: '没有这张卡。', en: 'There is no such card.' }),
  card_not_in_state: () =>
    problem(
      'card_not_in_state',
      '这张卡现在不能用,没有扣款。',
      'This card cannot be used now. No money has moved.',
    ),
  card_expired: () =>
    problem('card_expired', '这张卡过期了,没有扣款。', 'This card has expired. No money has moved.'),
  amount_invalid: () =>
    problem('amount_invalid', '金额不对,没有扣款。', 'The amount is wrong. No money has moved.'),
  insufficient_funds: () =>
    problem('insufficient_funds', '余额不够,没有扣款。', 'There is not enough money. Nothing has moved.'),
  limit_exceeded: () =>
    problem(
      'limit_exceeded',
      '额度不够,没有扣款。',
      'The credit limit does not allow it. Nothing has moved.',
    ),
  account_restricted: () =>
    problem('account_restricted', '账户受限,没有扣款。', 'The account is restricted. No money has moved.'),
  key_reused: () =>
    new Problem(409, 'key_reused', { zh: '同一个键用过了。', en: 'This key was used for another charge.' }),
} satisfies Record<ChargeRefusal['code'], () => Problem>;

const refundProblems = {
  charge_not_found: () =>
    new Problem(404, 'charge_not_found', { zh: '没有这笔消费。', en: 'There is no such charge.' }),
  refund_too_large: () =>
    problem('refund_too_large', '退款超过了消费,没有退。', 'More than was charged cannot be given back.'),
  amount_invalid: () =>
    problem('amount_invalid', '金额不对,没有退。', 'The amount is wrong; nothing was given back.'),
  account_restricted: () =>
    problem('account_restricted', '账户受限,没有退。', 'The account is restricted; nothing was given back.'),
} satisfies Record<RefundRefusal['code'], () => Problem>;

const chargeView = (charge: Charge) => ({
  id: charge.id,
  amount: formatMoney(money(charge.amount)),
  refunded: formatMoney(money(charge.refunded)),
  merchant: charge.merchant,
  status: charge.status,
  at: formatInstant(charge.chargedAt),
});

const pinWords: Readonly<Record<string, Problem>> = {
  pin_not_six_digits: problem('pin_not_six_digits', '密码要 6 位数字。', 'A PIN has six digits.'),
  pin_too_easy: problem('pin_too_easy', '这个密码太简单,换一个。', 'This PIN is too easy to guess.'),
  permit_not_found: new Problem(404, 'permit_not_found', {
    zh: '设置密码的时间过了,请重新说“修改取款密码”。',
    en: 'The time for setting the PIN is over. Please ask again to change it.',
  }),
};

/** Setting a card's PIN under a permit: the one place where a new PIN comes in. */
export function cardRoutes(app: FastifyInstance, bank: Bank): void {
  app.post('/api/cards/pin', async (request) => {
    const { customer } = callerOf(request);
    const { permit, pin } = read(cardPinBody, request.body);
    const set = await bank.db.transaction((tx) =>
      bank.departments.cards.setPin(tx, { customer, permit, pin }),
    );
    if (!set.ok) throw pinWords[set.refusal.code] ?? problems.malformed();
    return { status: 'done' };
  });

  app.get('/api/cards', async (request) => {
    const { customer } = callerOf(request);
    return (await bank.departments.cards.cards(bank.db, customer)).map(
      ({ id, kind, form, name, tail, status, expiresOn }) => ({
        id,
        kind,
        form,
        name,
        tail,
        status,
        expiresOn,
      }),
    );
  });
}

/** A till in the demo bank: the signed-in customer pays with a card of theirs, and the merchant gives back. */
export function demoTillRoutes(app: FastifyInstance, bank: Bank): void {
  const { cards } = bank.departments;

  app.post('/api/demo/merchants/card-charge', async (request) => {
    const { customer } = callerOf(request);
    const { card, amount, merchant, category } = read(cardChargeBody, request.body);
    const key = idempotencyKeyOf(request) ?? cards.desk.ids.next('till');
    const asked = { key: `till/${customer}/${key}`, customer, card, merchant, purpose: category };
    const charged = await bank.db.transaction((tx) =>
      cards.charge(tx, { ...asked, amount: amountOf(amount) }),
    );
    if (!charged.ok) throw chargeProblems[charged.refusal.code]();
    return chargeView(charged.value);
  });

  app.post('/api/demo/merchants/card-refund', async (request) => {
    const { customer } = callerOf(request);
    const { charge, amount } = read(cardRefundBody, request.body);
    const key = idempotencyKeyOf(request) ?? cards.desk.ids.next('till');
    const asked = { key: `till/${customer}/${key}`, customer, charge };
    const refunded = await bank.db.transaction((tx) =>
      cards.refund(tx, { ...asked, amount: amount === undefined ? undefined : amountOf(amount) }),
    );
    if (!refunded.ok) throw refundProblems[refunded.refusal.code]();
    invariant(refunded.value.customer === customer, 'only one’s own charges are given back');
    return chargeView(refunded.value);
  });
}
