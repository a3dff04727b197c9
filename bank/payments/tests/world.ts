import { accountsMigrations, createAccounts, type DepositAccount } from '@banxing/accounts';
import { openSomeAccount } from '@banxing/accounts/testing';
import {
  type Answer,
  capabilityMigrations,
  type CallResult,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
  type Proposal,
  type ProofChecker,
  type Registrar,
  type Settlement,
} from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { testDatabase } from '@banxing/database/testing';
import { type Day, instantAt, invariant, moneyOf, ok, refuse, words } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, type Event, outboxMigrations, subscriber } from '@banxing/outbox';
import { createParties, type Customer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createPayments, paymentsCapabilities, paymentsMigrations } from '../src/index.ts';

const rightPin = '135790';

const proofs: ProofChecker = {
  check: (_caller, _proposal, given) =>
    Promise.resolve(
      given.pin !== undefined && given.pin !== rightPin
        ? refuse({ code: 'wrong_pin' as const, words: words('密码不对', 'Wrong PIN') })
        : ok([
            ...(given.pin === undefined ? [] : ['pin' as const]),
            ...(given.passkey === undefined ? [] : ['passkey' as const]),
          ]),
    ),
};

/** A bank with parties, accounts, ledger and payments over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    paymentsMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const clearing = houseAccountId('clearing', 'CNY');
  await db.transaction((tx) => ledger.openHouseAccount(tx, { chart: 'clearing', currency: 'CNY' }));
  await db.transaction((tx) => ledger.openHouseAccount(tx, { chart: 'cash', currency: 'CNY' }));
  const payments = createPayments({ db, clock, ids, ledger, parties, accounts, clearing });
  const catalogue = createCatalogue(paymentsCapabilities(payments));
  const counter = createCounter({ db, clock, ids, catalogue });
  const registrar: Registrar = { seal: () => Promise.resolve(ids.next('rcpt')) };
  const settlements = createSettlementDesk({ db, clock, catalogue, proofs, registrar });
  const told: Event[] = [];
  const runner = createRunner({
    db,
    clock,
    workflows: payments.workflows,
    subscribers: [
      subscriber({
        name: 'test.ear',
        kinds: 'all',
        handle: (_tx, event) => {
          told.push(event);
          return Promise.resolve();
        },
      }),
    ],
  });
  let phone = 13_700_000_000;
  let fundings = 0;

  const fund = (account: DepositAccount, amount: string): Promise<void> =>
    db.transaction(async (tx) => {
      const minor = moneyOf(amount).minorUnits;
      const posted = await ledger.post(tx, {
        key: `fund/${(fundings += 1)}`,
        kind: 'salary',
        at: clock.now(),
        lines: [
          { account: account.id, amount: -minor, purpose: 'salary' },
          { account: houseAccountId('cash', 'CNY'), amount: minor },
        ],
      });
      invariant(posted.ok, 'funded');
    });

  const move = async (name: string, amount: string, account: object = {}) => {
    const customer = await db.transaction((tx) =>
      admitSomeone(parties, tx, { name, phone: String((phone += 1)) }),
    );
    const opened = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id, account));
    if (amount !== '0.00') await fund(opened, amount);
    return { customer, account: opened, caller: callerOf(customer) };
  };

  return {
    db,
    clock,
    ids,
    ledger,
    parties,
    accounts,
    payments,
    counter,
    settlements,
    catalogue,
    runner,
    told,
    clearing,
    fund,
    /** Admits somebody with a current account and money in it. */
    move,
    /** A house account of its own, free of what other tests have booked on later days. */
    till: async (tx: Transaction, name: string, chart: 'cash' | 'clearing' = 'cash') => {
      await ledger.openHouseAccount(tx, { chart, currency: 'CNY', name });
      return houseAccountId(chart, 'CNY', name);
    },
    balance: async (account: DepositAccount): Promise<bigint> =>
      (await ledger.balance(db, account.id)).balance,
    advanceTo: (day: Day, hour: number, minute = 0) => advanceTo(clock, runner, instantAt(day, hour, minute)),
    call: (caller: CustomerCaller, id: string, input: object): Promise<CallResult> =>
      counter.call(id, caller, input),
    confirm: async (
      caller: CustomerCaller,
      proposal: Proposal,
      given: object = { pin: rightPin },
    ): Promise<Settlement> => {
      const settled = await settlements.confirm(caller, proposal.id, { hash: proposal.hash, proofs: given });
      invariant(settled.ok, `not confirmed: ${JSON.stringify(settled)}`);
      return settled.value;
    },
    kindsTold: (): string[] => told.map((event) => event.kind),
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

/** The proposal of a call; anything else fails the test. */
export function proposalOf(result: CallResult): Proposal {
  invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
  return result.proposal;
}

export function answerOf(result: CallResult): Answer {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return result.answer;
}

export function refusalOf(result: CallResult): {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
} {
  invariant(result.kind === 'refused', `no refusal but ${JSON.stringify(result)}`);
  return { code: result.refusal.code, ...result.refusal.words };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}
