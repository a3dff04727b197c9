import { supersedeOpen } from '@banxing/capability';
import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';

/** Stops whatever is open: the question, the proposal and what waits behind it. */
export async function cancel(turn: Turn, state: DialogueState): Promise<Step> {
  const voided = await supersedeOpen(turn.uses.db, turn.conversation, turn.uses.clock.now());
  const something = voided > 0 || state.frame !== null || state.queue.length > 0;
  return {
    state: { ...state, frame: null, proposed: null, queue: [], lost: 0 },
    parts: [saying(turn, something ? say.stopped : say.nothingOpen)],
  };
}
