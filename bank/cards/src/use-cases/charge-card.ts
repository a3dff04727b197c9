import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import {
  addDays,
  dayOf,
  formatMoney,
  instantAt,
  invariant,
  money,
  ok,
  type Outcome,
  refuse,
} from '@banxing/kernel';
import type { HoldId } from '@banxing/ledger';
import { type Card, type CardNotInState, decide, may } from '../card.ts';
import { tell } from '../card-events.ts';
import { purchasePosting, refundPosting, spentFrom } from '../card-posting.ts';
import { cardsOf, findCard } from '../card-store.ts';
import { type Charge, chargeUnderKey, insertCharges, lockCharge, saveCharge } from '../charge-store.ts';
import type { CreditLine } from '../item.ts';
import { lockLine } from '../line-store.ts';
import { addPoints, lotsOf, saveLots } from '../point-store.ts';
import { expiryOf, pointsFor } from '../points.ts';
import type { CardsDesk, CardsUses } from '../uses.ts';
import { bookItem } from './book-item.ts';

/** A merchant asks for money from a card. */
export interface ChargeCard {
  /** Same key, same charge, however often it is sent. */
  readonly key: string;
  readonly customer: CustomerId;
  /** The card's id or its last four digits. */
  readonly card: string;
  readonly amount: bigint;
  readonly merchant: string;
  readonly purpose: string;
}

export type ChargeRefusal =
  | CardNotInState
  | { readonly code: 'card_not_found' }
  | { readonly code: 'card_expired' }
  | { readonly code: 'amount_invalid' }
  | { readonly code: 'insufficient_funds'; readonly available: bigint }
  | { readonly code: 'limit_exceeded'; readonly available: bigint }
  | { readonly code: 'account_restricted' }
  | { readonly code: 'key_reused' };

/** A hold is given back when its merchant has not cleared it by then. */
const holdDays = 30;
/** Merchants clear in the night after. */
const clearingHour = 2;

const sameCharge = (charge: Charge, asked: ChargeCard, card: Card): boolean =>
  charge.customer === asked.customer &&
  charge.card === card.id &&
  charge.amount === asked.amount &&
  charge.merchant === asked.merchant;

const aboutCharge = (charge: Charge, card: Card) => ({
  charge: charge.id,
  card: card.id,
  customer: charge.customer,
  kind: card.kind,
  tail: card.tail,
  amount: formatMoney(money(charge.amount)),
  merchant: charge.merchant,
  status: charge.status,
});

async function bookAtOnce(
  desk: CardsDesk,
  tx: Transaction,
  card: Card,
  charge: Charge,
): Promise<Outcome<Charge, ChargeRefusal>> {
  invariant(card.account, 'a debit card has its account');
  const at = charge.chargedAt;
  const posted = await desk.ledger.post(tx, purchasePosting(charge, card.account, desk.house, at));
  if (!posted.ok) {
    return posted.refusal.code === 'insufficient_funds'
      ? refuse({ code: 'insufficient_funds', available: posted.refusal.available })
      : refuse({ code: 'account_restricted' });
  }
  const booked: Charge = { ...charge, status: 'booked', bookedAt: at };
  await insertCharges(tx, [booked]);
  return ok(booked);
}

async function authorise(
  desk: CardsDesk,
  tx: Transaction,
  line: CreditLine,
  charge: Charge,
): Promise<Outcome<Charge, ChargeRefusal>> {
  const { balance, held } = await desk.ledger.balance(tx, line.receivableAccount);
  const available = line.creditLimit - balance - held;
  if (charge.amount > available) return refuse({ code: 'limit_exceeded', available });
  const hold: HoldId = desk.ids.next('hold');
  const placed = await desk.ledger.placeHold(tx, {
    id: hold,
    key: `card-charge/${charge.id}`,
    account: line.receivableAccount,
    amount: charge.amount,
    expiresAt: instantAt(addDays(dayOf(charge.chargedAt), holdDays), 0),
    reason: 'card-charge',
    at: charge.chargedAt,
  });
  if (!placed.ok) return refuse({ code: 'account_restricted' });
  const waiting = { ...charge, hold };
  await insertCharges(tx, [waiting]);
  await desk.clearing.start(tx, {
    key: charge.id,
    state: { charge: charge.id },
    dueAt: instantAt(addDays(dayOf(charge.chargedAt), 1), clearingHour),
  });
  return ok(waiting);
}

/**
 * Charges a card: a debit card is booked at once, a credit card's limit is held until the merchant clears in the night.
 * Refused when the card is not in use or the money or limit is short; then nothing has happened.
 */
export async function chargeCard(
  desk: CardsDesk,
  tx: Transaction,
  asked: ChargeCard,
): Promise<Outcome<Charge, ChargeRefusal>> {
  if (asked.amount <= 0n) return refuse({ code: 'amount_invalid' });
  const named = (await cardsOf(tx, asked.customer)).filter(
    ({ id, tail }) => id === asked.card || tail === asked.card,
  );
  const card = named.find((each) => may(each, 'charge')) ?? named[0];
  if (!card) return refuse({ code: 'card_not_found' });
  const line = card.line === null ? undefined : await lockLine(tx, card.line);
  const before = await chargeUnderKey(tx, asked.key);
  if (before) return sameCharge(before, asked, card) ? ok(before) : refuse({ code: 'key_reused' });
  const usable = decide(card, 'charge');
  if (!usable.ok) return usable;
  const at = desk.clock.now();
  if (card.expiresOn < dayOf(at)) return refuse({ code: 'card_expired' });
  const charge: Charge = {
    id: desk.ids.next('chrg'),
    key: asked.key,
    customer: asked.customer,
    card: card.id,
    amount: asked.amount,
    merchant: asked.merchant,
    purpose: asked.purpose,
    status: 'held',
    refunded: 0n,
    hold: null,
    chargedAt: at,
    bookedAt: null,
  };
  const done = line ? await authorise(desk, tx, line, charge) : await bookAtOnce(desk, tx, card, charge);
  if (done.ok) await tell(tx, 'card.charged', aboutCharge(done.value, card), at);
  return done;
}

