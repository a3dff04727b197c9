import { amountSlots, intentEntry, type IntentId } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import type { MoneyMention } from '../grammar/money.ts';
import { wholeAmountOf } from '../grammar/words.ts';

/** A piece of the text that something else has taken. */
export interface TakenSpan {
  readonly start: number;
  readonly end: number;
}

interface Clear extends MoneyMention {
  readonly value: string;
}

/** Intents whose amount may be said as the whole or the least. */
const wholeOrLeast: ReadonlySet<string> = new Set([
  'credit.repay', 'loan.prepay', 'wealth.redeem', 'wealth.buy', 'transfer.own', 'transfer.create', 'ecny.withdraw',
  'ecny.topup', 'bill.pay', 'fx.exchange', 'enterprise.fx_settle', 'enterprise.inbound_confirm', 'deposit.open',
  'pension.contribute', 'credit.installment', 'transfer.cross_border', 'bond.buy', 'transfer.collect',
]); // prettier-ignore

const leastAllowed: ReadonlySet<string> = new Set(['credit.repay']);

/** Where a rough amount must not be taken for an exact one: the money would leave. */
const exactOnly =
  /^(?:transfer|topup|bill|ecny|code|fx|bond|deposit|pension\.contribute|wealth\.(?:buy|redeem|plan))/u;

const movesMoney = (intent: IntentId): boolean =>
  exactOnly.test(intent) && intentEntry(intent).kind === 'command' && intent !== 'transfer.cancel';

const minimumAfter = /^\s?(?:块钱?|元|万|千)?(?:以上|起步?|往上|or more|and (?:up|above)|or above|\+)/u;
const minimumBefore =
  /(?:超过|大于|高于|不低于|不少于|至少|多于|过|over|above|more than|at least|exceeding|from|greater than|>|>=)\s?$/u;
const maximumAfter = /^\s?(?:块钱?|元)?(?:以下|以内|之内|or less|and below|or under)/u;
const maximumBefore =
  /(?:不到|低于|小于|少于|不超过|不高于|最多|under|below|less than|up to|at most|within|<|<=)\s?$/u;

/** The amounts of an utterance, for the slots that its intent carries. What is unclear is left out. */
export function amountsFor(
  intent: IntentId,
  text: string,
  mentions: Mentions,
  taken: readonly TakenSpan[],
): Record<string, string> {
  const slots = intentEntry(intent).slots.filter((slot) => amountSlots.has(slot));
  if (slots.length === 0) return {};
  const candidates = candidatesFor(intent, text, mentions, taken);
  if (slots.includes('amount_min')) return bounds(text, candidates);
  const abroad =
    slots.length < intentEntry(intent).slots.length && intentEntry(intent).slots.includes('currency')
      ? candidates.filter((each) => each.currency !== undefined && each.currency !== 'CNY')
      : [];
  const value = single(abroad.length > 0 ? abroad : candidates);
  if (value !== undefined) return { amount: value };
  if (
    candidates.length > 0 ||
    mentions.money.some((mention) => mention.value === undefined && !insideAny(mention, taken))
  )
    return {};
  const whole = wholeOrLeast.has(intent) ? wholeAmountOf(text) : undefined;
  if (whole === undefined || (whole === 'minimum' && !leastAllowed.has(intent))) return {};
  return { amount: whole };
}

const insideAny = (mention: TakenSpan, taken: readonly TakenSpan[]): boolean =>
  taken.some((span) => mention.start < span.end && span.start < mention.end);

function candidatesFor(
  intent: IntentId,
  text: string,
  mentions: Mentions,
  taken: readonly TakenSpan[],
): readonly Clear[] {
  const abroad = intentEntry(intent).slots.includes('currency');
  const clear = mentions.money.filter((mention): mention is Clear => {
    if (mention.value === undefined || insideAny(mention, taken)) return false;
    if (!abroad && mention.currency !== undefined && mention.currency !== 'CNY') return false;
    if (
      intent === 'transfer.create' &&
      /(?:各|每人|每个人)(?:转|给|发|打)?\s?$/u.test(text.slice(0, mention.start))
    )
      return false;
    if (mention.rough && exactOnly.test(intent)) return false;
    if (movesMoney(intent) && notNow.test(text.slice(0, mention.start))) return false;
    if (intent === 'transfer.own' && isTail(text, mention)) return false;
    if (intent === 'pension.plan' && mention.strength !== 'marked' && Number(mention.value) < 150)
      return false;
    return mention.strength !== 'bare' || bareIsAmount(text, mention.start, mention.end);
  });
  return corrected(text, clear);
}

