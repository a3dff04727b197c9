import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completeBinaries, findBinaries } from '../src/embedded/binaries.ts';
import { chooseIdentity } from '../src/embedded/identity.ts';
import { runProgram } from '../src/embedded/run-program.ts';
import { temporaryParent } from '../src/embedded/temporary.ts';
import { type EmbeddedOptions, type EmbeddedServer, openDatabase, sql, startEmbedded } from '../src/index.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

let folder = '';
let servers: EmbeddedServer[] = [];
let children: ChildProcess[] = [];
let said: (() => string[])[] = [];

beforeEach(async () => {
  // A kill leaves the system's memory alone, so these tests say the same in memory as on disk, and sooner.
  folder = await mkdtemp(path.join(await temporaryParent(), 'bx-pg-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers) await server.stop();
  [servers, children, said] = [[], [], []];
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataFolder: folder, ...options });
  servers.push(server);
  return server;
}

const numberRow = z.object({ n: z.bigint() });

async function numbersAt(url: string): Promise<Set<bigint>> {
  const db = openDatabase(url);
  try {
    return new Set((await db.rows(numberRow, sql`select n from numbers`)).map((row) => row.n));
  } finally {
    await db.close();
  }
}

const write = async (url: string, statement = sql`create table numbers (n bigint)`): Promise<void> => {
  const db = openDatabase(url);
  await db.run(statement).finally(() => db.close());
};

interface Child {
  readonly process: ChildProcess;
  /** Complete lines that it has said. */
  readonly said: () => string[];
  readonly ended: Promise<number | null>;
}

function child(mode: 'write' | 'hold', user: { uid?: number; gid?: number } = {}): Child {
  const script = fileURLToPath(new URL('writer.ts', import.meta.url));
  const spawned = spawn(process.execPath, ['--import', 'tsx', script, folder, mode], {
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(spawned);
  let text = '';
  spawned.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    spawned.on('close', resolve);
  });
  const lines = (): string[] => text.split('\n').slice(0, -1);
  said.push(lines);
  return { process: spawned, said: lines, ended };
}

async function until(condition: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  for (let waited = 0; waited < ms; waited += 10) {
    if (await condition()) return;
    await pause(10);
  }
  throw new Error(`waited in vain; the children said: ${said.map((lines) => lines().slice(-1)).join(' | ')}`);
}

const acknowledged = (writer: Child): bigint[] =>
  writer
    .said()
    .filter((line) => /^\d+$/u.test(line))
    .map(BigInt);

async function postgresPid(): Promise<number> {
  return Number((await readFile(path.join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** The server and all of its own processes. */
async function killPostgres(): Promise<void> {
  const main = await postgresPid();
  const { output } = await runProgram({ file: 'ps', args: ['-o', 'pid=', '--ppid', String(main)] });
  for (const pid of [main, ...output.split(/\s+/u).filter(Boolean).map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself when the first one died.
    }
  }
}

describe('the embedded server', () => {
  it('makes its database once and keeps it', async () => {
    const first = await start();
    expect(first.created).toBe(true);
    await write(first.url);
    await write(first.url, sql`insert into numbers values (7)`);
    await first.stop();
    const begin = performance.now();
    const second = await start();
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(second.created).toBe(false);
    expect(await numbersAt(second.url)).toEqual(new Set([7n]));
  });

  it('keeps strangers out: a secret password, files for the owner alone, no open port', async () => {
    const { url } = await start();
    const wrong = openDatabase(url.replace(/:[^:@]+@/u, ':wrong@'));
    await expect(wrong.run(sql`select 1`)).rejects.toThrow('password authentication failed');
    await wrong.close();
    for (const name of ['password', 'cluster', 'run']) {
      expect((await stat(path.join(folder, name))).mode & 0o077).toBe(0);
    }
    const db = openDatabase(url);
    const setting = z.object({ listen_addresses: z.string() });
    expect(await db.one(setting, sql`show listen_addresses`)).toEqual({ listen_addresses: '' });
    await db.close();
  });

  it('never trades durability for speed', async () => {
    const db = openDatabase((await start()).url);
    const row = z.object({ name: z.string(), setting: z.string() });
    const rows = await db.rows(
      row,
      sql`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
    );
    expect(rows.map((each) => each.setting)).toEqual(['on', 'on', 'on']);
    await db.close();
  });

  it('listens on a port of the loopback when asked to, or when the path is too long for a socket', async () => {
    const long = path.join(folder, 'a-folder-whose-name-is-long'.repeat(4));
    for (const server of [await start({ port: 0 }), await start({ dataFolder: long })]) {
      expect(new URL(server.url).hostname).toBe('127.0.0.1');
      await write(server.url);
    }
  });

  it('stops while connections are busy', async () => {
    const server = await start();
    const db = openDatabase(server.url);
    const busy = db.run(sql`select pg_sleep(60)`);
    const cut = expect(busy).rejects.toThrow('terminating connection');
    await pause(100);
    const begin = performance.now();
    await server.stop();
    await cut;
    expect(performance.now() - begin).toBeLessThan(5000);
    await db.close();
  });

  it('lets one of several starters have the folder and tells the others in one line', async () => {
    const starters = await Promise.allSettled(Array.from({ length: 5 }, () => start()));
    const refused = starters.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(4);
    expect(String(refused[0]?.reason)).toBe(
      `EmbeddedDatabaseError: the data folder ${folder} is in use by process ${process.pid}; stop it first or choose another folder`,
    );
    const other = child('hold');
    expect(await other.ended).toBe(1);
    expect(other.said()).toEqual([
      `refused: the data folder ${folder} is in use by process ${process.pid}; stop it first or choose another folder`,
    ]);
  });

  it('takes a lock that a dead process left, and one whose number another process has now', async () => {
    const parent = process.ppid;
    for (const stale of ['999999999 x y\n', `${parent} another-boot:1 abc\n`, '', 'rubbish']) {
      await writeFile(path.join(folder, 'lock'), stale);
      await (await start()).stop();
    }
    expect((await readdir(folder)).sort()).toEqual(['cluster', 'password', 'run']);
  });

  it('does not take what a start that died half way left for a database', async () => {
    await mkdir(path.join(folder, 'cluster.12345'));
    await writeFile(path.join(folder, 'cluster.12345', 'PG_VERSION'), '18\n');
    expect((await start()).created).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });

  it('says in one sentence what is wrong with a folder', async () => {
    await (await start()).stop();
    const version = path.join(folder, 'cluster', 'PG_VERSION');
    await writeFile(version, '15\n');
    await expect(start()).rejects.toThrow('was made by PostgreSQL 15 and this is 18');
    await writeFile(version, '18\n');
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      'invalid value for parameter',
    );
    const taken = new URL((await start({ dataFolder: path.join(folder, 'other'), port: 0 })).url).port;
    await expect(start({ port: Number(taken) })).rejects.toThrow('Address already in use');
    await rm(path.join(folder, 'password'));
    await expect(start()).rejects.toThrow('password is missing');
    await writeFile(path.join(folder, 'file'), '');
    await expect(start({ dataFolder: path.join(folder, 'file', 'x') })).rejects.toThrow('cannot be made');
  });
});

describe('a kill', () => {
  it('of our process ends the server too, loses nothing, and the next start works at once', async () => {
    const writer = child('write');
    await until(() => acknowledged(writer).length > 100);
    const postgres = await postgresPid();
    writer.process.kill('SIGKILL');
    await writer.ended;
    const begin = performance.now();
    const server = await start();
    expect(performance.now() - begin).toBeLessThan(3000);
    expect(await postgresPid()).not.toBe(postgres);
    const kept = await numbersAt(server.url);
    expect(acknowledged(writer).filter((n) => !kept.has(n))).toEqual([]);
  });

  it('of our process, of the shell that keeps the server, and then a start while the orphan still runs', async () => {
    const writer = child('write');
    await until(() => acknowledged(writer).length > 100);
    const { output } = await runProgram({
      file: 'ps',
      args: ['-o', 'ppid=', '-p', String(await postgresPid())],
    });
    process.kill(Number(output.trim()), 'SIGKILL');
    writer.process.kill('SIGKILL');
    await writer.ended;
    const server = await start();
    const kept = await numbersAt(server.url);
    expect(acknowledged(writer).filter((n) => !kept.has(n))).toEqual([]);
  });

  it('of everything at once, again and again, loses nothing', async () => {
    const acks: bigint[] = [];
    for (let round = 0; round < 3; round++) {
      const writer = child('write');
      await until(() => acknowledged(writer).length > 100);
      await killPostgres();
      writer.process.kill('SIGKILL');
      await writer.ended;
      acks.push(...acknowledged(writer));
    }
    const server = await start();
    const kept = await numbersAt(server.url);
    expect(acks.length).toBeGreaterThan(300);
    expect(acks.filter((n) => !kept.has(n))).toEqual([]);
  });

  it('of the server alone is mended: it comes up again in the same place with all that was committed', async () => {
    const log: string[] = [];
    const server = await start({ onLog: (line) => log.push(line) });
    await write(server.url);
    const db = openDatabase(server.url);
    await db.run(sql`insert into numbers values (1)`);
    const inHand = db.transaction((tx) => tx.run(sql`select pg_sleep(60)`));
    const cut = expect(inHand).rejects.toThrow();
    await pause(50);
    await killPostgres();
    await cut;
    await until(() =>
      db.run(sql`select 1`).then(
        () => true,
        () => false,
      ),
    );
    await db.run(sql`insert into numbers values (2)`);
    await db.close();
    expect(await numbersAt(server.url)).toEqual(new Set([1n, 2n]));
    expect(log).toContain('PostgreSQL ended unexpectedly; starting it again');
  });

  it('with SIGTERM is a clean stop', async () => {
    const holder = child('hold');
    await until(() => holder.said().includes('ready'));
    holder.process.kill('SIGTERM');
    expect(await holder.ended).toBe(0);
    expect(await readdir(path.join(folder, 'run'))).toEqual([]);
    await start();
  });
});

describe('binaries whose package was installed without its script', () => {
  it('get their links at first use, in a copy where they may not be written', async () => {
    const native = path.join(folder, 'package', 'native');
    const found = await findBinaries();
    await cp(found.folder, native, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
      target: string;
    }[];
    const drop = () =>
      Promise.all(links.map(({ target }) => rm(path.join(native, '..', target), { force: true })));
    const bare = { ...found, folder: native, postgres: path.join(native, 'bin', 'postgres') };
    const runs = async (file: string) => (await runProgram({ file, args: ['--version'] })).code;
    await drop();
    expect(await runs(bare.postgres)).not.toBe(0);
    expect(await runs((await completeBinaries(bare, folder)).postgres)).toBe(0);
    if (isRoot) return;
    await drop();
    await chmod(path.join(native, 'lib'), 0o500);
    const copied = await completeBinaries(bare, folder);
    expect(copied.postgres.startsWith(path.join(folder, 'postgresql-'))).toBe(true);
    expect(await runs(copied.postgres)).toBe(0);
  });
});

describe.runIf(isRoot)('started by root', () => {
  it('does not run PostgreSQL as root, nor needs another user to own the folder', async () => {
    await start();
    const identity = await chooseIdentity(await findBinaries(), folder);
    expect(identity.kind).toBe('namespace');
    expect((await stat(path.join(folder, 'cluster'))).uid).toBe(0);
  });

  it('runs it as the folder’s owner if that is somebody else', async () => {
    await chown(folder, nobody, nobody);
    const server = await start();
    await write(server.url);
    expect((await stat(path.join(folder, 'cluster', 'PG_VERSION'))).uid).toBe(nobody);
    expect((await stat(`/proc/${await postgresPid()}`)).uid).toBe(nobody);
  });

  it('gives the folder to a lesser user where namespaces are forbidden', async () => {
    await (await start()).stop();
    const identity = await chooseIdentity(await findBinaries(), folder, false);
    expect(identity.kind).toBe('user');
    expect((await stat(path.join(folder, 'cluster', 'PG_VERSION'))).uid).not.toBe(0);
    // From now on the folder has an owner who is not root, and the next start goes by that.
    await write((await start()).url);
  });

  it('leaves nothing that an ordinary user could not do as well', async () => {
    await chown(folder, nobody, nobody);
    const writer = child('write', { uid: nobody, gid: nobody });
    await until(() => acknowledged(writer).length > 20);
    writer.process.kill('SIGKILL');
    await writer.ended;
    const again = child('write', { uid: nobody, gid: nobody });
    await until(() => acknowledged(again).length > 20);
    expect(acknowledged(again)[0]).toBeGreaterThan(acknowledged(writer).at(-1) ?? 0n);
    again.process.kill('SIGTERM');
    await again.ended;
  });
});
