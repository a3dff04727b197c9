import type { Misgiving } from './misgiving.ts';

type Slots = Readonly<Record<string, string>>;

/** Everything that a turn can ask of the conversation: a closed set, one handler each in `commands/`. */
export type DialogueCommand =
  | { readonly kind: 'start'; readonly intent: string; readonly slots: Slots }
  | { readonly kind: 'digress'; readonly intent: string; readonly slots: Slots }
  | { readonly kind: 'fill'; readonly slots: Slots }
  /** Changes a request; `ask` is a part that was called wrong without saying what is right. */
  | {
      readonly kind: 'correct';
      readonly intent: string;
      readonly slots: Slots;
      readonly ask?: string | undefined;
      /** The day that was said is in no calendar. */
      readonly noSuchDay?: boolean;
    }
  /** Asks whether the amount that results from 多转100 is meant. */
  | {
      readonly kind: 'weigh-amount';
      readonly intent: string;
      readonly slots: Slots;
      readonly total: string | undefined;
    }
  /** Shows both sides of a choice in figures. */
  | {
      readonly kind: 'weigh-options';
      readonly sides: readonly { readonly intent: string; readonly query: string }[];
    }
  /** Says why a money request was not begun, and how to ask for it plainly. */
  | {
      readonly kind: 'hold-back';
      readonly why: Misgiving | 'already_done' | 'each_or_all';
      readonly intent: string;
      readonly slots: Slots;
      readonly people?: readonly string[];
    }
  | { readonly kind: 'warn'; readonly about: 'fraud' | 'secret'; readonly slots?: Slots }
  | { readonly kind: 'clarify'; readonly candidates: readonly string[]; readonly slots: Slots }
  | {
      readonly kind: 'cancel';
      /** It was called wrong rather than unwanted: asks what to change. */ readonly doubted?: boolean;
    }
  | { readonly kind: 'confirm-word' }
  /** Why the last thing was refused, held or advised. */
  | { readonly kind: 'explain' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'chat'; readonly topic: string };

export type CommandOf<K extends DialogueCommand['kind']> = Extract<DialogueCommand, { kind: K }>;
