import { accountsMigrations, createAccounts } from '@banxing/accounts';
import { openSomeAccount } from '@banxing/accounts/testing';
import {
  type Answer,
  type CallResult,
  capabilityMigrations,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { addMonths, dayOf, instantAt, invariant, moneyOf, ok } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { type AccountId, houseAccountId, ledgerMigrations, verifyLedger } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, type NewCustomer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createPension, pensionCapabilities, pensionMigrations, type StateRecord } from '../src/index.ts';

/** A bank with pensions, over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    pensionMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const pension = createPension({ db, clock, ids, ledger, accounts, parties });
  const catalogue = createCatalogue(pensionCapabilities(pension));
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
  let phone = 13_700_000_000;
  let lives = 0;

  /** The same sums by purpose on the fifth of each of the last twelve whole months; `-` for what was spent. */
  const live = (account: AccountId, monthly: Readonly<Record<string, string>>): Promise<void> =>
    db.transaction(async (tx) => {
      const first = `${dayOf(clock.now()).slice(0, 8)}05`;
      const name = `${account.slice(-8)}.${(lives += 1)}`.toLowerCase();
      const other = houseAccountId('nostro', 'CNY', name);
      await ledger.openHouseAccount(tx, { chart: 'nostro', currency: 'CNY', name });
      const postings = Array.from({ length: 12 }, (_, index) =>
        Object.entries(monthly).map(([purpose, amount]) => ({
          key: `live/${name}/${purpose}/${index}`,
          kind: 'credit-transfer',
          at: instantAt(addMonths(first, index - 12), 9),
          lines: [
            { account, amount: -moneyOf(amount).minorUnits, purpose },
            { account: other, amount: moneyOf(amount).minorUnits },
          ],
        })),
      );
      const booked = await ledger.postBulk(tx, postings.flat());
      invariant(booked.ok, 'what was lived is booked before anything else');
    });

  return {
    db,
    clock,
    ledger,
    pension,
    settlements,
    live,
    move: async (name: string, given: Partial<NewCustomer> = {}) => {
      const customer = await db.transaction((tx) =>
        admitSomeone(parties, tx, { name, phone: String((phone += 1)), ...given }),
      );
      const account = await db.transaction((tx) => openSomeAccount(accounts, tx, customer.id));
      return { customer, account, caller: callerOf(customer.id) };
    },
    insure: (customer: StateRecord['customer'], given: Partial<StateRecord> = {}): Promise<void> =>
      db.transaction((tx) =>
        pension.recordState(tx, [
          {
            customer,
            scheme: 'employees',
            city: '上海',
            paidMonths: 112,
            base: 26_000_00n,
            balance: 98_400_00n,
            drawing: false,
            reportedOn: '2026-10-31',
            ...given,
          },
        ]),
      ),
    balance: async (account: AccountId): Promise<bigint> => (await ledger.balance(db, account)).balance,
    call: (caller: CustomerCaller, id: string, input: object = {}): Promise<CallResult> =>
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

export const callerOf = (
  customer: CustomerCaller['customer'],
  locale: 'zh' | 'en' = 'zh',
): CustomerCaller => ({
  kind: 'customer',
  customer,
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
