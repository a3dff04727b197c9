import { z } from 'zod';
import { addDays, type Clock, dayOf, instantAt } from '@banxing/kernel';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import { expireBenefits } from '../use-cases/expire-benefits.ts';
import type { RightsUses } from '../uses.ts';

/** Just after midnight, when the day before is over. */
const sweepAt = (day: string): Date => instantAt(day, 0, 5);

export const firstSweep = (clock: Clock): Date => sweepAt(dayOf(clock.now()));

/** Each night what has expired is ended and taken off what the bank owes. */
export const sweeping = (uses: RightsUses): Workflow<{ readonly round: number }> =>
  defineWorkflow<{ readonly round: number }, 'sweep'>({
    kind: 'rights.sweep',
    state: z.object({ round: z.number() }),
    first: 'sweep',
    steps: {
      sweep: async (tx, { round }, { now }) => {
        const more = await expireBenefits(uses, tx, `rights/expire/${dayOf(now)}/${String(round)}`);
        return more
          ? { next: 'sweep', state: { round: round + 1 } }
          : { next: 'sweep', state: { round: 0 }, at: sweepAt(addDays(dayOf(now), 1)) };
      },
    },
  });
