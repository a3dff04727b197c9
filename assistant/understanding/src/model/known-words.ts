import type { Token } from './tokens.ts';

/** A value that others have said for a slot, standing in a text. */
export interface KnownSpan {
  readonly slot: string;
  readonly start: number;
  readonly end: number;
}

/** Finds known values of slots in texts. */
export interface KnownWords {
  /** The longest known values at each place, for the slots asked about; `but` is not counted as known once. */
  within(text: string, tokens: readonly Token[], slots: ReadonlySet<string>, but?: ReadonlyMap<string, string>): readonly KnownSpan[];
}

interface Entry {
  readonly value: string;
  readonly slot: string;
  readonly times: number;
}

const longest = 14;

/** Values by slot, with how often each was said; names of people are nobody else's and are left out. */
export function knownWords(values: Iterable<readonly [slot: string, value: string, times: number]>): KnownWords {
  const byBeginning = new Map<string, Entry[]>();
  for (const [slot, value, times] of values) {
    if (value.length === 0 || value.length > longest) continue;
    const beginning = value.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { slot, value, times }]);
  }
  for (const entries of byBeginning.values()) entries.sort((a, b) => b.value.length - a.value.length);
  return {
    within(text, tokens, slots, but) {
      const spans: KnownSpan[] = [];
      const ends = new Set(tokens.map((token) => token.end));
      const reached = new Map<string, number>();
      for (const { start } of tokens) {
        const candidates = [text.slice(start, start + 2), text.slice(start, start + 1)].flatMap((beginning) => byBeginning.get(beginning) ?? []);
        for (const { slot, value, times } of candidates) {
          const end = start + value.length;
          if (!slots.has(slot) || (reached.get(slot) ?? 0) > start || !ends.has(end) || !text.startsWith(value, start)) continue;
          if (times < 2 && but?.get(slot) === value) continue;
          spans.push({ slot, start, end });
          reached.set(slot, end);
        }
      }
      return spans;
    },
  };
}
