import { isCustomerId } from '@banxing/access';
import {
  type Catalogue,
  type Counter,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
  type SettlementDesk,
  type StaffCaller,
} from '@banxing/capability';
import type { Secrets } from '@banxing/crypto';
import { type Database, migrate, sql } from '@banxing/database';
import { type Assistant, type AssistantUses, createAssistant } from '@banxing/dialogue';
import { type Clock, cryptoRandom, idSource } from '@banxing/kernel';
import type { Act, Exported, Models } from '@banxing/models';
import { createRunner } from '@banxing/outbox';
import { createSearch, type Search } from '@banxing/search';
import type { Logger } from '@banxing/telemetry';
import {
  corporaFolder,
  type Entities,
  intentEntry,
  isIntentId,
  type Recogniser,
} from '@banxing/understanding';
import { z } from 'zod';
import { openBankClock } from './bank-clock.ts';
import type { Config } from './config.ts';
import { type Demo, demoOf, foundDemoBank } from './demo-bank.ts';

import {
  allMigrations,
  beginWork,
  capabilitiesOf,
  createDepartments,
  type Departments,
  openHouse,
  workOf,
} from './departments.ts';
import { openPush, type Push } from './departments/engage.ts';
import { type LearningPlaces, openLearning, staffBehind } from './learning.ts';
import { type OpeningLine, openingLine } from './opening-line.ts';

