import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { addDays, type Day, instantAt, invariant } from '@banxing/kernel';
import type { AccountId, Posting } from '@banxing/ledger';
import { premiumPosting } from '../insurance-posting.ts';
import { coolingDays, type Policy, termFrom } from '../policy.ts';
import { drawNumbers, insertPolicies } from '../policy-store.ts';
import { ageOn, premiumAt } from '../product.ts';
import { listProducts } from '../product-store.ts';
import type { InsuranceDesk } from '../uses.ts';
import { noticeAt } from './buy-policy.ts';

/** A policy that was bought in the past and is still in force. */
export interface PastPolicy {
  readonly key: string;
  readonly customer: CustomerId;
  readonly bornOn: Day;
  readonly product: string;
  readonly account: AccountId;
  readonly boughtOn: Day;
  readonly renews: boolean;
}

export interface PolicyHistory {
  readonly policies: readonly Policy[];
  /** For the bulk posting of history. */
  readonly postings: readonly Posting[];
}

const paidAtHour = 11;

/** Writes policies of the past in one statement, with their work to come. No events are told. */
export async function recordPolicies(
  desk: InsuranceDesk,
  tx: Transaction,
  pasts: readonly PastPolicy[],
): Promise<PolicyHistory> {
  const products = await listProducts(tx);
  const [first] = pasts;
  const numbers = first ? await drawNumbers(tx, 'P', first.boughtOn, pasts.length) : [];
  const postings: Posting[] = [];
  const policies = pasts.map((past, index): Policy => {
    const product = products.find(({ code }) => code === past.product);
    const premium = product && premiumAt(product, ageOn(past.bornOn, past.boughtOn));
    invariant(product && premium !== undefined, `${past.key} could not have been bought`);
    const at = instantAt(past.boughtOn, paidAtHour);
    const policy: Policy = {
      id: desk.ids.next('pol'),
      number: numbers[index] ?? '',
      key: past.key,
      customer: past.customer,
      product: product.code,
      premium,
      sumInsured: product.sumInsured,
      account: past.account,
      ...termFrom(past.boughtOn, product.termDays),
      coolingUntil: addDays(past.boughtOn, coolingDays),
      renews: past.renews,
      status: 'active',
      boughtAt: at,
      settledAt: null,
    };
    postings.push(premiumPosting(policy, product, desk.settlement, at));
    return policy;
  });
  if (policies.length > 0) await insertPolicies(tx, policies);
  const now = desk.clock.now();
  for (const { id, endsOn } of policies) {
    await desk.terms.start(tx, { key: id, state: { policy: id }, dueAt: noticeAt(endsOn, now) });
  }
  return { policies, postings };
}
