import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import { type Benefit, type BenefitId, type ClaimRefusal, isOwed, mayClaim, type Offer } from '../offer.ts';
import {
  findOffer,
  giveBackToStock,
  hadOf,
  insertBenefits,
  takeCode,
  takeFromStock,
} from '../offer-store.ts';
import type { RightsUses } from '../uses.ts';

const dayMs = 86_400_000;

/** When a benefit claimed now can no longer be used. */
export const expiryOf = (offer: Pick<Offer, 'validDays'>, now: Date): Date =>
  new Date(now.getTime() + offer.validDays * dayMs);

/** What the bank owes grows by the face of what was claimed. */
async function bookClaim(
  uses: RightsUses,
  tx: Transaction,
  benefit: BenefitId,
  offer: Offer,
  at: Date,
): Promise<void> {
  if (!isOwed(offer.kind)) return;
  const posted = await uses.ledger.post(tx, {
    key: `rights/claim/${benefit}`,
    kind: 'rights',
    at,
    reference: benefit,
    lines: [
      { account: uses.expense, amount: offer.face, memo: offer.title.zh },
      { account: uses.liability, amount: -offer.face, memo: offer.title.zh },
    ],
  });
  invariant(posted.ok, 'the bank’s own accounts take what it gives away');
}

/**
 * Gives a customer one of an offer: never more than there are, nor more than one person may have, however many ask at
 * once.
 */
export async function claimBenefit(
  uses: RightsUses,
  tx: Transaction,
  given: { readonly customer: CustomerId; readonly offer: string },
): Promise<Outcome<Benefit, ClaimRefusal>> {
  const { customer } = given;
  const found = await findOffer(tx, given.offer);
  if (!found) return refuse({ code: 'offer_not_found' });
  const person = await uses.parties.customer(tx, customer);
  invariant(person, 'a caller is a customer');
  const now = uses.clock.now();
  const before = { city: person.city, now, had: (await hadOf(tx, customer)).get(found.id) ?? 0 };
  const allowed = mayClaim(found, before);
  if (!allowed.ok) return allowed;
  if (!(await takeFromStock(tx, found.id))) return refuse({ code: 'offer_sold_out', offer: found });
  // The stock's row is locked from here on: what another claim of the same person took is seen now.
  const hadMeanwhile = ((await hadOf(tx, customer)).get(found.id) ?? 0) >= found.perCustomer;
  const code = hadMeanwhile || found.kind !== 'voucher' ? null : await takeCode(tx, found.id);
  if (hadMeanwhile || code === undefined) {
    await giveBackToStock(tx, found.id);
    return refuse({ code: hadMeanwhile ? 'already_claimed' : 'offer_sold_out', offer: found });
  }
  const id = uses.ids.next('ben');
  const benefit = {
    id,
    customer,
    remaining: found.face,
    code,
    claimedAt: now,
    expiresAt: expiryOf(found, now),
  };
  await insertBenefits(tx, [{ ...benefit, offer: found.id }]);
  await bookClaim(uses, tx, id, found, now);
  return ok({ ...benefit, offer: found, status: 'held' });
}
