import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say, usualSuggestions } from '../words.ts';

/** When unsure, asks: the likeliest readings as things to tap, or a few ways of saying it. */
export function clarify(turn: Turn, state: DialogueState, command: CommandOf<'clarify'>): Step {
  const { locale } = turn.caller;
  const titles = command.candidates.flatMap((intent) => turn.uses.titleOf(intent)?.[locale] ?? []);
  const lost = state.lost + 1;
  const suggestions = titles.length > 0 ? titles : [...usualSuggestions[locale]];
  const lead = saying(turn, titles.length > 0 ? say.unsure : say.notUnderstood);
  const human = lost >= 2 ? [saying(turn, say.humanOffer)] : [];
  return { state: { ...state, lost }, parts: [{ ...lead, suggestions }, ...human] };
}
