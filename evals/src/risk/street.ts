import {
  honestSurprise,
  inventResident,
  type LifeEvent,
  liveAsResident,
  type Resident,
  swindle,
  type Unforeseen,
} from '@banxing/city';
import { addDays, type Day, forkRandom, instantAt, randomInt, randomUnit } from '@banxing/kernel';
import { type Facts, factsOf, isFamiliar, listenFor, type MoneyHistory } from '@banxing/risk';

/** A payment to somebody, with all that the bank could know of it at that moment. */
export interface Judgeable {
  readonly facts: Facts;
  readonly talk: ReturnType<typeof listenFor>;
  /** Fen. */
  readonly amount: number;
  readonly elder: boolean;
  readonly swindle: string | null;
  readonly story: string;
  /** From the city's own history, not invented on top of it. */
  readonly historic: boolean;
}

const dayMs = 86_400_000;
const habitSettlesMs = 7 * dayMs;
const notSpending = new Set([
  'own_transfer',
  'opening_balance',
  'loan_repayment',
  'loan_interest',
  'loan_penalty',
]);
const notIncome = new Set(['own_transfer', 'opening_balance', 'loan_drawdown']);
const elderAge = 65;

interface Sent {
  readonly at: number;
  readonly amount: number;
  readonly payee: string;
}

/** One customer's past while it grows: what the bank's own queries would answer. */
class Ledgerless {
  private readonly out: { at: number; amount: number }[] = [];
  private readonly came: { at: number; amount: number }[] = [];
  private readonly sent: Sent[] = [];
  private readonly firstPaid = new Map<string, { at: number; count: number; largest: number }>();
  balance = 0;

  note(event: LifeEvent): void {
    const at = event.at.getTime();
    this.balance += event.amount;
    if (event.amount > 0) {
      if (!notIncome.has(event.purpose)) this.came.push({ at, amount: event.amount });
      return;
    }
    if (!notSpending.has(event.purpose)) this.out.push({ at, amount: -event.amount });
  }

  pay({ at, amount, payee }: { at: Date; amount: number; payee: string }): void {
    const known = this.firstPaid.get(payee) ?? { at: at.getTime(), count: 0, largest: 0 };
    this.firstPaid.set(payee, {
      at: known.at,
      count: known.count + 1,
      largest: Math.max(known.largest, amount),
    });
    this.sent.push({ at: at.getTime(), amount, payee });
  }

  private money(now: number): MoneyHistory {
    const paid = this.out
      .filter(({ at }) => at > now - 365 * dayMs && at < now - habitSettlesMs)
      .map(({ amount }) => amount)
      .sort((a, b) => a - b);
    const income = this.came.filter(({ at }) => at > now - 182 * dayMs);
    return {
      largestPaid: BigInt(paid.at(-1) ?? 0),
      usuallyAtMost: BigInt(paid[Math.ceil(paid.length * 0.95) - 1] ?? 0),
      payments: paid.length,
      monthlyIncome: BigInt(Math.round(income.reduce((sum, { amount }) => sum + amount, 0) / 6)),
      available: BigInt(Math.max(0, this.balance)),
    };
  }

  private familiarity(payee: string, now: number) {
    const known = this.firstPaid.get(payee);
    return {
      dealings: known?.count ?? 0,
      largest: BigInt(known?.largest ?? 0),
      knownDays: known ? Math.floor((now - known.at) / dayMs) : 0,
      relative: false,
      reports: 0,
      confirmedFraud: false,
    };
  }

  facts(payment: { at: Date; amount: number; payee: string; said: readonly string[] }, age: number) {
    const now = payment.at.getTime();
    const strangers = this.sent.filter(
      ({ at, payee }) => at > now - dayMs && !isFamiliar(this.familiarity(payee, now)),
    );
    const talk = listenFor(payment.said);
    const facts = factsOf({
      movement: { amount: BigInt(payment.amount) },
      at: payment.at,
      money: this.money(now),
      payee: this.familiarity(payment.payee, now),
      recent: {
        count: strangers.length,
        amount: BigInt(strangers.reduce((sum, { amount }) => sum + amount, 0)),
        lastHour: this.sent.filter(({ at }) => at > now - 3_600_000).length,
      },
      person: { age, credentialHours: null, newDevice: false },
      talk,
    });
    return { facts, talk };
  }
}

const ageAt = (resident: Resident, at: Date): number =>
  Math.floor((at.getTime() - Date.parse(`${resident.bornOn}T00:00:00+08:00`)) / (365.25 * dayMs));

/** Surprises of honest life about every six weeks, and a swindle for some, always after a settled time. */
function unforeseen(seed: number, resident: Resident, from: Day, days: number) {
  const random = forkRandom(seed, `${resident.key}/unforeseen`);
  const moments: { at: Date; swindled: boolean }[] = [];
  for (let day = randomInt(random, 5, 60); day < days; day += randomInt(random, 15, 75))
    moments.push({
      at: instantAt(addDays(from, day), randomInt(random, 8, 21), randomInt(random, 0, 59)),
      swindled: false,
    });
  if (randomUnit(random) < 0.4) {
    const day = addDays(from, randomInt(random, 120, days - 2));
    moments.push({ at: instantAt(day, randomInt(random, 7, 23), randomInt(random, 0, 59)), swindled: true });
  }
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const isPayment = (event: LifeEvent): boolean =>
  event.amount < 0 && event.merchant === undefined && !notSpending.has(event.purpose);

/** Two years on the street of a resident: every payment to a person or firm, with the facts it had. */
export function walkStreet(seed: number, resident: Resident, from: Day, until: Date): Judgeable[] {
  const past = new Ledgerless();
  const seen: Judgeable[] = [];
  const days = Math.floor((until.getTime() - instantAt(from, 0).getTime()) / dayMs);
  const judge = (payment: Omit<Unforeseen, 'story'> & { story: string }, historic: boolean): void => {
    const age = ageAt(resident, payment.at);
    const { facts, talk } = past.facts(payment, age);
    const { amount, swindle: kind, story } = payment;
    seen.push({ facts, talk, amount, elder: age >= elderAge, swindle: kind, story, historic });
    past.pay(payment);
  };
  const events = liveAsResident(seed, resident, from, until);
  const moments = unforeseen(seed, resident, from, days);
  let next = 0;
  for (const { at, swindled } of moments) {
    for (let event = events[next]; event && event.at <= at; event = events[(next += 1)]) {
      if (isPayment(event)) {
        const payee = event.counterparty;
        judge({ at: event.at, amount: -event.amount, payee, said: [], swindle: null, story: payee }, true);
      }
      past.note(event);
    }
    if (swindled) {
      for (const payment of swindle(seed, resident, past.balance, at)) judge(payment, false);
    } else {
      const payment = honestSurprise(seed, resident, past.balance, at);
      if (payment) judge(payment, false);
    }
  }
  return seen;
}

/** A whole town. */
export function walkTown(seed: number, residents: number, until: Date, from: Day): Judgeable[] {
  return Array.from({ length: residents }, (_, index) =>
    walkStreet(seed, inventResident(seed, index + 1, from), from, until),
  ).flat();
}
