import type { Expectation } from './script.ts';

/** What came of one turn, as far as it can be judged. */
export interface Observed {
  readonly intent?: string;
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly proposal?: Readonly<Record<string, unknown>> | null;
  readonly needs?: string;
  /** The reply's text and the text of its cards. */
  readonly text: string;
  readonly cards: readonly string[];
  readonly status?: string;
  readonly reasonCodes: readonly string[];
  readonly balanceChange: string;
  readonly handover: boolean;
  readonly emotion?: string;
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const oneOf = (allowed: string | readonly string[]): readonly string[] =>
  typeof allowed === 'string' ? [allowed] : allowed;

/** Is everything of `part` found in `whole`, deeply? Leaves are compared as strings. */
export function isSubset(part: unknown, whole: unknown): boolean {
  if (part === null || typeof part !== 'object') return String(part) === String(whole);
  if (whole === null || typeof whole !== 'object') return false;
  return Object.entries(part).every(([name, value]) =>
    isSubset(value, (whole as Record<string, unknown>)[name]),
  );
}

function judgeWords(expected: Expectation, seen: Observed): string[] {
  const found: string[] = [];
  const { textMatches, textLacks, emotion } = expected;
  if (textMatches !== undefined && !new RegExp(textMatches, 'u').test(seen.text)) {
    found.push(`text lacks /${textMatches}/: ${seen.text.slice(0, 160)}`);
  }
  if (textLacks !== undefined && new RegExp(textLacks, 'u').test(seen.text)) {
    found.push(`text has /${textLacks}/: ${seen.text.slice(0, 160)}`);
  }
  if (emotion !== undefined && !new RegExp(emotion, 'u').test(seen.emotion ?? '')) {
    found.push(`emotion ${show(seen.emotion)}, not /${emotion}/`);
  }
  return found;
}

function judgeMeaning(expected: Expectation, seen: Observed): string[] {
  const found: string[] = [];
  if (expected.intent !== undefined && !oneOf(expected.intent).includes(seen.intent ?? '')) {
    found.push(`intent ${show(seen.intent)}, not ${show(expected.intent)}`);
  }
  for (const [slot, value] of Object.entries(expected.slots ?? {})) {
    if (String(seen.slots?.[slot]) !== String(value))
      found.push(`slot ${slot} ${show(seen.slots?.[slot])}, not ${show(value)}`);
  }
  if (expected.needs !== undefined && seen.needs !== expected.needs) {
    found.push(`needs ${show(seen.needs)}, not ${show(expected.needs)}`);
  }
  if (expected.card !== undefined && !seen.cards.includes(expected.card)) {
    found.push(`cards ${show(seen.cards)}, not ${show(expected.card)}`);
  }
  if (expected.handover !== undefined && seen.handover !== expected.handover)
    found.push(`handover ${String(seen.handover)}`);
  return found;
}

function judgeDeeds(expected: Expectation, seen: Observed): string[] {
  const found: string[] = [];
  if (expected.proposal === null && seen.proposal) found.push(`a proposal: ${show(seen.proposal)}`);
  if (expected.proposal && !(seen.proposal && isSubset(expected.proposal, seen.proposal))) {
    found.push(`proposal ${show(seen.proposal)}, not ${show(expected.proposal)}`);
  }
  if (expected.status !== undefined && !oneOf(expected.status).includes(seen.status ?? '')) {
    found.push(`status ${show(seen.status)}, not ${show(expected.status)}`);
  }
  const missing = (expected.reasonCodes ?? []).filter((code) => !seen.reasonCodes.includes(code));
  if (missing.length > 0) found.push(`reasons ${show(seen.reasonCodes)} lack ${show(missing)}`);
  if (expected.balanceChange !== undefined && seen.balanceChange !== expected.balanceChange) {
    found.push(`balance changed by ${seen.balanceChange}, not ${expected.balanceChange}`);
  }
  return found;
}

/** Everything in which a turn differs from what was expected; empty when it is right. */
export const judge = (expected: Expectation, seen: Observed): string[] => [
  ...judgeMeaning(expected, seen),
  ...judgeDeeds(expected, seen),
  ...judgeWords(expected, seen),
];
