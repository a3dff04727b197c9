import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Claim } from './claim.ts';
import type { Policy } from './policy.ts';

interface AboutPolicy {
  policy: string;
  number: string;
  customer: CustomerId;
  product: string;
  premium: string;
  endsOn: string;
}

/** What others may know of insurance; never what happened to somebody. Amounts are decimal strings. */
export interface InsuranceEvents {
  'policy.bought': AboutPolicy;
  'policy.cancelled': AboutPolicy;
  'policy.ending': AboutPolicy;
  'policy.renewed': AboutPolicy;
  'policy.ended': AboutPolicy & { unpaid: boolean };
  'claim.changed': {
    claim: string;
    number: string;
    customer: CustomerId;
    policy: string;
    status: string;
    paid: string | null;
  };
}

const aboutPolicy = (policy: Policy): AboutPolicy => ({
  policy: policy.id,
  number: policy.number,
  customer: policy.customer,
  product: policy.product,
  premium: formatMoney(money(policy.premium)),
  endsOn: policy.endsOn,
});

export const tellPolicy = (
  tx: Transaction,
  kind: 'policy.bought' | 'policy.cancelled' | 'policy.ending' | 'policy.renewed',
  policy: Policy,
  at: Date,
): Promise<void> =>
  publish(tx, { kind, key: `${policy.id}/${policy.endsOn}`, payload: { ...aboutPolicy(policy) }, at });

export const tellEnded = (tx: Transaction, policy: Policy, unpaid: boolean, at: Date): Promise<void> =>
  publish(tx, { kind: 'policy.ended', key: policy.id, payload: { ...aboutPolicy(policy), unpaid }, at });

export const tellClaim = (tx: Transaction, claim: Claim, at: Date): Promise<void> => {
  const payload: InsuranceEvents['claim.changed'] = {
    claim: claim.id,
    number: claim.number,
    customer: claim.customer,
    policy: claim.policy,
    status: claim.status,
    paid: claim.paid === null ? null : formatMoney(money(claim.paid)),
  };
  return publish(tx, { kind: 'claim.changed', payload: { ...payload }, at });
};
