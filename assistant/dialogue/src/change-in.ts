import type { DialogueCommand } from './dialogue-command.ts';
import { slotsInFragment } from './fragment.ts';
import type { Heard } from './heard.ts';
import { misgivingOf } from './misgiving.ts';
import { meansPersonBefore, optionChosen } from './references.ts';
import { payeesJoined } from './requests.ts';
import { isRelativeAmount, relativeAmount } from './relative-amount.ts';
import type { DialogueState } from './state.ts';
import { aspectCalledWrong, type TakenBack, takenBack } from './taking-back.ts';

interface Target {
  readonly capability: string;
  readonly slots: Readonly<Record<string, string>>;
  /** It was carried out; changing it now would be doing it a second time. */
  readonly done: boolean;
}

/** What a change of mind is about: the open question, the card that waits, or a request that came to nothing. */
function targetOf(state: DialogueState): Target | undefined {
  const { frame, proposed, deed } = state;
  if (frame) return { capability: frame.capability, slots: frame.slots, done: false };
  if (proposed) return { capability: proposed.capability, slots: proposed.slots, done: false };
  return deed
    ? {
        capability: deed.capability,
        slots: deed.slots,
        done: deed.outcome === 'done' || deed.outcome === 'held',
      }
    : undefined;
}

type Slots = Readonly<Record<string, string>>;

const saysNumber = /\d|[零〇一二两三四五六七八九十百千万]+(?:元|块|毛|百|千|万)/u;

/** An amount was said but cannot be read for certain: the one from before must not stay in its place. */
export function namesUnreadAmount({ understanding, reader, text }: Heard, slots: Slots): boolean {
  if (slots['amount'] !== undefined) return false;
  if (understanding.signals.unclearAmount === true || reader.understand(text).signals.unclearAmount === true)
    return true;
  const numberHasItsPlace = ['account', 'date', 'recurrence', 'card_number', 'phone', 'memo'].some(
    (slot) => slots[slot] !== undefined,
  );
  return saysNumber.test(text) && !numberHasItsPlace && understanding.slots['amount'] === undefined;
}

/** Somebody else is meant: the number and name given for the first do not go with them. */
function changed(heard: Heard, target: Target, slots: Slots): Slots {
  const { amount, ...rest } = target.slots;
  const keepsAmount =
    amount !== undefined && !namesUnreadAmount(heard, slots) && !isRelativeAmount(heard.text);
  const before: Slots = keepsAmount ? { ...rest, amount } : rest;
  if (slots['payee'] === undefined) return { ...before, ...slots };
  const { card_number: _, payee_name: __, bank: ___, phone: ____, ...kept } = before;
  return { ...kept, ...slots };
}

/** 不是这个人, “not her”: points at what is wrong and names nothing instead. */
const onlyPoints = /^(?:[她他它]|ta|这个人?|那个人?|这位|那位|him|her|them|this(?: one)?|that(?: one)?)$/iu;

