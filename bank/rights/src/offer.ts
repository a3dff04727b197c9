import type { CustomerId } from '@banxing/capability';
import { type Id, ok, type Outcome, refuse, type Words } from '@banxing/kernel';

export type OfferId = Id<'off'>;
export type BenefitId = Id<'ben'>;

export const offerKinds = ['coupon', 'red-envelope', 'discount', 'instant', 'voucher'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** Payments in which something may be used: bills, phone top-ups, payments in shops. */
export const scenes = ['bill', 'topup', 'shop'] as const;
export type Scene = (typeof scenes)[number];

/** What the bank gives away. Amounts in minor units of yuan. */
export interface Offer {
  readonly id: OfferId;
  /** Publishing under the same key again changes nothing. */
  readonly key: string;
  readonly kind: OfferKind;
  readonly title: Words;
  readonly about: Words;
  /** Null for everywhere. */
  readonly city: string | null;
  readonly face: bigint;
  readonly threshold: bigint;
  /** Percent off, up to `face`; of discounts only. */
  readonly percent: number | null;
  readonly scenes: readonly (Scene | 'any')[];
  readonly stock: number;
  readonly claimed: number;
  readonly perCustomer: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly validDays: number;
}

/** Something of an offer that a customer has. */
export interface Benefit {
  readonly id: BenefitId;
  readonly customer: CustomerId;
  readonly offer: Offer;
  readonly status: 'held' | 'used' | 'expired';
  readonly remaining: bigint;
  readonly code: string | null;
  readonly claimedAt: Date;
  readonly expiresAt: Date;
}

export type ClaimRefusal =
  | { readonly code: 'offer_not_found' }
  | { readonly code: 'offer_not_begun'; readonly offer: Offer }
  | { readonly code: 'offer_ended'; readonly offer: Offer }
  | { readonly code: 'offer_not_here'; readonly offer: Offer }
  | { readonly code: 'offer_sold_out'; readonly offer: Offer }
  | { readonly code: 'already_claimed'; readonly offer: Offer }
  | { readonly code: 'needs_no_claim'; readonly offer: Offer };

/** What can be said of a claim before the stock is asked. `had` is how many the customer has had of it. */
export function mayClaim(
  offer: Offer,
  { city, had, now }: { readonly city: string; readonly had: number; readonly now: Date },
): Outcome<Offer, ClaimRefusal> {
  if (offer.kind === 'instant') return refuse({ code: 'needs_no_claim', offer });
  if (now < offer.startsAt) return refuse({ code: 'offer_not_begun', offer });
  if (now >= offer.endsAt) return refuse({ code: 'offer_ended', offer });
  if (offer.city !== null && offer.city !== city) return refuse({ code: 'offer_not_here', offer });
  if (had >= offer.perCustomer) return refuse({ code: 'already_claimed', offer });
  if (offer.claimed >= offer.stock) return refuse({ code: 'offer_sold_out', offer });
  return ok(offer);
}

/** The bank owes the face of coupons and red envelopes from the claim on; the others cost it when they are used. */
export const isOwed = (kind: OfferKind): boolean => kind === 'coupon' || kind === 'red-envelope';

/** What an offer takes off a payment of an amount: zero when it may not be used in it. */
export function discountOn(
  offer: Pick<Offer, 'kind' | 'face' | 'threshold' | 'percent' | 'scenes'>,
  remaining: bigint,
  payment: { readonly scene: Scene; readonly amount: bigint },
): bigint {
  const { scene, amount } = payment;
  if (!offer.scenes.includes('any') && !offer.scenes.includes(scene)) return 0n;
  if (amount < offer.threshold || offer.kind === 'voucher') return 0n;
  // Rounded down: a discount never takes off more than it says.
  const off = offer.percent === null ? remaining : (amount * BigInt(offer.percent)) / 100n;
  const most = off < offer.face ? off : offer.face;
  // Something is left for the payer to pay.
  return most < amount ? most : amount - 1n;
}
