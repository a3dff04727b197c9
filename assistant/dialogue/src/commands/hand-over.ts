import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';
import { request } from './start.ts';

/** Brings in a person through the bank's own service capability; says honestly when there is none. */
export async function handOver(turn: Turn, state: DialogueState): Promise<Step> {
  if (!turn.uses.counter.catalogue.get('service.human')) return { state, parts: [saying(turn, say.noHuman)] };
  const slots = { said: turn.said, emotion: turn.emotion };
  const step = await request(turn, state, { intent: 'service.human', slots });
  // The words and the feeling go along to whoever takes over; they are nothing that the customer asked for.
  return {
    state: { ...step.state, last: state.last },
    parts: step.parts.map(({ meant: _, ...part }) => part),
  };
}
