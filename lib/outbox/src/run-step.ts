import type { Database, Transaction } from '@banxing/database';
import { type Clock, invariant } from '@banxing/kernel';
import { faultText, retryAt } from './retry.ts';
import type { RunnableWorkflow, StepContext, StepResult } from './workflow.ts';
import * as store from './workflow-store.ts';

/** What came of looking for a due step: none was due, or one ran, failed, or was parked. */
export type StepOutcome = 'none' | 'ran' | 'failed' | 'parked';

/** Which step runs, and with what signal: the awaited one, or the one for when it did not come in time. */
async function stepToRun(
  tx: Transaction,
  due: store.DueWorkflow,
  now: Date,
): Promise<{ step: string; context: StepContext }> {
  const base = { key: due.key, now, dueAt: due.dueAt ?? now };
  if (!due.awaited) return { step: due.step, context: base };
  const signal = await store.takeSignal(tx, due.id, due.awaited, due.dueAt);
  if (!signal) return { step: due.overdueStep ?? due.step, context: base };
  const { name, payload, sent_at: dueAt } = signal;
  return { step: due.step, context: { ...base, dueAt, signal: { name, payload } } };
}

async function move(
  tx: Transaction,
  due: store.DueWorkflow,
  result: StepResult<unknown, string>,
  now: Date,
): Promise<void> {
  if ('done' in result) {
    await store.finishWorkflow(tx, due.id, result.done, now);
  } else if ('next' in result) {
    const { next: step, state, at } = result;
    await store.moveWorkflow(
      tx,
      due.id,
      { step, state, dueAt: at ?? now, awaited: null, overdueStep: null },
      now,
    );
  } else {
    const { then: step, state, until, otherwise } = result;
    const awaited = typeof result.waitFor === 'string' ? [result.waitFor] : result.waitFor;
    const waiting = { step, state, dueAt: until ?? null, awaited, overdueStep: otherwise ?? null };
    await store.moveWorkflow(tx, due.id, waiting, now);
  }
}

/** Runs the step that is due first, in one transaction with the move to the next. */
export async function runDueStep(
  db: Database,
  clock: Clock,
  workflows: ReadonlyMap<string, RunnableWorkflow>,
): Promise<StepOutcome> {
  const now = clock.now();
  let taken: store.DueWorkflow | undefined;
  try {
    await db.transaction(async (tx) => {
      const due = (taken = await store.takeDueWorkflow(tx, [...workflows.keys()], now));
      if (!due) return;
      const workflow = workflows.get(due.kind);
      invariant(workflow, `unknown workflow ${due.kind}`);
      const { step, context } = await stepToRun(tx, due, now);
      await move(tx, due, await workflow.runStep(tx, step, due.state, context), now);
    });
    return taken ? 'ran' : 'none';
  } catch (fault) {
    // Without a workflow in hand it is the database that failed, which is for the caller to know.
    if (!taken) throw fault;
    const again = retryAt(taken.tries + 1, now);
    const failed = taken;
    await db.transaction((tx) =>
      store.noteStepFailure(tx, failed, { retryAt: again, error: faultText(fault), now }),
    );
    return again ? 'failed' : 'parked';
  }
}
