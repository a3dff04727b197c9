import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Claim, ClaimId } from '../claim.ts';
import { lockClaim, saveClaim } from '../claim-store.ts';
import { tellClaim } from '../insurance-events.ts';
import { claimPosting } from '../insurance-posting.ts';
import { lockPolicy } from '../policy-store.ts';
import { listProducts } from '../product-store.ts';
import type { InsuranceUses } from '../uses.ts';
import { isComplete } from './file-claim.ts';

async function change(
  tx: Transaction,
  claim: Claim,
  news: Pick<Claim, 'status'> & Partial<Claim>,
  now: Date,
): Promise<void> {
  const changed = { ...claim, ...news, changedAt: now };
  await saveClaim(tx, changed);
  await tellClaim(tx, changed, now);
}

async function claimOf(tx: Transaction, id: ClaimId): Promise<Claim> {
  const claim = await lockClaim(tx, id);
  invariant(claim, `there is no claim ${id}`);
  return claim;
}

/** Somebody looks at a claim: it goes to the insurer, or waits for its documents. Answers whether it went. */
export async function lookAtClaim(tx: Transaction, id: ClaimId, now: Date): Promise<boolean> {
  const claim = await claimOf(tx, id);
  const complete = isComplete(claim);
  const status = complete ? 'assessing' : 'waiting';
  if (claim.status !== status) await change(tx, claim, { status }, now);
  return complete;
}

/** No documents came for too long. */
export async function lapseClaim(tx: Transaction, id: ClaimId, now: Date): Promise<void> {
  const claim = await claimOf(tx, id);
  await change(tx, claim, { status: 'lapsed', reason: '一直没有收到材料' }, now);
}

/** The insurer decides; what is paid comes to the account that paid the premium. */
export async function decideOnClaim(
  uses: InsuranceUses,
  tx: Transaction,
  id: ClaimId,
  now: Date,
): Promise<void> {
  const claim = await claimOf(tx, id);
  const policy = await lockPolicy(tx, claim.policy);
  const product = policy && (await listProducts(tx)).find(({ code }) => code === policy.product);
  invariant(policy && product, `claim ${id} has a policy and a product`);
  const assessment = await uses.adjuster.assess(claim, policy, product);
  if (assessment.outcome === 'refuse') {
    await change(tx, claim, { status: 'refused', reason: assessment.reason }, now);
    return;
  }
  const posting = claimPosting(claim, assessment.amount, policy, product, uses.settlement, now);
  const posted = await uses.ledger.post(tx, posting);
  invariant(posted.ok, `the books refused to pay claim ${id}`);
  await change(tx, claim, { status: 'paid', paid: assessment.amount }, now);
}
