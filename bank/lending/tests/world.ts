import { accountsMigrations, createAccounts } from '@banxing/accounts';
import { openSomeAccount } from '@banxing/accounts/testing';
import {
  type Answer,
  capabilityMigrations,
  type CallResult,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { addMonths, type Day, dayOf, instantAt, invariant, moneyOf, ok } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { type AccountId, houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, outboxMigrations, subscriber } from '@banxing/outbox';
import { createParties, type Customer, type NewCustomer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createLending, lendingCapabilities, lendingMigrations } from '../src/index.ts';

/** A bank that lends, over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    lendingMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const interestIncome = houseAccountId('interest-income', 'CNY');
  const cash = houseAccountId('cash', 'CNY');
  await db.transaction(async (tx) => {
    await ledger.openHouseAccount(tx, { chart: 'interest-income', currency: 'CNY' });
    await ledger.openHouseAccount(tx, { chart: 'cash', currency: 'CNY' });
  });
  const lending = createLending({ db, clock, ids, ledger, accounts, parties, interestIncome });
  const catalogue = createCatalogue(lendingCapabilities(lending));
  const counter = createCounter({ db, clock, ids, catalogue });
  const settlements = createSettlementDesk({
    db,
    clock,
    catalogue,
    proofs: {
      check: (_caller, _proposal, given) => Promise.resolve(ok(given.pin === undefined ? [] : ['pin'])),
    },
    registrar: { seal: () => Promise.resolve(ids.next('rcpt')) },
  });
  const told: { kind: string; payload: unknown }[] = [];
  const ear = subscriber({
    name: 'test.ear',
    kinds: 'all',
    handle: (_tx, { kind, payload }) => {
      told.push({ kind, payload });
      return Promise.resolve();
    },
  });
  const runner = createRunner({ db, clock, workflows: lending.workflows, subscribers: [ear] });
  let phone = 13_600_000_000;
  let moves = 0;

  /** Puts money into an account from the till, or takes it out with a minus. */
  const put = (account: AccountId, amount: string): Promise<void> =>
    db.transaction(async (tx) => {
      const minor = moneyOf(amount).minorUnits;
      const posted = await ledger.post(tx, {
        key: `put/${(moves += 1)}`,
        kind: 'cash',
        at: clock.now(),
        lines: [
          { account, amount: -minor, purpose: 'cash' },
          { account: cash, amount: minor },
        ],
      });
      invariant(posted.ok, 'the till has it');
    });

  /** Income of the last twelve whole months on the fifth of each, from a payer of its own. */
  const earn = (account: AccountId, monthly: string, purpose = 'salary', months = 12): Promise<void> =>
    db.transaction(async (tx) => {
      const first = `${dayOf(clock.now()).slice(0, 8)}05`;
      const minor = moneyOf(monthly).minorUnits;
      const name = `${account.slice(-8)}.${purpose}`.toLowerCase();
      const payer = houseAccountId('nostro', 'CNY', name);
      await ledger.openHouseAccount(tx, { chart: 'nostro', currency: 'CNY', name });
      const booked = await ledger.postBulk(
        tx,
        Array.from({ length: months }, (_, index) => ({
          key: `earn/${account}/${purpose}/${index}`,
          kind: 'credit-transfer',
          at: instantAt(addMonths(first, index - months), 9),
          lines: [
            { account, amount: -minor, purpose },
            { account: payer, amount: minor },
          ],
        })),
      );
      invariant(booked.ok, 'income of the past is booked before anything else');
    });

  return {
    db,
    clock,
    ids,
    ledger,
    accounts,
    lending,
    runner,
    told,
    interestIncome,
    cash,
    put,
    earn,
    settlements,
    move: async (name: string, given: Partial<NewCustomer> = {}) => {
      const customer = await db.transaction((tx) =>
        admitSomeone(parties, tx, { name, phone: String((phone += 1)), ...given }),
      );
      const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
      return { customer, account, caller: callerOf(customer) };
    },
    balance: async (account: AccountId): Promise<bigint> => (await ledger.balance(db, account)).balance,
    advanceTo: (day: Day, hour: number) => advanceTo(clock, runner, instantAt(day, hour)),
    call: (caller: CustomerCaller, id: string, input: object): Promise<CallResult> =>
      counter.call(id, caller, input),
    /** Confirms what was proposed, with the PIN. */
    confirm: async (caller: CustomerCaller, result: CallResult) => {
      const { id, hash } = proposalOf(result);
      const settled = await settlements.confirm(caller, id, { hash, proofs: { pin: '135790' } });
      invariant(settled.ok, `not confirmed: ${JSON.stringify(settled)}`);
      return settled.value;
    },
    /** The books must be right whatever a test did. */
    close: async (): Promise<void> => {
      const findings = await verifyLedger(db);
      await db.drop();
      invariant(findings.length === 0, `the books are wrong: ${JSON.stringify(findings)}`);
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
export type Resident = Awaited<ReturnType<World['move']>>;

export const callerOf = (customer: Customer, locale: 'zh' | 'en' = 'zh'): CustomerCaller => ({
  kind: 'customer',
  customer: customer.id,
  session: 'ses_test',
  locale,
  channel: 'api',
});

export function answerOf(result: CallResult): Answer & { readonly output: unknown } {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return { ...result.answer, output: result.output };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}

export function proposalOf(result: CallResult) {
  invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
  return result.proposal;
}

export function refusalOf(result: CallResult) {
  invariant(result.kind === 'refused', `no refusal but ${result.kind}`);
  return result.refusal;
}
