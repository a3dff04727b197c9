import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { Words } from '@banxing/kernel';
import type { ChartCode } from '@banxing/ledger';
import type { RunnableWorkflow } from '@banxing/outbox';
import { type Claim, claimsInHand } from './claim.ts';
import { listClaims } from './claim-store.ts';
import type { Policy } from './policy.ts';
import { listPolicies } from './policy-store.ts';
import { claims, terms } from './processes/insurance-workflows.ts';
import type { InsuranceProduct } from './product.ts';
import { listProducts } from './product-store.ts';
import { type PastPolicy, type PolicyHistory, recordPolicies } from './use-cases/record-policies.ts';
import type { InsuranceDesk, InsuranceUses } from './uses.ts';

/** Insurance that the bank sells for others: products, policies, claims. */
export interface Insurance {
  products(q: Queryable): Promise<InsuranceProduct[]>;
  /** The customer's policies, those that end first before the others. */
  policies(q: Queryable, customer: CustomerId): Promise<Policy[]>;
  /** The customer's claims, the newest first. */
  claims(q: Queryable, customer: CustomerId): Promise<Claim[]>;
  /** The claims that are open or were decided in the last thirty days, as words for a list of what is in hand. */
  progress(q: Queryable, customer: CustomerId): Promise<{ readonly title: Words; readonly state: Words }[]>;
  /** Writes policies of the past; their postings are handed back for the bulk posting of history. */
  recordPolicies(tx: Transaction, pasts: readonly PastPolicy[]): Promise<PolicyHistory>;
  /** Durable work for the runner: ends and renewals of policies, and claims on their way. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `insuranceCapabilities`. */
  readonly desk: InsuranceDesk;
}

export function createInsurance(uses: InsuranceUses): Insurance {
  const desk: InsuranceDesk = { ...uses, terms: terms(uses), claims: claims(uses) };
  return {
    products: listProducts,
    policies: listPolicies,
    claims: listClaims,
    progress: async (q, customer) => claimsInHand(await listClaims(q, customer), uses.clock.now()),
    recordPolicies: (tx, pasts) => recordPolicies(desk, tx, pasts),
    workflows: [desk.terms, desk.claims],
    desk,
  };
}

/** The bank's own account that must be open before any premium is taken. */
export const insuranceHouse: readonly { readonly chart: ChartCode; readonly currency: 'CNY' }[] = [
  { chart: 'insurance-settlement', currency: 'CNY' },
];
