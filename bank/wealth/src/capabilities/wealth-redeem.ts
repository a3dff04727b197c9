import { z } from 'zod';
import { command, type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import {
  dayOf,
  formatInstant,
  formatMoney,
  invariant,
  money,
  ok,
  type Outcome,
  refuse,
  words,
} from '@banxing/kernel';
import { daysOfOrder, type Order } from '../order.ts';
import { amountWords, decideAmount, redeemWords } from '../order-refusals.ts';
import { lockOrder, saveOrder } from '../order-store.ts';
import { choosePaying } from '../paying-choice.ts';
import { choosePosition, decidePart, type Position, type PositionRefusal, worthOf } from '../position.ts';
import { worthNow } from '../price.ts';
import {
  confirmRedemption,
  receiptOfRedemption,
  type RedeemDone,
  redeemDone,
  type RedeemDraft,
  redeemDraft,
  stateRedemption,
} from '../redeem-draft.ts';
import { yuan } from '../say.ts';
import { isPaidAtOnce, paidInstantlyToday, placeRedemption } from '../use-cases/place-redemption.ts';
import type { WealthDesk } from '../uses.ts';
import { tellOrder } from '../wealth-events.ts';

const input = z.object({
  product: z.string().optional(),
  amount: z.string().optional(),
  account: z.string().optional(),
});
type Input = z.infer<typeof input>;

function askHowMuch(desk: WealthDesk, { product, lots }: Position): Completion<RedeemDraft, PositionRefusal> {
  const worth = worthOf(desk, product, lots, desk.clock.now());
  return needs({
    slot: 'amount',
    question: words(
      `赎回多少${product.name.zh}?现值 ${yuan(worth)} 元,可以说「全部」。`,
      `How much of ${product.name.en}? It is worth ¥${yuan(worth)}; you can say “all”.`,
    ),
    options: [{ value: 'all', label: words('全部', 'all of it') }],
  });
}

async function complete(
  desk: WealthDesk,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<RedeemDraft, PositionRefusal>> {
  const all = given.amount === 'all';
  const asked =
    given.amount === undefined || all || given.amount === 'minimum' ? undefined : decideAmount(given.amount);
  if (asked && !asked.ok) return refused(asked.refusal);
  const position = await choosePosition(desk, caller, given.product);
  if (position.status !== 'ready') return position;
  const { product, lots, cooling } = position.draft;
  const receiving = await choosePaying(desk, caller.customer, given.account, 0n);
  if (receiving.status === 'needs') return receiving;
  if (receiving.status === 'refused') {
    return refused(
      receiving.refusal.code === 'account_not_found'
        ? { code: 'account_not_found' }
        : { code: 'account_restricted' },
    );
  }
  const at = desk.clock.now();
  const { value, on } = worthNow(desk.feed, product, at);
  const base = {
    product: product.code,
    name: product.name,
    unitValue: value.toString(),
    valuedOn: on,
    account: receiving.draft.id,
    tail: receiving.draft.tail,
  };
  if (lots.length === 0 && cooling) {
    const days = { tradeOn: dayOf(at), paidOn: dayOf(at) };
    const amount = formatMoney(money(cooling.amount ?? 0n));
    return ready({
      ...base,
      ...days,
      act: 'withdraw',
      order: cooling.id,
      shares: '0',
      amount,
      atOnce: true,
      whole: true,
    });
  }
  if (!asked && !all) return askHowMuch(desk, position.draft);
  const part = decidePart(desk, position.draft, asked ? asked.value.minorUnits : 'all');
  if (!part.ok) return refused(part.refusal);
  const paidToday = await paidInstantlyToday(desk, desk.db, caller.customer, product.code);
  const { tradeOn, paidOn } = daysOfOrder(product, 'redeem', at);
  return ready({
    ...base,
    act: 'redeem',
    order: null,
    shares: part.value.shares.toString(),
    amount: formatMoney(money(part.value.amount)),
    atOnce: isPaidAtOnce(product, part.value.amount, paidToday),
    whole: part.value.whole,
    tradeOn,
    paidOn,
  });
}

async function withdraw(
  desk: WealthDesk,
  tx: Transaction,
  caller: CustomerCaller,
  given: RedeemDraft,
): Promise<Outcome<RedeemDone, PositionRefusal>> {
  const order = await lockOrder(tx, (given.order ?? '') as Order['id']);
  if (order?.customer !== caller.customer || order.status !== 'cooling')
    return refuse({ code: 'nothing_held' });
  const at = desk.clock.now();
  const ended: Order = { ...order, status: 'cancelled', settledAt: at };
  await saveOrder(tx, ended);
  await tellOrder(tx, 'wealth.order-cancelled', ended, at);
  return ok({
    order: order.id,
    status: 'cancelled',
    amount: given.amount,
    paidOn: given.paidOn,
    at: formatInstant(at),
  });
}

/** 把添利宝赎回五千; 基金全部卖掉. */
export const wealthRedeem = (desk: WealthDesk) =>
  command<Input, RedeemDraft, RedeemDone, PositionRefusal>({
    id: 'wealth.redeem',
    title: words('赎回', 'Redeem'),
    about: words('赎回持有的理财、基金、黄金、债券', 'Redeems what the customer holds'),
    authority: 'customer-confirms',
    input,
    draft: redeemDraft,
    done: redeemDone,
    refusals: {
      ...amountWords,
      ...redeemWords,
      insufficient_funds: ({ held }) =>
        words(
          `没有那么多:现在一共值 ${yuan(held)} 元。钱没有动。`,
          `You hold ¥${yuan(held)} of it. No money has moved.`,
        ),
    },
    complete: (caller, given) => complete(desk, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, order) => Promise.resolve(ok(stateRedemption(order))),
    execute: async (tx, caller, mandate) => {
      if (mandate.draft.act === 'withdraw') return withdraw(desk, tx, caller, mandate.draft);
      const placed = await placeRedemption(desk, tx, {
        key: mandate.id,
        customer: caller.customer,
        product: mandate.draft.product,
        shares: BigInt(mandate.draft.shares),
        account: mandate.draft.account,
      });
      if (!placed.ok) return refuse(placed.refusal);
      const { id, status, amount, fee, paidOn, createdAt } = placed.value;
      invariant(status !== 'cancelled', 'a fresh order stands');
      const shown = amount === null ? mandate.draft.amount : formatMoney(money(amount - fee));
      return ok({ order: id, status, amount: shown, paidOn, at: formatInstant(createdAt) });
    },
    confirmation: confirmRedemption,
    receipt: receiptOfRedemption,
  });
