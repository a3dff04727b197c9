import type { Entities, Understanding } from '@banxing/understanding';

/** Reads words by the recogniser; the same words give the same reading. */
export interface Reader {
  readonly entities: Entities;
  understand(text: string, previousIntent?: string): Understanding;
  readSlot(slot: string, text: string): string | undefined;
  slotsOf(intent: string): readonly string[];
}

type Slots = Record<string, string>;

const relatives =
  /^(?:我|俺|咱|我们|咱们)?(?:家)?的?(?:老|大|小|二|三)?(?:妈妈?|娘|爸爸?|爹|老婆|媳妇|老公|丈夫|妻子|爱人|儿子|闺女|女儿|姑娘|弟弟?|哥哥?|姐姐?|妹妹?|娃儿?|幺儿|崽|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|丈母娘|舅舅?|姨妈?|姑姑?|叔叔?|婶|伯伯?|孙子|孙女|侄子|侄女|外甥|室友|房东|同事|朋友)$/u;
const english =
  /^(?:my )?(?:mom|mum|mother|dad|father|wife|husband|son|daughter|brother|sister|landlord|roommate|friend)$/iu;

/** Does the word name somebody of the customer's own world? */
export const namesPerson = (word: string, entities: Entities): boolean =>
  (entities.payees ?? []).includes(word) || relatives.test(word) || english.test(word);

const polite =
  /^(?:就|那|是|要|请|还是|转给|打给|汇给|发给|给|付给|我要|我想|换|选|用|从|to |for |from |with |use )+\s*|(?:吧|呢|呗|啊|呀|了|的|好了|就行|就好|就是|转|付|出|来付|支付|付款|please|那位|那个|这个|那张|这张)+$/giu;

const bare = (text: string): string => {
  const once = text
    .replace(/[\s。,,.!?~]+$/u, '')
    .replace(polite, '')
    .trim();
  return once.replace(polite, '').trim();
};

/** 孩子他爸 is not 爸. */
const kin =
  /(?<![他她它娃])(?:我|俺|咱)?(?:孩子[他她它]?[爸妈爹娘]|(?:娃|囡)(?:儿)?[他她它]?[爸妈爹娘]|老妈|老爸|妈妈?|爸爸?|娘|爹|老婆|媳妇|老公|儿子|闺女|女儿|姑娘|娃儿?|幺儿|崽|弟弟?|哥哥?|姐姐?|妹妹?|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|室友|房东)/gu;

/** The one person of the customer's own world whom a sentence names; undefined when it names none or several. */
export function personIn(text: string, entities: Entities): string | undefined {
  const payees = (entities.payees ?? []).filter((name) => name.length > 1 && text.includes(name));
  const longest = payees.filter((name) => !payees.some((other) => other !== name && other.includes(name)));
  if (longest.length > 0) return longest.length === 1 ? longest[0] : undefined;
  const relativesNamed = new Set(text.match(kin) ?? []);
  return relativesNamed.size === 1 ? [...relativesNamed][0] : undefined;
}

const tail =
  /尾号\s*是?\s*(\d{4})|(?:ending|ends)(?: in| with)?\s*(\d{4})|(?:card|account|卡|账户)\s*(\d{4})(?!\d)/iu;

function accountIn(text: string, entities: Entities): string | undefined {
  const digits = tail.exec(text);
  if (digits) return digits[1] ?? digits[2] ?? digits[3];
  const named = (entities.accounts ?? []).filter((name) => text.includes(name));
  return named.length === 1 ? named[0] : undefined;
}

function payeeIn(text: string, entities: Entities): string | undefined {
  const core = bare(text);
  if (namesPerson(core, entities)) return core;
  const named = (entities.payees ?? [])
    .filter((name) => text.includes(name))
    .sort((a, b) => b.length - a.length);
  if (named[0] !== undefined) return named[0];
  const said = /^(?:转给|打给|汇给|发给|付给|给|to )\s*(\p{Script=Han}{2,4}|[a-z]+(?: [a-z]+)?)$/iu.exec(
    text.replace(/[吧呗啊了。!\s]+$/u, ''),
  );
  return said?.[1];
}

/** Requests whose slots mean the same: of transfers, and of bills asked about or paid. */
const familyOf = (intent: string): string => /^(?:transfer|bill)\./u.exec(intent)?.[0] ?? intent;

/** Slots whose words say by themselves what they are. */
const readByThemselves = ['date', 'date_range', 'recurrence', 'term', 'currency', 'risk_level'];

/** 6621那张, 尾号5521: which card is meant. */
const cardTail =
  /(?:尾号\s*(?:是)?\s*)?(?<![\d.])(\d{4})(?![\d.]|年|元|块)(?:\s*(?:那张|这张|的那张|的卡|卡))?/u;

/**
 * The slots of one request that a few words fill: 600; 爸爸; 明天; 用储蓄卡. Empty when the words fill none. A number that is
 * an account's tail is no amount.
 */
export function slotsInFragment(reader: Reader, capability: string, text: string): Slots {
  const allowed = reader.slotsOf(capability);
  const heard = reader.understand(text, capability);
  const kin = familyOf(heard.intent) === familyOf(capability);
  const slots: Slots = {};
  const namesAccount = /卡|户|折|尾号|card|account|savings|checking/iu.test(text);
  if (kin)
    for (const [name, value] of Object.entries(heard.slots))
      if (allowed.includes(name) && (name !== 'account' || namesAccount)) slots[name] = value;
  const account = allowed.includes('account') ? accountIn(text, reader.entities) : undefined;
  if (account !== undefined) {
    slots['account'] = account;
    if (Number(slots['amount']) === Number(account)) delete slots['amount'];
  } else if (allowed.includes('amount') && slots['amount'] === undefined) {
    const amount = reader.readSlot('amount', text);
    if (amount !== undefined) slots['amount'] = amount;
  }
  for (const slot of readByThemselves) {
    if (!allowed.includes(slot) || slots[slot] !== undefined) continue;
    const value = reader.readSlot(slot, text);
    if (value !== undefined) slots[slot] = value;
  }
  const card = allowed.includes('card_last4') ? cardTail.exec(text)?.[1] : undefined;
  if (card !== undefined && slots['card_last4'] === undefined) {
    slots['card_last4'] = card;
    if (Number(slots['amount']) === Number(card)) delete slots['amount'];
  }
  if (allowed.includes('payee') && account === undefined) {
    const payee = payeeIn(text, reader.entities);
    if (payee !== undefined) slots['payee'] = payee;
    else if (slots['payee'] !== undefined && bare(text) === '') delete slots['payee'];
  }
  return slots;
}
