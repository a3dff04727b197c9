import { accountsMigrations, createAccounts } from '@banxing/accounts';
import { openSomeAccount } from '@banxing/accounts/testing';
import {
  type Answer,
  capabilityMigrations,
  type CallResult,
  createCatalogue,
  createCounter,
  type CustomerCaller,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { invariant, moneyOf } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, type NewCustomer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createService, serviceCapabilities, serviceMigrations, type WorkElsewhere } from '../src/index.ts';

/** A bank with people behind it, over a database of its own, and its clock. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    serviceMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const cash = houseAccountId('cash', 'CNY');
  await db.transaction((tx) => ledger.openHouseAccount(tx, { chart: 'cash', currency: 'CNY' }));
  const inHand: (WorkElsewhere & { readonly customer: string })[] = [];
  const service = createService({
    ...{ db, clock, ids, parties, accounts },
    elsewhere: [(_q, customer) => Promise.resolve(inHand.filter((work) => work.customer === customer))],
  });
  const counter = createCounter({ db, clock, ids, catalogue: createCatalogue(serviceCapabilities(service)) });
  let phone = 13_600_000_000;

  return {
    db,
    clock,
    parties,
    service,
    /** What another department has in hand. */
    inHand,
    /** A new customer who may act; with so much money when an amount is given. */
    move: async (given: Partial<NewCustomer> = {}, amount?: string): Promise<CustomerCaller> => {
      const customer = await db.transaction((tx) =>
        admitSomeone(parties, tx, { phone: String((phone += 1)), ...given }),
      );
      if (amount !== undefined) {
        await db.transaction(async (tx) => {
          const account = await openSomeAccount(accounts, tx, customer.id);
          const posted = await ledger.post(tx, {
            key: `put/${customer.id}`,
            kind: 'cash',
            at: clock.now(),
            lines: [
              { account: account.id, amount: -moneyOf(amount).minorUnits, purpose: 'cash' },
              { account: cash, amount: moneyOf(amount).minorUnits },
            ],
          });
          invariant(posted.ok, 'the till has it');
        });
      }
      return { kind: 'customer', customer: customer.id, session: 'ses_test', locale: 'zh', channel: 'api' };
    },
    call: (caller: CustomerCaller, id: string, input: object = {}): Promise<CallResult> =>
      counter.call(id, caller, input),
    close: (): Promise<void> => db.drop(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export function answerOf(result: CallResult): Answer & { readonly output: unknown } {
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return { ...result.answer, output: result.output };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}
