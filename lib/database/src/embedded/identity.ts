import { chown, lchown, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Binaries, copyBinaries } from './binaries.ts';
import { EmbeddedDatabaseError } from './embedded-error.ts';
import { type Launch, runProgram } from './run-program.ts';

/** As whom PostgreSQL runs; it refuses to run as root. */
export interface Identity {
  readonly kind: 'self' | 'namespace' | 'user';
  readonly binaries: Binaries;
  launch(file: string, args: readonly string[]): Launch;
  /** Gives a file that we wrote to the one who runs PostgreSQL. */
  own(file: string): Promise<void>;
}

const nobody = 65_534;

const asSelf = (binaries: Binaries): Identity => ({
  kind: 'self',
  binaries,
  launch: (file, args) => ({ file, args }),
  own: () => Promise.resolve(),
});

/** Root outside, nobody within: a user namespace of one user. */
const inNamespace = (binaries: Binaries): Identity => ({
  kind: 'namespace',
  binaries,
  launch: (file, args) => ({
    file: 'unshare',
    args: ['-U', `--map-user=${nobody}`, `--map-group=${nobody}`, '--', file, ...args],
  }),
  own: () => Promise.resolve(),
});

const asUser = (binaries: Binaries, uid: number, gid: number): Identity => ({
  kind: 'user',
  binaries,
  launch: (file, args) => ({ file, args, uid, gid }),
  own: (file) => chown(file, uid, gid),
});

async function idOf(flag: '-u' | '-g', user: string): Promise<number | undefined> {
  const { code, output } = await runProgram({ file: 'id', args: [flag, user] });
  return code === 0 ? Number(output.trim()) : undefined;
}

async function giveAll(folder: string, uid: number, gid: number): Promise<void> {
  await lchown(folder, uid, gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(path.join(entry.parentPath, entry.name), uid, gid);
  }
}

const works = async (identity: Identity): Promise<boolean> =>
  (await runProgram(identity.launch(identity.binaries.postgres, ['--version']))).code === 0;

async function asLesserUser(binaries: Binaries, folder: string, uid: number, gid: number): Promise<Identity> {
  const direct = asUser(binaries, uid, gid);
  if (await works(direct)) return direct;
  const copied = asUser(await copyBinaries(binaries, folder), uid, gid);
  if (await works(copied)) return copied;
  throw new EmbeddedDatabaseError(
    `PostgreSQL refuses to run as root and user ${uid} cannot reach ${folder}; start as an ordinary user or choose another data folder`,
  );
}

/**
 * Chooses as whom to run. An ordinary user runs it as himself. Root runs it as the folder's owner if that is somebody
 * else, otherwise in a user namespace, and where those are forbidden as `postgres` or `nobody`, who is given the folder.
 */
export async function chooseIdentity(
  binaries: Binaries,
  folder: string,
  mayUseNamespace = true,
): Promise<Identity> {
  if (process.getuid?.() !== 0) {
    const self = asSelf(binaries);
    const { code, output } = await runProgram(self.launch(binaries.postgres, ['--version']));
    if (code === 0) return self;
    throw new EmbeddedDatabaseError(
      `the embedded PostgreSQL does not run here: ${output.trim().split('\n')[0] ?? ''}`,
    );
  }
  const owner = await stat(folder);
  if (owner.uid !== 0) return asLesserUser(binaries, folder, owner.uid, owner.gid);
  const namespace = inNamespace(binaries);
  if (mayUseNamespace && (await works(namespace))) return namespace;
  const uid = (await idOf('-u', 'postgres')) ?? nobody;
  const gid = (await idOf('-g', 'postgres')) ?? nobody;
  const identity = await asLesserUser(binaries, folder, uid, gid);
  await giveAll(folder, uid, gid);
  return identity;
}
