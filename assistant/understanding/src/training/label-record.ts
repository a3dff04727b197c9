import { normalSlots } from '../frame/normal-slots.ts';
import { readMentions } from '../grammar/mentions.ts';
import { tokenise } from '../model/tokens.ts';
import { normalise } from '../normal/normal-text.ts';
import { alignSlots } from './align.ts';
import type { LabelledUtterance } from './corpus.ts';

/** What a person says about an utterance: its intent and the values of its free-text slots. */
export interface Labelling {
  readonly text: string;
  readonly intent: string;
  readonly said: Readonly<Record<string, string>>;
  readonly now: Date;
  /** Where the label comes from, for findings. */
  readonly at: string;
}

/** A record out of a label; the slots with a normal form are read by the grammars, as the recogniser would. */
export function labelledRecord({ text, intent, said, now, at }: Labelling): LabelledUtterance {
  const bare = { text, intent, slots: said, style: undefined, alternatives: [], context: undefined, now, at };
  const normal = normalise(text);
  const spans = alignSlots(bare, normal.text, tokenise(normal.text)) ?? [];
  const read = normalSlots(intent, normal.text, readMentions(normal, now), now, spans);
  return { ...bare, slots: { ...read, ...said } };
}
