import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Every file of the house, as git knows it: tracked ones and new ones that are not ignored. */
export function houseFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** TypeScript that people wrote, without generated files and data. */
export const sourceFiles = (): string[] =>
  houseFiles().filter((path) => /\.(ts|tsx)$/u.test(path) && !/(\.d\.ts$|generated|\/corpora\/)/u.test(path));

/** `bank/ledger` of `bank/ledger/src/posting.ts`; undefined for files outside a package. */
export function packageOf(path: string): string | undefined {
  const [tier, name] = path.split('/');
  if (tier !== undefined && ['lib', 'bank', 'assistant', 'apps'].includes(tier) && name !== undefined)
    return `${tier}/${name}`;
  return tier !== undefined && ['city', 'evals', 'e2e', 'bench', 'tools'].includes(tier) ? tier : undefined;
}

/** The packages of the house, by folder. */
export const packages = (): string[] =>
  [...new Set(houseFiles().flatMap((path) => packageOf(path) ?? []))].filter((folder) =>
    existsSync(join(root, folder, 'package.json')),
  );
