import {
  type Answer,
  type CallResult,
  createCatalogue,
  createCounter,
  type CustomerCaller,
  capabilityMigrations,
} from '@banxing/capability';
import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { instantAt, invariant, moneyOf } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations, type Line } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, type Customer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import {
  accountsCapabilities,
  accountsMigrations,
  createAccounts,
  type DepositAccount,
} from '../src/index.ts';

/** One movement of a test account: a sum with its sign, when, for what, with whom. */
export interface Movement {
  readonly account: DepositAccount;
  readonly on: string;
  readonly amount: string;
  readonly purpose: string;
  readonly counterparty?: string;
  readonly merchant?: string;
  readonly memo?: string;
  readonly reference?: string;
}

/** A bank with parties, ledger and accounts over a database of its own. */
export async function openWorld() {
  const db: TestDatabase = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const catalogue = createCatalogue(accountsCapabilities({ db, clock, ledger, parties }));
  const counter = createCounter({ db, clock, ids, catalogue });
  let phone = 13_700_000_000;
  let key = 0;

  const post = async (movements: readonly Movement[]): Promise<void> => {
    const inOrder = [...movements].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    await db.transaction(async (tx) => {
      // A till of its own for each call: the past of one customer may be booked after that of another.
      const name = `till/${(key += 1)}`;
      for (const currency of new Set(inOrder.map((movement) => movement.account.currency))) {
        await ledger.openHouseAccount(tx, { chart: 'cash', currency, name });
      }
      for (const { account, on, amount, reference, ...line } of inOrder) {
        const minor = moneyOf(amount, account.currency).minorUnits;
        const lines: Line[] = [
          { account: account.id, amount: -minor, ...line },
          { account: houseAccountId('cash', account.currency, name), amount: minor },
        ];
        const at = instantAt(on, 9, 30);
        const posting = {
          key: `movement/${(key += 1)}`,
          kind: 'test',
          at,
          lines,
          ...(reference ? { reference } : {}),
        };
        const posted = await ledger.post(tx, posting);
        invariant(posted.ok, `not posted: ${posted.ok ? '' : posted.refusal.code}`);
      }
    });
  };

  return {
    db,
    clock,
    ledger,
    parties,
    accounts,
    counter,
    post,
    admit: (name = '陈静'): Promise<Customer> =>
      db.transaction((tx) => admitSomeone(parties, tx, { name, phone: String((phone += 1)) })),
    callerOf: (customer: Customer, locale: 'zh' | 'en' = 'zh'): CustomerCaller => ({
      kind: 'customer',
      customer: customer.id,
      session: 'ses_test',
      locale,
      channel: 'api',
    }),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The answer of a call; anything else fails the test. */
export function answerOf(result: CallResult): { answer: Answer; output: unknown } {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return { answer: result.answer, output: result.output };
}
