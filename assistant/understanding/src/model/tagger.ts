import { hashSeed, hashText, mix } from './hash.ts';
import { standInFor } from './marks.ts';
import type { Token } from './tokens.ts';

/** Weights of the slot tagger, by hash of feature and tag. */
export interface TaggerModel {
  /** A power of two of weights. */
  readonly weights: Float32Array;
}

/** How many weights the tagger has; features that fall on one place share it. */
export const taggerSize = 1 << 22;

/** A slot found in the text, as places of the normalised text. */
export interface TaggedSpan {
  readonly slot: string;
  readonly start: number;
  readonly end: number;
}

/** `O`, or the beginning or inside of a slot. */
export interface Tag {
  readonly slot: string;
  readonly part: 'O' | 'B' | 'I';
  readonly hash: number;
}

export const outside: Tag = { slot: '', part: 'O', hash: hashText('O') };

/** The tags that a row of slots allows. */
export function tagsFor(slots: readonly string[]): readonly Tag[] {
  const tags: Tag[] = [outside];
  for (const slot of slots) {
    tags.push({ slot, part: 'B', hash: hashText(`B-${slot}`) });
    tags.push({ slot, part: 'I', hash: hashText(`I-${slot}`) });
  }
  return tags;
}

export const mayFollow = (previous: Tag | undefined, next: Tag): boolean =>
  next.part !== 'I' || (previous !== undefined && previous.part !== 'O' && previous.slot === next.slot);

const template = (index: number): number => mix(hashSeed, 0x1000 + index);
const templates = Array.from({ length: 32 }, (_, index) => template(index));
const edge = hashText('<edge>');
export const transitionSeed = mix(hashSeed, 0x2000);

/** Hashes of what is seen at each token: the words around it, what kind they are, what lists know them. */
export function observe(tokens: readonly Token[], intent: string, marks: readonly (readonly number[])[]): readonly Int32Array[] {
  const about = hashText(intent);
  const domain = hashText(intent.split('.')[0] ?? '');
  const words = tokens.map((token, index) => standInFor(marks[index]) ?? token.hash);
  const at = (index: number): number => words[index] ?? edge;
  return tokens.map((token, index) => {
    const seen: number[] = [];
    const put = (number: number, ...parts: number[]): void => {
      let hash = templates[number] ?? 0;
      for (const part of parts) hash = mix(hash, part);
      seen.push(hash);
    };
    const [a, b, c, d, e, f, g] = [at(index - 3), at(index - 2), at(index - 1), at(index), at(index + 1), at(index + 2), at(index + 3)];
    put(0, about);
    put(1, d);
    put(2, c);
    put(3, e);
    put(4, b);
    put(5, f);
    put(6, c, d);
    put(7, d, e);
    put(8, b, c);
    put(9, e, f);
    put(10, b, c, d);
    put(11, d, e, f);
    put(12, c, d, e);
    put(13, a, b, c);
    put(14, e, f, g);
    put(15, about, d);
    put(16, about, c);
    put(17, about, e);
    put(18, domain, c, d);
    put(19, hashText(token.kind));
    put(20, hashText(token.kind), hashText(tokens[index - 1]?.kind ?? ''), hashText(tokens[index + 1]?.kind ?? ''));
    put(21, domain, b, c);
    put(22, about, index === 0 ? 1 : 0, index === tokens.length - 1 ? 1 : 0);
    put(23, about, b);
    put(24, about, f);
    for (const mark of marks[index] ?? []) {
      put(25, mark);
      put(26, mark, c);
      put(27, mark, about);
    }
    for (const mark of marks[index + 1] ?? []) put(28, mark);
    for (const mark of marks[index - 1] ?? []) put(29, mark);
    return Int32Array.from(seen);
  });
}

/** The best row of tags for the tokens, by dynamic programming. */
export function bestTags(weights: Float32Array, seen: readonly Int32Array[], tags: readonly Tag[]): readonly Tag[] {
  const mask = weights.length - 1;
  const width = tags.length;
  const transitions = tags.map((to) => [undefined, ...tags].map((from) => (mayFollow(from, to) ? (weights[transitionHash(from, to) & mask] ?? 0) : -Infinity)));
  let scores = new Float64Array(width);
  const back: Int32Array[] = [];
  seen.forEach((features, position) => {
    const next = new Float64Array(width);
    const from = new Int32Array(width);
    for (let to = 0; to < width; to += 1) {
      const tag = tags[to] ?? outside;
      let local = 0;
      for (const feature of features) local += weights[mix(feature, tag.hash) & mask] ?? 0;
      let best = -Infinity;
      let bestFrom = 0;
      if (position === 0) {
        best = transitions[to]?.[0] ?? -Infinity;
      } else {
        for (let previous = 0; previous < width; previous += 1) {
          const score = (scores[previous] ?? 0) + (transitions[to]?.[previous + 1] ?? -Infinity);
          if (score > best) [best, bestFrom] = [score, previous];
        }
      }
      next[to] = best + local;
      from[to] = bestFrom;
    }
    scores = next;
    back.push(from);
  });
  let place = scores.reduce((best, score, index) => (score > (scores[best] ?? -Infinity) ? index : best), 0);
  const path: Tag[] = [];
  for (let position = seen.length - 1; position >= 0; position -= 1) {
    path.unshift(tags[place] ?? outside);
    place = back[position]?.[place] ?? 0;
  }
  return path;
}

export const transitionHash = (from: Tag | undefined, to: Tag): number => mix(mix(transitionSeed, from?.hash ?? edge), to.hash);

/** Joins tags to spans. */
export function spansOf(tokens: readonly Token[], tags: readonly Tag[]): readonly TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  tags.forEach((tag, index) => {
    const token = tokens[index];
    const last = spans[spans.length - 1];
    if (!token || tag.part === 'O') return;
    if (tag.part === 'I' && last?.slot === tag.slot) spans[spans.length - 1] = { ...last, end: token.end };
    else spans.push({ slot: tag.slot, start: token.start, end: token.end });
  });
  return spans;
}
