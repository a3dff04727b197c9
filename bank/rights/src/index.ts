import type { Capability } from '@banxing/capability';
import { rightsActivities } from './capabilities/rights-activities.ts';
import { rightsClaim } from './capabilities/rights-claim.ts';
import { rightsExpiring } from './capabilities/rights-expiring.ts';
import { rightsList } from './capabilities/rights-list.ts';
import type { Rights } from './rights.ts';

export type { Benefit, BenefitId, ClaimRefusal, Offer, OfferId, OfferKind, Scene } from './offer.ts';
export { createRights, type NewOffer, type Reconciliation, type Rights } from './rights.ts';
export type { PastClaim } from './use-cases/grant-history.ts';
export type { Payment, Saving, Used, UseRefusal } from './use-cases/use-benefit.ts';
export type { PartiesForRights, RightsUses } from './uses.ts';

/** What customers can do in the rights centre. */
export const rightsCapabilities = ({ desk }: Pick<Rights, 'desk'>): Capability[] => [
  rightsList(desk),
  rightsExpiring(desk),
  rightsClaim(desk),
  rightsActivities(desk),
];

/** Offers, benefits, their use. */
export const rightsMigrations = { name: 'rights', folder: new URL('../migrations', import.meta.url) };
