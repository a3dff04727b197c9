import { supersedeOpen } from '@banxing/capability';
import type { Words } from '@banxing/kernel';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState, Frame } from '../state.ts';
import { saying, type Step, type Turn } from '../turn.ts';
import { say } from '../words.ts';
import { choicesFor } from './choices.ts';
import { request } from './start.ts';

const questions: Readonly<Record<string, Words>> = { account: say.whichAccount, date: say.whichDay };

/**
 * Changes a request that was already understood. The proposal that stood is void before anything else happens, also
 * when the new attempt ends in a question.
 */
export async function correct(
  turn: Turn,
  state: DialogueState,
  command: CommandOf<'correct'>,
): Promise<Step> {
  const { intent, ask } = command;
  if (ask === undefined)
    return request(turn, { ...state, frame: keptFrame(state, intent) }, { intent, slots: command.slots });
  const { [ask]: _, ...slots } = command.slots;
  const rest = ask === 'payee' ? withoutPayee(slots) : slots;
  const question = questions[ask];
  if (question === undefined) return request(turn, { ...state, frame: null }, { intent, slots: rest });
  await supersedeOpen(turn.uses.db, turn.conversation, turn.uses.clock.now());
  const accounts = ask === 'account' ? await turn.accountNames() : [];
  const options = accounts.map((name) => ({ value: name, label: { zh: name, en: name } }));
  const need = { slot: ask, question, ...(options.length > 0 ? { options } : {}) };
  const frame: Frame = { capability: intent, slots: rest, need, asked: 1 };
  return {
    state: { ...state, proposed: null, frame, lost: 0 },
    parts: [
      ...(command.noSuchDay === true ? [saying(turn, say.noSuchDay)] : []),
      { ...choicesFor(turn, frame), meant: { intent, slots: rest } },
    ],
  };
}

const keptFrame = (state: DialogueState, intent: string): Frame | null =>
  state.frame?.capability === intent ? state.frame : null;

function withoutPayee(slots: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { card_number: _, payee_name: __, bank: ___, phone: ____, ...rest } = slots;
  return rest;
}
