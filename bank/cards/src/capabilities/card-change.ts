import {
  type Answer,
  type Capability,
  command,
  type ConfirmBody,
  ready,
  type Speech,
  type Statement,
} from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { formatInstant, ok, refuse, type Words, words } from '@banxing/kernel';
import { z } from 'zod';
import { called, type Card, decide } from '../card.ts';
import { cardWords } from '../card-refusals.ts';
import { cardsOf } from '../card-store.ts';
import { chooseCard, type ChoiceRefusal } from '../choose-card.ts';
import { changeCard } from '../use-cases/change-card.ts';
import type { CardsDesk } from '../uses.ts';

export const cardInput = z.object({ card_last4: z.string().trim().max(60).optional() });
export type CardInput = z.infer<typeof cardInput>;

export const cardDraft = z.object({ card: z.string() });
export type CardDraft = z.infer<typeof cardDraft>;

export const statedCard = z.object({
  card: z.object({ name: z.string(), tail: z.string(), kind: z.string() }),
});

const done = z.object({
  card: z.string(),
  tail: z.string(),
  name: z.string(),
  status: z.string(),
  at: z.string(),
});
type Done = z.infer<typeof done>;

/** What a proposal about a card says of it. */
export const cardDetails = (card: Card) => ({
  card: { name: card.name, tail: card.tail, kind: card.kind },
});

/** The customer's own card; another customer's looks like none. */
export const ownCard = async (
  q: Queryable,
  customer: Card['customer'],
  id: string,
): Promise<Card | undefined> => (await cardsOf(q, customer)).find((card) => card.id === id);

/** One of the plain acts on a card: what is asked, said and shown. */
export interface PlainAct {
  readonly id: string;
  readonly act: 'activate' | 'lock' | 'unlock' | 'lose';
  readonly title: Words;
  readonly about: Words;
  readonly question: Words;
  /** Nothing is risked by it, so that no proof is asked of somebody in a hurry. */
  readonly withoutProof: boolean;
  readonly summary: (card: Words) => Words;
  readonly confirmLabel: Words;
  readonly caution?: Words;
  readonly receiptTitle: Words;
  readonly receipt: (card: Words) => Words;
  readonly next: readonly { readonly say: Words; readonly label: Words }[];
}

function confirmation(plain: PlainAct, statement: Statement, { locale }: Speech): ConfirmBody {
  const { card } = statedCard.parse(statement.details);
  return {
    title: plain.title[locale],
    rows: [{ label: locale === 'zh' ? '卡' : 'Card', value: `${card.name}(*${card.tail})` }],
    ...(plain.caution ? { caution: plain.caution[locale] } : {}),
    confirmLabel: plain.confirmLabel[locale],
  };
}

function receipt(plain: PlainAct, result: Done, { locale }: Speech): Answer {
  const name = called(result);
  const suggestions = plain.next.map(({ say }) => say[locale]);
  return {
    text: plain.receipt(name)[locale],
    cards: [
      {
        type: 'receipt',
        title: plain.receiptTitle[locale],
        receipt: result.card,
        status: 'done',
        rows: [{ label: locale === 'zh' ? '卡' : 'Card', value: name[locale] }],
        at: result.at,
        actions: plain.next.map(({ say, label }) => ({ action: `say:${say[locale]}`, label: label[locale] })),
      },
    ],
    suggestions,
  };
}

/** The command for one plain act. */
export const cardChange = (desk: CardsDesk, plain: PlainAct): Capability =>
  command<CardInput, CardDraft, Done, ChoiceRefusal>({
    id: plain.id,
    title: plain.title,
    about: plain.about,
    authority: 'customer-confirms',
    input: cardInput,
    draft: cardDraft,
    done,
    refusals: cardWords,
    complete: async (caller, given) => {
      const { act, question } = plain;
      const chosen = await chooseCard(desk, caller, given.card_last4, { act, question });
      return chosen.status === 'ready' ? ready({ card: chosen.draft.id }) : chosen;
    },
    proof: () => Promise.resolve(plain.withoutProof ? [] : (['pin'] as const)),
    state: async (caller, draft) => {
      const card = await ownCard(desk.db, caller.customer, draft.card);
      if (!card) return refuse({ code: 'card_not_found' });
      const decided = decide(card, plain.act);
      return decided.ok ? ok({ summary: plain.summary(called(card)), details: cardDetails(card) }) : decided;
    },
    execute: async (tx, caller, mandate) => {
      const { card } = mandate.draft;
      const changed = await changeCard(desk, tx, { customer: caller.customer, card, act: plain.act });
      if (!changed.ok) return changed;
      const { tail, name, status } = changed.value;
      return ok({ card, tail, name, status, at: formatInstant(desk.clock.now()) });
    },
    confirmation: (statement, speech) => confirmation(plain, statement, speech),
    receipt: (result, _statement, speech) => receipt(plain, result, speech),
  });

export const replaceNext = {
  say: words('补一张新卡', 'replace my card'),
  label: words('补办新卡', 'Get a new one'),
};
