import { dayOf } from '@banxing/kernel';
import { readMentions } from '../grammar/mentions.ts';
import { featuresOf, type Features } from '../model/features.ts';
import { normalise } from '../normal/normal-text.ts';
import type { LabelledUtterance } from './corpus.ts';

/** The features that the recogniser would see for this record. */
export function featuresOfRecord(record: LabelledUtterance): Features {
  const normal = normalise(record.text);
  return featuresOf(normal.text, readMentions(normal, record.now), dayOf(record.now), record.context);
}
