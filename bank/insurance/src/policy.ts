import type { CustomerId } from '@banxing/capability';
import { addDays, addMonths, type Day, type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

export type PolicyId = Id<'pol'>;
export type PolicyStatus = 'active' | 'cancelled' | 'ended';

/** For so many days after buying, a policy can be taken back for nothing (犹豫期). */
export const coolingDays = 15;

/** A contract of a customer with an insurer. Amounts are fen. */
export interface Policy {
  readonly id: PolicyId;
  /** What customers read out. */
  readonly number: string;
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly premium: bigint;
  readonly sumInsured: bigint;
  readonly account: AccountId;
  readonly startsOn: Day;
  /** The last day of cover. */
  readonly endsOn: Day;
  readonly coolingUntil: Day;
  readonly renews: boolean;
  readonly status: PolicyStatus;
  readonly boughtAt: Date;
  readonly settledAt: Date | null;
}

const yearDays = 365;

/** The last day of a term that follows a day: the same day of the next year (28 February after a leap day), or so many days. */
const termEnd = (after: Day, termDays: number): Day =>
  termDays >= yearDays ? addMonths(after, 12) : addDays(after, termDays);

/** Cover from the day after buying, for the whole term. */
export const termFrom = (boughtOn: Day, termDays: number): { startsOn: Day; endsOn: Day } => ({
  startsOn: addDays(boughtOn, 1),
  endsOn: termEnd(boughtOn, termDays),
});

export const isInForce = (policy: Pick<Policy, 'status' | 'startsOn' | 'endsOn'>, on: Day): boolean =>
  policy.status === 'active' && policy.startsOn <= on && on <= policy.endsOn;

export type CancelRefusal =
  | { readonly code: 'policy_not_found' }
  | { readonly code: 'policy_ended' }
  | { readonly code: 'cooling_over'; readonly until: Day }
  | { readonly code: 'claim_open' };

/** May it be taken back for nothing? */
export function decideCancel(
  policy: Policy | undefined,
  on: Day,
  hasClaim: boolean,
): Outcome<Policy, CancelRefusal> {
  if (!policy) return refuse({ code: 'policy_not_found' });
  if (policy.status !== 'active') return refuse({ code: 'policy_ended' });
  if (on > policy.coolingUntil) return refuse({ code: 'cooling_over', until: policy.coolingUntil });
  return hasClaim ? refuse({ code: 'claim_open' }) : ok(policy);
}

/** The same for another term, right after this one. */
export const renewed = (policy: Policy, termDays: number, premium: bigint): Policy => ({
  ...policy,
  premium,
  endsOn: termEnd(policy.endsOn, termDays),
});
