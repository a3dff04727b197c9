import type { Database } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import { maskSlots, maskText } from './masking.ts';
import { reasonsAlone, reasonsBehind, type TurnFacts, type TurnReason } from './turn-reasons.ts';
import { keepTurn, withdrawUnhelpful } from './turn-store.ts';

/** A turn as the server saw it. */
export interface HeardTurn extends TurnFacts {
  readonly conversation: string;
  /** The id of the assistant's answer. */
  readonly message: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly saidAt: Date;
  /** Names that must not be kept; asked for only when the turn is. */
  readonly names: () => Promise<readonly string[]>;
}

/** Gathers turns that may have been misunderstood. Keeps nothing of a turn that went well, beyond the running process. */
export interface Collector {
  /** After each turn. */
  heard(turn: HeardTurn): Promise<void>;
  /** The customer withdrew a proposal by tapping. */
  withdrawn(conversation: string, proposal: string): Promise<void>;
  /** A thumb on an answer: down collects the turn, up takes that back. */
  rated(turn: HeardTurn, helpful: boolean): Promise<void>;
}

export interface CollectorUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Conversations whose last turn is remembered, in the memory of this process. */
const mostConversations = 2000;

export function createCollector(uses: CollectorUses): Collector {
  const last = new Map<string, HeardTurn>();

  const keep = async (turn: HeardTurn, reasons: readonly TurnReason[]): Promise<void> => {
    if (reasons.length === 0 || turn.text.trim() === '') return;
    const names = await turn.names();
    await keepTurn(uses.db, {
      id: uses.ids.next('trn'),
      message: turn.message,
      text: maskText(turn.text, { names, slots: turn.slots, now: turn.saidAt }),
      intent: turn.intent,
      slots: maskSlots(turn.slots, names),
      confidence: turn.confidence,
      reasons,
      saidAt: turn.saidAt,
    });
  };

  const remember = (turn: HeardTurn): void => {
    last.delete(turn.conversation);
    last.set(turn.conversation, turn);
    const [oldest] = last.keys();
    if (last.size > mostConversations && oldest !== undefined) last.delete(oldest);
  };

  return {
    heard: async (turn) => {
      const previous = last.get(turn.conversation);
      remember(turn);
      await keep(turn, reasonsAlone(turn));
      if (previous) await keep(previous, reasonsBehind(previous, turn));
    },
    withdrawn: async (conversation, proposal) => {
      const turn = last.get(conversation);
      if (turn?.proposal === proposal) await keep(turn, ['abandoned']);
    },
    rated: (turn, helpful) =>
      helpful ? withdrawUnhelpful(uses.db, turn.message) : keep(turn, ['unhelpful']),
  };
}