function corrected(
  heard: Heard,
  state: DialogueState,
  target: Target,
  { before, after }: TakenBack,
): DialogueCommand | undefined {
  const option = state.frame && after !== '' ? optionChosen(after, state.frame) : undefined;
  if (option !== undefined && state.frame)
    return { kind: 'fill', slots: { [state.frame.need.slot]: option } };
  if (/(?:备注|附言|留言|memo|note)\s*$/iu.test(before) && after !== '') {
    return {
      kind: 'correct',
      intent: target.capability,
      slots: { ...target.slots, memo: after.replace(/^["'\u201C\u300C]|["'\u201D\u300D]$/gu, '') },
    };
  }
  const found =
    after === '' || onlyPoints.test(after) ? {} : slotsInFragment(heard.reader, target.capability, after);
  const slots =
    !onlyPoints.test(after) &&
    after !== '' &&
    meansPersonBefore(after) &&
    found['payee'] === undefined &&
    state.person !== null
      ? { ...found, payee: state.person }
      : found;
  if (Object.keys(slots).length > 0) {
    return { kind: 'correct', intent: target.capability, slots: changed(heard, target, slots) };
  }
  const ask = aspectCalledWrong(heard.text);
  if (ask !== undefined && heard.reader.slotsOf(target.capability).includes(ask)) {
    return { kind: 'correct', intent: target.capability, slots: target.slots, ask };
  }
  return undefined;
}

/** 给妈妈转500,不,600: the first half is the request, the second half changes it. */
function selfCorrected(
  heard: Heard,
  state: DialogueState,
  { before, after }: TakenBack,
): DialogueCommand[] | undefined {
  if (before.length < 3 || after === '') return undefined;
  const first = heard.reader.understand(before);
  if (first.confidence < 0.6 || heard.authorityOf(first.intent) !== 'customer-confirms') return undefined;
  if (misgivingOf(before, first, heard.reader.entities) !== undefined) return undefined;
  if ((state.frame ?? state.proposed) !== null && first.slots['payee'] === undefined) return undefined;
  const slots = slotsInFragment(heard.reader, first.intent, after);
  if (Object.keys(slots).length === 0) return undefined;
  return [{ kind: 'start', intent: first.intent, slots: { ...first.slots, ...slots } }];
}

/** 多转100, 翻倍: nothing is reckoned silently; the sum is asked about. */
function relative(heard: Heard, target: Target): DialogueCommand[] | undefined {
  if (!isRelativeAmount(heard.text) || heard.text.length > 20 || target.slots['amount'] === undefined)
    return undefined;
  const { intent, slots } = heard.understanding;
  if (
    (slots['payee'] !== undefined && !/\d/u.test(slots['payee'])) ||
    !/^(?:transfer\.|chat\.|oos)/u.test(intent)
  )
    return undefined;
  const by = slots['amount'] ?? heard.reader.readSlot('amount', heard.text);
  const total = relativeAmount(heard.text, target.slots['amount'], by);
  return [{ kind: 'weigh-amount', intent: target.capability, slots: target.slots, total }];
}

/** A card waits, or the request before it was just called wrong or refused. */
const mayAmend = ({ frame, proposed, deed }: DialogueState): boolean =>
  frame === null && (proposed !== null || deed?.outcome === 'doubted' || deed?.outcome === 'refused');

/** 再转一笔 is one more; 后天再转 is only later. */
const addsOne = /再|另|也|还要|一笔|[?吗]|another|also/iu;
const laterOn = /(?<=[天号日月周点后早晚午年一二三四五六])再/gu;

const isBrief = (text: string): boolean => text.length <= (/\p{Script=Han}/u.test(text) ? 14 : 40);

/** A few bare words while a card waits change it: 600; 爸爸; 明天转; 用储蓄卡. */
function bareChange(heard: Heard, state: DialogueState, target: Target): DialogueCommand[] | undefined {
  const { text, understanding, reader } = heard;
  if (!mayAmend(state) || !isBrief(text) || addsOne.test(text.replace(laterOn, ''))) return undefined;
  if (payeesJoined(text, reader.entities).length > 1) return undefined;
  const kin =
    understanding.intent === target.capability ||
    understanding.confidence < 0.7 ||
    /^chat\.(?:affirm|deny)$/u.test(understanding.intent);
  if (!kin) return undefined;
  if (misgivingOf(text, understanding, reader.entities) !== undefined) return undefined;
  const slots = slotsInFragment(reader, target.capability, text);
  if (state.proposed && namesUnreadAmount(heard, slots)) {
    return [
      { kind: 'correct', intent: target.capability, slots: changed(heard, target, slots), ask: 'amount' },
    ];
  }
  const news = Object.entries(slots).filter(([name, value]) => target.slots[name] !== value);
  const whole = slots['payee'] !== undefined && slots['amount'] !== undefined;
  if (news.length === 0 || whole) return undefined;
  return [{ kind: 'correct', intent: target.capability, slots: changed(heard, target, slots) }];
}

const isShort = (text: string): boolean => text.length <= (/\p{Script=Han}/u.test(text) ? 12 : 40);

const forAmends = (heard: Heard, target: Target): boolean =>
  heard.authorityOf(target.capability) === 'customer-confirms';

/** Reads a change of mind: about the open question, the waiting card, or the request that was just refused. */
export function changeIn(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const back = takenBack(heard.text);
  const target = targetOf(state);
  const own = back && selfCorrected(heard, state, back);
  if (own) return own;
  if (!target || !forAmends(heard, target)) return back && changedQuestion(heard, state, back.after);
  if (target.done) return back && afterTheDeed(heard, target, back.after);
  const sum = relative(heard, target);
  if (sum) return sum;
  const command = back ? corrected(heard, state, target, back) : undefined;
  if (command) return [command];
  const aspect = !back && state.proposed && isShort(heard.text) ? aspectCalledWrong(heard.text) : undefined;
  if (aspect !== undefined && heard.reader.slotsOf(target.capability).includes(aspect)) {
    return [{ kind: 'correct', intent: target.capability, slots: target.slots, ask: aspect }];
  }
  return (
    bareChange(heard, state, target) ?? (back && state.proposed ? doubtful(heard, target, back) : undefined)
  );
}

/** Something was taken back and what is meant instead cannot be read: the card does not stay armed. */
function doubtful(heard: Heard, target: Target, { after }: TakenBack): DialogueCommand[] | undefined {
  if (namesUnreadAmount(heard, {}) && target.slots['amount'] !== undefined) {
    return [{ kind: 'correct', intent: target.capability, slots: target.slots, ask: 'amount' }];
  }
  const meant = after === '' ? undefined : heard.reader.understand(after);
  if (meant && meant.confidence >= 0.6 && !/^(?:chat\.|oos$)/u.test(meant.intent)) return undefined;
  return [{ kind: 'cancel', doubted: true }];
}

/** 不是,是去年: a question asked again with something changed. */
function changedQuestion(heard: Heard, state: DialogueState, after: string): DialogueCommand[] | undefined {
  const { last } = state;
  if (!last || after === '' || heard.authorityOf(last.capability) !== 'reads') return undefined;
  const slots = slotsInFragment(heard.reader, last.capability, after);
  return Object.keys(slots).length === 0
    ? undefined
    : [{ kind: 'start', intent: last.capability, slots: { ...last.slots, ...slots } }];
}

function afterTheDeed(heard: Heard, target: Target, after: string): DialogueCommand[] | undefined {
  const slots = after === '' ? {} : slotsInFragment(heard.reader, target.capability, after);
  if (Object.keys(slots).length === 0) return undefined;
  const { intent, slots: said, confidence } = heard.understanding;
  const whole =
    intent === target.capability &&
    confidence > 0.7 &&
    said['payee'] !== undefined &&
    said['amount'] !== undefined;
  return whole
    ? undefined
    : [
        {
          kind: 'hold-back',
          why: 'already_done',
          intent: target.capability,
          slots: { ...target.slots, ...slots },
        },
      ];
}
