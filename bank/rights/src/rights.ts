import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { Outcome } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import type { RunnableWorkflow } from '@banxing/outbox';
import type { Benefit, ClaimRefusal, Offer } from './offer.ts';
import { addCodes, expiringBetween, findOffersByKey, heldBy, insertOffers, offersOn } from './offer-store.ts';
import { firstSweep, sweeping } from './processes/rights-workflows.ts';
import { claimBenefit } from './use-cases/claim-benefit.ts';
import { grantHistory, type PastClaim } from './use-cases/grant-history.ts';
import {
  type Payment,
  returnBenefit,
  type Saving,
  savingsOn,
  useBenefit,
  type Used,
  type UseRefusal,
} from './use-cases/use-benefit.ts';
import { miscounted, owedOnBenefits } from './use-store.ts';
import type { RightsUses } from './uses.ts';

/** An offer as it is put up; vouchers come with their codes, which are their stock. */
export type NewOffer = Omit<Offer, 'id' | 'claimed'> & { readonly codes?: readonly string[] };

/** What the bank owes by its own count and by its books, in minor units, and offers whose counts do not agree. */
export interface Reconciliation {
  readonly owed: bigint;
  readonly booked: bigint;
  readonly miscounted: readonly {
    readonly offer: string;
    readonly claimed: number;
    readonly found: number;
  }[];
}

/** Coupons, red envelopes, discounts and vouchers: put up, claimed, used, expired, given back, reconciled. */
export interface Rights {
  /** Puts offers up; one whose key is known is left as it is. */
  publish(tx: Transaction, offers: readonly NewOffer[]): Promise<Offer[]>;
  /** What is on now in a city, beside what is on everywhere. */
  offers(q: Queryable, city: string): Promise<Offer[]>;
  claim(
    tx: Transaction,
    given: { readonly customer: CustomerId; readonly offer: string },
  ): Promise<Outcome<Benefit, ClaimRefusal>>;
  /** What a customer has and may still use, what expires first coming first. */
  held(q: Queryable, customer: CustomerId): Promise<Benefit[]>;
  /** What a payment could be made cheaper by, the largest first. */
  savings(q: Queryable, payment: Payment): Promise<Saving[]>;
  /** Uses one saving in a payment; the lines belong into the payment's own entry. */
  use(
    tx: Transaction,
    payment: Payment & { readonly key: string; readonly with: string },
  ): Promise<Outcome<Used, UseRefusal>>;
  /** Gives back what was used in a payment that has been reversed in the ledger. */
  giveBack(tx: Transaction, paymentKey: string): Promise<boolean>;
  /** Everybody's that expires in a stretch of time: for reminders. */
  expiringBetween(q: Queryable, from: Date, to: Date): Promise<Benefit[]>;
  reconcile(q: Queryable): Promise<Reconciliation>;
  /** Writes claims of the past; the postings are handed back for the bulk posting of history. */
  grantHistory(tx: Transaction, claims: readonly PastClaim[]): Promise<readonly Posting[]>;
  /** Begins the nightly sweep; once for ever, however often it is called. */
  begin(tx: Transaction): Promise<void>;
  readonly workflows: readonly RunnableWorkflow[];
  /** For `rightsCapabilities`. */
  readonly desk: RightsUses;
}

async function publish(uses: RightsUses, tx: Transaction, offers: readonly NewOffer[]): Promise<Offer[]> {
  await insertOffers(
    tx,
    offers.map(({ codes, ...offer }) => ({
      ...offer,
      id: uses.ids.next('off'),
      claimed: 0,
      stock: codes?.length ?? offer.stock,
    })),
  );
  const there = await findOffersByKey(
    tx,
    offers.map(({ key }) => key),
  );
  for (const { key, codes } of offers) {
    const offer = there.find((each) => each.key === key);
    if (offer && codes && offer.claimed === 0) await addCodes(tx, offer.id, codes);
  }
  return there;
}

export function createRights(uses: RightsUses): Rights {
  const sweep = sweeping(uses);
  return {
    publish: (tx, offers) => publish(uses, tx, offers),
    offers: (q, city) => offersOn(q, uses.clock.now(), city),
    claim: (tx, given) => claimBenefit(uses, tx, given),
    held: (q, customer) => heldBy(q, customer, uses.clock.now()),
    savings: (q, payment) => savingsOn(uses, q, payment),
    use: (tx, payment) => useBenefit(uses, tx, payment),
    giveBack: (tx, paymentKey) => returnBenefit(uses, tx, paymentKey),
    expiringBetween,
    reconcile: async (q) => ({
      owed: await owedOnBenefits(q),
      booked: (await uses.ledger.balance(q, uses.liability)).balance,
      miscounted: await miscounted(q),
    }),
    grantHistory: (tx, claims) => grantHistory(uses, tx, claims),
    begin: async (tx) => {
      await sweep.start(tx, { key: 'nightly', state: { round: 0 }, dueAt: firstSweep(uses.clock) });
    },
    workflows: [sweep],
    desk: uses,
  };
}
