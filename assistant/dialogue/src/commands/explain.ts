import type { DialogueState } from '../state.ts';
import type { Card } from '@banxing/cards';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';

/** Tells the real reasons of the last refusal, delay or advice again, as they were decided. */
export function explain(turn: Turn, state: DialogueState): Step {
  if (state.whys.length === 0) return { state, parts: [saying(turn, say.noReasons)] };
  const reasons = [...state.whys];
  const text = [say.reasonsLead[turn.caller.locale], ...reasons.map((reason) => reason.text)].join('\n');
  const card: Card = { type: 'reasons', reasons, actions: [] };
  return { state: { ...state, lost: 0 }, parts: [{ text, cards: [card], reasons }] };
}
