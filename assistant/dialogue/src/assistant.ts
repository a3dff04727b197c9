import type { Emotion, Reply } from '@banxing/cards';
import type { CustomerCaller, CustomerId, Proposal, Settlement } from '@banxing/capability';
import type { IdSource } from '@banxing/kernel';
import type { Entities, Recogniser, Understanding } from '@banxing/understanding';
import { composeReply } from './compose-reply.ts';
import {
  beginConversation,
  type Conversation,
  type ConversationId,
  findConversation,
  latestConversation,
  type Message,
  recentMessages,
  saveTurn,
} from './conversation-store.ts';
import { request } from './commands/start.ts';
import type { DialogueCommand } from './dialogue-command.ts';
import { emotionOf } from './emotion.ts';
import { type Heard, interpret } from './interpret.ts';
import { runCommands } from './run-commands.ts';
import type { DialogueState } from './state.ts';
import { type Part, saying, type Step, type Turn, type TurnUses } from './turn.ts';
import { inTurn } from './in-turn.ts';
import { say } from './words.ts';

export interface AssistantUses extends TurnUses {
  readonly ids: IdSource;
  readonly recogniser: Recogniser;
  /** Names of the customer's own world, so that they are heard right. */
  readonly entitiesOf: (caller: CustomerCaller) => Promise<Entities>;
  readonly slotsOf: (intent: string) => readonly string[];
}

export interface Utterance {
  readonly text: string;
  readonly conversation?: string | undefined;
  /** What was tapped instead of typed, such as `fill:payee=pay_…`. */
  readonly action?: string | undefined;
}

export interface Assistant {
  /** One turn. `not_found` when the conversation is not the caller's. */
  hear(caller: CustomerCaller, utterance: Utterance): Promise<Reply | 'not_found'>;
  /** Tells the conversation what became of its proposal, and goes on with what waited behind it. */
  settled(caller: CustomerCaller, proposal: Proposal, settlement: Settlement): Promise<Reply | undefined>;
  withdrawn(caller: CustomerCaller, proposal: Proposal): Promise<void>;
  current(caller: CustomerCaller, limit: number): Promise<{ conversation: string; messages: Message[] } | undefined>;
}

/** Longer texts are no request to a bank; reading them would only cost time. */
const longestText = 2000;

const nothingHeard: Understanding = {
  intent: 'oos',
  slots: {},
  confidence: 0,
  by: 'embedded',
  alternatives: [],
  also: [],
  signals: { negated: false, past: false, quoted: false, wish: false },
};

const fillAction = /^fill:([a-z_0-9]+)=(.+)$/u;

function commandsFor(heard: Heard, state: DialogueState, action: string | undefined): readonly DialogueCommand[] {
  const [, slot, value] = fillAction.exec(action ?? '') ?? [];
  if (slot !== undefined && value !== undefined && state.frame?.need.slot === slot) {
    return [{ kind: 'fill', slots: { [slot]: value } }];
  }
  return interpret(heard, state);
}

async function listen(uses: AssistantUses, caller: CustomerCaller, state: DialogueState, text: string): Promise<Heard> {
  const expecting = state.frame ? { intent: state.frame.capability, slot: state.frame.need.slot } : undefined;
  const now = uses.clock.now();
  const understanding = uses.recogniser.understand(text, {
    now,
    entities: await uses.entitiesOf(caller),
    ...(state.last ? { previousIntent: state.last.capability } : {}),
    ...(expecting ? { expecting } : {}),
  });
  return {
    text,
    understanding,
    slotValue: expecting ? uses.recogniser.readSlot(expecting.slot, text, now) : undefined,
    authorityOf: (intent) => uses.counter.catalogue.get(intent)?.authority,
    slotsOf: uses.slotsOf,
  };
}

