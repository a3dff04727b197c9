import { normalSlots } from '../frame/normal-slots.ts';
import { readMentions } from '../grammar/mentions.ts';
import { choiceFeatures, choiceGroupOf, choiceSlots, unsaid } from '../model/choice-groups.ts';
import type { LinearModel } from '../model/linear-model.ts';
import type { HeardWords } from '../normal/heard-words.ts';
import { normalise } from '../normal/normal-text.ts';
import type { LabelledUtterance } from './corpus.ts';
import { trainLinear, usualTraining } from './linear-trainer.ts';
import { featuresOfRecord } from './record-features.ts';

/** A classifier for each slot with a few values: what the word lists say is one of its features. */
export function trainChoices(
  records: readonly LabelledUtterance[],
  heard: HeardWords,
): Record<string, LinearModel> {
  const groups = new Map<string, { record: LabelledUtterance; slot: string }[]>();
  for (const record of records) {
    for (const [intent, slot] of choiceSlots) {
      const group = choiceGroupOf(intent, slot);
      if (record.intent !== intent || group === undefined) continue;
      groups.set(group, [...(groups.get(group) ?? []), { record, slot }]);
    }
  }
  return Object.fromEntries([...groups].map(([group, members]) => [group, trainGroup(members, heard)]));
}

function trainGroup(
  members: readonly { readonly record: LabelledUtterance; readonly slot: string }[],
  heard: HeardWords,
): LinearModel {
  const classes = [
    ...new Set([unsaid, ...members.map(({ record, slot }) => record.slots[slot] ?? unsaid)]),
  ].sort();
  const examples = members.map(({ record, slot }) => {
    const normal = heard(normalise(record.text));
    const listed = normalSlots(record.intent, normal.text, readMentions(normal, record.now), record.now, [])[
      slot
    ];
    return {
      features: choiceFeatures(featuresOfRecord(record, heard), record.intent, listed),
      label: classes.indexOf(record.slots[slot] ?? unsaid),
      weight: 1,
    };
  });
  return trainLinear(classes, examples, { ...usualTraining, epochs: 20 });
}
