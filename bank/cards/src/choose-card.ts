import { type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { type Words, words } from '@banxing/kernel';
import { called, type Card, type CardAct, type CardNotInState, may, statusWords } from './card.ts';
import { cardsOf } from './card-store.ts';
import type { CardsUses } from './uses.ts';

export type ChoiceRefusal =
  | CardNotInState
  | { readonly code: 'card_not_found' }
  /** No card of the customer's is in a state for it. */
  | { readonly code: 'no_such_card'; readonly act: CardAct };

export interface CardWish {
  readonly act: CardAct;
  readonly question: Words;
  /** Which cards are meant at all. */
  readonly fits?: (card: Card) => boolean;
}

const optionOf = (card: Card) => ({
  value: card.id,
  label: words(called(card).zh, `${card.kind} card ${called(card).en}`),
  detail: statusWords[card.status],
});

const meant = (cards: readonly Card[], said: string): Card[] => {
  const digits = /(\d{4})\D*$/u.exec(said)?.[1];
  return cards.filter(
    (card) => card.id === said || card.tail === digits || (digits === undefined && card.name === said),
  );
};

/**
 * The card that is meant: by id or tail when one was said, else the only one for which the act makes sense, else a
 * choice. A card of somebody else looks like none.
 */
export async function chooseCard(
  uses: CardsUses,
  caller: CustomerCaller,
  said: string | undefined,
  { act, question, fits = () => true }: CardWish,
): Promise<Completion<Card, ChoiceRefusal>> {
  const cards = (await cardsOf(uses.db, caller.customer)).filter(fits);
  if (said !== undefined && said.trim() !== '') {
    const named = meant(cards, said.trim());
    const usable = named.filter((card) => may(card, act));
    const [only] = usable;
    if (only && usable.length === 1) return ready(only);
    if (usable.length > 1) return needs({ slot: 'card_last4', question, options: usable.map(optionOf) });
    const [other] = named;
    return other
      ? refused({ code: 'card_not_in_state', act, status: other.status, tail: other.tail })
      : refused({ code: 'card_not_found' });
  }
  const usable = cards.filter((card) => may(card, act));
  const [only] = usable;
  if (!only) return refused({ code: 'no_such_card', act });
  return usable.length === 1
    ? ready(only)
    : needs({ slot: 'card_last4', question, options: usable.map(optionOf) });
}