async function takeTurn(uses: AssistantUses, caller: CustomerCaller, conversation: Conversation, utterance: Utterance): Promise<Reply> {
  const text = utterance.text.trim();
  const emotion: Emotion = text.length > longestText ? 'neutral' : emotionOf(text);
  const turn: Turn = { uses, caller, conversation: conversation.id, message: uses.ids.next('msg'), said: text, emotion };
  const { state } = conversation;
  let understanding = nothingHeard;
  let step: Step;
  if (text === '' || text.length > longestText) {
    step = { state, parts: [saying(turn, text === '' ? say.empty : say.tooLong)] };
  } else {
    const heard = await listen(uses, caller, state, text);
    ({ understanding } = heard);
    step = await runCommands(turn, state, commandsFor(heard, state, utterance.action));
  }
  const reply = composeReply(turn, understanding, step.parts);
  const said = { id: uses.ids.next('msg'), text: text.slice(0, longestText) };
  await saveTurn(uses.db, conversation, { ...step.state, lastText: reply.text }, said, reply, uses.clock.now());
  return reply;
}

const receiptPart = (uses: AssistantUses, caller: CustomerCaller, proposal: Proposal, settlement: Settlement): Part => {
  const answer = uses.settlements.answerTo(caller, proposal, settlement);
  const part = { text: answer.text, cards: answer.cards };
  return answer.suggestions ? { ...part, suggestions: answer.suggestions } : part;
};

async function goOn(uses: AssistantUses, caller: CustomerCaller, proposal: Proposal, settlement: Settlement): Promise<Reply | undefined> {
  if (proposal.conversation === null) return undefined;
  const conversation = await findConversation(uses.db, proposal.conversation, caller.customer);
  if (!conversation) return undefined;
  const message = uses.ids.next('msg');
  const turn: Turn = { uses, caller, conversation: conversation.id, message, said: '', emotion: 'neutral' };
  const parts: Part[] = [receiptPart(uses, caller, proposal, settlement)];
  let { state } = conversation;
  if (settlement.status !== 'step_up' && state.proposed?.proposal === proposal.id) state = { ...state, proposed: null };
  const [next, ...queue] = state.queue;
  if (next && settlement.status === 'done') {
    const step = await request(turn, { ...state, queue }, next);
    state = { ...step.state, queue };
    parts.push(saying(turn, say.nextInLine), ...step.parts);
  }
  const heard = { ...nothingHeard, intent: proposal.capability, confidence: 1 };
  const reply = composeReply(turn, heard, parts);
  await saveTurn(uses.db, conversation, { ...state, lastText: reply.text }, undefined, reply, uses.clock.now());
  return reply;
}

async function conversationFor(uses: AssistantUses, customer: CustomerId, id: string | undefined): Promise<Conversation | undefined> {
  if (id !== undefined) return findConversation(uses.db, id, customer);
  return beginConversation(uses.db, uses.ids.next('conv') as ConversationId, customer, uses.clock.now());
}

export function createAssistant(uses: AssistantUses): Assistant {
  return {
    hear: (caller, utterance) =>
      inTurn(utterance.conversation ?? uses.ids.next('conv'), async () => {
        const conversation = await conversationFor(uses, caller.customer, utterance.conversation);
        return conversation ? takeTurn(uses, caller, conversation, utterance) : 'not_found';
      }),
    settled: (caller, proposal, settlement) =>
      inTurn(proposal.conversation ?? proposal.id, () => goOn(uses, caller, proposal, settlement)),
    withdrawn: (caller, proposal) =>
      inTurn(proposal.conversation ?? proposal.id, async () => {
        if (proposal.conversation === null) return;
        const conversation = await findConversation(uses.db, proposal.conversation, caller.customer);
        if (!conversation) return;
        const message = uses.ids.next('msg');
        const turn: Turn = { uses, caller, conversation: conversation.id, message, said: '', emotion: 'neutral' };
        const heard = { ...nothingHeard, intent: 'chat.stop', confidence: 1 };
        const reply = composeReply(turn, heard, [saying(turn, say.stopped)]);
        const state = { ...conversation.state, proposed: null, queue: [], lastText: reply.text };
        await saveTurn(uses.db, conversation, state, undefined, reply, uses.clock.now());
      }),
    current: async (caller, limit) => {
      const conversation = await latestConversation(uses.db, caller.customer);
      if (!conversation) return undefined;
      return { conversation: conversation.id, messages: await recentMessages(uses.db, conversation.id, limit) };
    },
  };
}

