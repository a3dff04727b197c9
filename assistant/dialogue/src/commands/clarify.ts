import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { type Part, saying, type Step, type Turn } from '../turn.ts';
import { say, usualSuggestions } from '../words.ts';
import { choicesFor } from './choices.ts';

const heavy = new Set<string>(['sad', 'angry', 'anxious']);

/** When unsure, asks: the likeliest readings as things to tap, or a few ways of saying it. An open question is asked again. */
export function clarify(turn: Turn, state: DialogueState, command: CommandOf<'clarify'>): Step {
  const { locale } = turn.caller;
  const lost = state.lost + 1;
  const human = lost >= 2 ? [saying(turn, say.humanOffer)] : [];
  if (state.frame) {
    const frame = { ...state.frame, asked: state.frame.asked + 1 };
    const again: Part[] = [saying(turn, say.notUnderstoodHere), choicesFor(turn, frame)];
    return { state: { ...state, frame, lost }, parts: [...again, ...human] };
  }
  if (heavy.has(turn.emotion) && !state.frame)
    return { state: { ...state, lost }, parts: [saying(turn, say.feelingHeard)] };
  const titles = command.candidates.flatMap((intent) => turn.uses.titleOf(intent)?.[locale] ?? []);
  const suggestions = titles.length > 0 ? titles : [...usualSuggestions[locale]];
  const lead = saying(turn, titles.length > 0 ? say.unsure : say.notUnderstood);
  return { state: { ...state, lost }, parts: [{ ...lead, suggestions }, ...human] };
}
