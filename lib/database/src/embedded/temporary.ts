import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { processLives } from './folder-lock.ts';
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './start-embedded.ts';

const folderPrefix = 'banxing-temporary-';
const memoryFolder = '/dev/shm';
const roomyBytes = 2 * 1024 ** 3;

/** Memory rather than disk where the system offers enough: copying a database is then twenty times as fast. */
export async function temporaryParent(): Promise<string> {
  const room = await statfs(memoryFolder).catch(() => undefined);
  return room && room.bavail * room.bsize >= roomyBytes ? memoryFolder : tmpdir();
}

/** Folders of processes that were killed: their PostgreSQL has ended with them, their data has not. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(/^banxing-temporary-(\d+)-/u.exec(name)?.[1]);
    if (!(pid > 0) || processLives(pid)) continue;
    await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Only throw-away data may be kept like this: a power cut would ruin it, and nobody would miss it. */
const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  shared_buffers: '64MB',
  max_connections: '200',
  autovacuum: 'off',
  max_wal_size: '1GB',
};

/**
 * An embedded server for throw-away data: for tests, evaluations and benchmarks of other things. Stopping it removes the
 * data; data of a process that was killed is removed by the next.
 */
export async function startTemporary(
  options: Pick<EmbeddedOptions, 'settings' | 'onLog'> = {},
): Promise<EmbeddedServer> {
  const parent = await temporaryParent();
  await removeLeftovers(parent);
  const dataFolder = await mkdtemp(path.join(parent, `${folderPrefix}${process.pid}-`));
  const remove = (): Promise<void> => rm(dataFolder, { recursive: true, force: true });
  try {
    const server = await startEmbedded({
      ...options,
      dataFolder,
      settings: { ...fastSettings, ...options.settings },
    });
    return { ...server, stop: () => server.stop().then(remove) };
  } catch (fault) {
    await remove();
    throw fault;
  }
}
