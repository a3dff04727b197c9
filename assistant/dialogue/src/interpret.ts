import { answerIn } from './answer-in.ts';
import { changeIn, namesUnreadAmount } from './change-in.ts';
import { saysSomething, tellsSecret } from './customer-text.ts';
import type { DialogueCommand } from './dialogue-command.ts';
import { personIn, slotsInFragment } from './fragment.ts';
import type { Heard } from './heard.ts';
import { type Misgiving, misgivingOf, turnsDirection } from './misgiving.ts';
import { asksSameAgain, meansPersonBefore, sameForAnother, soundsLikeEllipsis } from './references.ts';
import { forEach, payeesJoined, type Request, severalIn } from './requests.ts';
import type { DialogueState } from './state.ts';
import { afterStop, soundsLikeStop, takenBack } from './taking-back.ts';

/** Below this the recogniser's first guess is not acted on without asking. */
export const unsureBelow = 0.45;

const isChat = (intent: string): boolean => intent.startsWith('chat.');
const isSocial = (intent: string): boolean => isChat(intent) || intent === 'oos' || intent === 'app.help';

const isOpen = (state: DialogueState): boolean => state.frame !== null || state.proposed !== null;

/** 她 is the person last spoken of; 再转200 goes to them too. Without anybody before, the capability asks. */
function withPerson(text: string, request: Request, state: DialogueState, heard: Heard): Request {
  if (!heard.reader.slotsOf(request.intent).includes('payee') || request.intent === 'payee.add')
    return request;
  if (request.slots['payee'] !== undefined && !meansPersonBefore(request.slots['payee'])) return request;
  const { payee: _, ...others } = request.slots;
  const refers =
    meansPersonBefore(text) ||
    (request.intent === 'transfer.create' && /^(?:那)?(?:再|又|还要|another)/iu.test(text));
  const named = request.intent === 'transfer.create' ? personIn(text, heard.reader.entities) : undefined;
  const person = refers ? (personNamed(heard) ?? state.person) : (named ?? null);
  return { intent: request.intent, slots: person === null ? others : { ...others, payee: person } };
}

/** Somebody named earlier in the same sentence: 我妈住院了,给她转两万. */
function personNamed({ text, reader }: Heard): string | undefined {
  const before = /^(.*?)(?:给|向|往)[她他它]/u.exec(text)?.[1] ?? '';
  const kin = /[我俺](?:妈|爸|老婆|老公|儿子|女儿|闺女|弟弟?|哥哥?|姐姐?|妹妹?)/u.exec(before)?.[0];
  return kin ?? (reader.entities.payees ?? []).find((name) => name.length > 1 && before.includes(name));
}

/** A question about the past that sounded like an order is answered from the records. */
function askRecords(heard: Heard, state: DialogueState, request: Request): DialogueCommand[] {
  const { alternatives } = heard.understanding;
  const query = alternatives.find(
    ({ intent, confidence }) =>
      confidence > 0.02 && /^(?:account|transfer)\./u.test(intent) && heard.authorityOf(intent) === 'reads',
  )?.intent;
  const held: DialogueCommand = { kind: 'hold-back', why: 'past', intent: request.intent, slots: {} };
  const payee = request.slots['payee'] ?? (meansPersonBefore(heard.text) ? state.person : null);
  const intent = payee !== null || query === undefined ? 'account.transactions' : query;
  const counterparty = payee === null || payee.startsWith('pay_') ? {} : { counterparty: payee };
  const range = heard.reader.readSlot('date_range', heard.text);
  const slots = { ...counterparty, ...(range === undefined ? {} : { date_range: range }) };
  const kind = state.frame === null ? 'start' : 'digress';
  return heard.authorityOf(intent) === 'reads' ? [held, { kind, intent, slots }] : [held];
}

/** What is said of one piece of a sentence counts for that piece; a supposition or a quotation counts for the whole. */
function doubtAbout(heard: Heard, request: Request): Misgiving | undefined {
  const { reader, text, understanding } = heard;
  const whole = misgivingOf(text, { slots: request.slots, signals: understanding.signals }, reader.entities);
  if (request.said === undefined || request.said === text) return whole;
  const { signals } = reader.understand(request.said);
  const own = misgivingOf(request.said, { slots: request.slots, signals }, reader.entities);
  return own ?? (whole === 'past' || whole === 'inbound' || whole === 'asks_if_enough' ? undefined : whole);
}

function startOne(heard: Heard, state: DialogueState, asked: Request): DialogueCommand[] {
  const { intent, slots } = withPerson(asked.said ?? heard.text, asked, state, heard);
  if (heard.authorityOf(intent) !== 'customer-confirms') {
    return [{ kind: state.frame === null ? 'start' : 'digress', intent, slots }];
  }
  const why = doubtAbout(heard, asked);
  if (why === 'past') return askRecords(heard, state, { intent, slots });
  if (why === undefined) return [{ kind: 'start', intent, slots }];
  const held: DialogueCommand = { kind: 'hold-back', why, intent, slots };
  if (why === 'asks_if_enough') return [held, { kind: 'start', intent: 'account.balance', slots: {} }];
  if (why === 'negated' && isOpen(state)) return [{ kind: 'cancel' }];
  return [held];
}

