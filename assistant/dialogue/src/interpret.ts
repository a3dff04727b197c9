import { answerIn } from './answer-in.ts';
import { changeIn, namesUnreadAmount } from './change-in.ts';
import { saysSomething, tellsSecret } from './customer-text.ts';
import { withDeparture } from './departure.ts';
import type { DialogueCommand } from './dialogue-command.ts';
import { slotsInFragment } from './fragment.ts';
import type { Heard } from './heard.ts';
import { misgivingOf, turnsDirection } from './misgiving.ts';
import { plainOrder } from './plain-orders.ts';
import { asksSameAgain, sameForAnother, soundsLikeEllipsis } from './references.ts';
import { afterFraudDenied, payeesJoined } from './requests.ts';
import { asksOfShown } from './shown.ts';
import { askRecords, startOne, starts } from './starting.ts';
import type { DialogueState } from './state.ts';
import { isOpen, isSocial } from './talk.ts';
import { weighsOptions } from './weighing.ts';
import { afterStop, beforeStop, soundsLikeStop, takenBack } from './taking-back.ts';

/** Below this a plain order is read by its words. */
const plainBelow = 0.75;

/** 改成600, with nothing that could be changed. */
const changesNothing = ({ text, understanding }: Heard, state: DialogueState): boolean =>
  !isOpen(state) &&
  state.deed === null &&
  understanding.confidence < plainBelow &&
  /^(?:不对|不是|那)?,?(?:改成|改为|换成|变成)\s*[\d一二两三四五六七八九十百千万.]+(?:元|块|块钱)?[吧了。!]*$/u.test(
    text.trim(),
  );

/** Below this the recogniser's first guess is not acted on without asking. */
export const unsureBelow = 0.45;

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
  if (intent === 'security.fraud_report')
    return [{ kind: 'warn', about: 'fraud', slots: heard.understanding.slots }];
  if (intent === 'app.help' && heard.authorityOf(intent))
    return startOne(heard, state, { intent, slots: heard.understanding.slots });
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

/** 给我妈转500,算了: what was begun in the sentence is given up in it. */
function stopsLast(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const before = beforeStop(heard.text);
  if (before === undefined) return undefined;
  if (isOpen(state)) return [{ kind: 'cancel' }];
  const { intent, slots } = heard.reader.understand(before);
  return heard.authorityOf(intent) === 'customer-confirms'
    ? [{ kind: 'hold-back', why: 'negated', intent, slots }]
    : [{ kind: 'cancel' }];
}

const provenance =
  /(?:把|将|用|拿)?(?<who>[^,。;把将用拿]{1,6}?)(?:刚|刚才|昨天|今天|上次)?(?:转|打|汇|发|还|寄)(?:过来|给)?(?:给)?(?:我|俺)的(?:那)?(?=[\d一二两三四五六七八九十百千万].{0,10}(?:转|汇|打|给))/u;

/** 把我妈转给我的500转给我爸: where money came from says nothing of where it goes. */
function withoutProvenance(text: string): string | undefined {
  const found = provenance.exec(text);
  return found ? text.slice(0, found.index) + text.slice(found.index + found[0].length) : undefined;
}

/** 客服让我转49800: somebody else wants the money to move, whatever else the sentence sounds like. */
const isPressedToPay = ({ text, understanding, reader }: Heard): boolean =>
  /转|汇款|打钱|打款|付款|transfer|send/iu.test(text) &&
  !/[?吗]\s*$/u.test(text) &&
  /^(?:service\.|transfer\.|oos$|chat\.)/u.test(understanding.intent) &&
  misgivingOf(text, understanding, reader.entities) === 'pressed';

const asksWhy =
  /^(?:那|这|可是|但是|到底|哎|请问)*(?:为什么|为啥|为何|凭什么|凭啥|咋回事|怎么回事|什么原因|啥原因|why)(?:呢|啊|呀|不(?:行|能|可以|让)(?:转|买|办|还|付)?|不给(?:转|买|办)|拦(?:我|着)?|(?:转|买|办)不了|这么(?:配|推荐|建议)|推荐(?:这个|它)?|(?: not| is that| can'?t i| was that)?)*[?!。吗呢啊\s]*$/iu;

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
  if (understanding.intent === 'security.fraud_report' && sure) {
    const warned = social(heard, state);
    if (warned) return warned;
  }
  const later = withDeparture(heard, state, (without) => interpret(without, state));
  if (later) return later;
  if (isPressedToPay(heard))
    return [{ kind: 'hold-back', why: 'pressed', intent: 'transfer.create', slots: {} }];
  const moved = afterFraudDenied(text) ?? withoutProvenance(text);
  if (moved !== undefined)
    return interpret({ ...heard, text: moved, understanding: heard.reader.understand(moved) }, state);
  if (asksWhy.test(text.trim()) && state.whys.length > 0) return [{ kind: 'explain' }];
  const found =
    stopsFirst(heard, state) ??
    stopsLast(heard, state) ??
    weighsOptions(heard) ??
    asksOfShown(heard, state) ??
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
  const plain = understanding.confidence < plainBelow ? plainOrder(heard) : undefined;
  if (plain) return startOne(heard, state, plain);
  if (changesNothing(heard, state)) return [{ kind: 'clarify', candidates: [], slots: {} }];
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
