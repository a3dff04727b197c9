import type { Card, ProposalView } from '@banxing/cards';

/** The shapes of the bank's answers that are not cards. */

export type Locale = 'zh' | 'en';
export type Theme = 'auto' | 'light' | 'dark';
export type Edition = 'standard' | 'elder';

export type Preferences = {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Percent of the ordinary type size, 80 to 200. */
  readonly fontScale: number;
  readonly edition: Edition;
  /** The bank's answers are spoken as well as written. */
  readonly readAloud: boolean;
};

export type Me = {
  readonly customer: { readonly id: string; readonly name: string };
  readonly preferences: Preferences;
  readonly now: string;
};

/** Words in both languages, or already in the reader's. */
export type Worded = string | Readonly<Record<Locale, string>>;

export type Demo = {
  readonly customers: readonly { readonly username: string; readonly name: string; readonly about: Worded }[];
  readonly password: string;
};

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly currency: string;
  readonly balance: string;
  readonly available: string;
  readonly tail: string;
};

export type Entry = {
  readonly id: string;
  readonly at: string;
  readonly amount: string;
  readonly direction: 'in' | 'out';
  readonly counterparty: string;
  readonly memo: string;
  readonly balance: string;
  readonly transfer?: string | null;
};

export type EntryPage = { readonly entries: readonly Entry[]; readonly next: string | null };

/** What the bank can do for this customer, with the JSON Schema of what it may be told. */
export type Capability = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly authority: 'reads' | 'interface' | 'customer-confirms';
  readonly input?: { readonly properties?: Readonly<Record<string, unknown>> };
};

export type Opening = { readonly greeting: string; readonly suggestions: readonly string[] };

export type StoredMessage = {
  readonly id: string;
  readonly from: 'customer' | 'bank';
  readonly at: string;
  readonly text: string;
  readonly cards?: readonly Card[];
  readonly proposal?: ProposalView | null;
  readonly suggestions?: readonly string[];
};

export type StoredConversation = {
  readonly conversation: string | null;
  readonly messages: readonly StoredMessage[];
};

/** What is still missing before a capability can go on. */
export type Missing = {
  readonly slot: string;
  readonly question: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly detail?: string }[];
};

/** Words and cards of the bank, outside a stream. */
export type Told = {
  readonly text?: string;
  readonly cards?: readonly Card[];
  readonly suggestions?: readonly string[];
  readonly proposal?: ProposalView;
};

export type Reason = { readonly code: string; readonly text: string };

export type Confirmation = {
  readonly status: 'done' | 'step_up' | 'cooling_off' | 'awaiting_guardian' | 'refused';
  readonly receipt?: { readonly id: string; readonly card?: Card } | null;
  readonly requires?: readonly string[];
  readonly until?: string | null;
  readonly reasons?: readonly Reason[];
  /** What the bank says to it; `message` is the same as a whole answer of the conversation. */
  readonly text?: string;
  readonly cards?: readonly Card[];
  readonly message?: Told;
};

/** Something that the search found; a tap does its action. */
export type Thing = {
  readonly kind: 'function' | 'payee' | 'product' | 'entry';
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly action: string;
};

export type Found = {
  readonly answer: { readonly intent: string; readonly text: string; readonly cards: readonly Card[] } | null;
  readonly things: readonly Thing[];
};
