import { initials, type Keys, keysOf, spelled } from './spelling.ts';

export type ThingKind = 'function' | 'payee' | 'product' | 'entry';

/** Something that can be found: what it is called and what a tap on it does. */
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  /** Other words that it goes by. */
  readonly words?: readonly string[];
  /** As on a card: `say:…`, `open:…`. */
  readonly action: string;
}

/** A thing with the spellings of its names. */
export interface Indexed {
  readonly thing: Thing;
  readonly names: readonly Keys[];
}

export const indexed = (thing: Thing): Indexed => ({
  thing,
  names: [thing.title, ...(thing.words ?? [])].map(keysOf),
});

const startsOrHolds = (whole: string, part: string, start: number, inside: number): number =>
  whole.startsWith(part) ? start : whole.includes(part) ? inside : 0;

/** Is `part` in `whole` with one character left out, put in or changed, and the rest in order? */
function withOneSlip(whole: string, part: string): boolean {
  if (part.length < 3) return false;
  return [...part].some((_, at) => {
    const [head, rest] = [part.slice(0, at), part.slice(at + 1)];
    const from = whole.indexOf(head);
    if (from < 0) return false;
    const after = whole.slice(from + head.length);
    return (
      after.startsWith(rest) || after.slice(1).startsWith(rest) || after.slice(1).startsWith(part.slice(at))
    );
  });
}

/** How well a typed text names a thing, from 0 (not at all) to 100. */
export function fit(name: Keys, typed: Keys): number {
  if (typed.plain === '') return 0;
  if (name.plain === typed.plain) return 100;
  const byCharacters = startsOrHolds(name.plain, typed.plain, 90, 75);
  if (byCharacters > 0) return byCharacters;
  const bySound = startsOrHolds(spelled(name), spelled(typed), 65, 50);
  if (bySound > 0 && spelled(typed).length >= 2) return bySound;
  const latin = /^[a-z]+$/u.test(typed.plain);
  if (latin && typed.plain.length >= 2) {
    const byInitials = startsOrHolds(initials(name), typed.plain, 60, 35);
    if (byInitials > 0) return byInitials;
  }
  if (typed.sounds.length >= 3 && withOneSlip(name.plain, typed.plain)) return 30;
  return latin && withOneSlip(spelled(name), typed.plain) && typed.plain.length >= 5 ? 25 : 0;
}

/** The things that a typed text names, best first. */
export function find(things: readonly Indexed[], text: string, limit: number): readonly Thing[] {
  const typed = keysOf(text);
  return things
    .map(({ thing, names }) => ({ thing, score: Math.max(0, ...names.map((name) => fit(name, typed))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.thing.title.length - b.thing.title.length)
    .slice(0, limit)
    .map(({ thing }) => thing);
}
