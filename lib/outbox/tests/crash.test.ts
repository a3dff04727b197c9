import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from '@banxing/database';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outboxMigrations } from '../src/index.ts';

let db: TestDatabase;

beforeEach(async () => {
  db = await testDatabase([outboxMigrations]);
  // No unique keys here: doing something twice must be able to show.
  await db.run(sql`create table handled (position bigint not null)`);
  await db.run(sql`create table stepped (key text not null, step integer not null)`);
  return () => db.drop();
});

const script = fileURLToPath(new URL('crash-worker.ts', import.meta.url));

function worker(mode: 'load' | 'finish' = 'load') {
  const child = spawn(process.execPath, ['--import', 'tsx', script, db.url, mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
  });
  return {
    started: () => text.split('\n').slice(0, -1),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const count = async (query: ReturnType<typeof sql>): Promise<number> =>
  Number((await db.one(z.object({ count: z.bigint() }), query)).count);

describe('a process killed in the midst of its work', () => {
  it('leaves it to the next one; nothing is lost and nothing happens twice', async () => {
    const started: string[] = [];
    for (let round = 0; round < 3; round++) {
      // Two at a time, of which one is killed: the other takes over while it lives.
      const pair = [worker(), worker()];
      for (let waited = 0; waited < 1000 && pair.some((each) => each.started().length < 10); waited++)
        await pause(10);
      await pair[0]?.kill();
      await pause(100);
      await pair[1]?.kill();
      for (const each of pair) started.push(...each.started());
    }
    expect(started.length).toBeGreaterThanOrEqual(60);
    const last = worker('finish');
    const running = sql`select count(*) from outbox.workflows where status = 'running' and key = any(${started})`;
    for (let waited = 0; waited < 1500 && (await count(running)) > 0; waited++) await pause(20);
    await last.kill();

    expect(await count(sql`select count(*) from outbox.workflows where status = 'parked'`)).toBe(0);
    const done = sql`select count(*) from outbox.workflows where status = 'done' and key = any(${started})`;
    expect(await count(done)).toBe(started.length);
    expect(await count(sql`select count(*) from stepped where key = any(${started})`)).toBe(
      started.length * 5,
    );
    expect(await count(sql`select count(*) - count(distinct (key, step)) as count from stepped`)).toBe(0);
    expect(await count(sql`select count(*) - count(distinct position) as count from handled`)).toBe(0);
    expect(await count(sql`select count(*) from outbox.parked_events`)).toBe(0);
    // The subscriber is where it was when the last one died: all up to its place, nothing beyond.
    const missed = sql`select count(*) from outbox.events e, outbox.subscribers s
      where e.position <= s.position and not exists (select from handled h where h.position = e.position)`;
    expect(await count(missed)).toBe(0);
    const ahead = sql`select count(*) from handled h, outbox.subscribers s where h.position > s.position`;
    expect(await count(ahead)).toBe(0);
  }, 120_000);
});
