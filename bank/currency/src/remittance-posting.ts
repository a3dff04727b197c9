import { type AccountId, houseAccountId, type Line, type Posting } from '@banxing/ledger';
import type { Terms } from './exchange.ts';
import { bankSide } from './exchange-posting.ts';
import type { Remittance } from './remittance.ts';

/** Foreign money that has left a customer and not yet the bank. */
export const transitAccount = (currency: Remittance['amount']['currency']): AccountId =>
  houseAccountId('clearing', currency);

/** A remittance before the books have it. */
export type Unbooked = Omit<Remittance, 'entry'>;

export interface Funding {
  /** The customer's yuan account: pays the fee, and the currency when `terms` are given. */
  readonly yuanAccount: AccountId;
  /** The customer's own account in the currency; null when the currency is bought for it. */
  readonly foreignAccount: AccountId | null;
  readonly terms: Pick<Terms, 'yuan' | 'yuanAtMid'> | null;
}

function fundingLines({ amount, payeeName }: Unbooked, funding: Funding): Line[] {
  const mine = { purpose: 'transfer_out', counterparty: payeeName, memo: '境外汇款' };
  if (funding.foreignAccount !== null) {
    return [
      { account: funding.foreignAccount, amount: amount.minorUnits, currency: amount.currency, ...mine },
    ];
  }
  if (!funding.terms) return [];
  return [
    { account: funding.yuanAccount, amount: funding.terms.yuan.minorUnits, currency: 'CNY', ...mine },
    ...bankSide('buy', amount, funding.terms),
  ];
}

/** The currency goes into transit, the fee to the bank: one entry in both currencies. */
export function remittancePosting(remittance: Unbooked, funding: Funding): Posting {
  const { amount, fee, payeeName } = remittance;
  return {
    key: `remittance/${remittance.key}`,
    kind: 'remittance',
    at: remittance.createdAt,
    reference: remittance.id,
    lines: [
      ...fundingLines(remittance, funding),
      { account: transitAccount(amount.currency), amount: -amount.minorUnits, currency: amount.currency },
      {
        account: funding.yuanAccount,
        amount: fee.minorUnits,
        currency: 'CNY',
        purpose: 'fee',
        counterparty: '伴行银行',
        memo: `给${payeeName}境外汇款的手续费`,
      },
      { account: houseAccountId('fee-income', 'CNY'), amount: -fee.minorUnits },
    ],
  };
}

/** The correspondent bank has paid: out of transit, off what the bank keeps there. */
export const settlementPosting = (remittance: Remittance, at: Date): Posting => ({
  key: `remittance-settled/${remittance.id}`,
  kind: 'remittance-settlement',
  at,
  reference: remittance.id,
  lines: [
    { account: transitAccount(remittance.amount.currency), amount: remittance.amount.minorUnits },
    {
      account: houseAccountId('nostro', remittance.amount.currency),
      amount: -remittance.amount.minorUnits,
    },
  ],
});
