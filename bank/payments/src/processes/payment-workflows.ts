import { z } from 'zod';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import type { PlanId } from '../plan.ts';
import type { TransferId } from '../transfer.ts';
import { runPlan } from '../use-cases/run-plan.ts';
import { noteArrival, sendDatedTransfer } from '../use-cases/send-dated-transfer.ts';
import type { PaymentsDesk, PlanState, TransferState } from '../uses.ts';

const transferState = z.object({ transfer: z.string() });

/** A dated transfer leaves at 09:00 of its day; short of money it is tried again at 12:00 and 16:00. */
export const departures = (desk: () => PaymentsDesk): Workflow<TransferState> =>
  defineWorkflow<TransferState, 'leave'>({
    kind: 'payments.departure',
    state: transferState,
    first: 'leave',
    steps: {
      leave: async (tx, state) => {
        const departure = await sendDatedTransfer(desk(), tx, state.transfer as TransferId);
        return departure.kind === 'again' ? { next: 'leave', state, at: departure.at } : { done: null };
      },
    },
  });

/** Another bank takes a little while to credit its customer. */
export const arrivals = (desk: () => PaymentsDesk): Workflow<TransferState> =>
  defineWorkflow<TransferState, 'arrive'>({
    kind: 'payments.arrival',
    state: transferState,
    first: 'arrive',
    steps: {
      arrive: async (tx, state) => {
        await noteArrival(desk(), tx, state.transfer as TransferId);
        return { done: null };
      },
    },
  });

/** A standing order makes its transfer on each of its days. */
export const standing = (desk: () => PaymentsDesk): Workflow<PlanState> =>
  defineWorkflow<PlanState, 'occur'>({
    kind: 'payments.plan',
    state: z.object({ plan: z.string() }),
    first: 'occur',
    steps: {
      occur: async (tx, state) => {
        const at = await runPlan(desk(), tx, state.plan as PlanId);
        return at === undefined ? { done: null } : { next: 'occur', state, at };
      },
    },
  });
