import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    bankUrl: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const longestStartMs = 240_000;

async function untilServing(url: string, bank: ChildProcess, said: () => string): Promise<void> {
  const until = performance.now() + longestStartMs;
  while (performance.now() < until) {
    if (bank.exitCode !== null) throw new Error(`npm start ended with ${String(bank.exitCode)}:\n${said()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(500);
  }
  throw new Error(`npm start did not serve within ${String(longestStartMs / 1000)} s:\n${said()}`);
}

export interface RunningBank {
  readonly url: string;
  output(): string;
  stop(): Promise<void>;
}

/** Starts the bank as a newcomer does, in a folder of its own that goes with it. */
export async function startBank(port: number, more: Record<string, string> = {}): Promise<RunningBank> {
  const data = await mkdtemp(join(tmpdir(), 'banxing-e2e-'));
  const settings = {
    PORT: String(port),
    BANXING_DATA: data,
    BANXING_NOW: '2026-11-20T10:00:00+08:00',
    ...more,
  };
  const env = { ...process.env, NODE_ENV: 'production', ...settings };
  const bank = spawn('npm', ['start'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [bank.stdout, bank.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = async (): Promise<void> => {
    const { pid } = bank;
    if (bank.exitCode === null && pid !== undefined) {
      const ended = new Promise((resolve) => bank.once('exit', resolve));
      process.kill(-pid, 'SIGTERM');
      await Promise.race([ended, pause(12_000)]);
    }
    // A pipe that a grandchild still holds must not keep this process.
    for (const stream of [bank.stdout, bank.stderr]) stream.destroy();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const url = `http://127.0.0.1:${String(port)}`;
  try {
    await untilServing(url, bank, () => output);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url, output: () => output, stop };
}

/** The bank that all stories share. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bank = await startBank(8391);
  console.log(bank.output());
  project.provide('bankUrl', bank.url);
  return bank.stop;
}
