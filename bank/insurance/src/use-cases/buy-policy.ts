import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { addDays, type Day, dayOf, instantAt, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId, PostingRefusal } from '@banxing/ledger';
import { tellPolicy } from '../insurance-events.ts';
import { premiumPosting } from '../insurance-posting.ts';
import { coolingDays, type Policy, termFrom } from '../policy.ts';
import { drawNumbers, findPolicyByKey, insertPolicies, lockCustomer } from '../policy-store.ts';
import { ageOn, premiumAt } from '../product.ts';
import { listProducts } from '../product-store.ts';
import type { InsuranceDesk } from '../uses.ts';

export type FundsRefusal =
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'account_not_found' };

export type BuyRefusal =
  | FundsRefusal
  | { readonly code: 'product_not_found' }
  | { readonly code: 'not_at_this_age'; readonly from: number; readonly to: number }
  | { readonly code: 'premium_changed' };

export interface BuyPolicy {
  /** Same key, same policy, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly account: AccountId;
  readonly tail: string;
  /** What the customer agreed to pay, in fen. */
  readonly premium: bigint;
  readonly renews: boolean;
}

/** How long before its end a policy is spoken of. */
export const noticeDays = 15;

/** When the work of a term begins: with the notice, or at once when it is nearly over. */
export const noticeAt = (endsOn: Day, now: Date): Date => {
  const at = instantAt(addDays(endsOn, -noticeDays), 9);
  return at > now ? at : now;
};

export function refusalOfPosting(refusal: PostingRefusal, tail: string): FundsRefusal {
  switch (refusal.code) {
    case 'insufficient_funds':
      return { code: 'insufficient_funds', tail, available: refusal.available };
    case 'account_closed':
    case 'account_frozen':
    case 'account_not_found':
      return { code: 'account_restricted' };
    default:
      invariant(false, `the books refused a premium: ${refusal.code}`);
  }
}

/** Takes the premium and begins the cover tomorrow. Checks everything anew. */
export async function buyPolicy(
  desk: InsuranceDesk,
  tx: Transaction,
  buy: BuyPolicy,
): Promise<Outcome<Policy, BuyRefusal>> {
  await lockCustomer(tx, buy.customer);
  const before = await findPolicyByKey(tx, buy.key);
  if (before) return ok(before);
  const product = (await listProducts(tx)).find(({ code }) => code === buy.product);
  if (!product) return refuse({ code: 'product_not_found' });
  const person = await desk.parties.customer(tx, buy.customer);
  invariant(person, 'a caller is a customer');
  const at = desk.clock.now();
  const today = dayOf(at);
  const premium = premiumAt(product, ageOn(person.bornOn, today));
  if (premium === undefined)
    return refuse({ code: 'not_at_this_age', from: product.minAge, to: product.maxAge });
  if (premium !== buy.premium) return refuse({ code: 'premium_changed' });
  const account = await desk.accounts.ownById(tx, buy.customer, buy.account);
  if (account?.status !== 'open' || account.currency !== 'CNY') return refuse({ code: 'account_restricted' });
  const [number = ''] = await drawNumbers(tx, 'P', today, 1);
  const policy: Policy = {
    id: desk.ids.next('pol'),
    number,
    key: buy.key,
    customer: buy.customer,
    product: product.code,
    premium,
    sumInsured: product.sumInsured,
    account: account.id,
    ...termFrom(today, product.termDays),
    coolingUntil: addDays(today, coolingDays),
    renews: buy.renews && product.termDays >= 365,
    status: 'active',
    boughtAt: at,
    settledAt: null,
  };
  await insertPolicies(tx, [policy]);
  const posted = await desk.ledger.post(tx, premiumPosting(policy, product, desk.settlement, at));
  if (!posted.ok) return refuse(refusalOfPosting(posted.refusal, account.tail));
  await desk.terms.start(tx, {
    key: policy.id,
    state: { policy: policy.id },
    dueAt: noticeAt(policy.endsOn, at),
  });
  await tellPolicy(tx, 'policy.bought', policy, at);
  return ok(policy);
}
