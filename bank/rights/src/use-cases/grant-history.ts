import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import { isOwed } from '../offer.ts';
import { findOffersByKey, insertBenefits, type NewBenefit } from '../offer-store.ts';
import { sql } from '@banxing/database';
import type { RightsUses } from '../uses.ts';

/** A claim of the past, still to be used. */
export interface PastClaim {
  readonly customer: CustomerId;
  /** The offer's key. */
  readonly offer: string;
  readonly claimedAt: Date;
  readonly expiresAt: Date;
}

/**
 * Writes claims of the past in a few statements; what they made the bank owe is handed back as a posting for each
 * instant, for the bulk posting of history.
 */
export async function grantHistory(
  uses: RightsUses,
  tx: Transaction,
  claims: readonly PastClaim[],
): Promise<readonly Posting[]> {
  const offers = new Map(
    (await findOffersByKey(tx, [...new Set(claims.map(({ offer }) => offer))])).map((offer) => [
      offer.key,
      offer,
    ]),
  );
  const owed = new Map<number, bigint>();
  const benefits = claims.map(({ offer: key, ...claim }): NewBenefit => {
    const offer = offers.get(key);
    invariant(
      offer && offer.kind !== 'voucher' && offer.kind !== 'instant',
      `nothing to claim is called ${key}`,
    );
    if (isOwed(offer.kind)) {
      const at = claim.claimedAt.getTime();
      owed.set(at, (owed.get(at) ?? 0n) + offer.face);
    }
    return { ...claim, id: uses.ids.next('ben'), offer: offer.id, remaining: offer.face, code: null };
  });
  await insertBenefits(tx, benefits);
  await tx.run(sql`update rights.offers o set claimed = o.claimed + b.count
    from (select offer, count(*)::int as count from unnest(${benefits.map(({ offer }) => offer)}::text[]) as offer
          group by offer) b where b.offer = o.id`);
  return [...owed].map(([at, amount]) => ({
    key: `rights/history/${new Date(at).toISOString()}`,
    kind: 'rights',
    at: new Date(at),
    lines: [
      { account: uses.expense, amount },
      { account: uses.liability, amount: -amount },
    ],
  }));
}
