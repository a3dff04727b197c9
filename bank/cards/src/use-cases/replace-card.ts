import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, ok, type Outcome, refuse } from '@banxing/kernel';
import type { Application } from '../application.ts';
import { applicationUnderKey, saveApplications } from '../application-store.ts';
import { type Card, type CardNotInState, decide, expiryOfCard } from '../card.ts';
import { tell } from '../card-events.ts';
import { cardsOf, insertCards, lockCard } from '../card-store.ts';
import type { CardsDesk } from '../uses.ts';
import { startOff } from './apply-card.ts';
import { freshNumber } from './issue-card.ts';

export interface ReplaceCard {
  readonly key: string;
  readonly customer: CustomerId;
  readonly card: string;
  /** What is wrong with the old one, as said. */
  readonly reason: string;
}

export type ReplaceRefusal =
  | CardNotInState
  | { readonly code: 'card_not_found' }
  | { readonly code: 'replaced_already'; readonly tail: string };

/** Only what was reported lost gets a new number; other cards keep theirs, and work until the new one is activated. */
const keepsNumber = (card: Card): boolean => card.status !== 'lost';

/** Orders a new card in place of one; posted in days, activated by its holder. */
export async function replaceCard(
  desk: CardsDesk,
  tx: Transaction,
  asked: ReplaceCard,
): Promise<Outcome<Application, ReplaceRefusal>> {
  const before = await applicationUnderKey(tx, asked.key);
  if (before) return ok(before);
  const old = await lockCard(tx, asked.customer, asked.card);
  if (!old) return refuse({ code: 'card_not_found' });
  const decided = decide(old, 'replace');
  if (!decided.ok) return decided;
  if ((await cardsOf(tx, asked.customer)).some(({ replaces }) => replaces === old.id)) {
    return refuse({ code: 'replaced_already', tail: old.tail });
  }
  const at = desk.clock.now();
  const number = keepsNumber(old) ? old.number : await freshNumber(tx);
  const card: Card = {
    ...old,
    id: desk.ids.next('card'),
    number,
    tail: number.slice(-4),
    issue: keepsNumber(old) ? old.issue + 1 : 1,
    expiresOn: expiryOfCard(dayOf(at), desk.rules.cardYears),
    status: 'making',
    replaces: old.id,
    madeAt: at,
  };
  await insertCards(tx, [card]);
  const application: Application = {
    id: desk.ids.next('appl'),
    key: asked.key,
    customer: asked.customer,
    kind: 'replacement',
    product: old.product,
    card: card.id,
    reason: asked.reason,
    stage: 'approved',
    decline: null,
    creditLimit: null,
    receivedAt: at,
    decidedAt: at,
    madeAt: null,
    postedAt: null,
    doneAt: null,
  };
  await saveApplications(tx, [application]);
  await startOff(desk, tx, application);
  const { id, customer, product, stage } = application;
  await tell(tx, 'card.application', { application: id, customer, product, stage }, at);
  return ok(application);
}
