import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  createDatabase,
  type Database,
  databaseUrl,
  dropDatabase,
  migrate,
  openDatabase,
  startEmbedded,
  sql,
} from '@banxing/database';
import { cryptoRandom, idSource, systemClock } from '@banxing/kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AccountId, ledgerMigrations, verifyLedger } from '../src/index.ts';
import { testLedger } from '../src/testing.ts';

// Kill -9 in the middle of load, reopen, and look for everything that had been acknowledged.

const ids = idSource(systemClock, cryptoRandom);
const accountCount = 12;
const funds = 1_000_000n;

async function prepare(url: string): Promise<AccountId[]> {
  const db = openDatabase(url);
  try {
    await migrate(db, [ledgerMigrations]);
    const ledger = testLedger({ db, clock: systemClock, ids });
    const accounts: AccountId[] = [];
    for (let i = 0; i < accountCount; i++)
      accounts.push(await db.transaction((tx) => ledger.openFunded(tx, { amount: funds })));
    return accounts;
  } finally {
    await db.close();
  }
}

interface Load {
  readonly child: ChildProcess;
  /** Whole lines that the child has said; what a kill cuts in half was not said. */
  said(): string[];
  ended(): Promise<unknown>;
}

function startLoad(url: string, accounts: readonly AccountId[]): Load {
  const program = fileURLToPath(new URL('crash-load.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, ...accounts], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ending = new Promise((resolve) => child.once('close', resolve));
  let text = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return {
    child,
    said: () => {
      if (child.exitCode !== null) throw new Error(`the load ended by itself: ${errors.slice(0, 2000)}`);
      return text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(Boolean);
    },
    ended: () => ending,
  };
}

async function waitFor(load: Load, lines: number): Promise<void> {
  const patience = AbortSignal.timeout(40_000);
  while (load.said().length < lines) {
    patience.throwIfAborted();
    await pause(20);
  }
}

/** Kills at an uneven moment, so that each round is struck at another step. */
async function strikeAfter(load: Load, acknowledged: number, round: number): Promise<void> {
  await waitFor(load, acknowledged);
  await pause(round * 37);
}

const names = (rows: readonly { name: string }[]): Set<string> => new Set(rows.map((row) => row.name));

async function examine(
  db: Database,
  said: readonly string[],
  accounts: readonly AccountId[],
): Promise<number> {
  const nameRow = z.object({ name: z.string() });
  const entries = names(await db.rows(nameRow, sql`select key || ' ' || id as name from ledger.entries`));
  const holds = names(await db.rows(nameRow, sql`select key || ' ' || id as name from ledger.holds`));
  const lost = said.filter((line) => {
    const [word = '', ...rest] = line.split(' ');
    if (word === 'ready') return false;
    return !(word === 'posted' ? entries : holds).has(rest.join(' '));
  });
  expect(lost).toEqual([]);
  expect(await verifyLedger(db)).toEqual([]);
  const ledger = testLedger({ db, clock: systemClock, ids });
  const balances = await ledger.balances(db, accounts);
  expect(balances.reduce((sum, { balance }) => sum + balance, 0n)).toBe(funds * BigInt(accountCount));
  return said.filter((line) => line.startsWith('posted')).length;
}

/** Ends a PostgreSQL and all of its backends at once: first its parent, then each child by its id. */
async function killServer(dataFolder: string): Promise<number> {
  const postmaster = await findPostmaster(dataFolder);
  const children = await childrenOf(postmaster);
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already with its parent.
    }
  }
  return children.length;
}

async function findPostmaster(dataFolder: string): Promise<number> {
  for (const name of await readdir(dataFolder, { recursive: true })) {
    if (path.basename(name) === 'postmaster.pid') {
      return Number((await readFile(path.join(dataFolder, name), 'utf8')).split('\n')[0]);
    }
  }
  throw new Error(`no PostgreSQL runs in ${dataFolder}`);
}

const numericEntries = async (folder: string): Promise<number[]> =>
  (await readdir(folder)).map(Number).filter((pid) => Number.isInteger(pid) && pid > 0);

async function childrenOf(parent: number): Promise<number[]> {
  const children: number[] = [];
  for (const pid of await numericEntries('/proc')) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    if (status.includes(`\nPPid:\t${parent}\n`)) children.push(pid);
  }
  return children;
}

describe('kill -9 under load', () => {
  it.skipIf(process.platform !== 'linux')(
    'on the embedded database, its processes killed too, loses nothing that was acknowledged',
    async () => {
      const dataFolder = await mkdtemp(path.join(tmpdir(), 'banxing-crash-'));
      let server = await startEmbedded({ dataFolder });
      try {
        const accounts = await prepare(server.url);
        const said: string[] = [];
        for (let round = 0; round < 3; round++) {
          const load = startLoad(server.url, accounts);
          await strikeAfter(load, 600, round);
          said.push(...load.said());
          load.child.kill('SIGKILL');
          expect(await killServer(dataFolder)).toBeGreaterThan(3);
          await load.ended();
          await server.stop();
          server = await startEmbedded({ dataFolder });
          const db = openDatabase(server.url);
          expect(await examine(db, said, accounts)).toBeGreaterThan(0);
          await db.close();
        }
      } finally {
        await server.stop().catch(() => undefined);
        await rm(dataFolder, { recursive: true, force: true });
      }
    },
    180_000,
  );

  it.runIf(process.env['BANXING_EXTERNAL_DATABASE_URL'])(
    'on an external PostgreSQL loses nothing that was acknowledged',
    async () => {
      const admin = openDatabase(process.env['BANXING_EXTERNAL_DATABASE_URL'] ?? '', { maxConnections: 1 });
      const name = `banxing_crash_${ids.next('acct').slice(-10).toLowerCase()}`;
      await createDatabase(admin, name);
      const url = databaseUrl(admin.url, name);
      try {
        const accounts = await prepare(url);
        const said: string[] = [];
        for (let round = 0; round < 3; round++) {
          const load = startLoad(url, accounts);
          await strikeAfter(load, 600, round);
          said.push(...load.said());
          load.child.kill('SIGKILL');
          await load.ended();
          const db = openDatabase(url);
          expect(await examine(db, said, accounts)).toBeGreaterThan(0);
          await db.close();
        }
      } finally {
        await dropDatabase(admin, name);
        await admin.close();
      }
    },
    120_000,
  );
});
