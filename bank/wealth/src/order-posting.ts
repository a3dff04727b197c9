import type { AccountId, Posting } from '@banxing/ledger';
import type { Order } from './order.ts';
import type { Product } from './product.ts';
import type { WealthUses } from './uses.ts';

type House = WealthUses['house'];

const customerLine = (order: Order, product: Product, amount: bigint, memo: string) => ({
  account: order.account,
  amount,
  purpose: 'wealth',
  counterparty: product.name.zh,
  memo,
});

/** The buyer's money is taken and kept apart until the price is known. */
export const takingPosting = (order: Order, product: Product, to: AccountId, at: Date): Posting => ({
  key: `${order.key}/take`,
  kind: 'wealth-buy',
  at,
  reference: order.id,
  lines: [
    customerLine(order, product, order.amount ?? 0n, `买入${product.name.zh}`),
    { account: to, amount: -(order.amount ?? 0n), purpose: 'wealth' },
  ],
});

/** With the price known, the money goes on to the maker; the entry fee stays. */
export function passingPosting(order: Order, house: House, at: Date): Posting {
  const amount = order.amount ?? 0n;
  const lines = [
    { account: house.custody, amount, purpose: 'wealth' },
    { account: house.nostro, amount: -(amount - order.fee), purpose: 'wealth' },
    { account: house.feeIncome, amount: -order.fee, purpose: 'fee' },
  ];
  return {
    key: `${order.key}/pass`,
    kind: 'wealth-confirm',
    at,
    reference: order.id,
    lines: lines.filter((line) => line.amount !== 0n),
  };
}

/** What comes back: from the maker to the customer's account, less the fee for leaving early. */
export function payingPosting(order: Order, product: Product, house: House, at: Date): Posting | undefined {
  const net = (order.amount ?? 0n) - order.fee;
  if (net <= 0n) return undefined;
  const memo = {
    redeem: `赎回${product.name.zh}`,
    coupon: `${product.name.zh}付息`,
    maturity: `${product.name.zh}到期`,
    buy: '',
  }[order.side];
  const purpose = order.side === 'coupon' ? 'interest' : 'wealth';
  return {
    key: `${order.key}/pay`,
    kind: `wealth-${order.side}`,
    at,
    reference: order.id,
    lines: [
      { account: house.nostro, amount: net, purpose: 'wealth' },
      { ...customerLine(order, product, -net, memo), purpose },
    ],
  };
}
