import { intentEntry, type IntentId } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
import { smallWhole } from '../grammar/decimal.ts';
import { readNumber } from '../grammar/number.ts';
import { readPrice } from '../grammar/rate.ts';
import { countOf, smallCount } from '../grammar/small-number.ts';
import { exchangeDirectionOf, fontDirectionOf, languageOf, modeOf, moneyDirectionOf, riskLevelOf, switchOf, themeOf } from '../grammar/words.ts'; // prettier-ignore
import { amountsFor, type TakenSpan } from './amount-slots.ts';
import { timesFor } from './time-slots.ts';

/** Every slot with a normal form that the intent carries and the text fills. */
export function normalSlots(
  intent: IntentId,
  text: string,
  mentions: Mentions,
  now: Date,
  taken: readonly TakenSpan[],
): Record<string, string> {
  const found: Record<string, string> = {
    ...amountsFor(intent, text, mentions, taken),
    ...timesFor(intent, text, mentions, now, taken),
    ...digitSlots(intent, text, mentions),
  };
  const put = (slot: string, value: string | undefined): void => {
    if (value !== undefined) found[slot] = value;
  };
  for (const slot of intentEntry(intent).slots) {
    const read = chosen[slot];
    if (read) put(slot, read(text, intent, mentions));
  }
  if (found['age'] !== undefined && found['age'] === found['retire_age']) delete found['age'];
  return found;
}

type Chooser = (text: string, intent: IntentId, mentions: Mentions) => string | undefined;

const chosen: Readonly<Record<string, Chooser>> = {
  currency: (text, _intent, mentions) => {
    const abroad = mentions.currencies.filter((mention) => mention.value !== 'CNY');
    const wanted = abroad.filter(
      (mention) => !/(?:不|别|不要|不是|不换|不汇|不买|not)\S?$/u.test(text.slice(0, mention.start)),
    );
    return (wanted[0] ?? abroad[0])?.value;
  },
  rate: (text, intent, mentions) => (intent === 'fx.rate_alert' ? readPrice(text) : mentions.rates[0]?.value),
  yield_min: (_text, _intent, mentions) => mentions.rates[0]?.value,
  risk_level: (text) => riskLevelOf(text),
  language: (text) => languageOf(text),
  theme: (text) => themeOf(text),
  switch: (text) => switchOf(text),
  mode: (text) => modeOf(text),
  direction: (text, intent) =>
    intent === 'app.font_size'
      ? fontDirectionOf(text)
      : intent === 'fx.exchange'
        ? exchangeDirectionOf(text)
        : moneyDirectionOf(text),
  quantity: (text) => quantityOf(text),
  retire_age: (text) => retireAgeOf(text),
  age: (text) => ageOf(text),
};

const quantity = /([\d零一二三四五六七八九十百千万两俩仨]+)(?:头|只|口|匹|羽|条|尾|个|群|栏|窝)/u;
const quantityEnglish =
  /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty)\s(?:\w+\s)?(?:head|pigs?|cows?|sheep|cattle|chickens?|goats?|ducks?|horses?|hens?|calves|calf|lambs?|geese|sows?|piglets?)/u;
