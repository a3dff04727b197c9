import { accountsMigrations, createAccounts, type DepositAccount } from '@banxing/accounts';
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
import { advanceTo, createRunner, outboxMigrations, publish } from '@banxing/outbox';
import { createParties, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { createEngage, type Due, engageCapabilities, engageMigrations, type Notice } from '../src/index.ts';

/** A bank that watches over its customers, over a database of its own, with a clock that runs what is due. */
export async function openWorld() {
  const db = await testDatabase([
    outboxMigrations,
    capabilityMigrations,
    ledgerMigrations,
    partiesMigrations,
    accountsMigrations,
    engageMigrations,
  ]);
  const { clock, ids } = testWorld();
  const ledger = testLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const cash = houseAccountId('cash', 'CNY');
  await db.transaction((tx) => ledger.openHouseAccount(tx, { chart: 'cash', currency: 'CNY' }));
  const muted = new Map<string, string[]>();
  const dues: Due[] = [];
  const notices: Notice[] = [];
  const engage = createEngage({
    db,
    clock,
    ids,
    ledger,
    accounts,
    parties: { preferences: (_q, customer) => Promise.resolve({ muted: muted.get(customer) ?? [] }) },
    dueSources: [
      (_q, { from, to }, customer) =>
        Promise.resolve(
          dues.filter(
            (due) =>
              due.dueOn >= from && due.dueOn <= to && (customer === undefined || due.customer === customer),
          ),
        ),
    ],
    morningSources: [() => Promise.resolve(notices)],
  });
  const runner = createRunner({ db, clock, subscribers: engage.subscribers, workflows: engage.workflows });
  const counter = createCounter({ db, clock, ids, catalogue: createCatalogue(engageCapabilities(engage)) });
  let phone = 13_500_000_000;
  let key = 0;

  return {
    db,
    clock,
    engage,
    accounts,
    muted,
    dues,
    notices,
    move: async (): Promise<{ caller: CustomerCaller; account: DepositAccount }> => {
      const customer = await db.transaction((tx) =>
        admitSomeone(parties, tx, { phone: String((phone += 1)) }),
      );
      const account = await db.transaction((tx) =>
        openSomeAccount(accounts, tx, customer.id, { paysByDefault: true }),
      );
      return {
        caller: {
          kind: 'customer',
          customer: customer.id,
          session: 'ses_test',
          locale: 'zh',
          channel: 'api',
        },
        account,
      };
    },
    /** Books a movement of an account and tells the others, like every department that moves money. */
    pay: async (
      account: DepositAccount,
      amount: string,
      line: { purpose: string; counterparty: string; merchant?: string },
    ): Promise<void> => {
      const minor = moneyOf(amount).minorUnits;
      await db.transaction(async (tx) => {
        const posted = await ledger.post(tx, {
          key: `pay/${(key += 1)}`,
          kind: 'test',
          at: clock.now(),
          lines: [
            { account: account.id, amount: -minor, ...line },
            { account: cash, amount: minor },
          ],
        });
        invariant(posted.ok, 'the till has it');
        await publish(tx, { kind: 'test.booked', payload: { customer: account.customer }, at: clock.now() });
      });
      await runner.runDue();
    },
    runDue: () => runner.runDue(),
    until: (at: string) => advanceTo(clock, runner, new Date(at)),
    call: (caller: CustomerCaller, id: string, input: object = {}): Promise<CallResult> =>
      counter.call(id, caller, input),
    inbox: (caller: CustomerCaller) => engage.inbox(db, caller.customer, { limit: 50 }),
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

export function refusalOf(result: CallResult): string {
  invariant(result.kind === 'refused', `no refusal but ${JSON.stringify(result)}`);
  return result.refusal.code;
}