/** Four digits after a word of place are the tail of a card. */
const isTail = (text: string, { strength, start, end }: MoneyMention): boolean =>
  strength === 'bare' && /^\d{4}$/u.test(text.slice(start, end)) && tailPlace.test(text.slice(0, start));

const moneyVerb =
  /(?:转|还|充|存|取|买|付|缴|交|打|汇|借|贷|要|换|兑|发|投|收|搞|整|弄|v|send|pay|transfer|deposit|withdraw|buy|top up|exchange|convert)(?:了|个|上|出|去|他|她|它|我|入|进|他们)?\s?$/u;

/** A lone digit is an amount only right after a word that moves money; a year alone is none. */
function bareIsAmount(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end);
  if (/^v$/u.test(text.slice(start - 1, start))) return true;
  const small =
    /^[0-9]$/u.test(written) ||
    /^(?:[一二两三四五六七八九十俩仨幺]|one|two|three|four|five|six|seven|eight|nine|ten)$/u.test(written);
  if (!small) return !/^0\d/u.test(written);
  return /^[1-9]$/u.test(written) && moneyVerb.test(text.slice(0, start));
}

const replaced =
  /(?:不是|不对|错了|说错|哦不|噢不|啊不|喔不|不不|改成|改为|换成|变成|应该是|还是|算了|等等|改|唔系|唔係|no,? |actually|i mean|make (?:it|that)|sorry|rather|wait|instead)/u;
const deniedBefore =
  /(?:不是|不要|别|不|唔系|唔係|不是说|并非|not|don't want)(?:转|充|存|汇|还|买|给|换|取|贷|借|投|要)?\s?$/u;
/** An amount of another time, or one that could not be moved, or was moved by mistake. */
const notNow =
  /(?:上次|上回|之前|以前|原来|本来|转不了|付不了)[^,，。;；]{0,8}$|(?:多转|多付|转多|付多)了?\s?$|留\s?$/u;
/** What there is, is kept back or is a condition, beside the amount that is asked for. */
const elsewhere = /(?:里|卡|上|共|还|只)有\s?$|留\s?$|满\s?$|减\s?$/u;
const tailPlace = /(?:从|由|到|去|进|入|卡|card|from|to|account)\s?$/u;
const fromBefore = /(?:从|由|原来(?:的|是)?|之前(?:的|是)?|现在(?:是|的)?|from)\s?$/u;
const changes = /(?:到|至|成|为|to)\s?$/u;

/** Takes out the amounts that the speaker took back: 不是五百是六百, 从三千提到五千, 五百…不对,六百. */
function corrected(text: string, clear: readonly Clear[]): readonly Clear[] {
  if (clear.length < 2) return clear;
  let kept = clear.filter((mention) => {
    const before = text.slice(0, mention.start);
    return (
      !deniedBefore.test(before) && !notNow.test(before) && !elsewhere.test(before) && !isTail(text, mention)
    );
  });
  if (kept.length === 0) kept = [...clear];
  const out: Clear[] = [];
  for (const mention of kept) {
    const last = out[out.length - 1];
    const between = last ? text.slice(last.end, mention.start) : '';
    const replacesLast = last && (replaced.test(between) || (fromBefore.test(text.slice(0, last.start)) && changes.test(text.slice(0, mention.start)))); // prettier-ignore
    if (replacesLast && !/不是\s?$/u.test(between)) out.pop();
    out.push(mention);
  }
  return out;
}

function single(candidates: readonly Clear[]): string | undefined {
  const values = new Set(candidates.map((mention) => mention.value));
  if (values.size === 1) return [...values][0];
  const marked = new Set(
    candidates.filter((mention) => mention.strength === 'marked').map((mention) => mention.value),
  );
  return marked.size === 1 &&
    candidates
      .filter((mention) => mention.strength !== 'marked')
      .every((mention) => mention.strength === 'bare' || Number(mention.value) < 120)
    ? [...marked][0]
    : undefined;
}

function bounds(text: string, candidates: readonly Clear[]): Record<string, string> {
  const [first, second] = candidates;
  if (first && second && candidates.length === 2) {
    const between = text.slice(first.end, second.start);
    if (/^\s?(?:到|至|~|-|—|–|和|and|to)\s?$/u.test(between) && Number(first.value) < Number(second.value)) {
      return { amount_min: first.value, amount_max: second.value };
    }
  }
  const found: Record<string, string> = {};
  for (const mention of candidates) {
    const before = text.slice(0, mention.start);
    const after = text.slice(mention.end);
    if (maximumAfter.test(after) || maximumBefore.test(before)) found['amount_max'] = mention.value;
    else if (minimumAfter.test(after) || minimumBefore.test(before)) found['amount_min'] = mention.value;
  }
  return found;
}
