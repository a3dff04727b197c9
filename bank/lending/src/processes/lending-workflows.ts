import { z } from 'zod';
import type { Transaction } from '@banxing/database';
import { addDays, type Day, dayOf, instantAt, weekdayOf } from '@banxing/kernel';
import { defineWorkflow, type RunnableWorkflow } from '@banxing/outbox';
import type { ApplicationId } from '../application.ts';
import type { LoanId } from '../loan.ts';
import { loansToCollect } from '../loan-store.ts';
import { collectInstalments, collectionHour, nextCollectionAt } from '../use-cases/collect-instalments.ts';
import { lapseApplication, reviewApplication } from '../use-cases/review-application.ts';
import type { LendingUses } from '../uses.ts';

export interface LendingProcesses {
  readonly workflows: readonly RunnableWorkflow[];
  /** Begins the daily collection with what is due today; once for ever, however often it is called. */
  begin(tx: Transaction): Promise<void>;
  /** Has an application looked at on the next working day. */
  review(tx: Transaction, application: ApplicationId): Promise<void>;
}

/** Bank time at which applications are looked at. */
const reviewHour = 10;

/** Days for which an approval holds. */
export const approvalDays = 60;

/** The Monday to Friday after a day. */
export function nextWorkday(day: Day): Day {
  let next = addDays(day, 1);
  while (weekdayOf(next) > 5) next = addDays(next, 1);
  return next;
}

/** When an application of this day is looked at. */
export const reviewAt = (day: Day): Date => instantAt(nextWorkday(day), reviewHour);

/**
 * Each day at 08:00 the bank looks which loans have something due, and collects from each in a transaction of its own,
 * so that one that fails holds up no other. What was short is found again the next day.
 */
function collections(uses: LendingUses) {
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
  return { collection, days };
}

/** An application that people look at: decided on the next working day, and an approval lapses in the end. */
const reviews = (uses: LendingUses) =>
  defineWorkflow<{ application: string }, 'review' | 'lapse'>({
    kind: 'lending.application',
    state: z.object({ application: z.string() }),
    first: 'review',
    steps: {
      review: async (tx, state, { now }) => {
        const application = await reviewApplication(uses, tx, state.application);
        return application?.status === 'approved'
          ? { next: 'lapse', state, at: instantAt(addDays(dayOf(now), approvalDays), reviewHour) }
          : { done: { status: application?.status ?? 'gone' } };
      },
      lapse: async (tx, state) => {
        await lapseApplication(uses, tx, state.application);
        return { done: { status: 'over' } };
      },
    },
  });

/** The durable work of the department. */
export function lendingProcesses(uses: LendingUses): LendingProcesses {
  const { collection, days } = collections(uses);
  const application = reviews(uses);
  return {
    workflows: [days, collection, application],
    begin: async (tx) => {
      await days.start(tx, {
        key: 'daily',
        state: null,
        dueAt: instantAt(dayOf(uses.clock.now()), collectionHour),
      });
    },
    review: async (tx, id) => {
      const dueAt = reviewAt(dayOf(uses.clock.now()));
      await application.start(tx, { key: id, state: { application: id }, dueAt });
    },
  };
}
