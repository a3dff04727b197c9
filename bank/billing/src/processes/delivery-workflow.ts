import { z } from 'zod';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import type { BillingDesk, DeliveryState } from '../billing-uses.ts';
import { deliverPayment, reconcilePayment } from '../use-cases/deliver-payment.ts';

/** A payment goes to its biller once; while no answer comes, the biller is asked what became of it. */
export const deliveries = (desk: () => BillingDesk): Workflow<DeliveryState> =>
  defineWorkflow<DeliveryState, 'deliver' | 'reconcile'>({
    kind: 'billing.delivery',
    state: z.object({ payment: z.string() }),
    first: 'deliver',
    steps: {
      deliver: async (tx, state) => {
        const at = await deliverPayment(desk(), tx, state.payment);
        return at ? { next: 'reconcile', state, at } : { done: null };
      },
      reconcile: async (tx, state) => {
        const at = await reconcilePayment(desk(), tx, state.payment);
        return at ? { next: 'reconcile', state, at } : { done: null };
      },
    },
  });
