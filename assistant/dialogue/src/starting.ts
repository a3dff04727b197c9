import type { DialogueCommand } from './dialogue-command.ts';
import { personIn } from './fragment.ts';
import type { Heard } from './heard.ts';
import { memoAtEnd } from './memo.ts';
import { asksOfOthers, type Misgiving, misgivingOf } from './misgiving.ts';
import { meansPersonBefore } from './references.ts';
import { forEach, payeesJoined, type Request, severalIn } from './requests.ts';
import { withFocus } from './shown.ts';
import type { DialogueState } from './state.ts';
import { isOpen, isSocial } from './talk.ts';

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

const domainOf = (intent: string): string => intent.slice(0, intent.indexOf('.'));

/** A question about the past that sounded like an order is answered from the records. */
export function askRecords(heard: Heard, state: DialogueState, request: Request): DialogueCommand[] {
  const { alternatives } = heard.understanding;
  const query = alternatives.find(
    ({ intent, confidence }) =>
      confidence > 0.02 &&
      (/^(?:account|transfer)\./u.test(intent) || domainOf(intent) === domainOf(request.intent)) &&
      heard.authorityOf(intent) === 'reads',
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

/** Requests that send money on its way or bind it. What else needs agreement, such as a lost card, is not about amounts. */
const movesMoney =
  /^(?:transfer\.(?:create|own|schedule_create|cross_border)|bill\.pay|topup\.|social_security\.pay|credit\.(?:repay|installment)|loan\.prepay|wealth\.(?:buy|redeem|plan_create)|deposit\.open|bond\.buy|goal\.create|pension\.contribute|fx\.exchange|ecny\.(?:topup|withdraw))/u;

/** What is asked of an account, a card or an income that is somebody else's is nobody's here to tell. */
const ownOnly = /^(?:account\.|loan\.(?:list|repayment_due)|wealth\.holdings|credit\.(?:bill|points))/u;

/** These take the whole of what is due or held when no amount is said. */
const wholeUnlessSaid = /^(?:bill\.pay|credit\.repay|loan\.prepay|wealth\.redeem)$/u;
const nought = /(?<![\d.零〇一二三四五六七八九十百千万点])[零〇0](?:\.0+)?\s*(?:元|块|yuan)/iu;

/** An amount that was said and could not be read must not become the whole: it is handed on as unreadable and refused. */
function withUnreadAmount({ text, reader, understanding }: Heard, asked: Request, request: Request): Request {
  if (!wholeUnlessSaid.test(request.intent) || request.slots['amount'] !== undefined) return request;
  const said = asked.said ?? text;
  const { unclearAmount } = said === text ? understanding.signals : reader.understand(said).signals;
  return unclearAmount || nought.test(said)
    ? { ...request, slots: { ...request.slots, amount: 'unclear' } }
    : request;
}

/** 那就交了吧, after a bill was asked about, pays that bill. */
function withBillSpokenOf(text: string, request: Request, { last }: DialogueState): Request {
  const biller = last?.capability === 'bill.query' ? last.slots['biller'] : undefined;
  const open = request.intent === 'bill.pay' && request.slots['biller'] === undefined;
  return open && biller !== undefined && text.length <= 12 && !/全|都|所有|缴费|all/iu.test(text)
    ? { ...request, slots: { ...request.slots, biller } }
    : request;
}

/** 2月30日转: a day was said that there is not; today is not meant by it. */
const asksForDay = (heard: Heard, intent: string, slots: Readonly<Record<string, string>>): boolean =>
  slots['date'] === undefined && heard.reader.slotsOf(intent).includes('date');

const cardNumber = /(?<![\d.])(?:\d[ -]?){13,18}\d(?![\d.])/u;
const sends = /转|汇|打(?:钱|款|给|到|进)|付给|给.{1,8}\d|send|transfer|wire|pay/iu;

/** 给李强转500,卡号6222…: one request, whatever its pieces sound like. */
function toCardNumber(heard: Heard): Request | undefined {
  const number = cardNumber.exec(heard.text)?.[0];
  if (number === undefined || !sends.test(heard.text)) return undefined;
  const rest = heard.text.replace(number, '');
  const amount = heard.reader.readSlot('amount', rest);
  if (
    amount === undefined ||
    !/^(?:transfer\.create|payee\.add|oos|transfer\.own)$/u.test(heard.understanding.intent)
  )
    return undefined;
  const { payee, bank, memo } = heard.understanding.slots;
  const slots = { payee, bank, memo, amount, card_number: number.replace(/[ -]/gu, '') };
  const said = Object.entries(slots).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { intent: 'transfer.create', slots: Object.fromEntries(said) };
}

/** 把所有提醒都取消 names all of them. */
const withAllReminders = (heard: Heard, request: Request): Request =>
  request.intent === 'reminder.cancel' &&
  request.slots['topic'] === undefined &&
  /所有|全部|全都|都取消|都删|\ball\b/iu.test(heard.text)
    ? { ...request, slots: { ...request.slots, topic: 'all' } }
    : request;

/** Begins one request, or says why it is not begun. */
export function startOne(heard: Heard, state: DialogueState, asked: Request): DialogueCommand[] {
  const billed = withBillSpokenOf(heard.text, withAllReminders(heard, asked), state);
  const whole = withFocus(heard, state, withPerson(asked.said ?? heard.text, billed, state, heard));
  const { intent, slots } = withUnreadAmount(heard, asked, whole);
  if (heard.authorityOf(intent) !== 'customer-confirms') {
    if (ownOnly.test(intent) && asksOfOthers(asked.said ?? heard.text, heard.reader.entities))
      return [{ kind: 'hold-back', why: 'others_money', intent, slots }];
    return [{ kind: state.frame === null ? 'start' : 'digress', intent, slots }];
  }
  if (!movesMoney.test(intent)) return [{ kind: 'start', intent, slots }];
  if (fullOrMinimum.test(heard.text) && slots['amount'] !== undefined) {
    const { amount: _, ...undecided } = slots;
    return [{ kind: 'start', intent, slots: undecided }];
  }
  const why = doubtAbout(heard, asked);
  if (
    why === undefined &&
    heard.understanding.signals.impossibleDay === true &&
    asksForDay(heard, intent, slots)
  )
    return [{ kind: 'correct', intent, slots, ask: 'date', noSuchDay: true }];
  if (why === 'past') return askRecords(heard, state, { intent, slots });
  if (why === undefined) return [{ kind: 'start', intent, slots }];
  const held: DialogueCommand = { kind: 'hold-back', why, intent, slots };
  if (why === 'asks_if_enough') return [held, { kind: 'start', intent: 'account.balance', slots: {} }];
  if (why === 'negated' && isOpen(state)) return [{ kind: 'cancel' }];
  return [held];
}

/** 妈妈还是爸爸, 全额还是最低: said as a question, so the one that stands first is not what was decided. */
const orBetween = /还是|\bor\b/iu;
const fullOrMinimum =
  /(?:全额|全部|全还).*还是.*最低|最低.*还是.*(?:全额|全部|全还)|full.*\bor\b.*minimum|minimum.*\bor\b.*full/iu;

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
  if (orBetween.test(heard.text)) {
    const { payee: _, ...undecided } = slots;
    return startOne(heard, state, { intent: request.intent, slots: undecided });
  }
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

export function starts(heard: Heard, state: DialogueState): DialogueCommand[] {
  const { understanding } = heard;
  const direct = toCardNumber(heard);
  if (direct) return startOne(heard, state, direct);
  const { memo, request: withoutMemo = heard.text } = memoAtEnd(heard.text) ?? {};
  const takesMemo = memo !== undefined && heard.reader.slotsOf(understanding.intent).includes('memo');
  const first: Request = {
    intent: understanding.intent,
    slots: takesMemo ? { ...understanding.slots, memo } : understanding.slots,
  };
  const several = severalIn(heard.reader, takesMemo ? withoutMemo : heard.text);
  if (several.length > 1) {
    const last = several.length - 1;
    return several.flatMap((request, index) =>
      startOne(
        heard,
        state,
        takesMemo && index === last ? { ...request, slots: { ...request.slots, memo } } : request,
      ),
    );
  }
  const payers = first.intent === 'transfer.collect' ? payeesJoined(heard.text, heard.reader.entities) : [];
  if (payers.length > 1)
    return startOne(heard, state, { ...first, slots: { ...first.slots, payer: payers.join('、') } });
  const joined = forSeveralPeople(heard, state, first);
  if (joined) return joined;
  const also = takesMemo ? [] : understanding.also;
  const requests = [first, ...also].filter(({ intent }) => !isSocial(intent));
  return requests.flatMap((request) => startOne(heard, state, request));
}
