import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addDuration, formatInstant } from '@banxing/kernel';
import type { Bank } from '../bank.ts';
import type { Demo } from '../demo-bank.ts';
import { read } from './context.ts';
import { problems } from './problem.ts';

const advanceBody = z.object({ duration: z.string().regex(/^P[0-9A-Z.]{1,30}$/u) });

/** Only where the demo bank runs: who can be signed in as, and a clock that can be moved. */
export function demoRoutes(app: FastifyInstance, bank: Bank, demo: Demo): void {
  app.get('/api/demo', async (request) => ({
    customers: demo.customers.map(({ username, name, about }) => ({
      username,
      name,
      about: about[request.locale],
    })),
    password: demo.password,
  }));

  let moving: Promise<unknown> = Promise.resolve();
  app.post('/api/demo/clock/advance', async (request) => {
    const { duration } = read(advanceBody, request.body);
    // Each move begins where the one before it ended.
    const moved = moving.then(() => demo.advanceTo(later(bank.clock.now(), duration)));
    moving = moved.catch(() => undefined);
    await moved;
    return { now: formatInstant(bank.clock.now()) };
  });

  app.get('/api/demo/clock', async () => ({ now: formatInstant(bank.clock.now()) }));
}

function later(now: Date, duration: string): Date {
  try {
    const to = addDuration(now, duration);
    if (to > now) return to;
  } catch {
    // A duration that cannot be read is the caller's mistake, answered below.
  }
  throw problems.malformed({ issues: [{ path: 'duration', message: 'an ISO 8601 duration above zero' }] });
}
