import { chmod, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { completeBinaries, findBinaries } from './binaries.ts';
import { layoutOf, openCluster, superuser } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-error.ts';
import { lockFolder } from './folder-lock.ts';
import { chooseIdentity } from './identity.ts';
import { type ServerProcess, startServer, type ServerStart, stopOrphan } from './server-process.ts';

export interface EmbeddedOptions {
  /** Holds the database, its password and its lock; made when it does not exist. */
  readonly dataFolder: string;
  /** Listen on this port of 127.0.0.1 rather than on a socket file in the folder; 0 takes a free one. */
  readonly port?: number;
  /** PostgreSQL settings beside or instead of ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What PostgreSQL says, line by line. */
  readonly onLog?: (line: string) => void;
}

export interface EmbeddedServer {
  /** Connection URL of the superuser and the database `postgres`; its password is a secret. */
  readonly url: string;
  /** The cluster was made by this start. */
  readonly created: boolean;
  /** Ends the server, in order, within 10 s. Connections still open are cut. */
  stop(): Promise<void>;
}

/** For one process on one machine: small in memory, never lax about durability. */
const ordinarySettings: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '64',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_compression: 'on',
  max_wal_size: '512MB',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  idle_in_transaction_session_timeout: '120s',
  log_min_messages: 'warning',
  // A statement in the log could hold a customer's words.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** The system's limit for a socket's path is 104 bytes on macOS; PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const longestSocketFolder = 80;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

interface Listening {
  readonly settings: Readonly<Record<string, string>>;
  readonly url: (password: string) => string;
}

async function chooseListening(dataFolder: string, port: number | undefined): Promise<Listening> {
  const { sockets } = layoutOf(dataFolder);
  const canSocket = process.platform !== 'win32' && Buffer.byteLength(sockets) <= longestSocketFolder;
  if (port === undefined && canSocket) {
    const settings = { listen_addresses: '', unix_socket_directories: sockets, port: '5432' };
    const host = encodeURIComponent(sockets);
    return {
      settings,
      url: (password) => `postgresql://${superuser}:${password}@localhost/postgres?host=${host}&port=5432`,
    };
  }
  const chosen = port || (await freePort());
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(chosen) };
  return {
    settings,
    url: (password) => `postgresql://${superuser}:${password}@127.0.0.1:${chosen}/postgres`,
  };
}

/**
 * The last server of a killed process may have been about to start when we looked for it, and may need a moment to let go
 * of its memory.
 */
async function startPatiently(start: ServerStart): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startServer(start);
    } catch (fault) {
      const soon = fault instanceof Error && /shared memory|lock file "postmaster.pid"/u.test(fault.message);
      if (!soon || attempt === 20) throw fault;
      await stopOrphan(start.identity, start.cluster);
      await pause(100);
    }
  }
}

/** Keeps a server running until it is told to stop: one that dies is started again in the same place. */
function keepRunning(start: ServerStart, first: ServerProcess): () => Promise<void> {
  let stopping = false;
  let server = first;
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.ended;
      if (stopping) return;
      start.onLog('PostgreSQL ended unexpectedly; starting it again');
      // So that one that cannot stay up does not keep the machine busy.
      await pause(100);
      try {
        server = await startPatiently(start);
      } catch (fault) {
        start.onLog(fault instanceof Error ? fault.message : String(fault));
        return;
      }
      // stop() may have been called while the server was coming up.
      if (stopping) await server.stop();
    }
  };
  const watching = watch();
  return async () => {
    stopping = true;
    await server.stop();
    await watching;
  };
}

/**
 * Starts the PostgreSQL that npm installed on a data folder, making the database at first use. Refuses with an
 * `EmbeddedDatabaseError` of one sentence: the folder is in use by another process, belongs to another version or user,
 * or PostgreSQL does not run here. A server left behind by a killed process is ended first; nothing committed is lost.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataFolder = path.resolve(options.dataFolder);
  const onLog = options.onLog ?? (() => undefined);
  await mkdir(dataFolder, { recursive: true, mode: 0o700 }).catch((fault: unknown) => {
    throw new EmbeddedDatabaseError(
      `the data folder ${dataFolder} cannot be made: ${(fault as Error).message}`,
    );
  });
  const lock = await lockFolder(dataFolder);
  try {
    const identity = await chooseIdentity(
      await completeBinaries(await findBinaries(), dataFolder),
      dataFolder,
    );
    const { cluster, sockets } = layoutOf(dataFolder);
    await stopOrphan(identity, cluster);
    const { password, created } = await openCluster(
      identity,
      dataFolder,
      options.settings?.['fsync'] !== 'off',
    );
    await mkdir(sockets, { recursive: true, mode: 0o700 });
    await chmod(sockets, 0o700);
    await identity.own(sockets);
    const listening = await chooseListening(dataFolder, options.port);
    const settings = { ...ordinarySettings, ...options.settings, ...listening.settings };
    const start: ServerStart = { identity, cluster, settings, onLog };
    const end = keepRunning(start, await startPatiently(start));
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => (stopped ??= end().finally(() => lock.release()));
    return { url: listening.url(password), created, stop };
  } catch (fault) {
    await lock.release();
    throw fault;
  }
}
