import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house.ts';

/** Builds the front end when it was never built or something under it is newer than the build. */
const app = join(root, 'apps', 'mobile');
const built = join(app, 'dist', 'index.html');

function newestUnder(folder: string): number {
  let newest = 0;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    if (item.name === 'dist' || item.name === 'node_modules' || item.name === 'testing') continue;
    const path = join(folder, item.name);
    newest = Math.max(newest, item.isDirectory() ? newestUnder(path) : statSync(path).mtimeMs);
  }
  return newest;
}

const sources = [app, join(root, 'lib', 'cards')];
const stale = !existsSync(built) || sources.some((folder) => newestUnder(folder) > statSync(built).mtimeMs);
if (stale) {
  console.log('Building the app …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: app,
    stdio: 'inherit',
  });
  process.exit(result.status ?? 1);
}
