import type { Database } from '@banxing/database';
import { type Clock, invariant } from '@banxing/kernel';
import { deliver } from './deliver.ts';
import * as events from './event-store.ts';
import { runDueStep } from './run-step.ts';
import type { Subscriber } from './subscriber.ts';
import { onWake } from './wake.ts';
import type { RunnableWorkflow } from './workflow.ts';
import { isWorkWaiting } from './work-waiting.ts';
import { nextWorkflowDueAt } from './workflow-store.ts';

export interface RunnerOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly subscribers?: readonly Subscriber[];
  readonly workflows?: readonly RunnableWorkflow[];
  /** How soon work of other processes and timers is found; default 50 ms. Own work is found at once. */
  readonly pollMs?: number;
  /** Hears of faults that stopped a pass, such as a lost connection; the runner goes on by itself. */
  readonly onFault?: (fault: unknown) => void;
}

/** What a pass did. */
export interface WorkDone {
  /** Events handled, once for each subscriber. */
  readonly events: number;
  readonly steps: number;
  /** Attempts that failed and will be tried again or were parked. */
  readonly failures: number;
  readonly parked: number;
}

export interface Runner {
  /** Does all that is due now, and what becomes due by it, in order of due time; answers how much that was. */
  runDue(): Promise<WorkDone>;
  /** The earliest instant after which there is something to do; undefined when nothing waits for time. */
  nextDueAt(): Promise<Date | undefined>;
  /** Works on its own from now on. */
  start(): void;
  /** Takes up nothing new and answers when the work in hand is done. */
  stop(): Promise<void>;
}

type Tally = { -readonly [Key in keyof WorkDone]: number };

interface Crew {
  readonly subscribers: ReadonlyMap<string, Subscriber>;
  readonly workflows: ReadonlyMap<string, RunnableWorkflow>;
}

function byName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const map = new Map(items.map((item) => [nameOf(item), item]));
  invariant(map.size === items.length, 'two subscribers or workflows of the same name');
  return map;
}

async function placeAll(db: Database): Promise<boolean> {
  let placed = false;
  while (await events.hasUnplaced(db)) placed = (await events.placeEvents(db)) > 0 || placed;
  return placed;
}

/** Lets each subscriber that has something to do take one transaction's worth. Answers whether anything was tried. */
async function deliverRound({ db, clock }: RunnerOptions, crew: Crew, tally: Tally): Promise<boolean> {
  let tried = false;
  for (const waiting of await events.waitingSubscribers(db, [...crew.subscribers.keys()], clock.now())) {
    const subscriber = crew.subscribers.get(waiting.name);
    invariant(subscriber, `unknown subscriber ${waiting.name}`);
    const done = await deliver(db, clock, subscriber, waiting);
    tally.events += done.handled;
    tally.failures += done.failed;
    tally.parked += done.parked;
    tried ||= done.moved;
  }
  return tried;
}

/** Runs steps until none is due or one has published something. Answers whether any ran. */
async function stepRound(
  options: RunnerOptions,
  crew: Crew,
  tally: Tally,
  goOn: () => boolean,
): Promise<boolean> {
  let tried = false;
  while (goOn()) {
    const outcome = await runDueStep(options.db, options.clock, crew.workflows);
    if (outcome === 'none') break;
    tried = true;
    if (outcome === 'ran') tally.steps++;
    else tally.failures++;
    if (outcome === 'parked') tally.parked++;
    if (await events.hasUnplaced(options.db)) break;
  }
  return tried;
}

/** Events first, since they have happened already; then what is due, the earliest first; and again. */
async function runPass(options: RunnerOptions, crew: Crew, goOn: () => boolean): Promise<WorkDone> {
  const tally: Tally = { events: 0, steps: 0, failures: 0, parked: 0 };
  while (goOn()) {
    await placeAll(options.db);
    if (await deliverRound(options, crew, tally)) continue;
    if (crew.workflows.size === 0 || !(await stepRound(options, crew, tally, goOn))) break;
  }
  return tally;
}

const earliest = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a && b ? (a < b ? a : b) : (a ?? b);

/** Calls `work` when woken and at least every `pollMs`, one call after the other, until stopped. */
function repeat(work: () => Promise<void>, pollMs: number): () => Promise<void> {
  let going = true;
  let woken = true;
  let wake = (): void => undefined;
  const stopWaking = onWake(() => {
    woken = true;
    wake();
  });
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = (async () => {
    while (going) {
      woken = false;
      await work();
      // A wake that came during the work would otherwise wait for the next poll.
      if (going && !woken) await pause();
    }
  })();
  return async () => {
    going = false;
    stopWaking();
    wake();
    await loop;
  };
}

/**
 * Makes the one that delivers events and runs due steps. Several processes may each have one on the same database; no
 * event or step is done twice, and each subscriber is served by one of them at a time.
 */
export function createRunner(options: RunnerOptions): Runner {
  const { db, clock } = options;
  const crew: Crew = {
    subscribers: byName(options.subscribers ?? [], (each) => each.name),
    workflows: byName(options.workflows ?? [], (each) => each.kind),
  };
  const names = [...crew.subscribers.keys()];
  const kinds = [...crew.workflows.keys()];
  let enrolled: Promise<unknown> | undefined;
  const enrol = (): Promise<unknown> =>
    (enrolled ??= events.enrol(db, names).catch((fault: unknown) => {
      enrolled = undefined;
      throw fault;
    }));
  // Passes of one process never overlap, so whoever asks for one knows that nothing earlier is still in hand.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (goOn: () => boolean): Promise<WorkDone> => {
    const pass = turn.then(enrol).then(() => runPass(options, crew, goOn));
    turn = pass.catch(() => undefined);
    return pass;
  };
  let going = false;
  let stopRepeating: (() => Promise<void>) | undefined;
  const workIfAny = async (): Promise<void> => {
    try {
      await enrol();
      if (await isWorkWaiting(db, names, kinds, clock.now())) await inTurn(() => going);
    } catch (fault) {
      options.onFault?.(fault);
    }
  };
  return {
    runDue: () => inTurn(() => true),
    nextDueAt: async () =>
      earliest(
        await events.nextRetryAt(db, names),
        kinds.length > 0 ? await nextWorkflowDueAt(db, kinds) : undefined,
      ),
    start: () => {
      invariant(!stopRepeating, 'the runner was started already');
      going = true;
      stopRepeating = repeat(workIfAny, options.pollMs ?? 50);
    },
    stop: async () => {
      going = false;
      await stopRepeating?.();
      stopRepeating = undefined;
      await turn;
    },
  };
}
