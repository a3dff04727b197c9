import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import type { Line } from '@banxing/ledger';
import { type Benefit, discountOn, isOwed, type Offer, type Scene } from '../offer.ts';
import {
  findOffer,
  giveBackToStock,
  hadOf,
  heldBy,
  lockBenefit,
  offersOn,
  saveBenefit,
  takeFromStock,
} from '../offer-store.ts';
import { insertUse, lockUse, markReturned } from '../use-store.ts';
import type { RightsUses } from '../uses.ts';

/** A payment in which something is to be used. `amount` in minor units, before anything is taken off. */
export interface Payment {
  readonly customer: CustomerId;
  readonly scene: Scene;
  readonly amount: bigint;
}

/** What would be taken off a payment, by a benefit that the customer has or by an instant discount. */
export interface Saving {
  /** A benefit's id, or an instant offer's. */
  readonly with: string;
  readonly offer: Offer;
  readonly benefit: Benefit | null;
  readonly discount: bigint;
}

export type UseRefusal = { readonly code: 'benefit_not_usable' };

/** What a payment books beside its own lines, in the same entry: the bank bears the discount. */
export interface Used {
  readonly discount: bigint;
  readonly lines: readonly Line[];
}

const linesOf = (uses: RightsUses, offer: Offer, discount: bigint): Line[] => [
  { account: isOwed(offer.kind) ? uses.liability : uses.expense, amount: discount, memo: offer.title.zh },
];

/** Everything that a payment could be made cheaper by, the largest first; of the same, what expires first. */
export async function savingsOn(uses: RightsUses, q: Queryable, payment: Payment): Promise<Saving[]> {
  const now = uses.clock.now();
  const held = (await heldBy(q, payment.customer, now)).map((benefit) => ({
    with: benefit.id as string,
    offer: benefit.offer,
    benefit,
    discount: discountOn(benefit.offer, benefit.remaining, payment),
  }));
  const city = (await uses.parties.customer(q, payment.customer))?.city ?? '';
  const had = await hadOf(q, payment.customer);
  const instant = (await offersOn(q, now, city))
    .filter(
      ({ kind, id, perCustomer, claimed, stock }) =>
        kind === 'instant' && (had.get(id) ?? 0) < perCustomer && claimed < stock,
    )
    .map((offer) => ({
      with: offer.id as string,
      offer,
      benefit: null,
      discount: discountOn(offer, offer.face, payment),
    }));
  return [...held, ...instant]
    .filter(({ discount }) => discount > 0n)
    .sort((a, b) => (a.discount === b.discount ? 0 : a.discount < b.discount ? 1 : -1));
}

async function useInstant(
  uses: RightsUses,
  tx: Transaction,
  payment: Payment,
  id: string,
): Promise<Outcome<{ offer: Offer; discount: bigint; benefit: null }, UseRefusal>> {
  const unusable = refuse({ code: 'benefit_not_usable' as const });
  const offer = await findOffer(tx, id);
  const now = uses.clock.now();
  if (offer?.kind !== 'instant' || now < offer.startsAt || now >= offer.endsAt) return unusable;
  const person = await uses.parties.customer(tx, payment.customer);
  if (offer.city !== null && offer.city !== person?.city) return unusable;
  const discount = discountOn(offer, offer.face, payment);
  if (discount === 0n || !(await takeFromStock(tx, offer.id))) return unusable;
  const had = (await hadOf(tx, payment.customer)).get(offer.id) ?? 0;
  if (had < offer.perCustomer) return ok({ offer, discount, benefit: null });
  await giveBackToStock(tx, offer.id);
  return unusable;
}

async function useHeld(
  uses: RightsUses,
  tx: Transaction,
  payment: Payment,
  id: string,
): Promise<Outcome<{ offer: Offer; discount: bigint; benefit: Benefit }, UseRefusal>> {
  const benefit = await lockBenefit(tx, payment.customer, id);
  const now = uses.clock.now();
  const usable = benefit?.status === 'held' && benefit.expiresAt > now;
  const discount = usable ? discountOn(benefit.offer, benefit.remaining, payment) : 0n;
  if (!benefit || discount === 0n) return refuse({ code: 'benefit_not_usable' });
  // A red envelope is used in parts; everything else at once.
  const left = benefit.offer.kind === 'red-envelope' ? benefit.remaining - discount : 0n;
  await saveBenefit(tx, benefit.id, left > 0n ? 'held' : 'used', left, now);
  return ok({ offer: benefit.offer, discount, benefit });
}

/**
 * Uses one benefit or instant discount in a payment, once for the payment's key; the same key again answers the same.
 * The lines belong into the payment's own entry, so that money and discount are booked together or not at all.
 */
export async function useBenefit(
  uses: RightsUses,
  tx: Transaction,
  payment: Payment & { readonly key: string; readonly with: string },
): Promise<Outcome<Used, UseRefusal>> {
  const before = await lockUse(tx, payment.key);
  if (before) {
    invariant(before.customer === payment.customer, 'a payment has one payer');
    const offer = await findOffer(tx, before.offer);
    invariant(offer, 'a use has its offer');
    if (before.returnedAt !== null) return refuse({ code: 'benefit_not_usable' });
    return ok({ discount: before.discount, lines: linesOf(uses, offer, before.discount) });
  }
  const taken = payment.with.startsWith('off_')
    ? await useInstant(uses, tx, payment, payment.with)
    : await useHeld(uses, tx, payment, payment.with);
  if (!taken.ok) return taken;
  const { offer, discount, benefit } = taken.value;
  await insertUse(tx, {
    key: payment.key,
    customer: payment.customer,
    offer: offer.id,
    benefit: benefit?.id ?? null,
    discount,
    usedAt: uses.clock.now(),
    returnedAt: null,
  });
  return ok({ discount, lines: linesOf(uses, offer, discount) });
}

/** What is no longer owed to customers was not spent either. */
export async function release(uses: RightsUses, tx: Transaction, key: string, amount: bigint): Promise<void> {
  if (amount === 0n) return;
  const posted = await uses.ledger.post(tx, {
    key,
    kind: 'rights',
    at: uses.clock.now(),
    lines: [
      { account: uses.liability, amount },
      { account: uses.expense, amount: -amount },
    ],
  });
  invariant(posted.ok, 'the bank’s own accounts give back what is not owed');
}

/**
 * Gives back what was used in a payment that has been reversed; the reversal itself puts the discount back where it came
 * from. A benefit that has expired meanwhile stays expired. False when nothing was used or it was given back already.
 */
export async function returnBenefit(uses: RightsUses, tx: Transaction, key: string): Promise<boolean> {
  const use = await lockUse(tx, key);
  if (!use || use.returnedAt !== null) return false;
  const now = uses.clock.now();
  await markReturned(tx, key, now);
  if (use.benefit === null) {
    await giveBackToStock(tx, use.offer);
    return true;
  }
  const benefit = await lockBenefit(tx, use.customer, use.benefit);
  invariant(benefit, 'a use has its benefit');
  if (benefit.expiresAt > now) {
    const remaining = isOwed(benefit.offer.kind) ? benefit.remaining + use.discount : benefit.offer.face;
    await saveBenefit(tx, benefit.id, 'held', remaining, null);
    return true;
  }
  await saveBenefit(tx, benefit.id, 'expired', benefit.remaining, now);
  if (isOwed(benefit.offer.kind)) await release(uses, tx, `rights/returned/${key}`, use.discount);
  return true;
}
