import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  createDatabase,
  type Database,
  databaseUrl,
  dropDatabase,
  migrate,
  openDatabase,
  startEmbedded,
} from '@banxing/database';
import { cryptoRandom, idSource, invariant, randomPick, systemClock } from '@banxing/kernel';
import { type AccountId, createLedger, type Ledger, ledgerMigrations, type Posting } from '@banxing/ledger';

export interface Row {
  readonly name: string;
  readonly ours: number;
  /** Null when there is no peer or it is not installed; `peerName` says which. */
  readonly peer: number | null;
  readonly peerName: string;
  readonly unit: string;
  /** Ours over the peer's; null without a peer. */
  readonly ratio: number | null;
}

const run = promisify(execFile);
const clients = 32;
const accountCount = 2000;
const rounds = 3;
const bulkCount = 50_000;
const ids = idSource(systemClock, cryptoRandom);

/** Where pgbench is: on the path, or where Debian puts it; undefined when nowhere. */
async function findPgbench(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (existsSync(path.join(folder, 'pgbench'))) return path.join(folder, 'pgbench');
  }
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`)
    .find((file) => existsSync(file));
}

/** Transactions a second of pgbench's TPC-B-like script: five statements, three of them updates, one commit. */
async function pgbenchRate(pgbench: string, url: string, callers: number, seconds: number): Promise<number> {
  const threads = String(Math.min(2, callers));
  const args = ['-n', '-M', 'prepared', '-c', String(callers), '-j', threads, '-T', String(seconds), url];
  const { stdout } = await run(pgbench, args);
  const rate = /tps = ([\d.]+)/u.exec(stdout)?.[1];
  invariant(rate, `pgbench said no rate: ${stdout}`);
  return Number(rate);
}

const transfer = (from: AccountId, to: AccountId): Posting => ({
  key: ids.next('trf'),
  kind: 'transfer',
  at: systemClock.now(),
  reference: ids.next('trf'),
  lines: [
    { account: from, amount: 1n, purpose: 'transfer', counterparty: '刘桂芳' },
    { account: to, amount: -1n, purpose: 'transfer', counterparty: '陈静' },
  ],
});

function anyTransfer(accounts: readonly AccountId[], from?: AccountId): Posting {
  const payer = from ?? randomPick(cryptoRandom, accounts);
  for (;;) {
    const payee = randomPick(cryptoRandom, accounts);
    if (payee !== payer) return transfer(payer, payee);
  }
}

/** Transfers a second that `callers` callers book, each waiting for its answer before the next. */
async function ourRate(
  ledger: Ledger,
  callers: number,
  seconds: number,
  next: () => Posting,
): Promise<number> {
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let booked = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < endsAt) {
      const outcome = await ledger.postAlone(next());
      invariant(outcome.ok, 'every transfer of the benchmark is booked');
      booked += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (booked * 1000) / (performance.now() - startedAt);
}

async function openAccounts(db: Database, ledger: Ledger): Promise<AccountId[]> {
  const accounts = Array.from({ length: accountCount }, () => ids.next('acct'));
  await db.transaction(async (tx) => {
    for (const id of accounts) {
      const openedAt = systemClock.now();
      const account = { id, chart: 'customer-current', currency: 'CNY', floor: null, openedAt } as const;
      const opened = await ledger.openAccount(tx, account);
      invariant(opened.ok, 'opens');
    }
  });
  return accounts;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

interface Load {
  readonly name: string;
  readonly callers: number;
  readonly next: () => Posting;
  /** pgbench's scale: as many branches, so 1 is its hot row. */
  readonly scale: number;
}

async function compare(
  server: string,
  ledger: Ledger,
  load: Load,
  peer: Peer | undefined,
  seconds: number,
): Promise<Row> {
  const ours: number[] = [];
  const theirs: number[] = [];
  // Turn by turn, so that whatever else the machine does strikes both.
  for (let round = 0; round < rounds; round++) {
    ours.push(await ourRate(ledger, load.callers, seconds, load.next));
    if (peer)
      theirs.push(await pgbenchRate(peer.pgbench, peer.urlOfScale(load.scale), load.callers, seconds));
  }
  return row(`${load.name} (${server})`, median(ours), peer ? median(theirs) : null);
}

const row = (
  name: string,
  ours: number,
  peer: number | null,
  peerName = peer === null ? 'pgbench is not installed' : 'pgbench TPC-B-like',
): Row => ({
  name,
  ours: Math.round(ours),
  peer: peer === null ? null : Math.round(peer),
  peerName,
  unit: '/s',
  ratio: peer === null ? null : Math.round((ours / peer) * 100) / 100,
});

interface Peer {
  readonly pgbench: string;
  readonly urlOfScale: (scale: number) => string;
}

async function bulkRow(
  server: string,
  db: Database,
  ledger: Ledger,
  accounts: readonly AccountId[],
): Promise<Row> {
  const postings = Array.from({ length: bulkCount }, () => anyTransfer(accounts));
  const startedAt = performance.now();
  const outcome = await db.transaction((tx) => ledger.postBulk(tx, postings));
  invariant(outcome.ok, 'the bulk is booked');
  return row(
    `entries booked in bulk (${server})`,
    (bulkCount * 1000) / (performance.now() - startedAt),
    null,
    'none',
  );
}

async function benchServer(
  server: string,
  url: string,
  pgbench: string | undefined,
  seconds: number,
): Promise<Row[]> {
  const admin = openDatabase(url, { maxConnections: 1 });
  const suffix = ids.next('acct').slice(-8).toLowerCase();
  const names = {
    ledger: `bench_ledger_${suffix}`,
    hot: `bench_pgbench_1_${suffix}`,
    wide: `bench_pgbench_${clients}_${suffix}`,
  };
  for (const name of Object.values(names)) await createDatabase(admin, name);
  const db = openDatabase(databaseUrl(url, names.ledger));
  try {
    await migrate(db, [ledgerMigrations]);
    const ledger = createLedger({ db, clock: systemClock, ids });
    const accounts = await openAccounts(db, ledger);
    const urlOfScale = (scale: number): string => databaseUrl(url, scale === 1 ? names.hot : names.wide);
    const peer = pgbench === undefined ? undefined : { pgbench, urlOfScale };
    if (peer)
      for (const scale of [1, clients])
        await run(peer.pgbench, ['-i', '-q', '-s', String(scale), urlOfScale(scale)]);
    // Both begin with warm caches and plans.
    await ourRate(ledger, clients, 1, () => anyTransfer(accounts));
    const hot = accounts[0];
    const loads: Load[] = [
      { name: 'transfers booked, one caller', callers: 1, next: () => anyTransfer(accounts), scale: clients },
      {
        name: `transfers booked, ${clients} callers`,
        callers: clients,
        next: () => anyTransfer(accounts),
        scale: clients,
      },
      {
        name: `transfers booked, ${clients} callers, one hot account`,
        callers: clients,
        next: () => anyTransfer(accounts, hot),
        scale: 1,
      },
    ];
    const rows: Row[] = [];
    for (const load of loads) rows.push(await compare(server, ledger, load, peer, seconds));
    rows.push(await bulkRow(server, db, ledger, accounts));
    return rows;
  } finally {
    await db.close();
    for (const name of Object.values(names)) await dropDatabase(admin, name);
    await admin.close();
  }
}

/**
 * Transfers booked a second through the ledger, next to pgbench's TPC-B-like transactions on the same server in the
 * same run, with the same durability: on an embedded PostgreSQL, and on the one that `BANXING_EXTERNAL_DATABASE_URL`
 * names. Each figure is the median of three turns of `seconds`.
 */
export async function ledgerBench(seconds = 4): Promise<Row[]> {
  const pgbench = await findPgbench();
  const rows: Row[] = [];
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'banxing-bench-'));
  const server = await startEmbedded({ dataFolder });
  try {
    rows.push(...(await benchServer('embedded', server.url, pgbench, seconds)));
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
  const external = process.env['BANXING_EXTERNAL_DATABASE_URL'];
  if (external !== undefined && external !== '')
    rows.push(...(await benchServer('external', external, pgbench, seconds)));
  return rows;
}
