import { z } from 'zod';
import { type Database, type Queryable, sql, type Transaction } from '@banxing/database';
import { type Clock, dayOf, type Day, daysBetween, forkRandom, randomInt, randomPick } from '@banxing/kernel';
import type { BillerGateway, BillerOrder, Due } from '../biller-gateway.ts';
import type {
  Contribution,
  InsuranceRecord,
  InsuredPerson,
  SchemeCode,
  SocialOffice,
} from '../social-office.ts';
import { phoneTopUp } from '../biller.ts';
import { billIssued, issueDays, restOf, settledThrough } from './simulated-bills.ts';

/** A number at a biller, and whose it is. */
export interface Meter {
  readonly biller: string;
  readonly number: string;
  readonly holder: string;
  readonly address: string;
}

/**
 * How a subject misbehaves, by its last four digits, for numbers that begin with 99 and phones with 1990000: 0404 never
 * answers and never hears, 0408 hears but does not answer, 0409 refuses, 0410 can never tell, 0503 is out of reach.
 */
function faultOf(subject: string): string | undefined {
  return /^(?:99\d*|1990000)(04(?:04|08|09|10)|0503)$/u.exec(subject)?.[1];
}

const meterRow = z.object({ holder: z.string(), address: z.string(), settled_through: z.string() });

async function receivedFor(q: Queryable, biller: string, subject: string): Promise<bigint> {
  const row = await q.one(
    z.object({ received: z.bigint() }),
    sql`select coalesce(sum(amount), 0)::bigint as received from billing.simulated_receipts
        where biller = ${biller} and subject = ${subject}`,
  );
  return row.received;
}

async function due(db: Database, clock: Clock, biller: string, subject: string): Promise<Due> {
  if (faultOf(subject) === '0503') return { kind: 'unreachable' };
  if (biller === phoneTopUp) return { kind: 'found', holder: '', address: '', charges: [], credit: 0n };
  const meter = await db.maybeOne(
    meterRow,
    sql`select holder, address, settled_through from billing.simulated_meters
        where biller = ${biller} and number = ${subject}`,
  );
  if (!meter) return { kind: 'unknown_number' };
  const bills = issueDays(biller, meter.settled_through, dayOf(clock.now())).map((day) =>
    billIssued(biller, subject, day),
  );
  const { holder, address } = meter;
  return { kind: 'found', holder, address, ...restOf(bills, await receivedFor(db, biller, subject)) };
}

async function receive(db: Database, clock: Clock, order: BillerOrder): Promise<void> {
  await db.run(sql`
    insert into billing.simulated_receipts (reference, biller, subject, charges, amount, received_at)
    values (${order.reference}, ${order.biller}, ${order.subject}, ${[...order.charges]}, ${order.amount}, ${clock.now()})
    on conflict (reference) do nothing`);
}

/** What residents pay for medical insurance a year, in yuan; the last known holds on. */
const medicalByYear: Readonly<Record<number, number>> = { 2024: 380, 2025: 400, 2026: 400, 2027: 420 };
const pensionTiers = [200, 300, 500, 1000, 2000] as const;

async function contribution(
  db: Database,
  scheme: SchemeCode,
  subject: string,
  year: number,
): Promise<Contribution> {
  const yuan =
    scheme === 'resident-medical'
      ? (medicalByYear[year] ?? (year < 2024 ? 350 : 420))
      : randomPick(forkRandom(0, `tier/${subject}`), pensionTiers);
  const row = await db.one(
    z.object({ paid: z.boolean() }),
    sql`select exists (select 1 from billing.simulated_receipts
          where biller = ${scheme} and subject = ${subject} and ${String(year)} = any(charges)) as paid`,
  );
  return { amount: BigInt(yuan * 100), paid: row.paid };
}

function recordOf(person: InsuredPerson, today: Day): InsuranceRecord {
  const random = forkRandom(0, `insured/${person.id}`);
  const months = Math.min(
    360,
    Math.floor(daysBetween(person.sinceOn, today) / 30.4) + randomInt(random, 6, 60),
  );
  const paidThrough = today.slice(0, 7);
  if (!person.employed) {
    return {
      pensionMonths: Math.floor(months / 12) * 12,
      pensionMonthly: 0n,
      medicalBalance: null,
      fundBalance: null,
      fundMonthly: null,
      paidThrough,
    };
  }
  const monthly = BigInt(randomInt(random, 60, 190) * 1000);
  return {
    pensionMonths: months,
    pensionMonthly: monthly,
    medicalBalance: BigInt(randomInt(random, 120_000, 980_000)),
    fundBalance: (monthly * 3n * BigInt(Math.min(months, 96))) / 2n,
    fundMonthly: (monthly * 3n) / 2n,
    paidThrough,
  };
}

export interface SimulatedBillers extends BillerGateway, SocialOffice {
  /** Makes numbers known to the billers; what was issued before the running bill is taken as paid. */
  openMeters(tx: Transaction, meters: readonly Meter[]): Promise<void>;
}

/**
 * Billers and insurance offices of the demo bank. They keep their own books on connections of their own, as strangers'
 * computers do: what they have taken stays taken whatever becomes of the caller's transaction.
 */
export function createSimulatedBillers({ db, clock }: { db: Database; clock: Clock }): SimulatedBillers {
  return {
    due: (biller, subject) => due(db, clock, biller, subject),
    pay: async (order) => {
      const fault = faultOf(order.subject);
      if (fault === '0409') return 'refused';
      if (fault === '0404' || fault === '0410') return 'unknown';
      await receive(db, clock, order);
      return fault === '0408' ? 'unknown' : 'accepted';
    },
    status: async ({ reference, subject }) => {
      if (faultOf(subject) === '0410') return 'unknown';
      const row = await db.one(
        z.object({ there: z.boolean() }),
        sql`select exists (select 1 from billing.simulated_receipts where reference = ${reference}) as there`,
      );
      return row.there ? 'accepted' : 'not_received';
    },
    record: (person) => Promise.resolve(recordOf(person, dayOf(clock.now()))),
    contribution: (scheme, subject, year) => contribution(db, scheme, subject, year),
    openMeters: async (tx, meters) => {
      const on = dayOf(clock.now());
      const rows = meters.map((meter) => ({
        ...meter,
        settled_through: settledThrough(meter.biller, meter.number, on),
      }));
      await tx.run(sql`
        insert into billing.simulated_meters (biller, number, holder, address, settled_through)
        select biller, number, holder, address, settled_through
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(biller text, number text, holder text, address text, settled_through date)
        on conflict (biller, number) do nothing`);
    },
  };
}
