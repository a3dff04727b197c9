import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { ok, type Outcome, type Refusal, refuse } from '@banxing/kernel';
import { type CardNotInState, decide } from '../card.ts';
import { tell } from '../card-events.ts';
import { insertPermit, lockCard, savePin, usePermit } from '../card-store.ts';
import type { CardId } from '../item.ts';
import type { CardsUses } from '../uses.ts';

/** How long after proving themselves a customer may set the new PIN. */
export const permitLifeMs = 10 * 60_000;

export interface PinPermit {
  readonly id: string;
  readonly card: CardId;
  readonly tail: string;
  readonly expiresAt: Date;
}

/** Lets the customer, who has just proved themselves, set a card's PIN once within minutes. */
export async function permitPin(
  uses: CardsUses,
  tx: Transaction,
  asked: { readonly customer: CustomerId; readonly card: string },
): Promise<Outcome<PinPermit, CardNotInState | { readonly code: 'card_not_found' }>> {
  const card = await lockCard(tx, asked.customer, asked.card);
  if (!card) return refuse({ code: 'card_not_found' });
  const decided = decide(card, 'set_pin');
  if (!decided.ok) return decided;
  const id = uses.ids.next('prmt');
  const expiresAt = new Date(uses.clock.now().getTime() + permitLifeMs);
  await insertPermit(tx, { id, card: card.id, customer: asked.customer, expiresAt });
  return ok({ id, card: card.id, tail: card.tail, expiresAt });
}

/** Sets a card's PIN under a permit, which is used up. The PIN is hashed before anything is written, and never kept. */
export async function setCardPin(
  uses: CardsUses,
  tx: Transaction,
  asked: { readonly customer: CustomerId; readonly permit: string; readonly pin: string },
): Promise<Outcome<CardId, { readonly code: 'permit_not_found' } | Refusal>> {
  const hashed = await uses.hashPin(asked.pin);
  if (!hashed.ok) return hashed;
  const at = uses.clock.now();
  const card = await usePermit(tx, asked.customer, asked.permit, at);
  if (card === undefined) return refuse({ code: 'permit_not_found' as const });
  await savePin(tx, card, hashed.value, at);
  await tell(tx, 'card.pin-set', { card, customer: asked.customer }, at);
  return ok(card);
}
