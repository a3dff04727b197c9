import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';
import { choicesFor } from './choices.ts';
import { request } from './start.ts';

/** Answers a side question, then comes back to the one that was open. */
export async function digress(
  turn: Turn,
  state: DialogueState,
  command: CommandOf<'digress'>,
): Promise<Step> {
  const aside = await request(turn, { ...state, frame: null }, command);
  if (!state.frame || aside.state.frame) return aside;
  const back = [saying(turn, say.backTo), choicesFor(turn, state.frame)];
  return { state: { ...aside.state, frame: state.frame }, parts: [...aside.parts, ...back] };
}
