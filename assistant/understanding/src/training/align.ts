import { freeTextSlots } from '../intents.ts';
import type { TaggedSpan } from '../model/tagger.ts';
import type { Token } from '../model/tokens.ts';
import { normalise } from '../normal/normal-text.ts';
import { soundsOf } from '../frame/sound-lexicon.ts';
import type { LabelledUtterance } from './corpus.ts';

/** Where the values of the free-text slots stand in the text; undefined when one of them cannot be found. */
export function alignSlots(
  record: LabelledUtterance,
  text: string,
  tokens: readonly Token[],
): readonly TaggedSpan[] | undefined {
  const spans: TaggedSpan[] = [];
  const wanted = Object.entries(record.slots)
    .filter(([slot, value]) => freeTextSlots.has(slot) && !/^\d{4}$/u.test(value))
    .sort(([, a], [, b]) => b.length - a.length);
  for (const [slot, value] of wanted) {
    const span = place(slot, normalise(value).text, text, tokens, spans);
    if (!span) return undefined;
    spans.push(span);
  }
  return spans.sort((a, b) => a.start - b.start);
}

function place(
  slot: string,
  value: string,
  text: string,
  tokens: readonly Token[],
  taken: readonly TaggedSpan[],
): TaggedSpan | undefined {
  const fits = (start: number, end: number): boolean =>
    tokens.some((token) => token.start === start) &&
    tokens.some((token) => token.end === end) &&
    !taken.some((span) => start < span.end && span.start < end);
  for (let at = text.indexOf(value); value !== '' && at >= 0; at = text.indexOf(value, at + 1)) {
    if (fits(at, at + value.length)) return { slot, start: at, end: at + value.length };
  }
  const sound = soundsOf(value, true);
  if (sound === undefined) return undefined;
  for (let at = 0; at + value.length <= text.length; at += 1) {
    if (soundsOf(text.slice(at, at + value.length), true) === sound && fits(at, at + value.length)) {
      return { slot, start: at, end: at + value.length };
    }
  }
  return undefined;
}
