import type { Capability } from '@banxing/capability';
import { insuranceApply } from './capabilities/insurance-apply.ts';
import { insuranceCancel } from './capabilities/insurance-cancel.ts';
import { insuranceClaim } from './capabilities/insurance-claim.ts';
import { insuranceClaimDocuments } from './capabilities/insurance-claim-documents.ts';
import { insuranceClaimStatus } from './capabilities/insurance-claim-status.ts';
import { insurancePolicyList } from './capabilities/insurance-policy-list.ts';
import { insuranceProductList } from './capabilities/insurance-product-list.ts';
import type { Insurance } from './insurance.ts';

export { type Claim, type ClaimsAdjuster, type ClaimStatus, simulatedAdjuster } from './claim.ts';
export { createInsurance, type Insurance, insuranceHouse } from './insurance.ts';
export type { InsuranceEvents } from './insurance-events.ts';
export { type InsuranceKind, insuranceKinds, kindNames, kindSaid } from './kind.ts';
export type { Policy, PolicyId } from './policy.ts';
export { ageOn, type InsuranceProduct, premiumAt } from './product.ts';
export type { PastPolicy, PolicyHistory } from './use-cases/record-policies.ts';
export type { InsuranceUses, PartiesForInsurance } from './uses.ts';

/** What the department can do for customers. */
export const insuranceCapabilities = ({ desk }: Pick<Insurance, 'desk'>): Capability[] => [
  insuranceProductList(desk),
  insurancePolicyList(desk),
  insuranceApply(desk),
  insuranceCancel(desk),
  insuranceClaim(desk),
  insuranceClaimDocuments(desk),
  insuranceClaimStatus(desk),
];

/** Products, premiums, policies, claims. */
export const insuranceMigrations = { name: 'insurance', folder: new URL('../migrations', import.meta.url) };
