import { type Emotion, type Reply, reply as replySchema } from '@banxing/cards';
import {
  answeredBefore,
  type CustomerCaller,
  type CustomerId,
  inputHash,
  type Proposal,
  type Settlement,
} from '@banxing/capability';
import { createTurns, type IdSource } from '@banxing/kernel';
import type { Entities, Recogniser, Understanding } from '@banxing/understanding';
import { composeReply } from './compose-reply.ts';
import {
  beginConversation,
  type Conversation,
  type ConversationId,
  findConversation,
  latestConversation,
  type Message,
  type MessageKey,
  recentMessages,
  saveTurn,
} from './conversation-store.ts';
import { request } from './commands/start.ts';
import {
  foldPunctuation,
  keepable,
  localeOf,
  longestText,
  tellsSecret,
  withoutSecret,
} from './customer-text.ts';
import type { DialogueCommand } from './dialogue-command.ts';
import { emotionOf } from './emotion.ts';
import type { Reader } from './fragment.ts';
import type { Heard } from './heard.ts';
import { interpret } from './interpret.ts';
import type { Request } from './requests.ts';
import { runCommands } from './run-commands.ts';
import type { DialogueState } from './state.ts';
import { type Part, saying, type Step, type Turn, type TurnUses } from './turn.ts';
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
  /** The client's key: the same message under the same key is heard once and answered alike. */
  readonly key?: string | undefined;
}

export interface Assistant {
  /** One turn. `not_found` when the conversation is not the caller's; `key_reused` when the key came with other words. */
  hear(caller: CustomerCaller, utterance: Utterance): Promise<Reply | 'not_found' | 'key_reused'>;
  /** Tells the conversation what became of its proposal, and goes on with what waited behind it. */
  settled(caller: CustomerCaller, proposal: Proposal, settlement: Settlement): Promise<Reply | undefined>;
  withdrawn(caller: CustomerCaller, proposal: Proposal): Promise<void>;
  current(
    caller: CustomerCaller,
    limit: number,
  ): Promise<{ conversation: string; messages: Message[] } | undefined>;
}

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

function commandsFor(
  heard: Heard,
  state: DialogueState,
  action: string | undefined,
): readonly DialogueCommand[] {
  const [, slot, value] = fillAction.exec(action ?? '') ?? [];
  if (slot !== undefined && value !== undefined && state.frame?.need.slot === slot) {
    return [{ kind: 'fill', slots: { [slot]: value } }];
  }
  return interpret(heard, state);
}

const domainOf = (intent: string): string => intent.slice(0, intent.indexOf('.'));

