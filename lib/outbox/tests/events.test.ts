import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase, sql } from '@banxing/database';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { testWorld } from '@banxing/kernel/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  advanceTo,
  createRunner,
  forgetEvents,
  outboxMigrations,
  parkedEvents,
  publish,
  retryEvent,
  subscriber,
} from '../src/index.ts';
import { publishedEvents } from '../src/testing.ts';

let db: TestDatabase;
let { clock } = testWorld();

beforeEach(async () => {
  db = await testDatabase([outboxMigrations]);
  ({ clock } = testWorld());
  await db.run(sql`create table seen (place serial primary key, who text not null, what text not null)`);
  return () => db.drop();
});

const tell = (what: string, kind = 'thing.said') =>
  db.transaction((tx) => publish(tx, { kind, payload: { what }, at: clock.now() }));

const what = z.object({ what: z.string() });

/** Writes down what it hears. */
const listener = (name: string, kinds: readonly string[] | 'all' = 'all') =>
  subscriber({
    name,
    kinds,
    handle: async (tx, event) => {
      await tx.run(sql`insert into seen (who, what) values (${name}, ${what.parse(event.payload).what})`);
    },
  });

const heard = async (name: string): Promise<string[]> =>
  (await db.rows(what, sql`select what from seen where who = ${name} order by place`)).map((row) => row.what);

