import type { CustomerId, Proposal } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { addDays, type Clock, dayOf, daysBetween, invariant } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { ageOn } from '@banxing/parties';
import type { Payee } from '@banxing/payments';
import { waitingToday } from '../case-store.ts';
import { listenFor, noSignals } from '../conversation-signals.ts';
import {
  isFamiliar,
  type MoneyHistory,
  type PayeeHistory,
  type PersonState,
  type RecentSending,
  type Surroundings,
} from '../facts.ts';
import type { Movement } from '../movement.ts';
import type { RiskUses } from '../risk-uses.ts';
import { reportsOf, signInState } from '../watch-store.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What somebody did this week is no habit yet: a swindle in steps must not make its own precedents. */
const habitSettlesDays = 7;

/** What says nothing about how somebody spends: their own money moving, and debts agreed on before. */
const notSpending = ['own_transfer', 'opening_balance', 'loan_repayment', 'loan_interest', 'loan_penalty'];
const notIncome = ['own_transfer', 'opening_balance', 'loan_drawdown'];

type Habit = Omit<MoneyHistory, 'available'>;

const habitsKept = 20_000;
const habitsOf = new WeakMap<Clock, Map<string, { readonly today: string; readonly habit: Habit }>>();

/** How a customer spends, looked up once a day: what it rests on ended a week ago. */
async function habitOf(
  uses: RiskUses,
  q: Queryable,
  customer: CustomerId,
  today: string,
  accounts: readonly AccountId[],
): Promise<Habit> {
  const kept = habitsOf.get(uses.clock) ?? new Map<string, { today: string; habit: Habit }>();
  habitsOf.set(uses.clock, kept);
  const known = kept.get(customer);
  if (known?.today === today) return known.habit;
  const spread = await uses.ledger.spread(q, accounts, {
    from: addDays(today, -365),
    to: addDays(today, -habitSettlesDays),
    direction: 'out',
    exceptPurposes: notSpending,
  });
  const income = await uses.ledger.totals(q, accounts, {
    from: addDays(today, -182),
    direction: 'in',
    exceptPurposes: notIncome,
  });
  const habit: Habit = {
    largestPaid: spread.largest,
    usuallyAtMost: spread.high,
    payments: spread.count,
    monthlyIncome: income.reduce((sum, { amount }) => sum + amount, 0n) / 6n,
  };
  if (kept.size >= habitsKept) kept.clear();
  kept.set(customer, { today, habit });
  return habit;
}

async function moneyOf(
  uses: RiskUses,
  q: Queryable,
  customer: CustomerId,
  today: string,
): Promise<MoneyHistory> {
  const accounts = (await uses.accounts.list(q, customer))
    .filter(({ currency, kind }) => currency === 'CNY' && kind === 'current')
    .map(({ id }) => id);
  const habit = await habitOf(uses, q, customer, today, accounts);
  const balances = await uses.ledger.balances(q, accounts);
  return {
    ...habit,
    available: balances.reduce((sum, { available }) => sum + (available > 0n ? available : 0n), 0n),
  };
}

async function payeeOf(
  uses: RiskUses,
  q: Queryable,
  customer: CustomerId,
  movement: Movement,
  payees: readonly Payee[],
  now: Date,
): Promise<PayeeHistory> {
  const { number } = movement.payee;
  const dealings = await uses.payments.dealingsWith(q, customer, number);
  const saved = payees.find((payee) => payee.number === number);
  const reports = await reportsOf(q, number);
  const since = [dealings.firstAt, saved?.addedAt].flatMap((at) => (at ? [at.getTime()] : []));
  const knownDays = since.length === 0 ? 0 : daysBetween(dayOf(new Date(Math.min(...since))), dayOf(now));
  return {
    dealings: dealings.count,
    largest: dealings.largest,
    knownDays,
    relative: (saved?.relation ?? null) !== null,
    reports: reports.count,
    confirmedFraud: reports.confirmed,
  };
}

async function recentOf(
  uses: RiskUses,
  q: Queryable,
  customer: CustomerId,
  saved: readonly Payee[],
  now: Date,
): Promise<RecentSending> {
  const dayAgo = new Date(now.getTime() - dayMs);
  const range = { from: dayOf(dayAgo), to: addDays(dayOf(now), 366) };
  const sent = (await uses.payments.transfers(q, customer, { range, limit: 60 })).filter(
    ({ kind, status, createdAt }) =>
      kind === 'others' && status !== 'failed' && status !== 'cancelled' && createdAt > dayAgo,
  );
  const waiting = await waitingToday(q, customer, dayAgo);
  const numbers = [...new Set(sent.map(({ toNumber }) => toNumber))].slice(0, 12);
  const strange = new Set<string>();
  for (const number of numbers) {
    const { firstAt } = await uses.payments.dealingsWith(q, customer, number);
    const payee = saved.find((each) => each.number === number);
    const since = Math.min(...[firstAt, payee?.addedAt].map((at) => at?.getTime() ?? now.getTime()));
    const knownDays = Math.floor((now.getTime() - since) / dayMs);
    if (!isFamiliar({ knownDays, relative: (payee?.relation ?? null) !== null })) strange.add(number);
  }
  const toStrangers = sent.filter(({ toNumber }) => strange.has(toNumber));
  const hourAgo = new Date(now.getTime() - hourMs);
  return {
    count: toStrangers.length + waiting.count,
    amount: toStrangers.reduce((sum, { amount }) => sum + amount, 0n) + waiting.amount,
    lastHour: sent.filter(({ createdAt }) => createdAt > hourAgo).length,
  };
}

async function personOf(uses: RiskUses, q: Queryable, customer: CustomerId, now: Date): Promise<PersonState> {
  const person = await uses.parties.customer(q, customer);
  invariant(person, `no customer ${customer}`);
  const { changedAt, newDevice } = await signInState(q, customer, now);
  const credentialHours = changedAt === null ? null : (now.getTime() - changedAt.getTime()) / hourMs;
  return { age: ageOn(person, dayOf(now)), credentialHours, newDevice };
}

/** Everything that a movement is judged by, as it is at this moment. */
export async function gatherFacts(
  uses: RiskUses,
  q: Queryable,
  proposal: Pick<Proposal, 'customer' | 'conversation' | 'origin'>,
  movement: Movement,
): Promise<Surroundings> {
  const now = uses.clock.now();
  const { customer, conversation, origin } = proposal;
  const said = conversation === null ? [] : await uses.saidLately(q, conversation);
  const heard = [...said, ...(origin ? [origin.said] : [])];
  const payees = await uses.payments.payees(q, customer);
  return {
    movement,
    at: now,
    money: await moneyOf(uses, q, customer, dayOf(now)),
    payee: await payeeOf(uses, q, customer, movement, payees, now),
    recent: await recentOf(uses, q, customer, payees, now),
    person: await personOf(uses, q, customer, now),
    talk: heard.length === 0 ? noSignals : listenFor(heard),
  };
}
