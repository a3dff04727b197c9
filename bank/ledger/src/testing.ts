import { type Database, type Transaction } from '@banxing/database';
import { type Clock, type Currency, type IdSource, invariant } from '@banxing/kernel';
import type { ChartCode } from './chart.ts';
import { houseAccountId } from './account-store.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { AccountId, Posting } from './posting.ts';

/** A ledger with builders: for the tests of any department. */
export interface TestLedger extends Ledger {
  /** Opens an account and, when an amount is given, puts money into it from the bank's cash. */
  openFunded(tx: Transaction, account: FundedAccount): Promise<AccountId>;
}

export interface FundedAccount {
  readonly id?: AccountId;
  /** `customer-current` when absent. */
  readonly chart?: ChartCode;
  /** CNY when absent. */
  readonly currency?: Currency;
  /** Minor units. */
  readonly amount?: bigint;
  readonly floor?: bigint | null;
}

export interface TestLedgerUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Builds on a database with `ledgerMigrations`. */
export function testLedger({ db, clock, ids }: TestLedgerUses): TestLedger {
  const ledger = createLedger({ db, clock, ids });
  return {
    ...ledger,
    openFunded: async (tx, account) => {
      const {
        id = ids.next('acct'),
        chart = 'customer-current',
        currency = 'CNY',
        amount = 0n,
        floor = 0n,
      } = account;
      const opened = await ledger.openAccount(tx, { id, chart, currency, floor, openedAt: clock.now() });
      invariant(opened.ok, 'a test account opens');
      if (amount === 0n) return id;
      await ledger.openHouseAccount(tx, { chart: 'cash', currency });
      const side = opened.value.normal === 'debit' ? 1n : -1n;
      const posted = await ledger.post(tx, {
        key: `fund/${id}`,
        kind: 'opening',
        at: clock.now(),
        lines: [
          { account: id, amount: side * amount, purpose: 'opening' },
          { account: houseAccountId('cash', currency), amount: -side * amount, purpose: 'opening' },
        ],
      });
      invariant(posted.ok, 'a test account is funded');
      return id;
    },
  };
}

/** A posting that moves money from one deposit to another. */
export const transferPosting = (transfer: {
  key: string;
  at: Date;
  from: AccountId;
  to: AccountId;
  amount: bigint;
  reference?: string;
}): Posting => ({
  key: transfer.key,
  kind: 'transfer',
  at: transfer.at,
  ...(transfer.reference === undefined ? {} : { reference: transfer.reference }),
  lines: [
    { account: transfer.from, amount: transfer.amount, purpose: 'transfer' },
    { account: transfer.to, amount: -transfer.amount, purpose: 'transfer' },
  ],
});
