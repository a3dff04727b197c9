import type { Understanding } from '@banxing/understanding';
import type { DialogueCommand } from './dialogue-command.ts';
import { asksSameAgain, isPronoun, optionChosen, soundsLikeCorrection, soundsLikeEllipsis } from './references.ts';
import type { DialogueState, Frame } from './state.ts';

/** Below this the recogniser's first guess is not acted on without asking. */
export const unsureBelow = 0.45;

export interface Heard {
  readonly text: string;
  readonly understanding: Understanding;
  /** The value of the open question's slot, when the text on its own reads as one. */
  readonly slotValue: string | undefined;
  readonly authorityOf: (intent: string) => 'reads' | 'interface' | 'customer-confirms' | undefined;
  readonly slotsOf: (intent: string) => readonly string[];
}

const isChat = (intent: string): boolean => intent.startsWith('chat.');

const stops = new Set(['chat.stop', 'chat.deny', 'transfer.cancel']);

function withPerson(slots: Record<string, string>, state: DialogueState): Record<string, string> {
  if (slots['payee'] === undefined || !isPronoun(slots['payee'])) return slots;
  if (state.person !== null) return { ...slots, payee: state.person };
  const { payee: _, ...others } = slots;
  return others;
}

const only = (slots: Readonly<Record<string, string>>, allowed: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(slots).filter(([name]) => allowed.includes(name)));

/** Reads an answer to the open question; undefined when the text is about something else. */
function answersQuestion(heard: Heard, frame: Frame): DialogueCommand[] | undefined {
  const { understanding, text } = heard;
  const chosen = optionChosen(text, frame);
  if (chosen !== undefined) return [{ kind: 'fill', slots: { [frame.need.slot]: chosen } }];
  const relevant = only(understanding.slots, heard.slotsOf(frame.capability));
  const sameRequest = understanding.intent === frame.capability;
  if (soundsLikeCorrection(text) && Object.keys(relevant).length > 0) return [{ kind: 'fill', slots: relevant }];
  if (sameRequest && Object.keys(relevant).length > 0) return [{ kind: 'fill', slots: relevant }];
  const sure = understanding.confidence >= unsureBelow;
  const otherRequest = sure && !isChat(understanding.intent) && understanding.intent !== 'oos' && !sameRequest;
  if (heard.slotValue !== undefined && !(otherRequest && text.length > 12)) {
    return [{ kind: 'fill', slots: { ...relevant, [frame.need.slot]: heard.slotValue } }];
  }
  return undefined;
}

function corrects(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const target = state.proposed ?? state.last;
  if (!target || heard.authorityOf(target.capability) !== 'customer-confirms') return undefined;
  const { understanding, text } = heard;
  const changed = withPerson(only(understanding.slots, heard.slotsOf(target.capability)), state);
  if (Object.keys(changed).length === 0) return undefined;
  const same = understanding.intent === target.capability;
  const bare = text.trim().length <= 10 && (understanding.confidence < unsureBelow || same);
  const sameButLess = same && Object.keys(changed).length < Object.keys(target.slots).length && bare;
  return soundsLikeCorrection(text) || sameButLess ? [{ kind: 'correct', slots: changed }] : undefined;
}

function leansOnLast(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const { last } = state;
  if (!last || heard.authorityOf(last.capability) !== 'reads' || !soundsLikeEllipsis(heard.text)) return undefined;
  const { understanding } = heard;
  const changed = only(understanding.slots, heard.slotsOf(last.capability));
  const elsewhere = understanding.intent !== last.capability && understanding.confidence >= 0.85;
  if (Object.keys(changed).length === 0 || elsewhere) return undefined;
  return [{ kind: 'start', intent: last.capability, slots: { ...last.slots, ...changed } }];
}

function chatOrStop(intent: string, state: DialogueState): DialogueCommand[] | undefined {
  const open = state.frame !== null || state.proposed !== null;
  if (intent === 'chat.stop' || (open && stops.has(intent))) return [{ kind: 'cancel' }];
  if (intent === 'chat.affirm') return [{ kind: 'confirm-word' }];
  if (intent === 'chat.repeat') return [{ kind: 'repeat' }];
  if (intent === 'service.human') return [{ kind: 'hand-over' }];
  if (isChat(intent) || intent === 'oos' || intent === 'app.help') return [{ kind: 'chat', topic: intent }];
  return undefined;
}

function starts(heard: Heard, state: DialogueState): DialogueCommand[] {
  const { understanding } = heard;
  const requests = [{ intent: understanding.intent, slots: understanding.slots }, ...understanding.also].filter(
    ({ intent }) => !isChat(intent) && intent !== 'oos',
  );
  return requests.map(({ intent, slots }) => {
    const start = { intent, slots: withPerson({ ...slots }, state) };
    const aside = state.frame !== null && heard.authorityOf(intent) === 'reads';
    return aside ? { kind: 'digress', ...start } : { kind: 'start', ...start };
  });
}

/** What the customer's words ask of the conversation, in order. Pure: the same words in the same state ask the same. */
export function interpret(heard: Heard, state: DialogueState): DialogueCommand[] {
  const { understanding, text } = heard;
  const stopping = state.frame !== null && stops.has(understanding.intent) && understanding.confidence >= unsureBelow;
  if (state.frame && !stopping) {
    const answer = answersQuestion(heard, state.frame);
    if (answer) return answer;
  }
  const correction = corrects(heard, state);
  if (correction) return correction;
  if (asksSameAgain(text) && state.last) return [{ kind: 'start', intent: state.last.capability, slots: state.last.slots }];
  const follow = leansOnLast(heard, state);
  if (follow) return follow;
  const sure = understanding.confidence >= unsureBelow;
  const social = chatOrStop(understanding.intent, state);
  if (social && (sure || understanding.intent === 'oos')) return social;
  if (!sure) {
    const candidates = [understanding.intent, ...understanding.alternatives.map(({ intent }) => intent)];
    return [{ kind: 'clarify', candidates: candidates.filter((intent) => heard.authorityOf(intent)).slice(0, 3), slots: understanding.slots }];
  }
  return starts(heard, state);
}
