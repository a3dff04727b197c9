import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-error.ts';

/** A folder that one process has for itself. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Tells a process from a later one with the same number (containers start counting anew): the kernel's boot and the
 * tick at which the process began. Empty where the system does not say; then the number alone must do.
 */
async function birthOf(pid: number): Promise<string> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The second field, the command, may hold spaces and brackets; the start tick is the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot.trim()}:${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

/** Is there a process with this number that we could see or signal? */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

async function holderLives(content: string): Promise<number | undefined> {
  const [pidText = '', birth = ''] = content.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0 || !processLives(pid)) return undefined;
  return birth === (await birthOf(pid)) ? pid : undefined;
}

/** Moves a dead holder's lock away; another starter that was quicker keeps what it has. */
async function clearStale(file: string, seen: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw fault;
  }
  if ((await readIfThere(aside)) !== seen) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Locks a folder for this process. Refuses, in one sentence, when a living process has it. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = path.join(folder, 'lock');
  const own = `${process.pid} ${await birthOf(process.pid)} ${randomBytes(6).toString('hex')}\n`;
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, own, { mode: 0o600 });
  try {
    for (;;) {
      try {
        // A link appears with its whole content or not at all.
        await link(draft, file);
        break;
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      }
      const seen = await readIfThere(file);
      if (seen === undefined) continue;
      const holder = await holderLives(seen);
      if (holder !== undefined) {
        throw new EmbeddedDatabaseError(
          `the data folder ${folder} is in use by process ${holder}; stop it first or choose another folder`,
        );
      }
      await clearStale(file, seen);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      if ((await readIfThere(file)) === own) await rm(file, { force: true });
    },
  };
}
