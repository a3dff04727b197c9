import { intentEntry, type IntentId } from '../intents.ts';
import { choiceFeatures, choiceGroupOf, unsaid } from '../model/choice-groups.ts';
import type { Features } from '../model/features.ts';
import type { Guesser } from '../model/linear-model.ts';

/** Decides the slots that have a few values; the word lists' opinion is one of the things looked at. */
export function chosenSlots(
  choosers: ReadonlyMap<string, Guesser>,
  intent: IntentId,
  features: Features,
  listed: Readonly<Record<string, string>>,
): Record<string, string> {
  const slots = { ...listed };
  for (const slot of intentEntry(intent).slots) {
    const chooser = choosers.get(choiceGroupOf(intent, slot) ?? '');
    const value = chooser?.(choiceFeatures(features, intent, listed[slot]))[0]?.label;
    if (value === unsaid) delete slots[slot];
    else if (value !== undefined) slots[slot] = value;
  }
  return slots;
}
