import { freeTextSlots, intentEntry, type IntentId } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import { marksFor } from '../model/marks.ts';
import { bestTags, observe, spansOf, tagsFor, type TaggedSpan } from '../model/tagger.ts';
import type { Token } from '../model/tokens.ts';
import { saidBetween, type NormalText } from '../normal/normal-text.ts';
import type { Entities } from '../understanding.ts';
import type { SoundLexicon } from './sound-lexicon.ts';

/** Slots said in the speaker's own words, and where in the text they stand. */
export interface FreeText {
  readonly slots: Readonly<Record<string, string>>;
  readonly spans: readonly TaggedSpan[];
}

/** What the free-text part of the recogniser needs. */
export interface FreeTextReader {
  readonly weights: Float32Array;
  readonly lexicon: SoundLexicon;
}

/** Finds the free-text slots that the intent carries. */
export function freeTextFor(
  reader: FreeTextReader,
  intent: IntentId,
  normal: NormalText,
  tokens: readonly Token[],
  mentions: Mentions,
  entities: Entities | undefined,
): FreeText {
  const wanted = intentEntry(intent).slots.filter((slot) => freeTextSlots.has(slot));
  if (wanted.length === 0 || tokens.length === 0) return { slots: {}, spans: [] };
  const seen = observe(tokens, intent, marksFor(normal.text, tokens, mentions, entities));
  const spans = spansOf(tokens, bestTags(reader.weights, seen, tagsFor(wanted)));
  const slots: Record<string, string> = {};
  const kept: TaggedSpan[] = [];
  for (const span of spans) {
    const value = trimmed(saidBetween(normal, span.start, span.end));
    if (value === '' || slots[span.slot] !== undefined) continue;
    slots[span.slot] = reader.lexicon.heard(span.slot, value);
    kept.push(span);
  }
  return { slots, spans: kept };
}

const politeEnds = /^(?:[\s,，。.!！?？、:：“”"'「」『』]|请|麻烦)+|(?:[\s,，。.!！?？、:：“”"「」『』]|吧|呀|啊|呢|哈|哦|啦)+$/gu;

/** Without blanks, marks, particles and polite words at the ends. */
export const trimmed = (said: string): string => {
  const bare = said.replace(politeEnds, '');
  return bare === '' ? said.trim() : bare;
};
