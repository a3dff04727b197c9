import type { Mentions } from '../grammar/mentions.ts';
import type { TimeMention } from '../grammar/time.ts';
import { fromOf, toOf } from '../grammar/time-span.ts';
import { blurredSound, soundOf, syllableOf } from '../normal/pinyin.ts';
import { conceptsIn } from './concepts.ts';
import { hashSeed, hashText, mix } from './hash.ts';
import { tokenise, type Token } from './tokens.ts';

/** The features of an utterance: hashes and their weights, the weights of unit length together. */
export interface Features {
  readonly hashes: Int32Array;
  readonly weights: Float32Array;
}

const placeholder = (name: string): number => hashText(`<${name}>`);

const begin = placeholder('begin');
const finish = placeholder('end');

/** A mention stands for itself in the features: what was said there matters less than that it was. */
interface Stand {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

function timeName(mention: TimeMention, today: string): string {
  const range = mention.range ?? mention.ahead;
  if (range === undefined) return 'day';
  const shape = fromOf(range) === toOf(range) ? 'day' : 'period';
  const side = toOf(range) < today ? 'past' : fromOf(range) > today ? 'ahead' : 'now';
  return `${shape}-${mention.ahead === undefined || mention.ahead === range ? side : 'open'}`;
}

function standsOf(mentions: Mentions, today: string): readonly Stand[] {
  const stands: Stand[] = [];
  const add = (mention: { readonly start: number; readonly end: number }, name: string): void => {
    if (stands.some((other) => mention.start < other.end && other.start < mention.end)) return;
    stands.push({ start: mention.start, end: mention.end, hash: placeholder(name) });
  };
  for (const mention of mentions.digits) add(mention, mention.kind);
  for (const mention of mentions.recurrences) add(mention, 'recurrence');
  for (const mention of mentions.times) add(mention, timeName(mention, today));
  for (const mention of mentions.rates) add(mention, 'rate');
  for (const mention of mentions.money) add(mention, mention.currency !== undefined && mention.currency !== 'CNY' ? 'foreign-money' : 'money');
  for (const mention of mentions.terms) add(mention, 'term');
  for (const mention of mentions.currencies) if (mention.value !== 'CNY') add(mention, 'currency');
  return stands;
}

/** The tokens with the mentions replaced by their kinds. */
function sequenceOf(tokens: readonly Token[], stands: readonly Stand[]): number[] {
  const sequence: number[] = [begin];
  let lastStand: Stand | undefined;
  for (const token of tokens) {
    const stand = stands.find((each) => token.start >= each.start && token.start < each.end);
    if (stand && stand === lastStand) continue;
    lastStand = stand;
    if (!stand && token.kind === 'mark') continue;
    sequence.push(stand ? stand.hash : token.hash);
  }
  sequence.push(finish);
  return sequence;
}

const gramSeeds = [1, 2, 3, 4].map((size) => mix(hashSeed, 0x100 + size));
const soundSeed = mix(hashSeed, 0x201);
const pieceSeed = mix(hashSeed, 0x301);
const rawSeed = mix(hashSeed, 0x401);
const pairSeed = mix(hashSeed, 0x501);
const conceptSeed = mix(hashSeed, 0x801);
const beforeSeed = mix(hashSeed, 0x601);
const questionSeed = mix(hashSeed, 0x701);

/** Weights of the kinds of features against each other. */
const weightOf = { gram: [0.8, 1, 0.9, 0.7], sound: 0.45, piece: 0.4, raw: 0.5, pair: 0.5, before: 1.5, question: 0.5, concept: [1.6, 1.5, 0.9] } as const;

/** Reads the features of an utterance. */
export function featuresOf(text: string, mentions: Mentions, today: string, previousIntent?: string): Features {
  const tokens = tokenise(text).slice(0, 160);
  const sequence = sequenceOf(tokens, standsOf(mentions, today));
  const found = new Map<number, number>();
  const add = (hash: number, weight: number): void => {
    found.set(hash, Math.max(found.get(hash) ?? 0, weight));
  };
  addGrams(sequence, add);
  addSounds(text, tokens, add);
  addPieces(text, tokens, add);
  addConcepts(text, add);
  for (let index = 0; index < tokens.length; index += 1) {
    const [token, next] = [tokens[index], tokens[index + 1]];
    if (token && token.kind !== 'mark') add(mix(rawSeed, token.hash), weightOf.raw);
    if (token && next) add(mix(mix(rawSeed, token.hash), next.hash), weightOf.raw);
  }
  if (/[?？]|吗|嘛|么$|没有?$|不$/u.test(text)) add(questionSeed, weightOf.question);
  add(mix(questionSeed, Math.min(8, tokens.length >> 1)), weightOf.question);
  if (previousIntent !== undefined) {
    const before = mix(beforeSeed, hashText(previousIntent));
    add(before, weightOf.before);
    if (tokens.length <= 8) add(mix(before, 1), weightOf.before);
    add(mix(before, sequence[1] ?? 0), weightOf.before);
    add(mix(before, sequence[sequence.length - 2] ?? 0), weightOf.before);
  }
  return unitLength(found);
}

function addGrams(sequence: readonly number[], add: (hash: number, weight: number) => void): void {
  for (let index = 0; index < sequence.length; index += 1) {
    for (let size = 1; size <= 4 && index + size <= sequence.length; size += 1) {
      let hash = gramSeeds[size - 1] ?? 0;
      for (let offset = 0; offset < size; offset += 1) hash = mix(hash, sequence[index + offset] ?? 0);
      add(hash, weightOf.gram[size - 1] ?? 0);
    }
    const here = sequence[index] ?? 0;
    for (let gap = 2; gap <= 4 && index + gap < sequence.length; gap += 1) {
      add(mix(mix(pairSeed, here), sequence[index + gap] ?? 0), weightOf.pair);
    }
  }
}

/** Neighbouring ideographs by how they sound: what a recogniser mishears keeps its sound. */
function addSounds(text: string, tokens: readonly Token[], add: (hash: number, weight: number) => void): void {
  const sounds = tokens.map((token) => {
    const sound =
      token.kind === 'ideograph'
        ? soundOf(text.charCodeAt(token.start))
        : token.kind === 'word'
          ? syllableOf(text.slice(token.start, token.end))
          : undefined;
    return sound === undefined ? 0 : hashText(blurredSound(sound));
  });
  for (let index = 0; index + 1 < sounds.length; index += 1) {
    const [first, second, third] = [sounds[index] ?? 0, sounds[index + 1] ?? 0, sounds[index + 2] ?? 0];
    if (first === 0 || second === 0) continue;
    const pair = mix(mix(soundSeed, first), second);
    add(pair, weightOf.sound);
    if (third !== 0) add(mix(pair, third), weightOf.sound);
  }
}

/** The concepts named, alone, with the next, and any two of the same utterance. */
function addConcepts(text: string, add: (hash: number, weight: number) => void): void {
  const named = conceptsIn(text).slice(0, 40);
  const [one, next, together] = weightOf.concept;
  named.forEach((concepts, index) => {
    for (const concept of concepts) {
      const here = mix(conceptSeed, concept);
      add(here, one);
      for (const after of named[index + 1] ?? []) add(mix(here, after), next);
      for (const others of named.slice(index + 1, index + 12)) {
        for (const other of others) add(mix(mix(conceptSeed, Math.min(concept, other)), Math.max(concept, other) ^ 1), together);
      }
    }
  });
}

/** Pieces of Latin words, so that a misspelt word still resembles itself. */
function addPieces(text: string, tokens: readonly Token[], add: (hash: number, weight: number) => void): void {
  for (const token of tokens) {
    if (token.kind !== 'word' || token.end - token.start < 4) continue;
    const word = `<${text.slice(token.start, Math.min(token.end, token.start + 20))}>`;
    for (let index = 0; index + 4 <= word.length; index += 1) add(hashText(word.slice(index, index + 4), pieceSeed), weightOf.piece);
  }
}

function unitLength(found: ReadonlyMap<number, number>): Features {
  const hashes = new Int32Array(found.size);
  const weights = new Float32Array(found.size);
  let square = 0;
  for (const weight of found.values()) square += weight * weight;
  const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
  let index = 0;
  for (const [hash, weight] of found) {
    hashes[index] = hash;
    weights[index] = weight * scale;
    index += 1;
  }
  return { hashes, weights };
}
