import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import { listClaims } from '../claim-store.ts';
import { tellPolicy } from '../insurance-events.ts';
import { refundPosting } from '../insurance-posting.ts';
import { type CancelRefusal, decideCancel, type Policy, type PolicyId } from '../policy.ts';
import { lockCustomer, lockPolicy, savePolicy } from '../policy-store.ts';
import { listProducts } from '../product-store.ts';
import type { InsuranceUses } from '../uses.ts';

/** Takes a policy back within its cooling period, with the whole premium. Another customer's looks like none. */
export async function cancelPolicy(
  uses: InsuranceUses,
  tx: Transaction,
  customer: CustomerId,
  id: PolicyId,
): Promise<Outcome<Policy, CancelRefusal>> {
  await lockCustomer(tx, customer);
  const found = await lockPolicy(tx, id);
  const claims = await listClaims(tx, customer);
  const decided = decideCancel(
    found?.customer === customer ? found : undefined,
    dayOf(uses.clock.now()),
    claims.some((claim) => claim.policy === id && claim.status !== 'lapsed' && claim.status !== 'refused'),
  );
  if (!decided.ok) return decided;
  const product = (await listProducts(tx)).find(({ code }) => code === decided.value.product);
  invariant(product, `policy ${id} has a product`);
  const at = uses.clock.now();
  const posted = await uses.ledger.post(tx, refundPosting(decided.value, product, uses.settlement, at));
  // The account that paid a few days ago may have been closed since: then a person looks after it.
  if (!posted.ok) return refuse({ code: 'policy_not_found' });
  const cancelled: Policy = { ...decided.value, status: 'cancelled', settledAt: at };
  await savePolicy(tx, cancelled);
  await tellPolicy(tx, 'policy.cancelled', cancelled, at);
  return ok(cancelled);
}