const asPayee = ({ payer, ...slots }: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  payer === undefined ? slots : { payee: payer, ...slots };

/** When the first guess is doubtful and the bank cannot do it here, a near second that it can do is meant more likely. */
function withinReach(uses: AssistantUses, heard: Understanding): Understanding {
  const { catalogue } = uses.counter;
  if (heard.confidence >= 0.75 || catalogue.get(heard.intent) || !heard.intent.includes('.')) return heard;
  const near = heard.alternatives.find(
    ({ intent }) => domainOf(intent) === domainOf(heard.intent) && catalogue.get(intent),
  );
  return near && near.confidence >= 0.15
    ? {
        ...heard,
        intent: near.intent,
        slots: asPayee(heard.slots),
        confidence: Math.max(near.confidence, 0.5),
      }
    : heard;
}

async function listen(
  uses: AssistantUses,
  caller: CustomerCaller,
  state: DialogueState,
  text: string,
): Promise<Heard> {
  const now = uses.clock.now();
  const entities = await uses.entitiesOf(caller);
  const reader: Reader = {
    entities,
    understand: (words, previousIntent) =>
      uses.recogniser.understand(words, {
        now,
        entities,
        ...(previousIntent === undefined ? {} : { previousIntent }),
      }),
    readSlot: (slot, words) => uses.recogniser.readSlot(slot, words, now),
    slotsOf: uses.slotsOf,
  };
  return {
    text: foldPunctuation(text),
    understanding: withinReach(
      uses,
      reader.understand(text, state.frame?.capability ?? state.last?.capability),
    ),
    slotValue: state.frame ? reader.readSlot(state.frame.need.slot, text) : undefined,
    reader,
    authorityOf: (intent) => uses.counter.catalogue.get(intent)?.authority,
  };
}

/** A turn of this conversation; `caller.locale` is the language of what was written. */
const turnOf = (
  uses: AssistantUses,
  caller: CustomerCaller,
  conversation: Conversation,
  said: { readonly text: string; readonly emotion: Emotion },
): Turn => ({
  uses,
  caller: { ...caller, locale: localeOf(said.text, conversation.state.locale ?? caller.locale) },
  conversation: conversation.id,
  message: uses.ids.next('msg'),
  said: said.text,
  emotion: said.emotion,
  accountNames: async () => (await uses.entitiesOf(caller)).accounts ?? [],
});

/** The requests of a sentence after its first one. */
const furtherRequests = (commands: readonly DialogueCommand[]): readonly Request[] =>
  commands
    .flatMap((command) => (command.kind === 'start' || command.kind === 'digress' ? [command] : []))
    .slice(1)
    .map(({ intent, slots }) => ({ intent, slots }));

async function takeTurn(
  uses: AssistantUses,
  caller: CustomerCaller,
  conversation: Conversation,
  utterance: Utterance,
): Promise<Reply> {
  const { state } = conversation;
  const text = keepable(utterance.text);
  const readable = text !== '' && text.length <= longestText;
  const secret = readable && tellsSecret(text, state.proposed !== null);
  const kept = secret ? withoutSecret(text) : text.slice(0, longestText);
  const turn = turnOf(uses, caller, conversation, {
    text: kept,
    emotion: readable ? emotionOf(text) : 'neutral',
  });
  let understanding = nothingHeard;
  let also: readonly Request[] = [];
  let step: Step;
  if (!readable) {
    step = { state, parts: [saying(turn, text === '' ? say.empty : say.tooLong)] };
  } else {
    const heard = await listen(uses, caller, state, text);
    understanding = secret ? { ...heard.understanding, slots: {} } : heard.understanding;
    const commands = commandsFor(heard, state, utterance.action);
    also = furtherRequests(commands);
    step = await runCommands(turn, state, commands);
  }
  const reply = composeReply(turn, { ...understanding, also }, step.parts);
  const said = { id: uses.ids.next('msg'), text: keepable(kept) };
  const after = { ...step.state, lastText: reply.text, locale: turn.caller.locale };
  await saveTurn(uses.db, conversation, after, said, reply, uses.clock.now(), keyOf(caller, utterance));
  return reply;
}

function keyOf(caller: CustomerCaller, { key, ...said }: Utterance): MessageKey | undefined {
  if (key === undefined) return undefined;
  return { scope: `message:${caller.customer}`, key, inputHash: inputHash(said) };
}

/** The answer given before to the same message under the same key. */
async function heardBefore(
  uses: AssistantUses,
  caller: CustomerCaller,
  utterance: Utterance,
): Promise<Reply | 'key_reused' | undefined> {
  const key = keyOf(caller, utterance);
  if (!key) return undefined;
  const before = await answeredBefore(uses.db, key.scope, key.key, key.inputHash);
  if (!before.ok) return 'key_reused';
  return before.value && replySchema.parse(before.value.answer);
}

const receiptPart = (
  uses: AssistantUses,
  caller: CustomerCaller,
  proposal: Proposal,
  settlement: Settlement,
): Part => {
  const answer = uses.settlements.answerTo(caller, proposal, settlement);
  const part = { text: answer.text, cards: answer.cards };
  return answer.suggestions ? { ...part, suggestions: answer.suggestions } : part;
};

const outcomes = {
  done: 'done',
  refused: 'refused',
  cooling_off: 'held',
  awaiting_guardian: 'held',
  step_up: 'proposed',
} as const;

/** What the conversation remembers once its newest proposal is settled. */
function settledState(state: DialogueState, proposal: Proposal, settlement: Settlement): DialogueState {
  if (settlement.status === 'step_up' || state.proposed?.proposal !== proposal.id) return state;
  const { locale } = state;
  return {
    ...state,
    proposed: null,
    deed: state.deed && { ...state.deed, outcome: outcomes[settlement.status] },
    whys: settlement.reasons.map(({ code, words }) => ({ code, text: words[locale ?? 'zh'] })),
  };
}

async function goOn(
  uses: AssistantUses,
  caller: CustomerCaller,
  proposal: Proposal,
  settlement: Settlement,
): Promise<Reply | undefined> {
  if (proposal.conversation === null) return undefined;
  const conversation = await findConversation(uses.db, proposal.conversation, caller.customer);
  if (!conversation) return undefined;
  const turn = turnOf(uses, caller, conversation, { text: '', emotion: 'neutral' });
  const parts: Part[] = [receiptPart(uses, turn.caller, proposal, settlement)];
  let state = settledState(conversation.state, proposal, settlement);
  const [next, ...queue] = state.queue;
  if (next && settlement.status === 'done') {
    const step = await request(turn, { ...state, frame: null, queue }, next);
    state = { ...step.state, queue };
    parts.push(saying(turn, say.nextInLine), ...step.parts);
  }
  const heard = { ...nothingHeard, intent: proposal.capability, confidence: 1 };
  const reply = composeReply(turn, heard, parts);
  await saveTurn(
    uses.db,
    conversation,
    { ...state, lastText: reply.text },
    undefined,
    reply,
    uses.clock.now(),
  );
  return reply;
}

async function letGo(uses: AssistantUses, caller: CustomerCaller, proposal: Proposal): Promise<void> {
  if (proposal.conversation === null) return;
  const conversation = await findConversation(uses.db, proposal.conversation, caller.customer);
  if (!conversation) return;
  const turn = turnOf(uses, caller, conversation, { text: '', emotion: 'neutral' });
  const heard = { ...nothingHeard, intent: 'chat.stop' as const, confidence: 1 };
  const reply = composeReply(turn, heard, [saying(turn, say.stopped)]);
  const { state } = conversation;
  const deed = state.deed && { ...state.deed, outcome: 'cancelled' as const };
  const newest = state.proposed?.proposal === proposal.id;
  const after = newest ? { ...state, proposed: null, deed, queue: [] } : state;
  await saveTurn(
    uses.db,
    conversation,
    { ...after, lastText: reply.text },
    undefined,
    reply,
    uses.clock.now(),
  );
}

const conversationId = /^conv_[0-9A-Z]{26}$/u;

async function conversationFor(
  uses: AssistantUses,
  customer: CustomerId,
  id: string | undefined,
): Promise<Conversation | undefined> {
  if (id !== undefined) return conversationId.test(id) ? findConversation(uses.db, id, customer) : undefined;
  return beginConversation(uses.db, uses.ids.next('conv') as ConversationId, customer, uses.clock.now());
}

export function createAssistant(uses: AssistantUses): Assistant {
  // Across processes the version in the conversation's row decides.
  const inTurn = createTurns();
  return {
    hear: (caller, utterance) =>
      inTurn(utterance.conversation ?? utterance.key ?? uses.ids.next('conv'), async () => {
        const before = await heardBefore(uses, caller, utterance);
        if (before) return before;
        const conversation = await conversationFor(uses, caller.customer, utterance.conversation);
        return conversation ? takeTurn(uses, caller, conversation, utterance) : 'not_found';
      }),
    settled: (caller, proposal, settlement) =>
      inTurn(proposal.conversation ?? proposal.id, () => goOn(uses, caller, proposal, settlement)),
    withdrawn: (caller, proposal) =>
      inTurn(proposal.conversation ?? proposal.id, () => letGo(uses, caller, proposal)),
    current: async (caller, limit) => {
      const conversation = await latestConversation(uses.db, caller.customer);
      if (!conversation) return undefined;
      return {
        conversation: conversation.id,
        messages: await recentMessages(uses.db, conversation.id, limit),
      };
    },
  };
}
