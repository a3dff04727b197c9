import { randomPick, randomUnit, type Random } from '@banxing/kernel';
import type { LabelledUtterance } from './corpus.ts';

const clausesOf = (text: string): readonly string[] =>
  text.split(/(?<=[,，。])/u).filter((clause) => clause !== '');

const shortRequest = 22;
const leastClauses = 4;

/** Requests with somebody else's story before them, as elders tell it: what is asked for comes last, whatever the story is about. */
export function withStories(
  records: readonly LabelledUtterance[],
  share: number,
  random: Random,
): readonly LabelledUtterance[] {
  const stories = records
    .filter((record) => record.style === 'elder')
    .map((record) => clausesOf(record.text))
    .filter((clauses) => clauses.length >= leastClauses)
    .map((clauses) => clauses.slice(0, 2).join(''))
    .filter((story) => !/\d/u.test(story));
  if (stories.length === 0) return [];
  return records.flatMap((record) => {
    const fits =
      record.text.length <= shortRequest &&
      /[一-龥]/u.test(record.text) &&
      !/^(?:chat|oos)/u.test(record.intent);
    if (!fits || record.context !== undefined || randomUnit(random) >= share) return [];
    const story = randomPick(random, stories);
    const clashes = Object.values(record.slots).some((value) => story.includes(value));
    return clashes ? [] : [{ ...record, text: story + record.text }];
  });
}
