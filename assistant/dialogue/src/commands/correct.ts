import { invariant } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import type { Step, Turn } from '../turn.ts';
import { request } from './start.ts';

/** Changes a request that was already understood. The proposal that stood is void before the new one is made. */
export async function correct(turn: Turn, state: DialogueState, command: CommandOf<'correct'>): Promise<Step> {
  const target = state.proposed ?? state.last;
  invariant(target, 'there is something to correct');
  return request(turn, state, { intent: target.capability, slots: { ...target.slots, ...command.slots } });
}