/** The whole bank, put together. What a surface may use. */
export interface Bank {
  readonly db: Database;
  readonly clock: Clock;
  readonly machineClock: Clock;
  readonly log: Logger;
  readonly departments: Departments;
  readonly counter: Counter;
  readonly settlements: SettlementDesk;
  readonly assistant: Assistant;
  /** One box over answers, functions, payees, products and entries. */
  readonly search: Search;
  /** The registry of models, and what is learned from use. */
  readonly models: Models;
  readonly demo: Demo | undefined;
  /** Messages to browsers; absent without keys to sign them. */
  readonly push: Push | undefined;
  /** The customer behind a session token, if it still holds. */
  callerOf(token: string, channel: string): Promise<CustomerCaller | undefined>;
  /** The member of staff behind a session token, if it still holds. */
  staffOf(token: string, channel: string): Promise<StaffCaller | undefined>;
  openingLine(caller: CustomerCaller): Promise<OpeningLine>;
  /** Appends what staff labelled to the corpora. */
  exportLearned(act: Act): Promise<Exported>;
  /** Fails when the database cannot be asked. */
  isServing(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenBank {
  readonly db: Database;
  readonly machineClock: Clock;
  readonly config: Pick<Config, 'demo' | 'seed' | 'startAt' | 'residents'>;
  readonly log: Logger;
  /** The keys outside the database; absent only for throw-away banks. */
  readonly secrets?: Secrets | undefined;
  /** The packaged model's, shared between banks of one process; loaded when absent. */
  readonly recogniser?: Recogniser | undefined;
  readonly learning?: LearningPlaces | undefined;
}

/** Names of the customer's own world for the recogniser. */
async function entitiesOf(db: Database, departments: Departments, caller: CustomerCaller): Promise<Entities> {
  const [payees, accounts] = await Promise.all([
    departments.payments.payees(db, caller.customer),
    departments.accounts.list(db, caller.customer),
  ]);
  return {
    payees: payees.flatMap(({ name, nicknames }) => [name, ...nicknames]),
    accounts: accounts.map(({ name }) => name),
  };
}

/** The customer behind a token. The session's own party decides; nothing that a request says can change it. */
async function callerOf(
  db: Database,
  departments: Departments,
  token: string,
  channel: string,
): Promise<CustomerCaller | undefined> {
  const session = await departments.access.authenticate(token);
  if (!session || !isCustomerId(session.party)) return undefined;
  const { locale } = await departments.parties.preferences(db, session.party);
  return { kind: 'customer', customer: session.party, session: session.id, locale, channel };
}

type AssistantParts = Pick<AssistantUses, 'db' | 'clock' | 'ids' | 'counter' | 'settlements' | 'recogniser'>;

/** The assistant, told what it may know of the house. */
const assistantOf = (parts: AssistantParts, departments: Departments): Assistant =>
  createAssistant({
    ...parts,
    entitiesOf: (caller) => entitiesOf(parts.db, departments, caller),
    slotsOf: (intent) => (isIntentId(intent) ? intentEntry(intent).slots : []),
    titleOf: (intent) =>
      parts.counter.catalogue.get(intent)?.title ??
      (isIntentId(intent) ? { zh: intentEntry(intent).zh, en: intentEntry(intent).en } : undefined),
  });

/** Where proposals are settled: proofs by access, decisions by risk, receipts by audit. */
function settlementDeskOf(
  db: Database,
  clock: Clock,
  catalogue: Catalogue,
  { access, audit, risk }: Departments,
): SettlementDesk {
  const desk = createSettlementDesk({
    db,
    clock,
    catalogue,
    proofs: access.proofs,
    registrar: audit.registrar,
    risk: risk.officer,
  });
  risk.takeSeat(desk);
  return desk;
}

/** The search, told what it may know of the house. */
const searchOver = (
  { db, clock, counter, recogniser }: Pick<AssistantUses, 'db' | 'clock' | 'counter' | 'recogniser'>,
  departments: Departments,
): Search =>
  createSearch({
    clock,
    recogniser,
    capabilities: () => counter.catalogue.all(),
    call: (id, caller, input) => counter.call(id, caller, input),
    entitiesOf: (caller) => entitiesOf(db, departments, caller),
  });

/** Brings the tables up to date, founds the demo bank where it is wanted, and opens everything. */
export async function openBank({
  db,
  machineClock,
  config,
  log,
  recogniser,
  learning = {},
  secrets,
}: OpenBank): Promise<Bank> {
  await migrate(db, allMigrations);
  const clock = await openBankClock(db, machineClock, config.demo ? config.startAt : undefined);
  const random = cryptoRandom;
  const ids = idSource(clock, random);
  const pepper = secrets && Buffer.from(secrets.hmac('access.pepper', 'pepper'), 'hex');
  const uses = { db, clock, machineClock, ids, random, pepper, secrets, demo: config.demo };
  const founded = config.demo ? await foundDemoBank(uses, config) : undefined;
  const departments = createDepartments(uses);
  await openHouse(db, departments.ledger);
  await beginWork(db, departments);
  const catalogue = createCatalogue(capabilitiesOf(uses, departments));
  const counter = createCounter({ db, clock, ids, catalogue });
  const settlements = settlementDeskOf(db, clock, catalogue, departments);
  const models = await openLearning({ ...uses, log }, learning, recogniser);
  const assistant = assistantOf(
    { db, clock, ids, counter, settlements, recogniser: models.recogniser },
    departments,
  );
  const runner = createRunner({
    db,
    clock,
    ...workOf(departments),
    onFault: (fault) => {
      log.error('runner.failed', fault);
    },
  });
  runner.start();
  const push = openPush(db, secrets, (fault) => {
    log.error('push.failed', fault);
  });
  return {
    db,
    clock,
    machineClock,
    log,
    departments,
    counter,
    settlements,
    assistant,
    search: searchOver({ db, clock, counter, recogniser: models.recogniser }, departments),
    models,
    demo: config.demo ? demoOf(db, clock, runner, founded) : undefined,
    push,
    callerOf: (token, channel) => callerOf(db, departments, token, channel),
    staffOf: (token, channel) => staffBehind(db, departments, token, channel),
    exportLearned: (act) => models.labelling.export(learning.corpora ?? corporaFolder, act),
    openingLine: (caller) => openingLine({ db, clock, departments }, caller),
    isServing: async () => {
      await db.one(z.object({ one: z.number() }), sql`select 1 as one`);
    },
    close: async () => {
      await models.stop();
      await runner.stop();
      await push?.stop();
    },
  };
}
