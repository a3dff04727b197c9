import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-error.ts';
import type { Identity } from './identity.ts';
import { runProgram } from './run-program.ts';

/** Where things are within a data folder. */
export const layoutOf = (dataFolder: string) => ({
  cluster: path.join(dataFolder, 'cluster'),
  password: path.join(dataFolder, 'password'),
  sockets: path.join(dataFolder, 'run'),
});

export const superuser = 'banxing';

async function readPassword(file: string): Promise<string | undefined> {
  return (await readFile(file, 'utf8').catch(() => undefined))?.trim();
}

async function initialise(identity: Identity, dataFolder: string, sync: boolean): Promise<void> {
  const { cluster, password } = layoutOf(dataFolder);
  // Made aside and moved into place whole: a start that dies half way leaves nothing that looks like a database.
  const draft = path.join(dataFolder, `cluster.${process.pid}`);
  const passwordDraft = `${draft}.password`;
  await writeFile(passwordDraft, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  await identity.own(passwordDraft);
  await mkdir(draft, { mode: 0o700 });
  await identity.own(draft);
  const { code, output } = await runProgram(
    identity.launch(identity.binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordDraft}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(sync ? [] : ['--no-sync']),
    ]),
  );
  if (code !== 0) {
    const reason = output.split('\n').find((line) => line.includes('error:')) ?? output.trim().slice(-300);
    throw new EmbeddedDatabaseError(`the database in ${dataFolder} could not be created: ${reason}`);
  }
  await rename(passwordDraft, password);
  await rename(draft, cluster);
}

async function removeDrafts(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith('cluster.')) await rm(path.join(dataFolder, name), { recursive: true, force: true });
  }
}

/** Makes the cluster when there is none. Answers the superuser's password and whether the cluster is new. */
export async function openCluster(
  identity: Identity,
  dataFolder: string,
  sync: boolean,
): Promise<{ password: string; created: boolean }> {
  const layout = layoutOf(dataFolder);
  const version = await readFile(path.join(layout.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  const major = identity.binaries.version.split('.')[0] ?? '';
  if (version !== undefined && version.trim() !== major) {
    throw new EmbeddedDatabaseError(
      `the database in ${dataFolder} was made by PostgreSQL ${version.trim()} and this is ${major}; move it with pg_dump`,
    );
  }
  if (version === undefined) {
    await removeDrafts(dataFolder);
    await initialise(identity, dataFolder, sync);
  }
  const password = await readPassword(layout.password);
  if (!password)
    throw new EmbeddedDatabaseError(`the file ${layout.password} is missing; restore it from the backup`);
  return { password, created: version === undefined };
}
