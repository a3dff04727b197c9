import { z } from 'zod';
import type { Transaction } from '@banxing/database';
import { dayOf, instantAt } from '@banxing/kernel';
import { defineWorkflow, type RunnableWorkflow } from '@banxing/outbox';
import type { LoanId } from '../loan.ts';
import { loansToCollect } from '../loan-store.ts';
import { collectInstalments, collectionHour, nextCollectionAt } from '../use-cases/collect-instalments.ts';
import type { LendingUses } from '../uses.ts';

export interface LendingProcesses {
  readonly workflows: readonly RunnableWorkflow[];
  /** Begins the daily collection with what is due today; once for ever, however often it is called. */
  begin(tx: Transaction): Promise<void>;
}

/**
 * Each day at 08:00 the bank looks which loans have something due, and collects from each in a transaction of its own,
 * so that one that fails holds up no other. What was short is found again the next day.
 */
export function lendingProcesses(uses: LendingUses): LendingProcesses {
  const collection = defineWorkflow<{ loan: string }, 'collect'>({
    kind: 'lending.collection',
    state: z.object({ loan: z.string() }),
    first: 'collect',
    steps: {
      collect: async (tx, state) => ({
        done: { paid: await collectInstalments(uses, tx, state.loan as LoanId) },
      }),
    },
  });
  const days = defineWorkflow<null, 'look'>({
    kind: 'lending.day',
    state: z.null(),
    first: 'look',
    steps: {
      look: async (tx, _state, { now }) => {
        const day = dayOf(now);
        for (const loan of await loansToCollect(tx, day)) {
          await collection.start(tx, { key: `${loan}/${day}`, state: { loan }, dueAt: now });
        }
        return { next: 'look', state: null, at: nextCollectionAt(now) };
      },
    },
  });
  return {
    workflows: [days, collection],
    begin: async (tx) => {
      await days.start(tx, {
        key: 'daily',
        state: null,
        dueAt: instantAt(dayOf(uses.clock.now()), collectionHour),
      });
    },
  };
}
