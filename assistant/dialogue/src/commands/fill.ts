import { invariant } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import type { Step, Turn } from '../turn.ts';
import { request } from './start.ts';

/** Answers the open question, with whatever else was said in the same breath. */
export async function fill(turn: Turn, state: DialogueState, command: CommandOf<'fill'>): Promise<Step> {
  invariant(state.frame, 'there is a question to answer');
  const { capability, slots } = state.frame;
  const asked = { intent: capability, slots: { ...slots, ...command.slots } };
  const after = await request(turn, state, asked);
  const sameQuestion = after.state.frame?.need.slot === state.frame.need.slot;
  if (!sameQuestion) return after;
  // `request` clears the frame of a command, so the count of questions goes on from here.
  const frame = after.state.frame && { ...after.state.frame, asked: state.frame.asked + 1 };
  return { ...after, state: { ...after.state, frame } };
}
