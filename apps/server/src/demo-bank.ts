import { cityRandom, type DemoEnrolment, demoCast, demoPassword, demoPin, foundCity } from '@banxing/city';
import type { Access, HashedCredential } from '@banxing/access';
import { createSimulatedBillers } from '@banxing/billing';
import { type Database, sql, type Transaction } from '@banxing/database';
import { type Clock, idSource, invariant, type MovableClock } from '@banxing/kernel';
import { advanceTo, type Runner } from '@banxing/outbox';
import { z } from 'zod';
import { keepBankClock } from './bank-clock.ts';
import { createDepartments, type DepartmentUses, openHouse } from './departments.ts';

/** What the demo bank offers beside an ordinary one. */
export interface Demo {
  readonly customers: readonly {
    readonly username: string;
    readonly name: string;
    readonly about: { readonly zh: string; readonly en: string };
  }[];
  readonly password: string;
  /** How the bank was founded, when this start founded it. */
  readonly founded: Founded | undefined;
  /** Moves the bank's clock forward through everything that is due on the way. */
  advanceTo(at: Date): Promise<void>;
}

export interface Founded {
  readonly customers: number;
  readonly entries: number;
  readonly seconds: number;
}

const isEmpty = async (db: Database): Promise<boolean> =>
  (
    await db.one(
      z.object({ empty: z.boolean() }),
      sql`select not exists (select 1 from server.founding) as empty`,
    )
  ).empty;

/**
 * Founds the demo bank when the database is empty. History is written on a clock that stands still and with chance from
 * the seed, so the same seed and start found the same bank.
 */
export async function foundDemoBank(
  uses: DepartmentUses,
  plan: { readonly seed: number; readonly residents: number },
): Promise<Founded | undefined> {
  if (!(await isEmpty(uses.db))) return undefined;
  const startedAt = uses.machineClock.now().getTime();
  const at = uses.clock.now();
  const still: Clock = { now: () => at };
  const random = cityRandom(plan.seed);
  const founding = { ...uses, clock: still, random, ids: idSource(still, random) };
  const departments = createDepartments(founding);
  await openHouse(uses.db, departments.ledger);
  const { access } = departments;
  const billers = createSimulatedBillers({ db: uses.db, clock: still });
  const city = { ...departments, db: uses.db, clock: still, ids: founding.ids, billers };
  const founded = await foundCity({ ...city, enrolment: await enrolmentWith(access) }, plan);
  await uses.db.run(sql`insert into server.founding (seed, founded_at) values (${plan.seed}, ${at})`);
  await uses.db.run(sql`analyze`);
  return { ...founded, seconds: (uses.machineClock.now().getTime() - startedAt) / 1000 };
}

/** Gives everybody the known password and PIN, hashed once. */
async function enrolmentWith(access: Access): Promise<DemoEnrolment> {
  const { passwordHash, pinHash } = await access.hashSecrets(demoPassword, demoPin);
  const enrolAll = async (tx: Transaction, credentials: readonly HashedCredential[]): Promise<void> => {
    const enrolled = await access.enrolHashed(tx, credentials);
    invariant(enrolled.ok, 'the demo user names are free in an empty bank');
  };
  return {
    enrolCustomers: (tx, people) =>
      enrolAll(
        tx,
        people.map(({ customer, username }) => ({ party: customer, username, passwordHash, pinHash })),
      ),
    enrolStaff: (tx, people) =>
      enrolAll(
        tx,
        people.map(({ staff, username }) => ({ party: staff, username, passwordHash })),
      ),
  };
}

export function demoOf(
  db: Database,
  clock: MovableClock,
  runner: Runner,
  founded: Founded | undefined,
): Demo {
  return {
    customers: demoCast.flatMap(({ username, name, about }) =>
      username !== undefined && about ? [{ username, name, about }] : [],
    ),
    password: demoPassword,
    founded,
    advanceTo: async (at) => {
      await advanceTo(clock, runner, at);
      await keepBankClock(db, clock);
    },
  };
}
