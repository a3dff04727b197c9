import {
  type Answer,
  type CallResult,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
  capabilityMigrations,
} from '@banxing/capability';
import { sql } from '@banxing/database';
import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { instantAt, invariant, moneyOf, ok, type Words } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { houseAccountId, ledgerMigrations, type Line } from '@banxing/ledger';
import { testLedger } from '@banxing/ledger/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, type Customer, partiesMigrations } from '@banxing/parties';
import { admitSomeone } from '@banxing/parties/testing';
import { z } from 'zod';
import {
  accountsCapabilities,
  accountsMigrations,
  type AssetLine,
  createAccounts,
  type DepositAccount,
  type TransferLimits,
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
  // Kept in the database, so that a rehearsed change is undone as anywhere else.
  await db.run(
    sql`create table public.chosen_limits (customer text primary key, daily bigint, single bigint)`,
  );
  const limits = { sentToday: 0n };
  const readLimits: TransferLimits['read'] = async (q, customer) => {
    const row = await q.maybeOne(
      z.object({ daily: z.bigint().nullable(), single: z.bigint().nullable() }),
      sql`select daily, single from public.chosen_limits where customer = ${customer}`,
    );
    return { daily: row?.daily ?? 50_000_000n, single: row?.single ?? null, ...limits };
  };
  const setLimits: TransferLimits['set'] = async (tx, customer, kind, amount) => {
    const now = { ...(await readLimits(tx, customer)), [kind]: amount };
    await tx.run(sql`insert into public.chosen_limits values (${customer}, ${now.daily}, ${now.single})
      on conflict (customer) do update set daily = excluded.daily, single = excluded.single`);
  };
  const owned: AssetLine[] = [];
  const attached: { account: string; what: Words }[] = [];
  const catalogue = createCatalogue(
    accountsCapabilities({
      db,
      clock,
      ids,
      ledger,
      parties,
      accounts,
      limits: { read: readLimits, set: setLimits, strongProofAbove: 5_000_000n },
      assetSources: [() => Promise.resolve(owned)],
      attachments: [
        (_q, _customer, account) =>
          Promise.resolve(attached.filter((each) => each.account === account).map(({ what }) => what)),
      ],
    }),
  );
  const counter = createCounter({ db, clock, ids, catalogue });
  const settlements = createSettlementDesk({
    db,
    clock,
    catalogue,
    proofs: { check: () => Promise.resolve(ok(['pin'] as const)) },
    registrar: { seal: () => Promise.resolve(ids.next('rcpt')) },
  });
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
    settlements,
    /** What other departments say of everybody here. */
    limits,
    readLimits,
    setLimits,
    owned,
    attached,
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

/** The proposal of a call, with what its card says; anything else fails the test. */
export function proposalOf(result: CallResult) {
  invariant(result.kind === 'proposed', `no proposal but ${JSON.stringify(result)}`);
  return { ...result.proposal, answer: result.answer };
}

export function refusalOf(result: CallResult): { readonly code: string; readonly zh: string } {
  invariant(result.kind === 'refused', `no refusal but ${JSON.stringify(result.kind)}`);
  return { code: result.refusal.code, zh: result.refusal.words.zh };
}

export function needOf(result: CallResult) {
  invariant(result.kind === 'needs', `no question but ${JSON.stringify(result)}`);
  return result.need;
}