/** The merchant clears: the hold becomes a purchase on the line, with its points. Once; a released charge stays so. */
export async function clearCharge(desk: CardsDesk, tx: Transaction, id: string): Promise<void> {
  const seen = await lockCharge(tx, id);
  if (seen?.status !== 'held') return;
  const card = await findCard(tx, seen.card);
  if (!card?.line) return;
  const line = await lockLine(tx, card.line);
  invariant(line, `card ${card.id} has its line`);
  const at = desk.clock.now();
  const posted = await desk.ledger.post(tx, purchasePosting(seen, line.receivableAccount, desk.house, at));
  invariant(posted.ok, `charge ${id} could not be cleared`);
  const { amount, merchant, purpose } = seen;
  await bookItem(
    desk,
    tx,
    line.id,
    { key: seen.id, kind: 'purchase', amount, merchant, purpose, card: card.id, charge: seen.id },
    at,
  );
  await saveCharge(tx, { ...seen, status: 'booked', bookedAt: at });
  const on = dayOf(at);
  const lot = { line: line.id, earnedIn: on.slice(0, 7), expiresOn: expiryOf(on, desk.rules) };
  await addPoints(tx, [{ ...lot, points: pointsFor(amount) }]);
}

export interface RefundCharge {
  readonly key: string;
  readonly customer: CustomerId;
  readonly charge: string;
  /** Left out: everything. */
  readonly amount?: bigint | undefined;
}

export type RefundRefusal =
  | { readonly code: 'charge_not_found' }
  | { readonly code: 'refund_too_large'; readonly left: bigint }
  | { readonly code: 'amount_invalid' }
  | { readonly code: 'account_restricted' };

/** Points of what is given back go again, as far as they are still there. */
async function takeBackPoints(
  tx: Transaction,
  line: CreditLine,
  charge: Charge,
  amount: bigint,
): Promise<void> {
  const earnedIn = charge.bookedAt === null ? '' : dayOf(charge.bookedAt).slice(0, 7);
  const lot = (await lotsOf(tx, line.id)).find((candidate) => candidate.earnedIn === earnedIn);
  if (!lot) return;
  const left = lot.remaining - pointsFor(amount);
  await saveLots(tx, line.id, [{ ...lot, remaining: left > 0n ? left : 0n }]);
}

async function giveBack(
  uses: CardsUses,
  tx: Transaction,
  card: Card,
  charge: Charge,
  { key, amount }: { readonly key: string; readonly amount: bigint },
): Promise<Outcome<Charge, RefundRefusal>> {
  const line = card.line === null ? undefined : await lockLine(tx, card.line);
  const from = spentFrom(card, line);
  invariant(from, `card ${card.id} has an account or a line`);
  const at = uses.clock.now();
  const posted = await uses.ledger.post(tx, refundPosting(charge, key, amount, from, uses.house, at));
  if (!posted.ok) return refuse({ code: 'account_restricted' });
  if (posted.value.replayed) return ok(charge);
  if (line) {
    const { merchant } = charge;
    const item = { key: `refund/${key}`, kind: 'refund' as const, amount, merchant, purpose: 'refund' };
    await bookItem(uses, tx, line.id, { ...item, card: card.id, charge: charge.id }, at);
    await takeBackPoints(tx, line, charge, amount);
  }
  const refunded = { ...charge, refunded: charge.refunded + amount };
  await saveCharge(tx, refunded);
  return ok(refunded);
}

/**
 * A merchant gives money back: what is only held is let go, what is booked comes back. The same key again changes
 * nothing.
 */
export async function refundCharge(
  uses: CardsUses,
  tx: Transaction,
  asked: RefundCharge,
): Promise<Outcome<Charge, RefundRefusal>> {
  const charge = await lockCharge(tx, asked.charge);
  const card = charge && (await findCard(tx, charge.card));
  if (!card || charge.customer !== asked.customer) return refuse({ code: 'charge_not_found' });
  if (charge.status === 'released') return ok(charge);
  const left = charge.amount - charge.refunded;
  const amount = asked.amount ?? left;
  const at = uses.clock.now();
  if (charge.status === 'held') {
    if (amount !== charge.amount) return refuse({ code: 'refund_too_large', left: 0n });
    invariant(charge.hold, 'what is held has its hold');
    await uses.ledger.releaseHold(tx, charge.hold);
    const released: Charge = { ...charge, status: 'released' };
    await saveCharge(tx, released);
    return ok(released);
  }
  if (asked.amount === undefined && left === 0n) return ok(charge);
  if (amount <= 0n) return refuse({ code: 'amount_invalid' });
  if (amount > left) return refuse({ code: 'refund_too_large', left });
  const given = await giveBack(uses, tx, card, charge, { key: asked.key, amount });
  if (given.ok) {
    const { merchant, customer } = charge;
    const told = { charge: charge.id, customer, amount: formatMoney(money(amount)), merchant };
    await tell(tx, 'card.refunded', told, at);
  }
  return given;
}
