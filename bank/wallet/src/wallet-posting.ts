import type { AccountId, Posting } from '@banxing/ledger';
import type { Shares } from './wallet.ts';

const counterparty = '数字人民币钱包';
/** Money between a customer's account and wallet is neither spent nor earned. */
const purpose = 'own_transfer';

/** Between a bank account and the wallet, in either direction. */
export const movePosting = (move: {
  readonly key: string;
  readonly kind: 'topup' | 'withdrawal';
  readonly wallet: AccountId;
  readonly account: AccountId;
  readonly amount: bigint;
  readonly reference: string;
  readonly at: Date;
}): Posting => {
  const sign = move.kind === 'topup' ? 1n : -1n;
  const memo = move.kind === 'topup' ? '充值到数字人民币钱包' : '数字人民币存回银行卡';
  return {
    key: `wallet/${move.key}`,
    kind: `ecny-${move.kind}`,
    at: move.at,
    reference: move.reference,
    lines: [
      { account: move.account, amount: sign * move.amount, purpose, counterparty, memo },
      { account: move.wallet, amount: -sign * move.amount, purpose, counterparty: '银行账户', memo },
    ],
  };
};

/** A payment out of the wallet and, for the rest, the bank account: one entry, wholly or not at all. */
export const paymentPosting = (payment: {
  readonly key: string;
  readonly wallet: AccountId;
  readonly account: AccountId;
  readonly to: AccountId;
  readonly shares: Shares;
  readonly merchant: string;
  readonly purpose: string;
  readonly reference: string;
  readonly at: Date;
}): Posting => {
  const { merchant, shares } = payment;
  const mine = { purpose: payment.purpose, counterparty: merchant, merchant };
  const lines = [
    { account: payment.wallet, amount: shares.wallet, ...mine },
    { account: payment.account, amount: shares.account, ...mine },
    { account: payment.to, amount: -(shares.wallet + shares.account), purpose: payment.purpose },
  ];
  return {
    key: `wallet/${payment.key}`,
    kind: 'ecny-payment',
    at: payment.at,
    reference: payment.reference,
    lines: lines.filter(({ amount }) => amount !== 0n),
  };
};
