import type { AccountId, Posting } from '@banxing/ledger';
import type { Charge } from './charge-store.ts';
import type { Card } from './card.ts';
import type { CreditLine, Item } from './item.ts';
import type { CardsUses } from './uses.ts';

type House = CardsUses['house'];

/** What a purchase is booked against: the deposit account of a debit card, the receivable of a credit card's line. */
export const spentFrom = (card: Card, line: CreditLine | undefined): AccountId | undefined =>
  card.account ?? line?.receivableAccount;

export const purchasePosting = (charge: Charge, from: AccountId, house: House, at: Date): Posting => ({
  key: `card-charge/${charge.id}`,
  kind: 'card-payment',
  at,
  reference: charge.id,
  ...(charge.hold === null ? {} : { captures: charge.hold }),
  lines: [
    {
      account: from,
      amount: charge.amount,
      purpose: charge.purpose,
      counterparty: charge.merchant,
      merchant: charge.merchant,
    },
    { account: house.merchants, amount: -charge.amount },
  ],
});

export const refundPosting = (
  charge: Charge,
  key: string,
  amount: bigint,
  from: AccountId,
  house: House,
  at: Date,
): Posting => ({
  key: `card-refund/${key}`,
  kind: 'card-refund',
  at,
  reference: charge.id,
  lines: [
    {
      account: from,
      amount: -amount,
      purpose: 'refund',
      counterparty: charge.merchant,
      merchant: charge.merchant,
      memo: '退款',
    },
    { account: house.merchants, amount },
  ],
});

export const repaymentPosting = (
  line: CreditLine,
  key: string,
  amount: bigint,
  account: AccountId,
  at: Date,
): Posting => ({
  key: `card-repayment/${key}`,
  kind: 'card-repayment',
  at,
  reference: line.id,
  lines: [
    { account, amount, purpose: 'card_repayment', counterparty: '信用卡还款', memo: '信用卡还款' },
    { account: line.receivableAccount, amount: -amount, purpose: 'card_repayment' },
  ],
});

/** The entry of interest or a fee; undefined for items that raise nothing new, such as the principal of a plan. */
export function chargePosting(line: CreditLine, item: Item, house: House, at: Date): Posting | undefined {
  const income =
    item.kind === 'interest'
      ? house.interest
      : item.kind === 'late_fee' || item.kind === 'plan_fee'
        ? house.fees
        : undefined;
  if (income === undefined) return undefined;
  return {
    key: `card-item/${item.key}`,
    kind: item.kind === 'interest' ? 'card-interest' : 'card-fee',
    at,
    reference: line.id,
    lines: [
      { account: line.receivableAccount, amount: item.amount, purpose: item.purpose },
      { account: income, amount: -item.amount },
    ],
  };
}
