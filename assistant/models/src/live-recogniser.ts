import type { Recogniser, Understanding, UnderstandingContext } from '@banxing/understanding';

/** A recogniser with the version that it is. */
export interface NamedRecogniser {
  readonly id: string;
  readonly recogniser: Recogniser;
}

/** One reading, for whoever reads along. */
export interface Reading {
  readonly text: string;
  readonly context: UnderstandingContext;
  readonly understanding: Understanding;
  /** The version that read. */
  readonly by: string;
}

/** A recogniser whose inner model can be exchanged between two utterances. */
export interface LiveRecogniser extends Recogniser {
  /** The version that reads now. */
  current(): string;
  swap(next: NamedRecogniser): void;
}

/** `onRead` is called after each reading, in the turn's own time: it may only note and leave. */
export function liveRecogniser(
  first: NamedRecogniser,
  onRead: (reading: Reading) => void = () => undefined,
): LiveRecogniser {
  let inner = first;
  return {
    current: () => inner.id,
    swap: (next) => {
      inner = next;
    },
    understand: (text, context = {}) => {
      const { id, recogniser } = inner;
      const understanding = recogniser.understand(text, context);
      onRead({ text, context, understanding, by: id });
      return understanding;
    },
    readSlot: (slot, text, now) => inner.recogniser.readSlot(slot, text, now),
  };
}
