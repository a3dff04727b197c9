import { openDatabase, sql, type Transaction } from '@banxing/database';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { formatInstant } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  advanceTo,
  createRunner,
  defineWorkflow,
  outboxMigrations,
  parkedWorkflows,
  publish,
  subscriber,
  type Workflow,
} from '../src/index.ts';

const dayMs = 86_400_000;

let db: TestDatabase;
let { clock } = testWorld();

beforeEach(async () => {
  db = await testDatabase([outboxMigrations]);
  ({ clock } = testWorld());
  await db.run(sql`create table diary (place serial primary key, line text not null)`);
  return () => db.drop();
});

const write = (tx: Transaction, line: string) => tx.run(sql`insert into diary (line) values (${line})`);
const diary = async (): Promise<string[]> =>
  (await db.rows(z.object({ line: z.string() }), sql`select line from diary order by place`)).map(
    (row) => row.line,
  );

const later = (ms: number) => new Date(clock.now().getTime() + ms);

/** Pays once a day, as often as it was told. */
const instalments = defineWorkflow({
  kind: 'test.instalments',
  state: z.object({ left: z.number() }),
  first: 'pay',
  steps: {
    pay: async (tx, { left }, { key, now }) => {
      await write(tx, `${key} ${formatInstant(now)}`);
      if (left === 1) return { done: { paid: true } };
      return { next: 'pay', state: { left: left - 1 }, at: new Date(now.getTime() + dayMs) };
    },
  },
});

const startInstalments = (key: string, left: number, dueAt: Date) =>
  db.transaction((tx) => instalments.start(tx, { key, state: { left }, dueAt }));

/** Asks, and waits a day for the answer. */
const question = defineWorkflow({
  kind: 'test.question',
  state: z.object({ asked: z.coerce.date().optional() }),
  first: 'ask',
  steps: {
    ask: async (tx, _, { now }) => {
      await write(tx, 'asked');
      const until = new Date(now.getTime() + dayMs);
      return { waitFor: ['yes', 'no'], until, then: 'answered', otherwise: 'silence', state: { asked: now } };
    },
    answered: (_tx, state, { signal, now }) => ({
      done: { answer: signal?.name ?? null, afterMs: now.getTime() - (state.asked?.getTime() ?? 0) },
    }),
    silence: () => ({ done: { answer: 'none' } }),
  },
});

const ask = (key: string) =>
  db.transaction((tx) => question.start(tx, { key, state: {}, dueAt: clock.now() }));
const say = (key: string, name: string, at = clock.now()) =>
  db.transaction((tx) => question.signal(tx, key, { name, at }));
const resultOf = async (workflow: Workflow<never>, key: string) => (await workflow.find(db, key))?.result;

describe('a workflow', () => {
  it('is started once for a key', async () => {
    expect(await startInstalments('k', 1, clock.now())).toBe(true);
    expect(await startInstalments('k', 1, clock.now())).toBe(false);
    const runner = createRunner({ db, clock, workflows: [instalments] });
    expect(await runner.runDue()).toMatchObject({ steps: 1 });
    expect(await startInstalments('k', 1, clock.now())).toBe(false);
    expect(await runner.runDue()).toMatchObject({ steps: 0 });
    expect(await resultOf(instalments, 'k')).toEqual({ paid: true });
  });

  it('sees each day when the clock jumps over several', async () => {
    await startInstalments('b', 3, later(dayMs));
    await startInstalments('a', 2, later(1.5 * dayMs));
    const runner = createRunner({ db, clock, workflows: [instalments] });
    const done = await advanceTo(clock, runner, later(30 * dayMs));
    expect(done).toEqual({ events: 0, steps: 5, failures: 0, parked: 0 });
    expect(formatInstant(clock.now())).toBe('2026-12-20T10:00:00+08:00');
    expect(await diary()).toEqual([
      'b 2026-11-21T10:00:00+08:00',
      'a 2026-11-21T22:00:00+08:00',
      'b 2026-11-22T10:00:00+08:00',
      'a 2026-11-22T22:00:00+08:00',
      'b 2026-11-23T10:00:00+08:00',
    ]);
  });

  it('does not run before its time', async () => {
    await startInstalments('k', 1, later(1000));
    const runner = createRunner({ db, clock, workflows: [instalments] });
    expect(await runner.runDue()).toMatchObject({ steps: 0 });
    expect(await runner.nextDueAt()).toEqual(later(1000));
    clock.advance(1000);
    expect(await runner.runDue()).toMatchObject({ steps: 1 });
    expect(await runner.nextDueAt()).toBeUndefined();
  });

  it('goes on with the signal that it waits for', async () => {
    const runner = createRunner({ db, clock, workflows: [question] });
    await ask('q');
    await runner.runDue();
    clock.advance(5000);
    expect(await say('q', 'maybe')).toBe(true);
    expect(await runner.runDue()).toMatchObject({ steps: 0 });
    await say('q', 'yes');
    await runner.runDue();
    expect(await resultOf(question, 'q')).toEqual({ answer: 'yes', afterMs: 5000 });
    expect(await say('q', 'no')).toBe(false);
  });

  it('finds a signal that came before it waited', async () => {
    const runner = createRunner({ db, clock, workflows: [question] });
    await ask('q');
    await say('q', 'no');
    await runner.runDue();
    expect(await resultOf(question, 'q')).toEqual({ answer: 'no', afterMs: 0 });
  });

  it('goes on without a signal that does not come in time, and not with one that comes late', async () => {
    const runner = createRunner({ db, clock, workflows: [question] });
    await ask('silent');
    await ask('late');
    await runner.runDue();
    clock.advance(dayMs + 1);
    await say('late', 'yes');
    await runner.runDue();
    expect(await resultOf(question, 'silent')).toEqual({ answer: 'none' });
    expect(await resultOf(question, 'late')).toEqual({ answer: 'none' });
  });

  it('stops when it is cancelled', async () => {
    const runner = createRunner({ db, clock, workflows: [instalments] });
    await startInstalments('k', 3, clock.now());
    await runner.runDue();
    expect(await db.transaction((tx) => instalments.cancel(tx, 'k', clock.now()))).toBe(true);
    await advanceTo(clock, runner, later(9 * dayMs));
    expect(await diary()).toHaveLength(1);
    expect((await instalments.find(db, 'k'))?.status).toBe('cancelled');
    expect(await db.transaction((tx) => instalments.cancel(tx, 'k', clock.now()))).toBe(false);
  });

  it('starts from an event and tells of itself, all in one pass', async () => {
    const starter = subscriber({
      name: 'starter',
      kinds: ['plan.made'],
      handle: async (tx, event) => {
        await instalments.start(tx, { key: `p${event.position}`, state: { left: 1 }, dueAt: event.at });
      },
    });
    await db.transaction((tx) => publish(tx, { kind: 'plan.made', payload: null, at: clock.now() }));
    const runner = createRunner({ db, clock, subscribers: [starter], workflows: [instalments] });
    expect(await runner.runDue()).toMatchObject({ events: 1, steps: 1 });
  });
});

