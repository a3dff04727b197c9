import type { IntentId } from './intents.ts';

/** Marks in the wording that a dialogue may want to know beside intent and slots. */
export interface Signals {
  /** The speaker says not to do it (别转了). */
  readonly negated: boolean;
  /** Asks whether or how something happened (转了吗, did he send). */
  readonly past: boolean;
  /** Tells what somebody else said or wrote (他说"转500"). */
  readonly quoted: boolean;
  /** A wish or a supposition rather than an order (如果我有五百万). */
  readonly wish: boolean;
  /** The amount was said with 左右, 大概: it was left out or is not exact. */
  readonly roughAmount?: boolean;
  /** A day was said that no calendar has (2月30日): no date came out of it, and none may be assumed. */
  readonly impossibleDay?: boolean;
  /** Numbers stand in the text, but none of them is an amount for certain. */
  readonly unclearAmount?: boolean;
}

/** What an utterance means. Slots hold normal forms (see README). */
export interface Understanding {
  readonly intent: IntentId;
  readonly slots: Readonly<Record<string, string>>;
  /** Calibrated, between 0 and 1. */
  readonly confidence: number;
  readonly by: 'embedded';
  /** The next likely intents, best first. */
  readonly alternatives: readonly { readonly intent: IntentId; readonly confidence: number }[];
  /** Further requests in the same utterance, in the order said. */
  readonly also: readonly { readonly intent: IntentId; readonly slots: Readonly<Record<string, string>> }[];
  readonly signals: Signals;
}

/** Names that this customer uses; they help to find the same names in the text. */
export interface Entities {
  readonly payees?: readonly string[];
  readonly products?: readonly string[];
  readonly merchants?: readonly string[];
  readonly accounts?: readonly string[];
}

/** What the recogniser may know about the moment. Everything is optional. */
export interface UnderstandingContext {
  readonly now?: Date;
  /** The intent of the turn before. */
  readonly previousIntent?: string;
  readonly entities?: Entities;
  /** The slot that was just asked for. */
  readonly expecting?: { readonly intent: string; readonly slot: string };
}

/** Reads utterances. Never throws, whatever the text; takes a few milliseconds at most. */
export interface Recogniser {
  understand(text: string, context?: UnderstandingContext): Understanding;
  /** The whole text read as a value of one slot, as an answer to a question for it; undefined when it is none. */
  readSlot(slot: string, text: string, now?: Date): string | undefined;
}
