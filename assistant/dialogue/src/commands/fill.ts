import { invariant } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import type { Step, Turn } from '../turn.ts';
import { request } from './start.ts';

/** Answers the open question, with whatever else was said in the same breath. */
export async function fill(turn: Turn, state: DialogueState, command: CommandOf<'fill'>): Promise<Step> {
  invariant(state.frame, 'there is a question to answer');
  const { capability, slots } = state.frame;
  // Somebody new was named instead of giving the number of the one before: what belongs to that one goes.
  const { card_number: _, payee_name: __, bank: ___, phone: ____, ...kept } = slots;
  const base =
    command.slots['payee'] !== undefined && command.slots['payee'] !== slots['payee'] ? kept : slots;
  return request(turn, state, { intent: capability, slots: { ...base, ...command.slots } });
}
