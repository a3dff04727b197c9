import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import type { Insurance } from './insurance.ts';
import type { Policy } from './policy.ts';
import type { PastPolicy } from './use-cases/record-policies.ts';

/** Writes a policy of 伴安综合意外险, bought on 1 June 2026 and paid elsewhere, for another department's test. */
export async function writeSomePolicy(
  insurance: Pick<Insurance, 'recordPolicies'>,
  tx: Transaction,
  customer: CustomerId,
  account: AccountId,
  given: Partial<PastPolicy> = {},
): Promise<Policy | undefined> {
  const { policies } = await insurance.recordPolicies(tx, [
    {
      key: `test/${customer}/${given.product ?? 'accident-adult'}`,
      customer,
      bornOn: '1994-03-08',
      product: 'accident-adult',
      account,
      boughtOn: '2026-06-01',
      renews: true,
      ...given,
    },
  ]);
  return policies[0];
}
