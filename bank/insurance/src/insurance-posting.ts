import type { AccountId, Posting } from '@banxing/ledger';
import type { Claim } from './claim.ts';
import type { Policy } from './policy.ts';
import type { InsuranceProduct } from './product.ts';

/** A term's premium, on its way to the insurer. */
export const premiumPosting = (
  policy: Policy,
  product: InsuranceProduct,
  settlement: AccountId,
  at: Date,
): Posting => ({
  key: `premium/${policy.key}/${policy.endsOn}`,
  kind: 'insurance-premium',
  at,
  reference: policy.id,
  lines: [
    {
      account: policy.account,
      amount: policy.premium,
      purpose: 'insurance',
      counterparty: product.insurer,
      memo: `${product.name.zh}保费`,
    },
    { account: settlement, amount: -policy.premium },
  ],
});

/** The whole premium back, within the cooling period. */
export const refundPosting = (
  policy: Policy,
  product: InsuranceProduct,
  settlement: AccountId,
  at: Date,
): Posting => ({
  key: `premium-refund/${policy.id}`,
  kind: 'insurance-refund',
  at,
  reference: policy.id,
  lines: [
    { account: settlement, amount: policy.premium },
    {
      account: policy.account,
      amount: -policy.premium,
      purpose: 'insurance',
      counterparty: product.insurer,
      memo: `${product.name.zh}退保`,
    },
  ],
});

/** What the insurer pays on a claim. */
export const claimPosting = (
  claim: Claim,
  amount: bigint,
  policy: Policy,
  product: InsuranceProduct,
  settlement: AccountId,
  at: Date,
): Posting => ({
  key: `claim/${claim.id}`,
  kind: 'insurance-claim',
  at,
  reference: claim.id,
  lines: [
    { account: settlement, amount },
    {
      account: policy.account,
      amount: -amount,
      purpose: 'insurance_claim',
      counterparty: product.insurer,
      memo: `${product.name.zh}理赔 ${claim.number}`,
    },
  ],
});
