import { z } from 'zod';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import type { RateAlertId } from '../rate-alert.ts';
import type { RemittanceId } from '../remittance.ts';
import { moveRemittance } from '../use-cases/move-remittance.ts';
import { watchRate } from '../use-cases/watch-rate.ts';
import type { CurrencyUses } from '../uses.ts';

/** Looks at an alert's price each time that prices come out. */
export const watches = (uses: CurrencyUses): Workflow<{ readonly alert: string }> =>
  defineWorkflow<{ readonly alert: string }, 'look'>({
    kind: 'currency.rate-alert',
    state: z.object({ alert: z.string() }),
    first: 'look',
    steps: {
      look: async (tx, state, { now }) => {
        const at = await watchRate(uses, tx, state.alert as RateAlertId, now);
        return at === undefined ? { done: null } : { next: 'look', state, at };
      },
    },
  });

/** Money sent abroad is reviewed, goes out, and arrives. */
export const journeys = (uses: CurrencyUses): Workflow<{ readonly remittance: string }> =>
  defineWorkflow<{ readonly remittance: string }, 'move'>({
    kind: 'currency.remittance',
    state: z.object({ remittance: z.string() }),
    first: 'move',
    steps: {
      move: async (tx, state, { now }) => {
        const at = await moveRemittance(uses, tx, state.remittance as RemittanceId, now);
        return at === undefined ? { done: null } : { next: 'move', state, at };
      },
    },
  });
