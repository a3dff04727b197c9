import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@banxing/kernel';
import type { Runner, WorkDone } from './runner.ts';

/** A clock of the kernel that can be moved. */
export interface AdvanceableClock extends Clock {
  advance(ms: number): void;
}

/**
 * Moves the bank's clock to an instant through everything that is due on the way: work due on day 3 sees day 3, and what
 * it starts for day 4 runs on day 4. An instant that has passed already only does what is due. Answers what was done.
 */
export async function advanceTo(clock: AdvanceableClock, runner: Runner, to: Date): Promise<WorkDone> {
  let total = await runner.runDue();
  for (;;) {
    const next = await runner.nextDueAt();
    const stop = next && next < to ? next : to;
    clock.advance(Math.max(0, stop.getTime() - clock.now().getTime()));
    const done = await runner.runDue();
    total = {
      events: total.events + done.events,
      steps: total.steps + done.steps,
      failures: total.failures + done.failures,
      parked: total.parked + done.parked,
    };
    if (stop === to) return total;
    // Due and still not done by us: another process has it in hand, and time must not pass it by.
    if (next && next <= clock.now() && done.events + done.steps + done.failures === 0) await pause(10);
  }
}