/** 给妈妈和爸爸各转500 is one request for each; without 各 it is asked which way it is meant. */
function forSeveralPeople(
  heard: Heard,
  state: DialogueState,
  request: Request,
): DialogueCommand[] | undefined {
  if (request.intent !== 'transfer.create') return undefined;
  const people = payeesJoined(heard.text, heard.reader.entities);
  if (people.length < 2) return undefined;
  const slots = { ...request.slots, ...amountIn(heard, request) };
  if (!forEach(heard.text))
    return [{ kind: 'hold-back', why: 'each_or_all', intent: request.intent, slots, people }];
  return people.flatMap((payee) =>
    startOne(heard, state, { intent: request.intent, slots: { ...slots, payee } }),
  );
}

function amountIn(heard: Heard, request: Request): Record<string, string> {
  if (request.slots['amount'] !== undefined) return {};
  const amount = heard.reader.readSlot('amount', heard.text.replace(/^.*(?:各|分别|每人|each)/u, ''));
  return amount === undefined ? {} : { amount };
}

function starts(heard: Heard, state: DialogueState): DialogueCommand[] {
  const { understanding } = heard;
  const first: Request = { intent: understanding.intent, slots: understanding.slots };
  const several = severalIn(heard.reader, heard.text);
  if (several.length > 1) return several.flatMap((request) => startOne(heard, state, request));
  const joined = forSeveralPeople(heard, state, first);
  if (joined) return joined;
  const requests = [first, ...understanding.also].filter(({ intent }) => !isSocial(intent));
  return requests.flatMap((request) => startOne(heard, state, request));
}

/** 那上个月呢, 信用卡呢, 支出呢: the question before with something changed. */
function leansOnLast(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const { last } = state;
  if (!last || heard.authorityOf(last.capability) !== 'reads' || !soundsLikeEllipsis(heard.text))
    return undefined;
  const { understanding, reader } = heard;
  const allowed = reader.slotsOf(last.capability);
  const changed = Object.fromEntries(
    Object.entries(understanding.slots).filter(([name]) => allowed.includes(name)),
  );
  const elsewhere =
    understanding.intent !== last.capability &&
    understanding.confidence >= 0.85 &&
    !isSocial(understanding.intent);
  if (elsewhere && heard.authorityOf(understanding.intent) === 'reads') {
    const kept = keptRange(last.slots, understanding.slots, reader.slotsOf(understanding.intent));
    return [
      {
        kind: state.frame === null ? 'start' : 'digress',
        intent: understanding.intent,
        slots: { ...kept, ...understanding.slots },
      },
    ];
  }
  if (elsewhere) return undefined;
  const filled =
    Object.keys(changed).length > 0
      ? changed
      : slotsInFragment(
          reader,
          last.capability,
          heard.text.replace(/^(?:那么?|咁|然后|还有|and|what about|how about)|[呢咧哩?]+$/giu, ''),
        );
  if (Object.keys(filled).length === 0) return undefined;
  return [
    {
      kind: state.frame === null ? 'start' : 'digress',
      intent: last.capability,
      slots: { ...last.slots, ...filled },
    },
  ];
}

/** The time that was asked about stays when only the subject changes. */
function keptRange(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  allowed: readonly string[],
) {
  const range = before['date_range'];
  return range !== undefined && now['date_range'] === undefined && allowed.includes('date_range')
    ? { date_range: range }
    : {};
}

/** 再来一笔, 和上次一样, 爸爸也一样: a command once more, whole or for somebody else. */
function sameAgain(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const { deed } = state;
  if (asksSameAgain(heard.text)) {
    if (deed) return [{ kind: 'start', intent: deed.capability, slots: deed.slots }];
    if (state.last) return [{ kind: 'start', intent: state.last.capability, slots: state.last.slots }];
    return [{ kind: 'start', intent: 'transfer.create', slots: {} }];
  }
  if (!deed || !sameForAnother(heard.text)) return undefined;
  const slots = slotsInFragment(
    heard.reader,
    deed.capability,
    heard.text.replace(/也|一样|呢|那|同样|照样/gu, ''),
  );
  if (slots['payee'] === undefined) return undefined;
  const { card_number: _, payee_name: __, bank: ___, phone: ____, ...kept } = deed.slots;
  return startOne(heard, state, { intent: deed.capability, slots: { ...kept, ...slots } });
}

function social(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const { intent } = heard.understanding;
  if (
    intent === 'chat.stop' ||
    (isOpen(state) && intent === 'transfer.cancel') ||
    (intent === 'chat.deny' && isOpen(state))
  ) {
    return stopping(heard, state);
  }
  if (intent === 'chat.affirm') return [{ kind: 'confirm-word' }];
  if (intent === 'chat.repeat') return [{ kind: 'repeat' }];
  if (intent === 'service.human') return [{ kind: 'hand-over' }];
  if (intent === 'security.fraud_report' && heard.authorityOf(intent) === undefined)
    return [{ kind: 'warn', about: 'fraud' }];
  if (isSocial(intent)) return [{ kind: 'chat', topic: intent }];
  return undefined;
}

