import type { Transaction } from '@banxing/database';
import { addDays, dayOf, instantAt, invariant } from '@banxing/kernel';
import { tellEnded, tellPolicy } from '../insurance-events.ts';
import { premiumPosting } from '../insurance-posting.ts';
import { type Policy, type PolicyId, renewed } from '../policy.ts';
import { lockPolicy, savePolicy } from '../policy-store.ts';
import { ageOn, type InsuranceProduct, premiumAt } from '../product.ts';
import { listProducts } from '../product-store.ts';
import type { InsuranceUses } from '../uses.ts';
import { noticeAt } from './buy-policy.ts';

export type TermStep = 'notice' | 'end';
export type NextTermStep = { readonly step: TermStep; readonly at: Date } | undefined;

const endingHour = 9;
const endAt = (policy: Policy): Date => instantAt(policy.endsOn, endingHour);

/** Says that a policy will end or be renewed soon; answers when its term ends. */
export async function giveNotice(tx: Transaction, id: PolicyId, now: Date): Promise<NextTermStep> {
  const policy = await lockPolicy(tx, id);
  if (policy?.status !== 'active') return undefined;
  await tellPolicy(tx, 'policy.ending', policy, now);
  return { step: 'end', at: endAt(policy) > now ? endAt(policy) : now };
}

async function end(tx: Transaction, policy: Policy, unpaid: boolean, now: Date): Promise<undefined> {
  const ended = { ...policy, status: 'ended' as const, settledAt: now };
  await savePolicy(tx, ended);
  await tellEnded(tx, ended, unpaid, now);
  return undefined;
}

async function renewalOf(
  uses: InsuranceUses,
  tx: Transaction,
  policy: Policy,
): Promise<{ readonly next: Policy; readonly product: InsuranceProduct } | undefined> {
  const product = (await listProducts(tx)).find(({ code }) => code === policy.product);
  const person = await uses.parties.customer(tx, policy.customer);
  invariant(product && person, `policy ${policy.id} has a product and an owner`);
  const premium = premiumAt(product, ageOn(person.bornOn, policy.endsOn));
  return premium === undefined ? undefined : { next: renewed(policy, product.termDays, premium), product };
}

/**
 * On the last day of a term: takes the premium of the next one where that was agreed to, else lets the policy end. Short
 * of money it is tried once more the day after, and then ends.
 */
export async function endTerm(
  uses: InsuranceUses,
  tx: Transaction,
  id: PolicyId,
  now: Date,
): Promise<NextTermStep> {
  const policy = await lockPolicy(tx, id);
  if (policy?.status !== 'active') return undefined;
  if (!policy.renews) {
    // Covered to the end of its last day.
    return dayOf(now) > policy.endsOn
      ? end(tx, policy, false, now)
      : { step: 'end', at: instantAt(addDays(policy.endsOn, 1), endingHour) };
  }
  const renewal = await renewalOf(uses, tx, policy);
  if (!renewal) return end(tx, policy, false, now);
  const { next, product } = renewal;
  const posted = await uses.ledger.post(tx, premiumPosting(next, product, uses.settlement, now));
  if (!posted.ok) {
    return dayOf(now) > policy.endsOn
      ? end(tx, policy, true, now)
      : { step: 'end', at: instantAt(addDays(policy.endsOn, 1), endingHour) };
  }
  await savePolicy(tx, next);
  await tellPolicy(tx, 'policy.renewed', next, now);
  return { step: 'notice', at: noticeAt(next.endsOn, now) };
}
