import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-error.ts';
import { processLives } from './folder-lock.ts';
import type { Identity } from './identity.ts';
import { bareEnvironment, runProgram } from './run-program.ts';

/** A PostgreSQL that runs for us. */
export interface ServerProcess {
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends it in order (connections are cut, a checkpoint is written); by force when it takes longer than 8 s. */
  stop(): Promise<void>;
}

/**
 * A shell stands between us and PostgreSQL. It says the server's process number, waits for its standard input to end,
 * which the system does for us however we die, and then asks PostgreSQL for a fast shutdown, more than once, since a
 * server that has only begun does not hear yet: no server outlives its bank.
 */
const keeper = `exec 3<&0
"$@" 3<&- </dev/null >/dev/null &
server=$!
echo "$server"
exec >/dev/null
{ read -r _ <&3; while kill -INT "$server"; do sleep 0.1; done; } 2>/dev/null &
reader=$!
exec 3<&-
wait "$server"
code=$?
kill "$reader" 2>/dev/null
exit "$code"`;

async function readPidFile(cluster: string): Promise<{ pid: number; ready: boolean } | undefined> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
}

/** Linux can tell PostgreSQL from a stranger who got its number after a restart of the machine or container. */
async function isStranger(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  return command !== undefined && command.trim() !== 'postgres';
}

async function waitForEnd(pid: number, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 20) {
    if (!processLives(pid)) return true;
    await pause(20);
  }
  return !processLives(pid);
}

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
};

/** Ends a server that a killed bank left on this cluster. The caller holds the folder's lock, so it belongs to nobody. */
export async function stopOrphan(identity: Identity, cluster: string): Promise<void> {
  const left = await readPidFile(cluster);
  if (!left) return;
  if (!processLives(left.pid)) return;
  if (await isStranger(left.pid)) {
    await rm(path.join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  if (process.platform === 'win32') {
    await runProgram(
      identity.launch(identity.binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '8']),
    );
    return;
  }
  send(left.pid, 'SIGINT');
  if (await waitForEnd(left.pid, 8000)) return;
  send(left.pid, 'SIGQUIT');
  if (await waitForEnd(left.pid, 2000)) return;
  throw new EmbeddedDatabaseError(
    `an earlier PostgreSQL (process ${left.pid}) on ${cluster} does not stop; end it by hand`,
  );
}

export interface ServerStart {
  readonly identity: Identity;
  readonly cluster: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly onLog: (line: string) => void;
}

function spawnServer(start: ServerStart): ChildProcess {
  const { identity, cluster, settings } = start;
  const args = [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const { postgres } = identity.binaries;
  const {
    file,
    args: all,
    ...user
  } = process.platform === 'win32'
    ? identity.launch(postgres, args)
    : identity.launch('/bin/sh', ['-c', keeper, 'banxing-postgres', postgres, ...args]);
  return spawn(file, all, {
    ...user,
    ...bareEnvironment(),
    cwd: cluster,
    // A session of its own: Ctrl-C at our terminal is for us, and we stop PostgreSQL last.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

const addressTaken = 'Address already in use';

/** Hands on what the server says, line by line, and keeps the last lines for an error message. */
function followLog(child: ChildProcess, onLog: (line: string) => void): () => string {
  let rest = '';
  let lastFault = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const fault = /(?:FATAL|PANIC|error):\s*(.*)$/u.exec(line);
      // PostgreSQL's last word on a taken port is only that it has no socket.
      if (lastFault !== addressTaken)
        lastFault = line.includes(addressTaken) ? addressTaken : (fault?.[1] ?? lastFault);
      onLog(line);
    }
  });
  return () => lastFault || rest;
}

/** The server's process number, once it is known. */
function followPid(child: ChildProcess): () => number | undefined {
  if (process.platform === 'win32') return () => child.pid;
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return () => (said.endsWith('\n') ? Number(said) : undefined);
}

/** Starts PostgreSQL and answers when it takes connections; throws, in one sentence, when it does not come up. */
export async function startServer(start: ServerStart): Promise<ServerProcess> {
  const child = spawnServer(start);
  const lastFault = followLog(child, start.onLog);
  const serverPid = followPid(child);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.on('error', (fault) => {
      start.onLog(fault.message);
    });
    child.on('close', () => {
      over = true;
      resolve();
    });
  });
  // The keeper may be gone before we close its input.
  child.stdin?.on('error', () => undefined);
  for (let waited = 0; ; waited += 5) {
    if (over)
      throw new EmbeddedDatabaseError(
        `PostgreSQL did not start on ${start.cluster}: ${lastFault() || 'it ended at once'}`,
      );
    const state = await readPidFile(start.cluster);
    if (state?.ready && state.pid === serverPid()) break;
    if (waited > 60_000)
      throw new EmbeddedDatabaseError(`PostgreSQL on ${start.cluster} was not ready within 60 s`);
    await pause(5);
  }
  const stop = async (): Promise<void> => {
    const pid = serverPid();
    if (process.platform === 'win32') await stopOrphan(start.identity, start.cluster);
    child.stdin?.end();
    const inTime = await Promise.race([ended.then(() => true), pause(8000, false, { ref: false })]);
    if (!inTime && pid !== undefined) send(pid, 'SIGQUIT');
    await ended;
  };
  return { ended, stop };
}
