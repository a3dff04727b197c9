import { randomInt, randomUnit, seededRandom, type Random } from '@banxing/kernel';
import { readMentions } from '../grammar/mentions.ts';
import { freeTextSlots, intentEntry } from '../intents.ts';
import { mix } from '../model/hash.ts';
import { isPerson } from '../frame/free-text.ts';
import { knownWords, type KnownWords } from '../model/known-words.ts';
import { marksFor } from '../model/marks.ts';
import {
  bestTags,
  observe,
  outside,
  taggerSize,
  tagsFor,
  transitionHash,
  type Tag,
  type TaggerModel,
} from '../model/tagger.ts';
import { tokenise } from '../model/tokens.ts';
import type { HeardWords } from '../normal/heard-words.ts';
import { normalise } from '../normal/normal-text.ts';
import type { Entities } from '../understanding.ts';
import { alignSlots } from './align.ts';
import { withOtherNames } from './other-names.ts';
import type { LabelledUtterance } from './corpus.ts';

interface TagExample {
  readonly seen: readonly Int32Array[];
  readonly tags: readonly Tag[];
  readonly gold: readonly Tag[];
}

const size = taggerSize;

/** An averaged structured perceptron over the free-text slots; the same records and seed give the same weights. */
export function trainTagger(
  records: readonly LabelledUtterance[],
  heard: HeardWords,
  epochs: number,
  seed: number,
): TaggerModel {
  const random = seededRandom(seed);
  const known = knownFrom(records);
  const examples = [...records, ...withOtherNames(records, random)].flatMap(
    (record) => tagExample(record, heard, known, random) ?? [],
  );
  const weights = new Float32Array(size);
  const totals = new Float64Array(size);
  let step = 1;
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = randomInt(random, 0, index);
      [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
    }
    for (const place of order) {
      const example = examples[place];
      if (!example) continue;
      const guess = bestTags(weights, example.seen, example.tags);
      if (guess.some((tag, index) => tag !== example.gold[index])) {
        update(weights, totals, example, example.gold, 1, step);
        update(weights, totals, example, guess, -1, step);
      }
      step += 1;
    }
  }
  return { weights: Float32Array.from(weights, (weight, index) => weight - (totals[index] ?? 0) / step) };
}

function update(
  weights: Float32Array,
  totals: Float64Array,
  example: TagExample,
  path: readonly Tag[],
  by: number,
  step: number,
): void {
  const mask = size - 1;
  const change = (hash: number): void => {
    const place = hash & mask;
    weights[place] = (weights[place] ?? 0) + by;
    totals[place] = (totals[place] ?? 0) + by * step;
  };
  path.forEach((tag, index) => {
    for (const feature of example.seen[index] ?? []) change(mix(feature, tag.hash));
    change(transitionHash(index === 0 ? undefined : path[index - 1], tag));
  });
}

/** Share of the records read as if nobody had said their values before: most names that customers say are new. */
const unfamiliarShare = 0.55;

/** The values of the records' slots as the recogniser will know them. */
function knownFrom(records: readonly LabelledUtterance[]): KnownWords {
  const counts = new Map<string, readonly [slot: string, value: string, times: number]>();
  for (const { slots } of records) {
    for (const [slot, said] of Object.entries(slots)) {
      if (!freeTextSlots.has(slot) || isPerson.has(slot)) continue;
      const value = normalise(said).text;
      counts.set(`${slot} ${value}`, [slot, value, (counts.get(`${slot} ${value}`)?.[2] ?? 0) + 1]);
    }
  }
  return knownWords(counts.values());
}

function tagExample(
  record: LabelledUtterance,
  heard: HeardWords,
  known: KnownWords,
  random: Random,
): TagExample | undefined {
  const wanted = intentEntry(record.intent).slots.filter((slot) => freeTextSlots.has(slot));
  if (wanted.length === 0) return undefined;
  const normal = heard(normalise(record.text));
  const tokens = tokenise(normal.text);
  if (tokens.length === 0) return undefined;
  const spans = alignSlots(record, normal.text, tokens);
  if (!spans) return undefined;
  const tags = tagsFor(wanted);
  const find = (slot: string, part: Tag['part']): Tag =>
    tags.find((tag) => tag.slot === slot && tag.part === part) ?? outside;
  const gold: Tag[] = tokens.map(() => outside);
  for (const span of spans) {
    tokens.forEach((token, index) => {
      if (token.start >= span.start && token.end <= span.end)
        gold[index] = find(span.slot, token.start === span.start ? 'B' : 'I');
    });
  }
  const mentions = readMentions(normal, record.now);
  const unfamiliar = randomUnit(random) < unfamiliarShare;
  const own = new Map(Object.entries(record.slots).map(([slot, value]) => [slot, normalise(value).text]));
  const entities = randomUnit(random) < 0.3 ? entitiesOf(record) : undefined;
  return {
    seen: observe(
      tokens,
      record.intent,
      marksFor({
        normal,
        tokens,
        mentions,
        entities,
        known: unfamiliar ? [] : known.within(normal.text, tokens, new Set(wanted), own),
      }),
    ),
    tags,
    gold,
  };
}

/** The names that a customer who says this would have on record. */
function entitiesOf(record: LabelledUtterance): Entities {
  const { payee, product, merchant, account, counterparty, from_account: from } = record.slots;
  const some = (...values: (string | undefined)[]): string[] =>
    values.filter((value): value is string => value !== undefined);
  return {
    payees: some(payee, counterparty),
    products: some(product),
    merchants: some(merchant),
    accounts: some(account, from),
  };
}
