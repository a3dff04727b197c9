import { freeTextSlots, intentEntry, type IntentId } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import { marksFor } from '../model/marks.ts';
import { bestTags, observe, spansOf, tagsFor, type TaggedSpan } from '../model/tagger.ts';
import type { Token } from '../model/tokens.ts';
import { normalise, saidBetween, type NormalText } from '../normal/normal-text.ts';
import type { Entities } from '../understanding.ts';
import { soundsOf, type SoundLexicon } from './sound-lexicon.ts';

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
  const scraps: string[] = [];
  for (const span of spans) {
    const value = trimmed(saidBetween(normal, span.start, span.end));
    if (value === '' || slots[span.slot] !== undefined) continue;
    if (isScrap(reader.lexicon, span.slot, value)) {
      scraps.push(span.slot);
      continue;
    }
    slots[span.slot] = ownName(span.slot, value, entities) ?? reader.lexicon.heard(span.slot, value);
    kept.push(span);
  }
  for (const slot of [...scraps, ...wanted.filter((each) => alwaysNamed.has(each))]) {
    if (slots[slot] !== undefined || isPerson.has(slot)) continue;
    const at = reader.lexicon.within(slot, normal.text);
    const start = at === undefined ? -1 : normal.text.lastIndexOf(at);
    if (at === undefined || start < 0) continue;
    slots[slot] = trimmed(saidBetween(normal, start, start + at.length));
    kept.push({ slot, start, end: start + at.length });
  }
  return { slots, spans: kept };
}

const isPerson: ReadonlySet<string> = new Set(['payee', 'payer', 'person', 'counterparty']);

/** Slots whose few usual values are said whenever they are meant. */
const alwaysNamed: ReadonlySet<string> = new Set(['biller', 'scheme', 'method']);

/** A lone character that nobody has said for this slot is a piece of something else. */
const isScrap = (lexicon: SoundLexicon, slot: string, value: string): boolean =>
  value.length === 1 &&
  (/[的了在是有我你它这那说就去来要给把得子]/u.test(value) || !lexicon.knows(slot, value));

const ownNames: Readonly<Record<string, keyof Entities>> = {
  payee: 'payees', payer: 'payees', person: 'payees', counterparty: 'payees', product: 'products', product_2: 'products',
  merchant: 'merchants', account: 'accounts', from_account: 'accounts',
}; // prettier-ignore

/** One of the customer's own names that sounds like what was written; undefined when none or several do. */
function ownName(slot: string, value: string, entities: Entities | undefined): string | undefined {
  const kind = ownNames[slot];
  const names = kind === undefined ? [] : (entities?.[kind] ?? []);
  if (names.length === 0 || names.includes(value)) return undefined;
  const sound = soundsOf(normalise(value).text, true);
  const alike =
    sound === undefined ? [] : names.filter((name) => soundsOf(normalise(name).text, true) === sound);
  return alike.length === 1 && normalise(alike[0] ?? '').text !== normalise(value).text
    ? alike[0]
    : undefined;
}

const politeEnds =
  /^(?:[\s,，。.!！?？、:：“”"'「」『』]|请|麻烦|的|嘅)+|(?:[\s,，。.!！?？、:：“”"「」『』]|吧|呀|啊|呢|哈|哦|啦|的|嘅)+$/gu;

/** Without blanks, marks, particles and polite words at the ends. */
export const trimmed = (said: string): string => {
  const bare = said.replace(politeEnds, '');
  return bare === '' ? said.trim() : bare;
};
