import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn, viewOf } from '../turn.ts';
import { say } from '../words.ts';
import { choicesFor } from './choices.ts';
import { awaitsConfirmation } from './start.ts';

/** 好, 确认: words never move money. The card is shown again, or the open question asked again. */
export async function confirmWord(turn: Turn, state: DialogueState): Promise<Step> {
  if (state.proposed && (await awaitsConfirmation(turn, state.proposed.proposal))) {
    const proposal = await turn.uses.settlements.find(turn.caller, state.proposed.proposal);
    if (proposal) {
      const shown = turn.uses.settlements.show(turn.caller, proposal);
      const part = { ...saying(turn, say.confirmOnCard), cards: shown.cards, proposal: viewOf(proposal, turn.caller.locale) };
      return { state, parts: [part] };
    }
  }
  if (state.frame) return { state, parts: [choicesFor(turn, state.frame)] };
  return { state: { ...state, proposed: null }, parts: [saying(turn, say.affirmNothing)] };
}