const retire = new RegExp(
  `(${smallCount})(?:周?岁)?(?:就|要|想|能|才|再|时|提前|以后|后)*(?:退休|退|不干|别干|躺平|领|retire)|(?:退休年龄|退休到|退休)(?:是|为|按|到)(${smallCount})`,
  'u',
);
const retireEnglish = /retir(?:e|ing|ement)(?: age)?(?: at| by| to)?(?: age)? (\d{2})/u;
const age = new RegExp(
  `(${smallCount})(?:周?岁)(?!(?:就|要|想|能|才|再|时|提前)*(?:退休|退|别干|躺平))`,
  'u',
);
const ageBare = new RegExp(
  `(?:今年|现在|我)(?:已经|都|刚|才|也)*(${smallCount})(?:了|多岁)?(?=[,，。\\s]|$|想|打算|什么|能|还|退|,)`,
  'u',
);
const ageEnglish = /(?:i'm|i am|im|aged?) (\d{2})|(\d{2}) (?:years? old|now|this year)/u;

/** Of several counts the one that something happened to. */
const befell = /(?:死|走|丢|没|病|伤|淹)(?:了|掉|咗)?\s?$/u;

/** 把一头给劈死了 */
const wasHit = /^[^,，。]{0,5}(?:死|病|丢|没了|淹|伤|走丢|跑了)/u;

function quantityOf(text: string): string | undefined {
  const all = [...text.matchAll(new RegExp(quantity.source, 'gu'))];
  const match =
    all.find((each) => befell.test(text.slice(0, each.index))) ??
    all.find((each) => wasHit.test(text.slice(each.index + each[0].length))) ??
    all[0];
  if (match && /一(?:下|点|个)?$/u.test(match[1] ?? '') && match[0].endsWith('个')) return undefined;
  const words = match?.[1] ?? quantityEnglish.exec(text)?.[1];
  const reading = words === undefined ? undefined : readNumber(words, 0);
  const count = reading?.value && reading.end === words?.length ? smallWhole(reading.value) : countOf(words);
  return count === undefined ? undefined : String(count);
}

function retireAgeOf(text: string): string | undefined {
  const match = retire.exec(text);
  const count = countOf(match?.[1] ?? match?.[2] ?? retireEnglish.exec(text)?.[1]);
  return count !== undefined && count >= 40 && count <= 80 ? String(count) : undefined;
}

function ageOf(text: string): string | undefined {
  const english = ageEnglish.exec(text);
  const count = countOf(age.exec(text)?.[1] ?? ageBare.exec(text)?.[1] ?? english?.[1] ?? english?.[2]);
  return count !== undefined && count >= 10 && count <= 110 ? String(count) : undefined;
}

/** Phones, card numbers and tails: which slot a tail fills depends on what the intent carries and how it is said. */
function digitSlots(intent: IntentId, text: string, mentions: Mentions): Record<string, string> {
  const { slots } = intentEntry(intent);
  const found: Record<string, string> = {};
  const phone = mentions.digits.find((mention) => mention.kind === 'phone');
  if (phone && slots.includes('phone')) found['phone'] = phone.value;
  const card = mentions.digits.find((mention) => mention.kind === 'card_number');
  if (card && slots.includes('card_number')) found['card_number'] = card.value;
  const tails = mentions.digits.filter((mention) => mention.kind === 'tail');
  const moved =
    intent === 'transfer.own'
      ? (ownTails(text) ??
        /(?:从|由|把|将|from\s)(\d{4})\D{1,14}?(?:到|进|去|入|过去|to)\s?(?:尾号|card )?(\d{4})(?!\d|元|块)/u.exec(
          text,
        ))
      : null;
  if (moved) return { ...found, from_account: moved[1] ?? '', account: moved[2] ?? '' };
  for (const tail of tails) {
    const wanted = tailSlot(slots, text.slice(0, tail.start), text.slice(tail.end));
    const slot =
      wanted === 'account' && found['account'] !== undefined && slots.includes('from_account')
        ? 'from_account'
        : wanted;
    if (slot !== undefined && found[slot] === undefined) found[slot] = tail.value;
  }
  const bare =
    tails.length === 0 && !slots.includes('amount') && !slots.includes('amount_min')
      ? lastTail(text)
      : undefined;
  const only = slots.find((slot) => slot === 'account' || slot === 'card_last4');
  if (bare !== undefined && only !== undefined && !/^20[12]\d$/u.test(bare)) found[only] = bare;
  return found;
}

/** 4408到1066四百, from 2211 to 7120: two tails with nothing but a way between them. */
const ownTails = (text: string): RegExpExecArray | null =>
  /(?<![\d.])(\d{4})(?:那张|的)?(?:里|上|卡)*[^\d,，。]{0,2}(?:[^\d,，。]{0,4}[\d一二两三四五六七八九十百千万]+块?)?(?:到|进|去|入|给|->|→| to )(?:我的|我|my |尾号)?(\d{4})(?![\d元块])/u.exec(
    text,
  );

/** The last row of four digits that nobody says not to mean. */
function lastTail(text: string): string | undefined {
  const all = [...text.matchAll(/(?<![\d.])(\d{4})(?![\d.年元块])/gu)];
  const meant = all.filter((match) => !/(?:不|别|不是|不要)[^\d,，]{0,4}$/u.test(text.slice(0, match.index)));
  return (meant[meant.length - 1] ?? all[0])?.[1];
}

const paidFrom = /(?:用|从|拿|由|走|with|from|using)(?!.*(?:还|到|给|to )).{0,12}$/u;
const movedFrom = /(?:从|由|用|把|将|from)(?!.*(?:到|进|去|入|to )).{0,14}$/u;

function tailSlot(slots: readonly string[], before: string, after: string): string | undefined {
  if (slots.includes('card_last4') && /^的?(?:那张)?信用卡/u.test(after)) return 'card_last4';
  const from = paidFrom.test(before) || /^.{0,8}(?:扣|支付|出钱|出)(?!款)/u.test(after);
  if (
    slots.includes('from_account') &&
    (movedFrom.test(before) || /^[^,，到]{0,6}(?:里|中|上|账户中)的?(?!面)/u.test(after))
  )
    return 'from_account';
  if (slots.includes('account') && slots.includes('card_last4')) return from ? 'account' : 'card_last4';
  return slots.find((slot) => slot === 'account' || slot === 'card_last4');
}
