import { sha256Hex } from '@banxing/crypto';
import { featuresOfRecord } from '@banxing/understanding';
import type { CollectedTurn } from './turn-store.ts';

/** Turns that say much the same. */
export interface Cluster {
  /** Of the leading text: the same texts make the same clusters with the same ids. */
  readonly id: string;
  readonly leader: string;
  readonly turns: readonly CollectedTurn[];
  /** What the turns were taken for, by summed sureness: what to call them, likeliest first. */
  readonly suggested: readonly { readonly intent: string; readonly share: number }[];
}

/** Cosine from which two texts belong together. */
export const alikeFrom = 0.4;

type Vector = ReadonlyMap<number, number>;

/** A masked text means the same on every day. */
const anyDay = new Date('2026-11-20T10:00:00+08:00');

function vectorOf(text: string): Vector {
  const record = {
    text,
    intent: 'oos',
    slots: {},
    style: undefined,
    alternatives: [],
    context: undefined,
    now: anyDay,
    at: '',
  };
  const { hashes, weights } = featuresOfRecord(record);
  const vector = new Map<number, number>();
  hashes.forEach((hash, index) => vector.set(hash, weights[index] ?? 0));
  return vector;
}

/** Of vectors of length one: their product is the cosine. */
function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [hash, weight] of small) product += weight * (large.get(hash) ?? 0);
  return product;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Texts that lead, most said first: each is unlike every leader before it. */
function leadersAmong(texts: readonly string[], vectors: ReadonlyMap<string, Vector>): readonly string[] {
  const leaders: string[] = [];
  for (const text of texts) {
    const vector = vectors.get(text) ?? new Map<number, number>();
    if (!leaders.some((leader) => cosine(vector, vectors.get(leader) ?? new Map()) >= alikeFrom))
      leaders.push(text);
  }
  return leaders;
}

function suggestionsFor(turns: readonly CollectedTurn[]): Cluster['suggested'] {
  const votes = new Map<string, number>();
  for (const { intent, confidence } of turns)
    votes.set(intent, (votes.get(intent) ?? 0) + Math.max(confidence, 0.01));
  const total = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
  return [...votes]
    .sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
    .slice(0, 3)
    .map(([intent, vote]) => ({ intent, share: Number((vote / total).toFixed(3)) }));
}

/**
 * Groups turns by the features that the recogniser itself reads by. Every text joins the leader that it is most like, so
 * the order in which turns came does not matter. The largest cluster comes first.
 */
export function clustersOf(turns: readonly CollectedTurn[]): readonly Cluster[] {
  const counts = new Map<string, number>();
  for (const { text } of turns) counts.set(text, (counts.get(text) ?? 0) + 1);
  const texts = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || byText(a, b),
  );
  const vectors = new Map(texts.map((text) => [text, vectorOf(text)]));
  const leaders = leadersAmong(texts, vectors);
  const homes = new Map<string, string>();
  for (const text of texts) {
    let best = { leader: text, likeness: -1 };
    for (const leader of leaders) {
      const likeness =
        leader === text ? 2 : cosine(vectors.get(text) ?? new Map(), vectors.get(leader) ?? new Map());
      if (likeness > best.likeness) best = { leader, likeness };
    }
    homes.set(text, best.leader);
  }
  const members = new Map<string, CollectedTurn[]>(leaders.map((leader) => [leader, []]));
  for (const turn of turns) members.get(homes.get(turn.text) ?? '')?.push(turn);
  return [...members]
    .map(([leader, own]): Cluster => {
      const sorted = [...own].sort((a, b) => byText(a.id, b.id));
      return {
        id: `clu_${sha256Hex(leader).slice(0, 12)}`,
        leader,
        turns: sorted,
        suggested: suggestionsFor(sorted),
      };
    })
    .sort((a, b) => b.turns.length - a.turns.length || byText(a.leader, b.leader));
}
