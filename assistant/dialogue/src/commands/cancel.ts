import { supersedeOpen } from '@banxing/capability';
import type { Deed, DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';

const withdrawn = (deed: Deed | null): Deed | null =>
  deed?.outcome === 'proposed' ? { ...deed, outcome: 'cancelled' } : deed;

/** Stops whatever is open: the question, the proposal and what waits behind it. */
export async function cancel(turn: Turn, state: DialogueState): Promise<Step> {
  const voided = await supersedeOpen(turn.uses.db, turn.conversation, turn.uses.clock.now());
  const something = voided > 0 || state.frame !== null || state.queue.length > 0;
  const nothing = state.deed?.outcome === 'done' ? say.nothingOpenDone : say.nothingOpen;
  return {
    state: { ...state, frame: null, proposed: null, queue: [], deed: withdrawn(state.deed), lost: 0 },
    parts: [saying(turn, something ? say.stopped : nothing)],
  };
}
