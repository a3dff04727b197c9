import { z } from 'zod';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import type { HeldState, RiskDesk } from '../risk-uses.ts';
import { endHeldTime } from '../use-cases/end-case.ts';

/** A held payment ends by itself, whatever else happens. */
export const heldPayments = (desk: () => RiskDesk): Workflow<HeldState> =>
  defineWorkflow<HeldState, 'end'>({
    kind: 'risk.held',
    state: z.object({ proposal: z.string() }),
    first: 'end',
    steps: {
      end: async (tx, state) => {
        await endHeldTime(desk(), tx, state.proposal);
        return { done: null };
      },
    },
  });
