import { spawn } from 'node:child_process';

export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Programs start with a bare environment, so that a stray PGDATA or LC_ALL changes nothing; Windows programs do not
 * start without their own.
 */
export const bareEnvironment = (): { env?: NodeJS.ProcessEnv } =>
  process.platform === 'win32'
    ? {}
    : { env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' } };

/** Runs a program to its end; answers its exit code (127 when it could not be started) and what it said. */
export function runProgram(launch: Launch): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const { file, args, ...user } = launch;
    const child = spawn(file, args, {
      ...user,
      ...bareEnvironment(),
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (fault) => {
      resolve({ code: 127, output: fault.message });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
