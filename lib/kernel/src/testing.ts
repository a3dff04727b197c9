import { manualClock, type ManualClock } from './clock.ts';
import { idSource, type IdSource } from './ids.ts';
import { type Random, seededRandom } from './random.ts';

/** The moment at which the demo bank's stories begin: a Friday morning in Shanghai. */
export const storyStartAt = new Date('2026-11-20T10:00:00+08:00');

/** A clock, chance and ids that repeat exactly. */
export function testWorld(seed = 1): { clock: ManualClock; random: Random; ids: IdSource } {
  const clock = manualClock(storyStartAt);
  const random = seededRandom(seed);
  return { clock, random, ids: idSource(clock, random) };
}
