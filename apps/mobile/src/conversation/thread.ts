import type { Card } from '@banxing/cards';
import type { StoredMessage } from '../api/types.ts';

/** One thing said in the conversation, by either side. */
export type Message = {
  readonly id: string;
  readonly from: 'customer' | 'bank';
  readonly at: string;
  readonly text: string;
  readonly cards: readonly Card[];
  readonly suggestions: readonly string[];
  /** `waiting`: nothing heard yet; `streaming`: words are coming; `failed`: it can be sent again. */
  readonly state: 'done' | 'waiting' | 'streaming' | 'failed';
  /** What was sent, kept with the answer so that a failed one can be sent again. */
  readonly sent?: { readonly text: string; readonly action?: string };
};

/** How a proposal ended, as far as this phone knows. */
export type Settled = 'confirmed' | 'cancelled' | 'stopped' | 'waiting';

export type Thread = {
  readonly conversation: string | undefined;
  readonly messages: readonly Message[];
  readonly settled: Readonly<Record<string, Settled>>;
  readonly history: 'loading' | 'ready' | 'failed';
};

export const emptyThread: Thread = { conversation: undefined, messages: [], settled: {}, history: 'loading' };

export type ThreadEvent =
  | {
      readonly kind: 'restored';
      readonly conversation: string | undefined;
      readonly messages: readonly StoredMessage[];
    }
  | { readonly kind: 'history-failed' }
  | {
      readonly kind: 'asked';
      readonly id: string;
      readonly at: string;
      readonly text: string;
      readonly action?: string;
    }
  | { readonly kind: 'delta'; readonly answerTo: string; readonly delta: string }
  | { readonly kind: 'cards'; readonly answerTo: string; readonly cards: readonly Card[] }
  | {
      readonly kind: 'replied';
      readonly answerTo: string;
      readonly conversation: string;
      readonly text: string;
      readonly cards: readonly Card[];
      readonly suggestions: readonly string[];
    }
  | { readonly kind: 'failed'; readonly answerTo: string; readonly text: string }
  | { readonly kind: 'forgotten'; readonly answerTo: string }
  | { readonly kind: 'settled'; readonly proposal: string; readonly how: Settled }
  | {
      readonly kind: 'told';
      readonly id: string;
      readonly at: string;
      readonly text: string;
      readonly cards: readonly Card[];
      readonly suggestions: readonly string[];
    };

/** The id of the answer to what the customer said. */
export const answerId = (askedId: string): string => `${askedId}-answer`;

const restored = (message: StoredMessage): Message => ({
  id: message.id,
  from: message.from,
  at: message.at,
  text: message.text,
  cards: message.cards ?? [],
  suggestions: message.suggestions ?? [],
  state: 'done',
});

/** Proposals of earlier that a later receipt of the same amount shows to be done. */
const settledByReceipt = (messages: readonly StoredMessage[]): Readonly<Record<string, Settled>> => {
  const cards = messages.flatMap((message) => message.cards ?? []);
  const settled: Record<string, Settled> = {};
  cards.forEach((card, index) => {
    if (card.type !== 'confirm') return;
    const receipt = cards
      .slice(index + 1)
      .find((later) => later.type === 'receipt' || later.type === 'confirm');
    if (receipt?.type !== 'receipt' || receipt.status === 'refused') return;
    if (receipt.headline?.amount === card.headline?.amount) settled[card.proposal] = 'confirmed';
  });
  return settled;
};

const changeAnswer = (
  thread: Thread,
  answerTo: string,
  change: (answer: Message) => Partial<Message>,
): Thread => ({
  ...thread,
  messages: thread.messages.map((message) =>
    message.id === answerId(answerTo) ? { ...message, ...change(message) } : message,
  ),
});

const asked = (thread: Thread, event: Extract<ThreadEvent, { kind: 'asked' }>): Thread => {
  const { id, at, text, action } = event;
  const sent = action === undefined ? { text } : { text, action };
  const own: Message = { id, from: 'customer', at, text, cards: [], suggestions: [], state: 'done' };
  const answer: Message = { ...own, id: answerId(id), from: 'bank', text: '', state: 'waiting', sent };
  return { ...thread, messages: [...thread.messages, own, answer] };
};

const told = (thread: Thread, event: Extract<ThreadEvent, { kind: 'told' }>): Thread => {
  const { id, at, text, cards, suggestions } = event;
  const message: Message = { id, from: 'bank', at, text, cards, suggestions, state: 'done' };
  return { ...thread, messages: [...thread.messages, message] };
};

/** The conversation after one more event. What stands never changes order; the whole reply overrides the stream. */
export const reduceThread = (thread: Thread, event: ThreadEvent): Thread => {
  switch (event.kind) {
    case 'restored':
      return {
        ...thread,
        conversation: thread.conversation ?? event.conversation,
        messages: [...event.messages.map(restored), ...thread.messages],
        settled: { ...settledByReceipt(event.messages), ...thread.settled },
        history: 'ready',
      };
    case 'history-failed':
      return { ...thread, history: 'failed' };
    case 'asked':
      return asked(thread, event);
    case 'delta':
      return changeAnswer(thread, event.answerTo, (answer) => ({
        text: answer.text + event.delta,
        state: 'streaming',
      }));
    case 'cards':
      return changeAnswer(thread, event.answerTo, () => ({ cards: event.cards, state: 'streaming' }));
    case 'replied': {
      const { conversation, text, cards, suggestions } = event;
      const next = changeAnswer(thread, event.answerTo, () => ({ text, cards, suggestions, state: 'done' }));
      return { ...next, conversation };
    }
    case 'failed':
      return changeAnswer(thread, event.answerTo, () => ({ text: event.text, cards: [], state: 'failed' }));
    case 'forgotten':
      return {
        ...thread,
        messages: thread.messages.filter(
          ({ id }) => id !== event.answerTo && id !== answerId(event.answerTo),
        ),
      };
    case 'settled':
      return { ...thread, settled: { ...thread.settled, [event.proposal]: event.how } };
    case 'told':
      return told(thread, event);
  }
};

/** True while an answer is on its way. */
export const isBusy = (thread: Thread): boolean =>
  thread.messages.some(({ state }) => state === 'waiting' || state === 'streaming');

/** The proposal of the newest confirmation card: the only one that can still be confirmed. */
export const newestProposal = (thread: Thread): string | undefined => {
  const cards = thread.messages.flatMap((message) => message.cards);
  return cards.findLast((card) => card.type === 'confirm')?.proposal;
};

/** The suggestions that fit the moment: those of the last answer. */
export const currentSuggestions = (thread: Thread): readonly string[] =>
  isBusy(thread) ? [] : (thread.messages.at(-1)?.suggestions ?? []).slice(0, 3);

/** What the customer last said before a message: for starting an expired request again. */
export const saidBefore = (thread: Thread, messageId: string): string | undefined => {
  const index = thread.messages.findIndex(({ id }) => id === messageId);
  return thread.messages.slice(0, Math.max(index, 0)).findLast(({ from }) => from === 'customer')?.text;
};