/** With nothing open, 别转了 after a transfer asks to call it back. */
function stopping(heard: Heard, state: DialogueState): DialogueCommand[] {
  const { deed } = state;
  const done = !isOpen(state) && deed?.outcome === 'done' && deed.capability === 'transfer.create';
  const brief = heard.text.length <= 10 || /cancel|undo|take (?:it|that) back/iu.test(heard.text);
  if (
    done &&
    brief &&
    /转|撤|退|取消|send|transfer|cancel/iu.test(heard.text) &&
    heard.authorityOf('transfer.cancel')
  ) {
    const { payee, amount } = deed.slots;
    return [
      {
        kind: 'start',
        intent: 'transfer.cancel',
        slots: { ...(payee === undefined ? {} : { payee }), ...(amount === undefined ? {} : { amount }) },
      },
    ];
  }
  const doubted =
    heard.understanding.intent === 'chat.deny' && state.proposed !== null && !soundsLikeStop(heard.text);
  return [doubted ? { kind: 'cancel', doubted } : { kind: 'cancel' }];
}

function stopsFirst(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  if (soundsLikeStop(heard.text)) return stopping(heard, state);
  const rest = afterStop(heard.text);
  if (rest === undefined) return undefined;
  const after = interpret(
    { ...heard, text: rest, understanding: heard.reader.understand(rest) },
    { ...state, frame: null, proposed: null, deed: null },
  );
  const begins = after.filter(({ kind }) => kind === 'start' || kind === 'hold-back');
  return begins.length > 0 && !changeIn(heard, state) ? [{ kind: 'cancel' }, ...begins] : undefined;
}

/** The open card's own words said again, or its verb alone: 转吧, 那就给她转. */
function asksForOpenCard(heard: Heard, state: DialogueState): boolean {
  const { proposed } = state;
  if (!proposed || heard.understanding.intent !== proposed.capability) return false;
  if (/再|又|另|还要|也|more|again|another/iu.test(heard.text)) return false;
  if (payeesJoined(heard.text, heard.reader.entities).length > 1) return false;
  if (namesUnreadAmount(heard, heard.understanding.slots)) return false;
  const slots = Object.entries(heard.understanding.slots);
  return (
    slots.every(([name, value]) => proposed.slots[name] === value) &&
    (slots.length > 0 || heard.text.length <= 8)
  );
}

/** 付货代三万六: unsure as a whole, but somebody known and an amount are named; the card asks the rest. */
function namesTransferWhole({ understanding, reader }: Heard): boolean {
  const { payee } = understanding.slots;
  if (understanding.intent !== 'transfer.create' || understanding.confidence < 0.2) return false;
  return payee !== undefined && (reader.entities.payees ?? []).includes(payee);
}

const asksAboutPast = ({ text, understanding, reader }: Heard): boolean =>
  understanding.intent === 'transfer.create' && misgivingOf(text, understanding, reader.entities) === 'past';

/** What the customer's words ask of the conversation, in order. Pure: the same words in the same state ask the same. */
export function interpret(heard: Heard, state: DialogueState): DialogueCommand[] {
  const { understanding, text } = heard;
  if (tellsSecret(text, state.proposed !== null)) return [{ kind: 'warn', about: 'secret' }];
  if (!saysSomething(text)) return [{ kind: 'clarify', candidates: [], slots: {} }];
  if (
    turnsDirection(text) &&
    (isOpen(state) || heard.authorityOf(understanding.intent) === 'customer-confirms')
  ) {
    return [{ kind: 'hold-back', why: 'unreadable', intent: understanding.intent, slots: {} }];
  }
  const sure = understanding.confidence >= unsureBelow;
  if (understanding.intent === 'security.fraud_report' && sure)
    return social(heard, state) ?? starts(heard, state);
  const found =
    stopsFirst(heard, state) ??
    changeIn(heard, state) ??
    (state.frame ? answerIn(heard, state, state.frame) : undefined) ??
    sameAgain(heard, state) ??
    leansOnLast(heard, state);
  if (found) return found;
  const meant = takenBack(text);
  if (meant && meant.before === '' && meant.after.length >= 4 && meant.after !== text) {
    return interpret(
      { ...heard, text: meant.after, understanding: heard.reader.understand(meant.after) },
      state,
    );
  }
  if (asksForOpenCard(heard, state)) return [{ kind: 'confirm-word' }];
  if (sure || understanding.intent === 'oos') {
    const answer = social(heard, state);
    if (answer) return answer;
  }
  if (!sure && namesTransferWhole(heard)) return starts(heard, state);
  if (!sure && asksAboutPast(heard))
    return askRecords(heard, state, { intent: understanding.intent, slots: understanding.slots });
  if (!sure) {
    const candidates = [understanding.intent, ...understanding.alternatives.map(({ intent }) => intent)];
    return [
      {
        kind: 'clarify',
        candidates: candidates.filter((intent) => heard.authorityOf(intent)).slice(0, 3),
        slots: understanding.slots,
      },
    ];
  }
  return starts(heard, state);
}
