import { supersedeOpen } from '@banxing/capability';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';
import { request } from './start.ts';

/**
 * Words that mean danger. Somebody who may be being deceived gets the open proposal voided and the quickest help there
 * is; a PIN in the conversation is never read as anything else.
 */
export async function warn(turn: Turn, state: DialogueState, command: CommandOf<'warn'>): Promise<Step> {
  if (command.about === 'secret') return { state, parts: [saying(turn, say.secretTold)] };
  await supersedeOpen(turn.uses.db, turn.conversation, turn.uses.clock.now());
  const voided: DialogueState = { ...state, frame: null, proposed: null, queue: [], lost: 0 };
  if (turn.uses.counter.catalogue.get('security.fraud_report')) {
    return request(turn, voided, { intent: 'security.fraud_report', slots: command.slots ?? {} });
  }
  const part = { ...saying(turn, say.fraudHelp), meant: { intent: 'security.fraud_report', slots: {} } };
  return { state: voided, parts: [part] };
}