describe('events', () => {
  it('reach every subscriber once, in order', async () => {
    const runner = createRunner({ db, clock, subscribers: [listener('a'), listener('b', ['other.said'])] });
    for (const each of ['1', '2', '3']) await tell(each);
    await tell('4', 'other.said');
    expect(await runner.runDue()).toEqual({ events: 5, steps: 0, failures: 0, parked: 0 });
    expect(await runner.runDue()).toMatchObject({ events: 0 });
    expect([await heard('a'), await heard('b')]).toEqual([['1', '2', '3', '4'], ['4']]);
  });

  it('are not told when the transaction is undone', async () => {
    const runner = createRunner({ db, clock, subscribers: [listener('a')] });
    await expect(
      db.transaction(async (tx) => {
        await publish(tx, { kind: 'thing.said', payload: { what: 'never' }, at: clock.now() });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await runner.runDue();
    expect(await heard('a')).toEqual([]);
  });

  it('of one key are told once', async () => {
    const runner = createRunner({ db, clock, subscribers: [listener('a')] });
    const once = { kind: 'thing.said', key: 'trf_1', payload: { what: 'x' }, at: clock.now() };
    await db.transaction((tx) => publish(tx, once));
    await db.transaction((tx) => publish(tx, once));
    await runner.runDue();
    expect(await heard('a')).toEqual(['x']);
    expect(await publishedEvents(db)).toEqual([{ kind: 'thing.said', key: 'trf_1', payload: { what: 'x' } }]);
    expect(await publishedEvents(db, 'other.said')).toEqual([]);
  });

  it('of a slow transaction are not passed over by a quick one', async () => {
    const runner = createRunner({ db, clock, subscribers: [listener('a')] });
    let finish = (): void => undefined;
    const slow = db.transaction(async (tx) => {
      await publish(tx, { kind: 'thing.said', payload: { what: 'slow' }, at: clock.now() });
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await pause(30);
    await tell('quick');
    await runner.runDue();
    expect(await heard('a')).toEqual(['quick']);
    finish();
    await slow;
    await runner.runDue();
    expect(await heard('a')).toEqual(['quick', 'slow']);
  });

  it('published by many at once all arrive, each transaction in its own order', async () => {
    const runner = createRunner({ db, clock, subscribers: [listener('a')] });
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let turn = 0; turn < 25; turn++) {
        await db.transaction(async (tx) => {
          for (const half of ['a', 'b']) {
            await publish(tx, {
              kind: 'thing.said',
              payload: { what: `${writer}/${turn}${half}` },
              at: clock.now(),
            });
          }
        });
      }
    });
    const running = (async () => {
      for (let pass = 0; pass < 20; pass++) await runner.runDue();
    })();
    await Promise.all([...writers, running]);
    await runner.runDue();
    const all = await heard('a');
    expect(new Set(all).size).toBe(400);
    for (let writer = 0; writer < 8; writer++) {
      const own = all.filter((each) => each.startsWith(`${writer}/`));
      const written = Array.from({ length: 25 }, (_, turn) => [
        `${writer}/${turn}a`,
        `${writer}/${turn}b`,
      ]).flat();
      expect(own).toEqual(written);
    }
  });
});

describe('a subscriber that fails', () => {
  const choosy = (refused: () => boolean) =>
    subscriber({
      name: 'choosy',
      kinds: 'all',
      handle: async (tx, event) => {
        const heardWhat = what.parse(event.payload).what;
        await tx.run(sql`insert into seen (who, what) values ('choosy', ${heardWhat})`);
        if (heardWhat === 'poison' && refused()) throw new Error('cannot swallow');
      },
    });

  it('tries again with growing waits, parks the event and goes on', async () => {
    const runner = createRunner({ db, clock, subscribers: [choosy(() => true), listener('other')] });
    for (const each of ['1', 'poison', '2']) await tell(each);
    await runner.runDue();
    expect([await heard('choosy'), await heard('other')]).toEqual([['1'], ['1', 'poison', '2']]);
    const done = await advanceTo(clock, runner, new Date(clock.now().getTime() + 2 * 3_600_000));
    expect(done.parked).toBe(1);
    expect(await heard('choosy')).toEqual(['1', '2']);
    expect(await parkedEvents(db)).toMatchObject([{ subscriber: 'choosy', error: 'Error: cannot swallow' }]);
  });

  it('handles a parked event when asked to, once it can', async () => {
    let refused = true;
    const runner = createRunner({ db, clock, subscribers: [choosy(() => refused)] });
    await tell('poison');
    await advanceTo(clock, runner, new Date(clock.now().getTime() + 2 * 3_600_000));
    const [parked] = await parkedEvents(db);
    refused = false;
    expect(await db.transaction((tx) => retryEvent(tx, 'choosy', parked?.position ?? 0n, clock.now()))).toBe(
      true,
    );
    await runner.runDue();
    expect([await heard('choosy'), await parkedEvents(db)]).toEqual([['poison'], []]);
  });

  it('recovers by itself from a passing fault, with each effect once', async () => {
    let faults = 2;
    const runner = createRunner({ db, clock, subscribers: [choosy(() => faults-- > 0)] });
    for (const each of ['1', 'poison', '2']) await tell(each);
    await runner.runDue();
    expect(await heard('choosy')).toEqual(['1', 'poison', '2']);
  });
});

describe('old events', () => {
  it('are forgotten once everybody has them, and nobody notices', async () => {
    const runner = createRunner({ db, clock, subscribers: [listener('a')] });
    for (const each of ['1', '2', '3']) await tell(each);
    clock.advance(1000);
    const forget = () => db.transaction((tx) => forgetEvents(tx, clock.now()));
    expect(await forget()).toBe(0);
    await runner.runDue();
    expect(await forget()).toBe(2);
    await tell('4');
    await createRunner({ db, clock, subscribers: [listener('a'), listener('late')] }).runDue();
    expect([await heard('a'), await heard('late')]).toEqual([
      ['1', '2', '3', '4'],
      ['3', '4'],
    ]);
  });

  it('stay while they are parked', async () => {
    const refusing = subscriber({ name: 'no', kinds: 'all', handle: () => Promise.reject(new Error('no')) });
    const runner = createRunner({ db, clock, subscribers: [refusing] });
    await tell('1');
    await advanceTo(clock, runner, new Date(clock.now().getTime() + 2 * 3_600_000));
    await tell('2');
    await advanceTo(clock, runner, new Date(clock.now().getTime() + 2 * 3_600_000));
    expect(await db.transaction((tx) => forgetEvents(tx, clock.now()))).toBe(0);
    expect(await parkedEvents(db)).toHaveLength(2);
  });
});

describe('runners', () => {
  it('of two processes share the work without doing any twice', async () => {
    const otherDb = openDatabase(db.url);
    const runners = [db, otherDb].map((own) =>
      createRunner({ db: own, clock, pollMs: 5, subscribers: [listener('a'), listener('b')] }),
    );
    for (const runner of runners) runner.start();
    for (let each = 0; each < 100; each++) await tell(String(each));
    const deadline = AbortSignal.timeout(5000);
    while (!deadline.aborted && (await heard('b')).length + (await heard('a')).length < 200) await pause(10);
    for (const runner of runners) await runner.stop();
    const all = Array.from({ length: 100 }, (_, each) => String(each));
    expect([await heard('a'), await heard('b')]).toEqual([all, all]);
    await otherDb.close();
  });

  it('are woken by a commit of their own process long before they would look', async () => {
    const runner = createRunner({ db, clock, pollMs: 60_000, subscribers: [listener('a')] });
    runner.start();
    await pause(100);
    await tell('now');
    for (let waited = 0; waited < 500 && (await heard('a')).length === 0; waited += 10) await pause(10);
    await runner.stop();
    expect(await heard('a')).toEqual(['now']);
  });

  it('go on after the server cut their connections', async () => {
    const faults: unknown[] = [];
    const runner = createRunner({
      db,
      clock,
      pollMs: 5,
      subscribers: [listener('a')],
      onFault: (fault) => faults.push(fault),
    });
    runner.start();
    await tell('before');
    const admin = openDatabase(db.url);
    for (let cut = 0; cut < 5; cut++) {
      await admin.run(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
      await pause(20);
    }
    await admin.transaction((tx) =>
      publish(tx, { kind: 'thing.said', payload: { what: 'after' }, at: clock.now() }),
    );
    for (let waited = 0; waited < 2000 && (await heard('a')).length < 2; waited += 20) await pause(20);
    await runner.stop();
    await admin.close();
    expect(await heard('a')).toEqual(['before', 'after']);
  });
});