describe('a step that fails', () => {
  const shaky = (fails: () => boolean) =>
    defineWorkflow({
      kind: 'test.shaky',
      state: z.object({}),
      first: 'one',
      steps: {
        one: async (tx) => {
          await write(tx, 'one');
          return { next: 'two', state: {} };
        },
        two: async (tx) => {
          await write(tx, 'two');
          if (fails()) throw new Error('the line is down');
          return { done: null };
        },
      },
    });
  const begin = (workflow: Workflow<object>) =>
    db.transaction((tx) => workflow.start(tx, { key: 'k', state: {}, dueAt: clock.now() }));

  it('leaves nothing, repeats no step before it, and is tried again', async () => {
    let failures = 3;
    const workflow = shaky(() => failures-- > 0);
    await begin(workflow);
    const runner = createRunner({ db, clock, workflows: [workflow] });
    await runner.runDue();
    expect([await diary(), (await workflow.find(db, 'k'))?.error]).toEqual([
      ['one'],
      'Error: the line is down',
    ]);
    await advanceTo(clock, runner, later(60_000));
    expect([await diary(), (await workflow.find(db, 'k'))?.status]).toEqual([['one', 'two'], 'done']);
  });

  it('is parked in the end, and can be taken up again', async () => {
    let failing = true;
    const workflow = shaky(() => failing);
    await begin(workflow);
    const runner = createRunner({ db, clock, workflows: [workflow] });
    expect(await advanceTo(clock, runner, later(dayMs))).toMatchObject({ failures: 8, parked: 1 });
    expect(await parkedWorkflows(db)).toMatchObject([
      { key: 'k', step: 'two', error: 'Error: the line is down' },
    ]);
    failing = false;
    expect(await db.transaction((tx) => workflow.retry(tx, 'k', clock.now()))).toBe(true);
    await runner.runDue();
    expect([await diary(), await parkedWorkflows(db)]).toEqual([['one', 'two'], []]);
  });

  it('keeps the signal that it was running with', async () => {
    let failing = true;
    const workflow = defineWorkflow({
      kind: 'test.heard',
      state: z.object({}),
      first: 'wait',
      steps: {
        wait: () => ({ waitFor: 'go', then: 'go', state: {} }),
        go: (_tx, _state, { signal }) => {
          if (failing) throw new Error('not yet');
          return { done: { heard: signal?.payload === 7 } };
        },
      },
    });
    await begin(workflow);
    const runner = createRunner({ db, clock, workflows: [workflow] });
    await runner.runDue();
    await db.transaction((tx) => workflow.signal(tx, 'k', { name: 'go', payload: 7, at: clock.now() }));
    await runner.runDue();
    failing = false;
    await advanceTo(clock, runner, later(60_000));
    expect(await resultOf(workflow, 'k')).toEqual({ heard: true });
  });
});

describe('two runners', () => {
  it('run each step once', async () => {
    const otherDb = openDatabase(db.url);
    await Promise.all(Array.from({ length: 40 }, (_, each) => startInstalments(`k${each}`, 1, clock.now())));
    const runners = [db, otherDb].map((own) => createRunner({ db: own, clock, workflows: [instalments] }));
    const done = await Promise.all(runners.map((runner) => runner.runDue()));
    await otherDb.close();
    expect(done.reduce((sum, each) => sum + each.steps, 0)).toBe(40);
    expect(new Set(await diary()).size).toBe(40);
    expect(await diary()).toHaveLength(40);
  });
});
