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
import { testDatabase } from '@banxing/database/testing';
import { type Day, instantAt, invariant, moneyOf, ok } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { advanceTo, createRunner, outboxMigrations, subscriber } from '@banxing/outbox';
import { createParties, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createDeposits, depositsCapabilities, depositsMigrations } from '../src/index.ts';

const proofs: ProofChecker = { check: () => Promise.resolve(ok(['pin' as const])) };

/** A bank that takes deposits, over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    depositsMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const interestExpense = houseAccountId('interest-expense', 'CNY');
  await db.transaction(async (tx) => {
    for (const chart of ['interest-expense', 'cash'] as const)
      await ledger.openHouseAccount(tx, { chart, currency: 'CNY' });
  });
  const deposits = createDeposits({ db, clock, ids, ledger, accounts, interestExpense });
  const catalogue = createCatalogue(depositsCapabilities(deposits));
  const counter = createCounter({ db, clock, ids, catalogue });
  const registrar: Registrar = { seal: () => Promise.resolve(ids.next('rcpt')) };
  const settlements = createSettlementDesk({ db, clock, catalogue, proofs, registrar });
  const told: { kind: string; payload: unknown }[] = [];
  const ear = subscriber({
    name: 'test.ear',
    kinds: 'all',
    handle: (_tx, { kind, payload }) => {
      told.push({ kind, payload });
      return Promise.resolve();
    },
  });
  const runner = createRunner({ db, clock, workflows: deposits.workflows, subscribers: [ear] });
  let phone = 13_900_000_000;
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

  /** Somebody with a current account and money. */
  const move = async (amount: string) => {
    const customer = await db.transaction((tx) =>
      admitSomeone(parties, tx, { phone: String((phone += 1)), bornOn: '1994-03-18' }),
    );
    const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
    if (amount !== '0.00') await fund(account, amount);
    const caller: CustomerCaller = {
      kind: 'customer',
      customer: customer.id,
      session: 'ses_test',
      locale: 'zh',
      channel: 'api',
    };
    return { customer, account, caller };
  };

  return {
    db,
    clock,
    ids,
    ledger,
    accounts,
    deposits,
    interestExpense,
    told,
    runner,
    fund,
    move,
    balance: async ({ id }: Pick<DepositAccount, 'id'>): Promise<bigint> =>
      (await ledger.balance(db, id)).balance,
    advanceTo: (day: Day, hour: number, minute = 0) => advanceTo(clock, runner, instantAt(day, hour, minute)),
    call: (caller: CustomerCaller, id: string, input: object): Promise<CallResult> =>
      counter.call(id, caller, input),
    confirm: async (caller: CustomerCaller, proposal: Proposal): Promise<Settlement> => {
      const settled = await settlements.confirm(caller, proposal.id, {
        hash: proposal.hash,
        proofs: { pin: '135790' },
      });
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

const shown = (result: unknown): string =>
  JSON.stringify(result, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

export function proposalOf(result: CallResult): Proposal {
  invariant(result.kind === 'proposed', `no proposal but ${shown(result)}`);
  return result.proposal;
}

export function answerOf(result: CallResult): Answer & { readonly output: unknown } {
  invariant(result.kind === 'answer', `no answer but ${shown(result)}`);
  return { ...result.answer, output: result.output };
}

export function refusalOf(result: CallResult): {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
} {
  invariant(result.kind === 'refused', `no refusal but ${shown(result)}`);
  return { code: result.refusal.code, ...result.refusal.words };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${shown(result)}`);
  return result.need;
}
