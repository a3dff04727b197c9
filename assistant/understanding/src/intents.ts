import catalogue from './intents.json' with { type: 'json' };

export type IntentKind = 'query' | 'command' | 'action' | 'chat' | 'none';

/** One line of the catalogue: what can be asked for, and the slots that it can carry. */
export interface IntentEntry {
  readonly id: string;
  readonly domain: string;
  readonly kind: IntentKind;
  readonly slots: readonly string[];
  readonly zh: string;
  readonly en: string;
}

/** An id of the catalogue. The catalogue is data, so the type is a string; `isIntentId` guards the way in. */
export type IntentId = string;

export const intents: readonly IntentEntry[] = catalogue as readonly IntentEntry[];

const byId: ReadonlyMap<string, IntentEntry> = new Map(intents.map((entry) => [entry.id, entry]));

export const isIntentId = (id: string): id is IntentId => byId.has(id);

/** The catalogue's line for an id; an unknown id answers the line of `oos`, which carries no slots. */
export function intentEntry(id: IntentId): IntentEntry {
  const entry = byId.get(id) ?? byId.get('oos');
  if (!entry) throw new Error('the catalogue lacks oos');
  return entry;
}

export const domainOf = (id: IntentId): string => intentEntry(id).domain;

export const carriesSlot = (id: IntentId, slot: string): boolean => intentEntry(id).slots.includes(slot);

/** Slots whose value is a piece of the text, as said; every other slot has a normal form. */
export const freeTextSlots: ReadonlySet<string> = new Set([
  'account', 'account_type', 'activity', 'animal', 'aspect', 'bank', 'biller', 'card_type', 'category', 'city',
  'counterparty', 'country', 'feature', 'from_account', 'goal', 'insurance_type', 'limit_type', 'loan_type',
  'market', 'memo', 'merchant', 'method', 'pay_with', 'payee', 'payer', 'person', 'place', 'product', 'product_2',
  'product_type', 'purpose', 'reason', 'rights_type', 'scheme', 'source', 'topic', 'vessel',
]); // prettier-ignore

/** Slots that count as right when one string contains the other. */
export const looselyMatchedSlots: ReadonlySet<string> = new Set([
  'memo', 'topic', 'feature', 'aspect', 'purpose', 'reason', 'goal', 'activity', 'place',
]); // prettier-ignore

/** Slots that hold an amount of money; a wrong value in one of them is the worst error there is. */
export const amountSlots: ReadonlySet<string> = new Set(['amount', 'amount_min', 'amount_max']);
