import { accountsMigrations, createAccounts } from '@banxing/accounts';
import { openSomeAccount } from '@banxing/accounts/testing';
import {
  capabilityMigrations,
  type CallResult,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { addDays, type Day, dayOf, instantAt, invariant, moneyOf, ok, refuse } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { type AccountId, houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, outboxMigrations, subscriber } from '@banxing/outbox';
import { createParties, type Customer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { sql } from '@banxing/database';
import { z } from 'zod';
import { bankCardsCapabilities, bankCardsMigrations, createBankCards, type PastLine } from '../src/index.ts';
import { giveCreditCard, giveDebitCard } from '../src/testing.ts';

const house = {
  merchants: houseAccountId('merchant-settlement', 'CNY'),
  interest: houseAccountId('interest-income', 'CNY'),
  fees: houseAccountId('fee-income', 'CNY'),
};
const cash = houseAccountId('cash', 'CNY');

/** A bank with cards over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    bankCardsMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  await db.transaction(async (tx) => {
    for (const chart of ['merchant-settlement', 'interest-income', 'fee-income', 'cash'] as const)
      await ledger.openHouseAccount(tx, { chart, currency: 'CNY' });
  });
  const hashPin = (pin: string) =>
    Promise.resolve(
      /^\d{6}$/u.test(pin) ? ok(`hashed:${pin.length}`) : refuse({ code: 'pin_not_six_digits' }),
    );
  const cards = createBankCards({ db, clock, ids, ledger, accounts, parties, hashPin, house });
  const catalogue = createCatalogue(bankCardsCapabilities(cards));
  const counter = createCounter({ db, clock, ids, catalogue });
  const settlements = createSettlementDesk({
    db,
    clock,
    catalogue,
    proofs: {
      check: (_caller, _proposal, given) => Promise.resolve(ok(given.pin === '135790' ? ['pin'] : [])),
    },
    registrar: { seal: () => Promise.resolve('rcpt_test') },
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
  const runner = createRunner({ db, clock, workflows: cards.workflows, subscribers: [ear] });
  let phone = 13_700_000_000;
  let moves = 0;

  const put = (account: AccountId, amount: string, purpose = 'cash'): Promise<void> =>
    db.transaction(async (tx) => {
      const minor = moneyOf(amount).minorUnits;
      const posted = await ledger.post(tx, {
        key: `put/${(moves += 1)}`,
        kind: 'cash',
        at: clock.now(),
        lines: [
          { account, amount: -minor, purpose },
          { account: cash, amount: minor },
        ],
      });
      invariant(posted.ok, 'the till has it');
    });

  const confirm = async (caller: CustomerCaller, result: CallResult, pin?: string) => {
    invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
    const { id, hash } = result.proposal;
    const settled = await settlements.confirm(caller, id, { hash, proofs: pin === undefined ? {} : { pin } });
    invariant(settled.ok, `not settled: ${JSON.stringify(settled)}`);
    return { ...settled.value, answer: settlements.answerTo(caller, result.proposal, settled.value) };
  };

  const world = {
    db,
    clock,
    ids,
    ledger,
    accounts,
    cards,
    runner,
    told,
    house,
    put,
    confirm,
    /** Somebody with a current account of 30,000.00, its card, and a salary of 12,000.00 this month. */
    move: async (name: string, person: Partial<Customer> = {}) => {
      const customer = await db.transaction((tx) =>
        admitSomeone(parties, tx, { name, phone: String((phone += 1)), ...person }),
      );
      const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
      const card = await db.transaction((tx) => giveDebitCard(cards, tx, account));
      await put(account.id, '18000.00');
      await put(account.id, '12000.00', 'salary');
      return { customer, account, card, caller: callerOf(customer) };
    },
    credit: (customer: Customer, given: Partial<PastLine> = {}) =>
      db.transaction((tx) => giveCreditCard({ cards, ledger }, tx, customer.id, given)),
    charge: (customer: Customer, card: string, amount: string, merchant = '京东') =>
      db.transaction((tx) =>
        cards.charge(tx, {
          key: `shop/${(moves += 1)}`,
          customer: customer.id,
          card,
          amount: moneyOf(amount).minorUnits,
          merchant,
          purpose: 'shopping',
        }),
      ),
    standing: async (customer: Customer) => {
      const standing = await cards.standing(db, customer.id);
      invariant(standing, 'there is a line');
      return standing;
    },
    balance: async (account: AccountId): Promise<bigint> => (await ledger.balance(db, account)).balance,
    advanceTo: (day: Day, hour: number) => advanceTo(clock, runner, instantAt(day, hour)),
    tomorrow: () => advanceTo(clock, runner, instantAt(addDays(dayOf(clock.now()), 1), 10)),
    call: (caller: CustomerCaller, id: string, input: object = {}): Promise<CallResult> =>
      counter.call(id, caller, input),
    /** Calls, and confirms what is proposed. */
    done: async (caller: CustomerCaller, id: string, input: object = {}) =>
      confirm(caller, await counter.call(id, caller, input), '135790'),
    /** The books must be right whatever a test did: the ledger's, and those of each line against the ledger. */
    close: async (): Promise<void> => {
      const findings = await verifyLedger(db);
      const adrift = await driftOf();
      await db.drop();
      invariant(findings.length === 0, `the books are wrong: ${JSON.stringify(findings)}`);
      invariant(adrift.length === 0, `lines do not agree with the ledger: ${JSON.stringify(adrift)}`);
    },
  };

  /** Lines of which the open items and what plans still hold do not make up the receivable. */
  async function driftOf(): Promise<{ line: string; drift: string }[]> {
    const lines = await db.rows(
      z.object({ id: z.string(), account: z.string(), owed: z.bigint() }),
      sql`select l.id, l.receivable_account as account,
            (coalesce((select sum(case when i.kind in ('repayment', 'refund', 'plan_conversion') then -i.open else i.open end)
              from cards.items i where i.line = l.id), 0)
            + coalesce((select sum(t.principal) from cards.plans p join cards.plan_parts t on t.plan = p.id
              where p.line = l.id and t.billed_on is null), 0))::bigint as owed
          from cards.lines l`,
    );
    const drifts = await Promise.all(
      lines.map(async ({ id, account, owed }) => {
        const { balance } = await ledger.balance(db, account as AccountId);
        return { line: id, drift: String(balance - owed) };
      }),
    );
    return drifts.filter(({ drift }) => drift !== '0');
  }
  return world;
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

export function answerOf(result: CallResult) {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return { ...result.answer, output: result.output as Record<string, unknown> };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}

export function refusalOf(result: CallResult) {
  invariant(result.kind === 'refused', `no refusal but ${JSON.stringify(result)}`);
  return result.refusal;
}

export function proposalOf(result: CallResult) {
  invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
  return result.proposal;
}
