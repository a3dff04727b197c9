import type { Card, Emotion, ProposalView } from '@banxing/cards';
import type { Counter, CustomerCaller, Proposal, SettlementDesk } from '@banxing/capability';
import type { Database } from '@banxing/database';
import { type Clock, formatInstant, type Locale, type Words } from '@banxing/kernel';
import type { ConversationId } from './conversation-store.ts';
import type { DialogueState } from './state.ts';

/** What a turn may use. */
export interface TurnUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly counter: Counter;
  readonly settlements: SettlementDesk;
  readonly titleOf: (intent: string) => Words | undefined;
}

export interface Turn {
  readonly uses: TurnUses;
  readonly caller: CustomerCaller;
  readonly conversation: ConversationId;
  readonly message: string;
  readonly said: string;
  readonly emotion: Emotion;
  /** What the customer calls their own accounts, to choose from. */
  readonly accountNames: () => Promise<readonly string[]>;
}

/** A piece of the answer. Pieces of one turn are joined in order. */
export interface Part {
  readonly text: string;
  readonly cards?: readonly Card[];
  readonly proposal?: ProposalView;
  readonly needs?: { readonly slot: string; readonly question: string; readonly options: readonly string[] };
  readonly suggestions?: readonly string[];
  readonly handover?: { readonly ticket: string; readonly queue: string };
  readonly reasons?: readonly { readonly code: string; readonly text: string }[];
  /** The request as it stands after this step, when it differs from what the recogniser heard. */
  readonly meant?: { readonly intent: string; readonly slots: Readonly<Record<string, string>> };
}

/** What a command did: the state after it and what to say. */
export interface Step {
  readonly state: DialogueState;
  readonly parts: readonly Part[];
}

export const inLocale = (words: Words, locale: Locale): string => words[locale];

/** A part that only says something. */
export const saying = (turn: Turn, words: Words): Part => ({ text: words[turn.caller.locale] });

export const viewOf = (proposal: Proposal, locale: Locale): ProposalView => ({
  id: proposal.id,
  capability: proposal.capability,
  summary: proposal.summary[locale],
  details: { ...proposal.details },
  hash: proposal.hash,
  requires: [...proposal.requires],
  expiresAt: formatInstant(proposal.expiresAt),
});
