import { type CallResult, supersedeOpen } from '@banxing/capability';
import type { Card } from '@banxing/cards';
import type { CommandOf } from '../dialogue-command.ts';
import type { Deed, DialogueState } from '../state.ts';
import { type Part, saying, type Step, type Turn, viewOf } from '../turn.ts';
import { fillIn, say, usualSuggestions } from '../words.ts';
import { shownIn } from '../shown.ts';
import { choicesFor } from './choices.ts';

type Request = { readonly intent: string; readonly slots: Readonly<Record<string, string>> };

const isCommand = (turn: Turn, intent: string): boolean =>
  turn.uses.counter.catalogue.get(intent)?.authority === 'customer-confirms';

/** Begins a request: calls its capability with what was said, and turns what comes back into words. */
export async function start(turn: Turn, state: DialogueState, command: CommandOf<'start'>): Promise<Step> {
  const replaced =
    state.proposed &&
    isCommand(turn, command.intent) &&
    (await awaitsConfirmation(turn, state.proposed.proposal));
  const step = await request(turn, { ...state, frame: null }, command);
  return replaced ? { ...step, parts: [saying(turn, say.formerVoided), ...step.parts] } : step;
}

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
  const before: DialogueState = commands ? { ...state, proposed: null } : state;
  const origin = { message: turn.message, said: turn.said, intent: asked.intent, slots: { ...asked.slots } };
  const result = await counter.call(asked.intent, turn.caller, asked.slots, {
    conversation: turn.conversation,
    origin,
  });
  return afterCall(turn, before, asked, result);
}

const hurried = (turn: Turn): boolean => turn.emotion === 'anxious' || turn.emotion === 'urgent';

/** A frightened or hurried payer is slowed down: one calm line before the card, and the same on it. */
function calmly(turn: Turn, capability: string, part: Part): Part {
  if (!hurried(turn) || !capability.startsWith('transfer.')) return part;
  const caution = say.calmBeforePaying[turn.caller.locale];
  const cards = part.cards?.map((card): Card =>
    card.type === 'confirm'
      ? { ...card, caution: card.caution === undefined ? caution : `${caution}${card.caution}` }
      : card,
  );
  return { ...part, text: `${caution}\n${part.text}`, ...(cards ? { cards } : {}) };
}

/** A handover card says that a person takes over: so does the reply. */
function handoverIn(cards: readonly Card[]): Pick<Part, 'handover'> {
  const card = cards.find(({ type }) => type === 'handover');
  return card?.type === 'handover' ? { handover: { ticket: card.ticket, queue: card.queue } } : {};
}

/** What an answer lists is what 第二个 and 这个 mean from now on. */
function listedBy(cards: readonly Card[], state: DialogueState): Pick<DialogueState, 'shown' | 'focus'> {
  const shown = shownIn(cards);
  if (!shown) return { shown: state.shown, focus: state.focus };
  // A look at one of several leaves the list standing, so that the others can still be named by position.
  const only = shown.names.length === 1 ? (shown.names[0] ?? null) : null;
  if (only !== null && state.shown?.names.includes(only) === true) return { shown: state.shown, focus: only };
  return { shown, focus: only };
}

/** The reasons that an answer gives, for 为什么. */
const reasonsIn = (cards: readonly Card[]): DialogueState['whys'] =>
  cards.flatMap((card) => (card.type === 'reasons' ? card.reasons : []));

function afterCall(turn: Turn, state: DialogueState, asked: Request, result: CallResult): Step {
  const slots = { ...asked.slots };
  const remembered = { capability: asked.intent, slots };
  const deedAs = (outcome: Deed['outcome']): Deed => ({ ...remembered, outcome });
  const person = slots['payee'] ?? slots['person'] ?? slots['counterparty'] ?? state.person;
  const meant = { intent: asked.intent, slots };
  switch (result.kind) {
    case 'answer': {
      const { text, cards, suggestions } = result.answer;
      const part: Part = { text, cards, meant, ...handoverIn(cards) };
      const after: DialogueState = {
        ...state,
        ...listedBy(result.answer.cards, state),
        whys: reasonsIn(cards),
        frame: null,
        last: remembered,
        person,
        lost: 0,
      };
      return { state: after, parts: [suggestions ? { ...part, suggestions } : part] };
    }
    case 'proposed': {
      const view = viewOf(result.proposal, turn.caller.locale);
      const proposed = { proposal: result.proposal.id, capability: asked.intent, slots };
      const part: Part = { text: result.answer.text, cards: result.answer.cards, proposal: view, meant };
      return {
        state: {
          ...state,
          frame: null,
          proposed,
          last: remembered,
          deed: deedAs('proposed'),
          person,
          lost: 0,
        },
        parts: [calmly(turn, asked.intent, part)],
      };
    }
    case 'needs':
      return asking(turn, { ...state, person }, asked, result.need);
    case 'refused': {
      const text = result.refusal.words[turn.caller.locale];
      const reasons = [{ code: result.refusal.code, text }];
      const deed = isCommand(turn, asked.intent) ? deedAs('refused') : state.deed;
      return {
        state: { ...state, frame: null, last: remembered, deed, person, whys: reasons, lost: 0 },
        parts: [{ text, reasons, meant }],
      };
    }
    case 'malformed':
      return malformed(turn, state, asked, result.issues[0]?.path ?? '');
    case 'unknown_capability': {
      const title = turn.uses.titleOf(asked.intent) ?? { zh: asked.intent, en: asked.intent };
      const words = {
        zh: fillIn(say.notYet, { title: title.zh }).zh,
        en: fillIn(say.notYet, { title: title.en }).en,
      };
      const part = { ...saying(turn, words), meant, suggestions: usualSuggestions[turn.caller.locale] };
      return { state: { ...state, frame: null, lost: 0 }, parts: [part] };
    }
  }
}

type Need = Extract<CallResult, { kind: 'needs' }>['need'];

/** Opens a question, or asks the same one again. */
function asking(turn: Turn, state: DialogueState, asked: Request, { slot, question, options }: Need): Step {
  const slots = { ...asked.slots };
  const again = state.frame?.capability === asked.intent && state.frame.need.slot === slot;
  const need = { slot, question, ...(options ? { options: options.map((option) => ({ ...option })) } : {}) };
  const frame = { capability: asked.intent, slots, need, asked: again ? (state.frame?.asked ?? 0) + 1 : 1 };
  const meant = { intent: asked.intent, slots };
  return { state: { ...state, frame, lost: 0 }, parts: [{ ...choicesFor(turn, frame), meant }] };
}

/** A slot that the capability cannot read at all is dropped and asked for again. */
function malformed(turn: Turn, state: DialogueState, asked: Request, slot: string): Step {
  const { [slot]: _, ...rest } = asked.slots;
  return asking(turn, state, { intent: asked.intent, slots: rest }, { slot, question: say.unreadPart });
}
