import type { ConversationSignals } from './conversation-signals.ts';
import type { Movement } from './movement.ts';

/** What is known of a customer's money before a payment. Amounts are fen. */
export interface MoneyHistory {
  /** Largest single payment of the year before this week, own transfers and loans left out. */
  readonly largestPaid: bigint;
  /** Nineteen of twenty of those payments were not larger. */
  readonly usuallyAtMost: bigint;
  readonly payments: number;
  /** What came in a month on average, over half a year. */
  readonly monthlyIncome: bigint;
  /** What all current accounts can pay now. */
  readonly available: bigint;
}

/** What the customer and the receiving number have had with each other. */
export interface PayeeHistory {
  readonly dealings: number;
  readonly largest: bigint;
  /** Days since the first payment, or since the payee was saved; 0 for a stranger. */
  readonly knownDays: number;
  readonly relative: boolean;
  /** Customers who reported the number. */
  readonly reports: number;
  readonly confirmedFraud: boolean;
}

/** What went to payees of less than a week within the last 24 hours. */
export interface RecentSending {
  readonly count: number;
  readonly amount: bigint;
  /** All payments to others within the last hour. */
  readonly lastHour: number;
}

export interface PersonState {
  readonly age: number;
  /** Hours since password or PIN was changed; null when not lately. */
  readonly credentialHours: number | null;
  readonly newDevice: boolean;
}

export interface Surroundings {
  readonly movement: Pick<Movement, 'amount'>;
  readonly at: Date;
  readonly money: MoneyHistory;
  readonly payee: PayeeHistory;
  readonly recent: RecentSending;
  readonly person: PersonState;
  readonly talk: ConversationSignals;
}

/** Numbers that rules ask about. Switches are 0 or 1; amounts are yuan. */
export interface Facts {
  readonly amount: number;
  /** With what went to strangers since yesterday; an everyday payment stands alone. */
  readonly together: number;
  readonly usual: number;
  readonly largest: number;
  /** `together` against what is large for this customer: largest payment, half a month's income, 2,000 yuan. */
  readonly timesLargest: number;
  readonly timesUsual: number;
  /** Of what was available before today's payments to strangers. */
  readonly share: number;
  readonly familiar: number;
  readonly dealings: number;
  readonly knownDays: number;
  readonly age: number;
  readonly hour: number;
  readonly strangersToday: number;
  readonly lastHour: number;
  /** Just under what would need a stronger proof. */
  readonly nearThreshold: number;
  readonly scamWords: number;
  readonly coached: number;
  readonly urged: number;
  readonly credentialHours: number;
  readonly newDevice: number;
  readonly reports: number;
  readonly confirmedFraud: number;
  /** Log-odds of a swindle by the model; far below zero where it was not asked or did not answer. */
  readonly fraudOdds: number;
}

export type FactName = keyof Facts;

/** Above this much a day a PIN is not enough (rules.md); staying just under it is a sign. */
const watchedThreshold = 50_000;
const nearShare = 0.95;
/** Nobody's largest payment is smaller than this, for judging: a first large purchase is not a swindle. */
const leastLarge = 2_000;
/** Up to here, or twice the usual, a payment is everyday life: it is not laid to what went out before it. */
const leastNoticed = 300;
/** From so many days on a payee is no stranger. */
export const familiarAfterDays = 7;

const yuan = (fen: bigint): number => Number(fen) / 100;

const hourOf = (at: Date): number => new Date(at.getTime() + 8 * 3_600_000).getUTCHours();

export const isFamiliar = (payee: Pick<PayeeHistory, 'knownDays' | 'relative'>): boolean =>
  payee.knownDays >= familiarAfterDays || (payee.relative && payee.knownDays >= 1);

/** Turns what is known into numbers. Pure: the same surroundings give the same facts. */
export function factsOf({ movement, at, money, payee, recent, person, talk }: Surroundings): Facts {
  const amount = yuan(movement.amount);
  const familiar = isFamiliar(payee);
  const everyday = Math.max(leastNoticed, 2 * yuan(money.usuallyAtMost));
  const together = familiar || amount <= everyday ? amount : amount + yuan(recent.amount);
  const large = Math.max(yuan(money.largestPaid), yuan(money.monthlyIncome) / 2, leastLarge);
  const before = yuan(money.available) + yuan(recent.amount);
  const near = (sum: number): boolean => sum < watchedThreshold && sum >= watchedThreshold * nearShare;
  return {
    amount,
    together,
    usual: yuan(money.usuallyAtMost),
    largest: yuan(money.largestPaid),
    timesLargest: together / large,
    timesUsual: together / Math.max(yuan(money.usuallyAtMost), 100),
    share: before > 0 ? Math.min(1, together / before) : 1,
    familiar: familiar ? 1 : 0,
    dealings: payee.dealings,
    knownDays: payee.knownDays,
    age: person.age,
    hour: hourOf(at),
    strangersToday: familiar ? recent.count : recent.count + 1,
    lastHour: recent.lastHour + 1,
    nearThreshold: near(amount) || near(together) ? 1 : 0,
    scamWords: talk.strength,
    coached: talk.coached ? 1 : 0,
    urged: talk.urged ? 1 : 0,
    credentialHours: person.credentialHours ?? 10_000,
    newDevice: person.newDevice ? 1 : 0,
    reports: payee.reports,
    confirmedFraud: payee.confirmedFraud ? 1 : 0,
    fraudOdds: -100,
  };
}
