import { supersedeOpen } from '@banxing/capability';
import type { CommandOf } from '../dialogue-command.ts';
import type { Deed, DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';

const withdrawn = (deed: Deed | null, outcome: 'cancelled' | 'doubted'): Deed | null =>
  deed?.outcome === 'proposed' ? { ...deed, outcome } : deed;

/** Stops whatever is open: the question, the proposal and what waits behind it. */
export async function cancel(
  turn: Turn,
  state: DialogueState,
  { doubted = false }: CommandOf<'cancel'>,
): Promise<Step> {
  const voided = await supersedeOpen(turn.uses.db, turn.conversation, turn.uses.clock.now());
  const something = voided > 0 || state.frame !== null || state.queue.length > 0;
  const nothing = state.deed?.outcome === 'done' ? say.nothingOpenDone : say.nothingOpen;
  return {
    state: {
      ...state,
      frame: null,
      proposed: null,
      queue: [],
      deed: withdrawn(state.deed, doubted ? 'doubted' : 'cancelled'),
      lost: 0,
    },
    parts: [saying(turn, something ? (doubted ? say.whatIsWrong : say.stopped) : nothing)],
  };
}
