import { intentEntry, type IntentId } from '../intents.ts';
import type { Mentions } from '../grammar/mentions.ts';
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
  return found;
}

type Chooser = (text: string, intent: IntentId, mentions: Mentions) => string | undefined;

const chosen: Readonly<Record<string, Chooser>> = {
  currency: (_text, _intent, mentions) => mentions.currencies.find((mention) => mention.value !== 'CNY')?.value,
  rate: (text, intent, mentions) => (intent === 'fx.rate_alert' ? readPrice(text) : mentions.rates[0]?.value),
  yield_min: (_text, _intent, mentions) => mentions.rates[0]?.value,
  risk_level: (text) => riskLevelOf(text),
  language: (text) => languageOf(text),
  theme: (text) => themeOf(text),
  switch: (text) => switchOf(text),
  mode: (text) => modeOf(text),
  direction: (text, intent) =>
    intent === 'app.font_size' ? fontDirectionOf(text) : intent === 'fx.exchange' ? exchangeDirectionOf(text) : moneyDirectionOf(text),
  quantity: (text) => quantityOf(text),
  retire_age: (text) => retireAgeOf(text),
  age: (text) => ageOf(text),
};

const quantity = new RegExp(`(${smallCount})(?:多|来)?(?:头|只|口|匹|羽|条|尾|个|群|栏|窝)`, 'u');
const quantityEnglish = /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty)\s(?:head|pigs?|cows?|sheep|cattle|chickens?|goats?|ducks?|horses?|hens?|calves|calf|lambs?|geese|sows?|piglets?)/u;
const retire = new RegExp(`(${smallCount})(?:周?岁)?(?:就|要|想|能|才|再)?(?:退休|退|不干)|(?:退休年龄)(?:是|为|按)?(${smallCount})`, 'u');
const retireEnglish = /retir(?:e|ing|ement)(?: age)?(?: at| by)?(?: age)? (\d{2})/u;
const age = new RegExp(`(${smallCount})(?:周?岁)(?!(?:就|要|想|能|才|再)?(?:退休|退))`, 'u');
const ageBare = new RegExp(`(?:今年|现在|我)(?:已经|都|刚)?(${smallCount})(?:了|多岁)?(?=[,，。\\s]|$|想|打算|什么|能|还|退|,)`, 'u');
const ageEnglish = /(?:i'm|i am|im|aged?) (\d{2})|(\d{2}) (?:years old|now|this year)/u;

function quantityOf(text: string): string | undefined {
  const match = quantity.exec(text);
  if (match && /一(?:下|点|个)?$/u.test(match[1] ?? '') && match[0].endsWith('个')) return undefined;
  const count = countOf(match?.[1] ?? quantityEnglish.exec(text)?.[1]);
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
  for (const tail of mentions.digits) {
    if (tail.kind !== 'tail') continue;
    const slot = tailSlot(slots, text.slice(0, tail.start), text.slice(tail.end));
    if (slot !== undefined && found[slot] === undefined) found[slot] = tail.value;
  }
  return found;
}

const paidFrom = /(?:用|从|拿|由|走|with|from|using)(?!.*(?:还|到|给|to )).{0,12}$/u;

function tailSlot(slots: readonly string[], before: string, after: string): string | undefined {
  const from = paidFrom.test(before) || /^.{0,8}(?:还|扣|支付|出)(?!款)/u.test(after);
  if (slots.includes('from_account') && /(?:从|由|用|把|from)[^到进去to]{0,12}$/u.test(before)) return 'from_account';
  if (slots.includes('account') && slots.includes('card_last4')) return from ? 'account' : 'card_last4';
  return slots.find((slot) => slot === 'account' || slot === 'card_last4');
}
