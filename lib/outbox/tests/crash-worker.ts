import { openDatabase, sql } from '@banxing/database';
import { systemClock } from '@banxing/kernel';
import { z } from 'zod';
import { createRunner, defineWorkflow, publish, subscriber } from '../src/index.ts';

/*
 * A process under load, for the test that kills it: publishes events, counts them in a subscriber, and walks workflows
 * of several steps, each of which writes a row. `finish` starts nothing and only works off what there is.
 */
const [url = '', mode = 'load'] = process.argv.slice(2);
const db = openDatabase(url);
// Whoever started us is gone when our standard input ends.
process.stdin.on('end', () => process.exit()).resume();

const counting = subscriber({
  name: 'counting',
  kinds: ['load.made'],
  handle: async (tx, event) => {
    await tx.run(sql`insert into handled (position) values (${event.position})`);
  },
});

const walking = defineWorkflow({
  kind: 'load.walk',
  state: z.object({ steps: z.number() }),
  first: 'step',
  steps: {
    step: async (tx, { steps }, { key }) => {
      await tx.run(sql`insert into stepped (key, step) values (${key}, ${steps})`);
      await publish(tx, { kind: 'load.made', key: `${key}/${steps}`, payload: null, at: systemClock.now() });
      if (steps === 5) return { done: null };
      return { next: 'step', state: { steps: steps + 1 } };
    },
  },
});

const runner = createRunner({ db, clock: systemClock, subscribers: [counting], workflows: [walking] });
runner.start();

for (let number = 0; mode === 'load'; number++) {
  const key = `${process.pid}/${number}`;
  await db.transaction((tx) => walking.start(tx, { key, state: { steps: 1 }, dueAt: systemClock.now() }));
  process.stdout.write(`${key}\n`);
  await new Promise((resolve) => setTimeout(resolve, 40));
}
