import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const running: ChildProcess[] = [];
let data: string;

interface Started {
  readonly process: ChildProcess;
  output(): string;
  readonly ended: Promise<number | null>;
}

function start(env: Record<string, string>): Started {
  const settings = {
    ...process.env,
    BANXING_DATA: data,
    BANXING_CITY: '3',
    BANXING_NOW: '2026-11-20T10:00:00+08:00',
    ...env,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts'], {
    cwd: root,
    env: settings,
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    process: child,
    output: () => output,
    ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function untilServing(bank: Started, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (bank.process.exitCode !== null) throw new Error(bank.output());
    if (
      await fetch(`${url}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await pause(100);
  }
  throw new Error(`not serving: ${bank.output()}`);
}

type Json = Record<string, unknown>;

const post = async (url: string, path: string, body: unknown, token?: string): Promise<Json> => {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Json;
};

async function signIn(url: string): Promise<string> {
  return String(
    (await post(url, '/api/auth/login', { username: 'chenjing', password: 'banxing-demo' }))['token'],
  );
}

async function balance(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/api/accounts`, { headers: { authorization: `Bearer ${token}` } });
  return String(((await answer.json()) as { balance: string }[])[0]?.balance);
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'banxing-start-'));
});
afterAll(async () => {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await pause(1500);
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

describe('a setting that cannot be', () => {
  it.each([
    [{ PORT: 'eighty' }, /PORT is "eighty"/u],
    [{ BANXING_NOW: 'tomorrow' }, /BANXING_NOW is "tomorrow"/u],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL is not a PostgreSQL address/u],
    [{ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, /database cannot be reached/u],
    [{ HOST: '0.0.0.0' }, /BANXING_DEMO=1/u],
  ])('%j ends with one line that says how to mend it', async (env, said) => {
    const bank = start(env);
    expect(await bank.ended).toBe(1);
    expect(bank.output()).toMatch(said);
    expect(bank.output().trim().split('\n')).toHaveLength(1);
  });

  it('a port in use', async () => {
    const port = await freePort();
    const holder: Server = createServer();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    const bank = start({ PORT: String(port) });
    expect(await bank.ended).toBe(1);
    expect(bank.output()).toMatch(new RegExp(`Port ${String(port)} is in use`, 'u'));
    await new Promise((resolve) => holder.close(resolve));
  }, 60_000);
});

it('killed at any moment it loses nothing that it acknowledged, and stops cleanly when asked', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const first = start({ PORT: String(port) });
  await untilServing(first, url);
  const token = await signIn(url);
  const { proposal } = (await post(url, '/api/assistant/messages', { text: '给我妈转500块钱' }, token)) as {
    proposal: { id: string; hash: string };
  };
  const confirmed = await post(
    url,
    `/api/proposals/${proposal.id}/confirm`,
    { hash: proposal.hash, pin: '135790' },
    token,
  );
  expect(confirmed['status']).toBe('done');
  const after = await balance(url, token);
  first.process.kill('SIGKILL');
  await first.ended;

  const second = start({ PORT: String(port) });
  await untilServing(second, url);
  const again = await signIn(url);
  expect(await balance(url, again)).toBe(after);
  const replay = await post(
    url,
    `/api/proposals/${proposal.id}/confirm`,
    { hash: proposal.hash, pin: '135790' },
    again,
  );
  expect(replay['status']).not.toBe('done');
  expect(await balance(url, again)).toBe(after);

  const asked = performance.now();
  second.process.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
}, 120_000);
