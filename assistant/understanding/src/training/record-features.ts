import { dayOf } from '@banxing/kernel';
import { readMentions } from '../grammar/mentions.ts';
import { featuresOf, type Features } from '../model/features.ts';
import type { HeardWords } from '../normal/heard-words.ts';
import { normalise } from '../normal/normal-text.ts';
import type { LabelledUtterance } from './corpus.ts';

const asItIs: HeardWords = (normal) => normal;

/** The features that the recogniser would see for this record; without `heard`, as it is written. */
export function featuresOfRecord(record: LabelledUtterance, heard: HeardWords = asItIs): Features {
  const normal = heard(normalise(record.text));
  return featuresOf(normal.text, readMentions(normal, record.now), dayOf(record.now), record.context);
}
