import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import { applicationOfCard, saveApplications } from '../application-store.ts';
import { type Card, type CardAct, type CardNotInState, type CardStatus, decide } from '../card.ts';
import { tell } from '../card-events.ts';
import { lockCard, saveStatus } from '../card-store.ts';
import type { CardsUses } from '../uses.ts';

export type ChangeRefusal = CardNotInState | { readonly code: 'card_not_found' };

type ChangeAct = Extract<CardAct, 'activate' | 'lock' | 'unlock' | 'lose'>;

const statusAfter: Readonly<Record<ChangeAct, CardStatus>> = {
  activate: 'active',
  lock: 'locked',
  unlock: 'active',
  lose: 'lost',
};

export async function putStatus(tx: Transaction, card: Card, status: CardStatus, at: Date): Promise<Card> {
  await saveStatus(tx, card.id, status, at);
  const { id, customer, kind, tail } = card;
  await tell(tx, 'card.changed', { card: id, customer, kind, tail, status }, at);
  return { ...card, status };
}

/** A card that is activated ends its application, and the card in whose place it comes. */
async function endWhatItReplaces(tx: Transaction, card: Card, at: Date): Promise<void> {
  const application = await applicationOfCard(tx, card.id);
  if (application) await saveApplications(tx, [{ ...application, stage: 'done', doneAt: at }]);
  const old = card.replaces === null ? undefined : await lockCard(tx, card.customer, card.replaces);
  if (old && old.status !== 'closed') await putStatus(tx, old, 'closed', at);
}

/** Activates, locks, unlocks or reports lost the customer's own card, at once. */
export async function changeCard(
  uses: Pick<CardsUses, 'clock'>,
  tx: Transaction,
  change: { readonly customer: CustomerId; readonly card: string; readonly act: ChangeAct },
): Promise<Outcome<Card, ChangeRefusal>> {
  const card = await lockCard(tx, change.customer, change.card);
  if (!card) return refuse({ code: 'card_not_found' });
  const decided = decide(card, change.act);
  if (!decided.ok) return decided;
  const at = uses.clock.now();
  if (change.act === 'activate') await endWhatItReplaces(tx, card, at);
  return ok(await putStatus(tx, card, statusAfter[change.act], at));
}
