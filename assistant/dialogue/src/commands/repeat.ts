import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';
import { choicesFor } from './choices.ts';

/** Says the last answer again, with the question that is still open. */
export function repeat(turn: Turn, state: DialogueState): Step {
  if (state.frame) return { state, parts: [choicesFor(turn, state.frame)] };
  if (state.lastText === '') return { state, parts: [saying(turn, say.nothingToRepeat)] };
  return { state, parts: [{ text: state.lastText }] };
}
