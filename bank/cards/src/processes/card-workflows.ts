import type { Transaction } from '@banxing/database';
import { addDays, type Day, dayOf, instantAt } from '@banxing/kernel';
import { defineWorkflow, type RunnableWorkflow, type Workflow } from '@banxing/outbox';
import { z } from 'zod';
import type { ApplicationId } from '../application.ts';
import type { LineId, StatementId } from '../item.ts';
import { linesToClose, linesOnAutopay } from '../line-store.ts';
import { latestStatement, statementsToCheck } from '../statement-store.ts';
import { advanceApplication } from '../use-cases/advance-application.ts';
import { checkStatement } from '../use-cases/check-statement.ts';
import { clearCharge } from '../use-cases/charge-card.ts';
import { closeLine } from '../use-cases/close-line.ts';
import { runAutopay } from '../use-cases/run-autopay.ts';
import type { CardsDesk } from '../uses.ts';

export interface CardProcesses {
  readonly workflows: readonly RunnableWorkflow[];
  readonly applications: Workflow<{ readonly application: string }>;
  readonly clearing: Workflow<{ readonly charge: string }>;
  begin(tx: Transaction): Promise<void>;
}

/** The night's work begins half an hour after midnight; autopay at eight, and once more at eight in the evening. */
const nightAt = (day: Day): Date => instantAt(day, 0, 30);
const autopayHours = [8, 20] as const;

const closing = (desk: () => CardsDesk) =>
  defineWorkflow<{ line: string; through: string }, 'close'>({
    kind: 'cards.close',
    state: z.object({ line: z.string(), through: z.string() }),
    first: 'close',
    steps: {
      close: async (tx, { line, through }) => ({
        done: { closed: await closeLine(desk(), tx, line as LineId, through) },
      }),
    },
  });

const checking = (desk: () => CardsDesk) =>
  defineWorkflow<{ statement: string }, 'check'>({
    kind: 'cards.check',
    state: z.object({ statement: z.string() }),
    first: 'check',
    steps: {
      check: async (tx, { statement }) => {
        await checkStatement(desk(), tx, statement as StatementId);
        return { done: null };
      },
    },
  });

const paying = (desk: () => CardsDesk) =>
  defineWorkflow<{ line: string; statement: string; round: number }, 'pay'>({
    kind: 'cards.autopay',
    state: z.object({ line: z.string(), statement: z.string(), round: z.number() }),
    first: 'pay',
    steps: {
      pay: async (tx, state, { dueAt }) => {
        const { line, statement, round } = state;
        const paid = await runAutopay(desk(), tx, line as LineId, statement as StatementId, String(round));
        const hour = autopayHours[round + 1];
        return paid || hour === undefined
          ? { done: { paid } }
          : { next: 'pay', state: { ...state, round: round + 1 }, at: instantAt(dayOf(dueAt), hour) };
      },
    },
  });

/**
 * Each night the bank looks which cycles ended, which statements are past their grace, and which lines pay by themselves
 * today; each is done in a transaction of its own, so that one that fails holds up no other.
 */
export function cardProcesses(desk: () => CardsDesk): CardProcesses {
  const close = closing(desk);
  const check = checking(desk);
  const autopay = paying(desk);
  const clearing = defineWorkflow<{ charge: string }, 'clear'>({
    kind: 'cards.clearing',
    state: z.object({ charge: z.string() }),
    first: 'clear',
    steps: {
      clear: async (tx, { charge }) => {
        await clearCharge(desk(), tx, charge);
        return { done: null };
      },
    },
  });
  const applications = defineWorkflow<{ application: string }, 'advance'>({
    kind: 'cards.application',
    state: z.object({ application: z.string() }),
    first: 'advance',
    steps: {
      advance: async (tx, state) => {
        const at = await advanceApplication(desk(), tx, state.application as ApplicationId);
        return at === undefined ? { done: null } : { next: 'advance', state, at };
      },
    },
  });
  const look = async (tx: Transaction, today: Day, now: Date): Promise<void> => {
    const yesterday = addDays(today, -1);
    for (const line of await linesToClose(tx, yesterday)) {
      const state = { line: line.id, through: yesterday };
      await close.start(tx, { key: `${line.id}/${yesterday}`, state, dueAt: now });
    }
    const dueBy = addDays(yesterday, -desk().rules.graceDays);
    for (const { id } of await statementsToCheck(tx, dueBy)) {
      await check.start(tx, { key: id, state: { statement: id }, dueAt: now });
    }
    for (const line of await linesOnAutopay(tx)) {
      const statement = await latestStatement(tx, line.id);
      if (statement?.dueOn !== today) continue;
      const state = { line: line.id, statement: statement.id, round: 0 };
      await autopay.start(tx, { key: statement.id, state, dueAt: instantAt(today, autopayHours[0]) });
    }
  };
  const nights = defineWorkflow<null, 'look'>({
    kind: 'cards.night',
    state: z.null(),
    first: 'look',
    steps: {
      look: async (tx, _state, { now, dueAt }) => {
        const today = dayOf(dueAt);
        await look(tx, today, now);
        return { next: 'look', state: null, at: nightAt(addDays(today, 1)) };
      },
    },
  });
  return {
    workflows: [nights, close, check, autopay, clearing, applications],
    applications,
    clearing,
    begin: async (tx) => {
      await nights.start(tx, { key: 'nightly', state: null, dueAt: nightAt(dayOf(desk().clock.now())) });
    },
  };
}
