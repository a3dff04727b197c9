import { type CallResult, supersedeOpen } from '@banxing/capability';
import type { CommandOf } from '../dialogue-command.ts';
import type { DialogueState } from '../state.ts';
import { type Part, saying, type Step, type Turn, viewOf } from '../turn.ts';
import { fillIn, say } from '../words.ts';
import { choicesFor } from './choices.ts';

type Request = { readonly intent: string; readonly slots: Readonly<Record<string, string>> };

const isCommand = (turn: Turn, intent: string): boolean =>
  turn.uses.counter.catalogue.get(intent)?.authority === 'customer-confirms';

/** Begins a request: calls its capability with what was said, and turns what comes back into words. */
export const start = (turn: Turn, state: DialogueState, command: CommandOf<'start'>): Promise<Step> =>
  request(turn, { ...state, frame: null }, command);

/** Can the proposal still be confirmed? */
export async function awaitsConfirmation(turn: Turn, proposalId: string): Promise<boolean> {
  const proposal = await turn.uses.settlements.find(turn.caller, proposalId);
  return proposal?.status === 'open' && turn.uses.clock.now() < proposal.expiresAt;
}

/** Calls the capability. A new command voids the proposal before it, whatever comes of the new one. */
export async function request(turn: Turn, state: DialogueState, asked: Request): Promise<Step> {
  const { counter, db, clock } = turn.uses;
  const commands = isCommand(turn, asked.intent);
  if (commands) await supersedeOpen(db, turn.conversation, clock.now());
  const before: DialogueState = commands ? { ...state, proposed: null, frame: null } : state;
  const origin = { message: turn.message, said: turn.said, intent: asked.intent, slots: { ...asked.slots } };
  const result = await counter.call(asked.intent, turn.caller, asked.slots, { conversation: turn.conversation, origin });
  return afterCall(turn, before, asked, result);
}

function afterCall(turn: Turn, state: DialogueState, asked: Request, result: CallResult): Step {
  const slots = { ...asked.slots };
  const remembered = { capability: asked.intent, slots };
  const person = slots['payee'] ?? slots['person'] ?? state.person;
  const meant = { intent: asked.intent, slots };
  switch (result.kind) {
    case 'answer': {
      const part: Part = { text: result.answer.text, cards: result.answer.cards, meant };
      const { suggestions } = result.answer;
      return { state: { ...state, last: remembered, person, lost: 0 }, parts: [suggestions ? { ...part, suggestions } : part] };
    }
    case 'proposed': {
      const view = viewOf(result.proposal, turn.caller.locale);
      const proposed = { proposal: result.proposal.id, capability: asked.intent, slots };
      return {
        state: { ...state, frame: null, proposed, last: remembered, person, lost: 0 },
        parts: [{ text: result.answer.text, cards: result.answer.cards, proposal: view, meant }],
      };
    }
    case 'needs': {
      const again = state.frame?.capability === asked.intent && state.frame.need.slot === result.need.slot;
      const options = result.need.options?.map((option) => ({ ...option }));
      const need = { slot: result.need.slot, question: result.need.question, ...(options ? { options } : {}) };
      const frame = { capability: asked.intent, slots, need, asked: again ? (state.frame?.asked ?? 0) + 1 : 1 };
      return { state: { ...state, frame, last: state.last, person, lost: 0 }, parts: [{ ...choicesFor(turn, frame), meant }] };
    }
    case 'refused': {
      const text = result.refusal.words[turn.caller.locale];
      const reasons = [{ code: result.refusal.code, text }];
      return { state: { ...state, frame: null, last: remembered, person, lost: 0 }, parts: [{ text, reasons, meant }] };
    }
    case 'malformed':
      return malformed(turn, state, asked, result.issues[0]?.path ?? '');
    case 'unknown_capability': {
      const title = turn.uses.titleOf(asked.intent) ?? { zh: asked.intent, en: asked.intent };
      const words = { zh: fillIn(say.notYet, { title: title.zh }).zh, en: fillIn(say.notYet, { title: title.en }).en };
      return { state: { ...state, frame: null }, parts: [{ ...saying(turn, words), meant }] };
    }
  }
}

/** A slot that the capability cannot read at all is dropped and asked for again. */
function malformed(turn: Turn, state: DialogueState, asked: Request, slot: string): Step {
  const { [slot]: _, ...rest } = asked.slots;
  const frame = {
    capability: asked.intent,
    slots: rest,
    need: { slot, question: { zh: '这一项我没看懂,请再说一次。', en: 'I could not read that part. Please say it again.' } },
    asked: 1,
  };
  return { state: { ...state, frame }, parts: [choicesFor(turn, frame)] };
}
