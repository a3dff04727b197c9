import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn, viewOf } from '../turn.ts';
import { say } from '../words.ts';
import { choicesFor } from './choices.ts';
import { awaitsConfirmation, request } from './start.ts';

/** 好, 确认: words never move money. The card is shown again, a new one when it ran out, or the open question. */
export async function confirmWord(turn: Turn, state: DialogueState): Promise<Step> {
  if (state.frame) return { state, parts: [choicesFor(turn, state.frame)] };
  const { proposed } = state;
  if (proposed && (await awaitsConfirmation(turn, proposed.proposal))) {
    const proposal = await turn.uses.settlements.find(turn.caller, proposed.proposal);
    if (proposal) {
      const shown = turn.uses.settlements.show(turn.caller, proposal);
      const meant = { intent: 'chat.affirm', slots: {} };
      const part = {
        ...saying(turn, say.confirmOnCard),
        cards: shown.cards,
        proposal: viewOf(proposal, turn.caller.locale),
        meant,
      };
      return { state, parts: [part] };
    }
  }
  if (proposed) {
    const again = await request(
      turn,
      { ...state, proposed: null },
      { intent: proposed.capability, slots: proposed.slots },
    );
    return { ...again, parts: [saying(turn, say.cardExpired), ...again.parts] };
  }
  return {
    state,
    parts: [saying(turn, state.deed?.outcome === 'done' ? say.affirmDone : say.affirmNothing)],
  };
}
