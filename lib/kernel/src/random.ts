import { randomBytes } from 'node:crypto';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance, handed in. */
export interface Random {
  /** A whole number in `[0, 2^32)`. */
  uint32(): number;
  bytes(count: number): Uint8Array;
}

/** Chance that nobody can foresee: for secrets and ids. */
export const cryptoRandom: Random = {
  uint32: () => randomBytes(4).readUInt32BE(0),
  bytes: (count) => randomBytes(count),
};

/** The same seed gives the same row of numbers, on every machine: for the simulator and tests, never for secrets. */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uint32 = (): number => generator.next() >>> 0;
  return {
    uint32,
    bytes: (count) => Uint8Array.from({ length: count }, () => uint32() & 0xff),
  };
}

/** A number in `[0, 1)`. */
export const randomUnit = (random: Random): number => random.uint32() / 0x1_0000_0000;

/** A whole number in `[from, to]`, both ends included. */
export const randomInt = (random: Random, from: number, to: number): number =>
  from + Math.floor(randomUnit(random) * (to - from + 1));

/** One of the items; the list may not be empty. */
export function randomPick<T>(random: Random, items: readonly T[]): T {
  const item = items[randomInt(random, 0, items.length - 1)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** A stream of its own for a name, so that adding one use of chance does not move all the others. */
export function forkRandom(seed: number, name: string): Random {
  let hash = 2166136261 ^ seed;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return seededRandom(hash);
}
