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
  /(?:超过|大于|高于|不低于|不少于|至少|多于|(?<![交转付给打花买收发去来还存取充])过|over|above|more than|at least|exceeding|from|greater than|>|>=)\s?$/u;
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
    if (mention.rough && !intentEntry(intent).slots.includes('amount_min')) return false;
    if (tellsMore.test(intent) && told.test(text.slice(0, mention.start))) return false;
    if (/不超过\s?$/u.test(text.slice(0, mention.start)) && !/^account\./u.test(intent)) return false;
    if (
      /^(?:account\.limit_set|credit\.limit_raise)$/u.test(intent) &&
      /^块?的?(?:额度|限额)/u.test(text.slice(mention.end))
    )
      return false;
    if (
      (movesMoney(intent) || intent === 'code.collect') &&
      notNow.test(text.slice(0, mention.start)) &&
      !(comesAgain.test(intent) && /每[^,，]{1,3}\s?$/u.test(text.slice(0, mention.start)))
    )
      return false;
    if (intent === 'transfer.own' && (isTail(text, mention) || isOneOfTwoTails(text, mention))) return false;
    if (intent === 'pension.plan' && mention.strength !== 'marked' && Number(mention.value) < 150)
      return false;
    return mention.strength !== 'bare' || bareIsAmount(text, mention.start, mention.end);
  });
  return corrected(text, clear);
}

/** Four digits after a word of place are the tail of a card. */
const isTail = (text: string, { strength, start, end }: MoneyMention): boolean =>
  strength === 'bare' && /^\d{4}$/u.test(text.slice(start, end)) && tailPlace.test(text.slice(0, start));

/** 4408到1066四百: the tails of two cards with a way between them. */
const isOneOfTwoTails = (text: string, { strength, start, end }: MoneyMention): boolean =>
  strength === 'bare' &&
  /^\d{4}$/u.test(text.slice(start, end)) &&
  (/^(?:到|转到|挪到|进|->|→|\sto\s)\d{4}(?!\d|元|块)/u.test(text.slice(end)) ||
    /(?<!\d)\d{4}(?:到|转到|挪到|进|->|→|\sto\s)$/u.test(text.slice(0, start)));

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
  /一[双斤件份次张瓶盒顿亩头只]\s?$|每[^,，]{1,3}\s?$|(?:上次|上回|之前|以前|原来|本来|转不了|付不了)[^,，。;；]{0,8}$|(?:多转|多付|转多|付多)了?\s?$|留\s?$/u;
/** Intents whose amount is what goes each time: 每周300. */
const comesAgain = /^(?:transfer\.schedule_create|wealth\.plan_create)$/u;
/** Intents whose speakers tell what they earn or what something costs, without asking for that amount. */
const tellsMore =
  /^(?:credit\.(?:limit_raise|installment)|pension\.(?:plan|overview)|loan\.(?:prepay|sme_apply|student_apply)|wealth\.product_list|wealth\.allocation|goal\.create)$/u;
const told =
  /(?:工资|退休金|年薪|月薪|收入|年收入|一个月|每月|每个月|团费|押金|缺口|只能刷|只剩|报团要|要先刷|先刷|才给|就给我|才|多|医院让先交|得花|订单|卖了[^,，]{0,8}得了|寄了|能省|能剩)(?:了|要|能|是|省|剩|就|才|有)?\s?$/u;
/** What is earned, costs, is owed or was spent, beside the amount that is asked for. */
const story =
  /(?:工资|退休金|养老金|月薪|年薪|奖金|补贴|低保|收入|挣|赚|领|价|价钱|原价|标价|卖|花|花掉|总共|一共|余额|剩|剩下|手里|只有|才有|欠|欠我|借我|垫|年终奖)(?:才|就|有|是|了|只有|我|到手)?\s?$/u;
/** What there is, is kept back or is a condition, beside the amount that is asked for. */
const elsewhere = /(?:里|卡|上|共|还|只)有\s?$|留\s?$|满\s?$|减\s?$/u;
const tailPlace = /(?:从|由|到|去|进|入|卡|card|from|to|account)(?:我的|我|my)?\s?$/u;
const fromBefore = /(?:从|由|原来(?:的|是)?|之前(?:的|是)?|现在(?:是|的)?|from)\s?$/u;
const changes = /(?:到|至|成|为|to)\s?$/u;

/** Takes out the amounts that the speaker took back: 不是五百是六百, 从三千提到五千, 五百…不对,六百. */
function corrected(text: string, clear: readonly Clear[]): readonly Clear[] {
  if (clear.length < 2) return clear;
  let kept = clear.filter((mention) => {
    const before = text.slice(0, mention.start);
    return (
      !deniedBefore.test(before) &&
      !notNow.test(before) &&
      !elsewhere.test(before) &&
      !story.test(before) &&
      !isTail(text, mention)
    );
  });
  if (kept.length === 0) kept = [...clear];
  kept = inTheRequest(text, kept);
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

/** Words that move money, in the clause where they do. */
export const movesInClause =
  /(?:转|汇|打(?!麻将|牌|球|车|电话|架|工(?!资)|针|扫|游戏|折|算)|还|充|存|买|缴|交|付|取|挪|搬|划|拨|收|换|投|借|贷|提|赎|涨|调|发|拿|弄|整)(?!不|了)|\b(?:send|pay|transfer|deposit|withdraw|buy|wire|move|put)\b/u;

/** Words that turn to the bank: what comes with them is asked for, not told. */
const addressed = /(?:你|帮我|给我|替我|请|麻烦|劳驾)(?!们)|(?:把|将).{1,12}/u;

/** Of several amounts the one in the last clause, where that clause alone orders something: what comes before it is its story. */
function inTheRequest(text: string, kept: readonly Clear[]): Clear[] {
  const last = kept[kept.length - 1];
  if (kept.length < 2 || last === undefined) return [...kept];
  const starts =
    Math.max(...[',', '，', '。', ';', '；'].map((mark) => text.lastIndexOf(mark, last.start - 1))) + 1;
  const before = kept.filter((mention) => mention !== last);
  const alone = before.every((mention) => mention.end <= starts);
  const asked = (clause: string): boolean => movesInClause.test(clause) && addressed.test(clause);
  const lastClause = text.slice(starts);
  const orders =
    (movesInClause.test(lastClause) &&
      !before.some((mention) => movesInClause.test(clauseOf(text, mention)))) ||
    (asked(lastClause) && !before.some((mention) => asked(clauseOf(text, mention))));
  return alone && orders ? [last] : [...kept];
}

/** The piece between two commas that the span stands in. */
export const clauseOf = (text: string, { start, end }: TakenSpan): string =>
  (/[^,，。;；]*$/u.exec(text.slice(0, start))?.[0] ?? '') +
  (/^[^,，。;；]*/u.exec(text.slice(end))?.[0] ?? '');

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
