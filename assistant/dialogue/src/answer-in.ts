import type { DialogueCommand } from './dialogue-command.ts';
import { namesPerson, slotsInFragment } from './fragment.ts';
import type { Heard } from './heard.ts';
import { misgivingOf } from './misgiving.ts';
import { deniesAll, hesitates, meansPersonBefore, optionChosen } from './references.ts';
import type { DialogueState, Frame } from './state.ts';

const isRequest = (intent: string): boolean => !/^(?:chat\.|oos$|app\.help$)/u.test(intent);

const longestShortAnswer = 8;

/** 下周一 and 办卡 would begin requests of their own, were they not what was just asked for. */
const answersShortly = ({ text, slotValue }: Heard, frame: Frame): boolean =>
  text.trim().length <= longestShortAnswer &&
  (optionChosen(text, frame) !== undefined ||
    (['date', 'amount', 'term'].includes(frame.need.slot) && slotValue !== undefined));

/** Questions that a person answers in words of their own, which need not be about banking. */
const ownWords: ReadonlySet<string> = new Set(['topic', 'reason', 'purpose', 'goal']);
const longestOwnWords = 200;

/** What to be reminded of is mostly something that the bank could do as well: 还信用卡, 交学费. It is an answer all the same. */
const namesWhatToRemind = ({ text, understanding }: Heard, frame: Frame): boolean =>
  frame.need.slot === 'topic' &&
  frame.capability === 'reminder.create' &&
  text.trim().length <= 20 &&
  isRequest(understanding.intent) &&
  !/[?吗呢]\s*$|查|看看|多少|^(?:给|帮)/u.test(text.trim());

/** Is the text a request of its own, and not an answer? */
function asksSomethingElse(heard: Heard, frame: Frame): boolean {
  const { understanding, text, reader } = heard;
  if (namesPerson(text, reader.entities)) return false;
  if (answersShortly(heard, frame) || namesWhatToRemind(heard, frame)) return false;
  if (!isRequest(understanding.intent) || understanding.intent === frame.capability) return false;
  const nearby =
    understanding.intent.startsWith('transfer.') &&
    frame.capability.startsWith('transfer.') &&
    heard.authorityOf(understanding.intent) === 'customer-confirms';
  return !nearby && understanding.confidence >= 0.7;
}

const chosen = (frame: Frame, value: string): DialogueCommand[] => [
  { kind: 'fill', slots: { [frame.need.slot]: value } },
];

/** Yes and no to a question that has a yes. */
function yesOrNo(heard: Heard, frame: Frame): DialogueCommand[] | undefined {
  const { intent, confidence } = heard.understanding;
  const only = frame.need.options?.length === 1 ? frame.need.options[0]?.value : undefined;
  const yes = frame.affirms ?? only;
  if (intent === 'chat.affirm' && confidence > 0.5 && yes !== undefined) return chosen(frame, yes);
  if (deniesAll(heard.text) || (intent === 'chat.deny' && confidence > 0.5)) {
    return [{ kind: 'correct', intent: frame.capability, slots: frame.slots, ask: frame.need.slot }];
  }
  return undefined;
}

/** What was said in the same breath as a choice: 房东,转250. A tail or a position in the list is no amount. */
function besides({ reader, text }: Heard, frame: Frame): Record<string, string> {
  const { amount, date, memo } = slotsInFragment(reader, frame.capability, text);
  const said = amount !== undefined && /转|打|付|汇|元|块|send|pay/iu.test(text) ? { amount } : {};
  return { ...said, ...(date === undefined ? {} : { date }), ...(memo === undefined ? {} : { memo }) };
}

const longestAround = 12;

/** How the numbers look that are asked for: of a card or phone, and that on a bill. */
const numberLooks: Readonly<Record<string, RegExp>> = {
  card_number: /\d(?:[\s-]?\d){10,18}/u,
  account_number: /\d(?:[\s-]?\d){5,19}/u,
};

/** The number that was asked for, bare or with a few words around it (他的卡号是 6222…). */
function numberAnswered(text: string, frame: Frame): string | undefined {
  const looks = numberLooks[frame.need.slot];
  if (!looks) return undefined;
  const plain = text.normalize('NFKC');
  const [number] = looks.exec(plain) ?? [];
  if (number === undefined || plain.replace(number, '').trim().length > longestAround) return undefined;
  return number.replace(/[\s-]/gu, '');
}

/** Reads an answer to the open question; undefined when the text is about something else. */
export function answerIn(heard: Heard, state: DialogueState, frame: Frame): DialogueCommand[] | undefined {
  const { understanding, text, reader } = heard;
  if (hesitates(text)) return [{ kind: 'repeat' }];
  const number = numberAnswered(text, frame);
  if (number !== undefined) return chosen(frame, number);
  if (asksSomethingElse(heard, frame)) return undefined;
  if (understanding.intent === 'chat.stop' && understanding.confidence > 0.6) return undefined;
  const why = misgivingOf(text, understanding, reader.entities);
  if (why === 'negated') return [{ kind: 'cancel' }];
  if (why !== undefined && why !== 'inbound') return undefined;
  const same = understanding.intent === frame.capability;
  const asks = /[?]\s*$|哪个|哪位|哪一|谁|吗|什么|怎么|为什么|多少|^(?:what|why|how|who|when|which)\b/iu.test(
    text,
  );
  if (namesWhatToRemind(heard, frame)) return chosen(frame, text.trim().replace(/[。.!]+$/u, ''));
  const option = asks ? undefined : optionChosen(text, frame);
  if (option !== undefined)
    return [{ kind: 'fill', slots: { ...besides(heard, frame), [frame.need.slot]: option } }];
  if (asks && same && understanding.confidence < 0.9 && frame.need.options) return [{ kind: 'repeat' }];
  const decided = yesOrNo(heard, frame);
  if (decided) return decided;
  const relevant = slotsInFragment(reader, frame.capability, text);
  if (frame.need.slot === 'payee' && meansPersonBefore(text) && state.person !== null) {
    return [{ kind: 'fill', slots: { ...relevant, payee: state.person } }];
  }
  if (
    Object.keys(relevant).length > 0 &&
    (same || relevant[frame.need.slot] !== undefined || understanding.confidence < 0.7)
  ) {
    return [{ kind: 'fill', slots: relevant }];
  }
  if (same && Object.keys(relevant).length === 0)
    return heard.slotValue === undefined ? [{ kind: 'fill', slots: {} }] : chosen(frame, heard.slotValue);
  if (ownWords.has(frame.need.slot) && understanding.intent === 'oos')
    return chosen(frame, text.trim().slice(0, longestOwnWords));
  const talks =
    /[,.!;\u3002]/u.test(text.trim().slice(0, -1)) ||
    (!isRequest(understanding.intent) && understanding.confidence > 0.6);
  if (heard.slotValue === undefined || asks || talks) return undefined;
  return [{ kind: 'fill', slots: { [frame.need.slot]: heard.slotValue } }];
}
