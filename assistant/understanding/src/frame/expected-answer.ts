import {
  amountSlots,
  carriesSlot,
  freeTextSlots,
  intentEntry,
  intents,
  isIntentId,
  type IntentId,
} from '../intents.ts';
import { readMentions } from '../grammar/mentions.ts';
import { countOf } from '../grammar/small-number.ts';
import type { Guess } from '../model/linear-model.ts';
import { normalise } from '../normal/normal-text.ts';
import { trimmed } from './free-text.ts';
import { normalSlots } from './normal-slots.ts';

interface Reading {
  readonly intent: IntentId;
  readonly slots: Readonly<Record<string, string>>;
  readonly guesses: readonly Guess[];
}

const leadIns =
  /^(?:那?就|是|给|转给|我要|我想|要|选|用|从|叫|到|去|嗯|哦|呃|那个|it's|its|to|for|use|from|my name is)+\s?/u;
const mostWords = 14;

/** Reads a text as the answer to the question just asked; undefined when it is about something else. */
export function answerTo(
  expecting: { readonly intent: string; readonly slot: string },
  text: string,
  whole: Reading,
  now: Date,
): (Reading & { readonly confidence: number }) | undefined {
  const { intent, slot } = expecting;
  if (!isIntentId(intent) || !carriesSlot(intent, slot)) return undefined;
  if (whole.intent === intent && whole.slots[slot] !== undefined) return undefined;
  const sure = whole.guesses[0]?.confidence ?? 0;
  const normal = normalise(text);
  const mentions = readMentions(normal, now);
  const slots = normalSlots(intent, normal.text, mentions, now, []);
  const loneAmount =
    amountSlots.has(slot) && slots[slot] === undefined ? bareAmount(normal.text, mentions) : undefined;
  const value =
    slots[slot] ??
    loneAmount ??
    bareNumber(slot, normal.text) ??
    (freeTextSlots.has(slot) ? saidWhole(text, whole, sure) : undefined);
  if (value === undefined) return undefined;
  const isOther =
    whole.intent !== intent &&
    intentEntry(whole.intent).kind !== 'none' &&
    sure > 0.85 &&
    normal.text.length > 8;
  if (isOther) return undefined;
  const confidence = 0.95;
  return {
    intent,
    slots: { ...slots, [slot]: value },
    guesses: [{ label: intent, confidence }, ...whole.guesses],
    confidence,
  };
}

function bareAmount(text: string, mentions: ReturnType<typeof readMentions>): string | undefined {
  const [only, ...others] = mentions.money;
  return only && others.length === 0 && only.end - only.start >= text.length - 3 ? only.value : undefined;
}

/** 六十 or 3.5%, said alone as an answer: what it counts was in the question. */
function bareNumber(slot: string, text: string): string | undefined {
  const words = text.replace(bareLead, '').replace(bareTail, '');
  if (slot === 'rate' || slot === 'yield_min')
    return /^\d{1,2}(?:\.\d{1,4})?$/u.test(words) ? words : undefined;
  const [least, most] = countsAlone[slot] ?? [];
  const count = countOf(words);
  return least === undefined || most === undefined || count === undefined || count < least || count > most
    ? undefined
    : String(count);
}

const bareLead = /^(?:嗯|那|就|大概|差不多|我|今年|到|是|按)+/u;
const bareTail = /(?:周?岁|岁数|头|只|口|吧|呗|了|的|%|个点|就行|就好|[,，。.!！\s])+$/u;
const countsAlone: Readonly<Record<string, readonly [least: number, most: number]>> = {
  age: [10, 110], retire_age: [40, 80], quantity: [1, 100_000],
}; // prettier-ignore

function saidWhole(text: string, whole: Reading, sure: number): string | undefined {
  if (text.length > mostWords || (/^chat\./u.test(whole.intent) && sure > 0.5)) return undefined;
  if (intentEntry(whole.intent).kind !== 'none' && sure > 0.9 && text.length > 6) return undefined;
  const value = trimmed(text.replace(leadIns, ''));
  return value === '' ? undefined : value;
}

/** The intents that show best how a slot is read, where several carry it. */
const modelIntents: Readonly<Record<string, string>> = {
  amount: 'transfer.create', date: 'transfer.create', date_range: 'account.transactions', account: 'account.balance',
  term: 'deposit.open', currency: 'fx.rate', phone: 'topup.phone', direction: 'account.transactions', rate: 'loan.calculator',
}; // prettier-ignore

/** The whole text read as a value of one slot; undefined when it is none. */
export function slotValueIn(slot: string, text: string, now: Date): string | undefined {
  const intent = modelIntents[slot] ?? intents.find((entry) => entry.slots.includes(slot))?.id;
  if (intent === undefined) return undefined;
  const normal = normalise(text);
  const mentions = readMentions(normal, now);
  const found = normalSlots(intent, normal.text, mentions, now, [])[slot];
  if (found !== undefined) return found;
  if (amountSlots.has(slot)) return bareAmount(normal.text, mentions);
  const count = bareNumber(slot, normal.text);
  if (count !== undefined) return count;
  if (!freeTextSlots.has(slot) || normal.text.length > mostWords * 2) return undefined;
  const value = trimmed(text.replace(leadIns, ''));
  return value === '' ? undefined : value;
}
