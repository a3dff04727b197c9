import { z } from 'zod';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import type { LotId } from '../lot.ts';
import type { OrderId } from '../order.ts';
import type { PlanId } from '../plan.ts';
import { runPlan } from '../use-cases/run-plan.ts';
import { serveLot } from '../use-cases/serve-lot.ts';
import { settleOrder } from '../use-cases/settle-order.ts';
import type { LotState, OrderState, PlanState, WealthDesk } from '../uses.ts';

/** An order goes on from taking the money to the price, and from the price to the money. */
export const orders = (desk: () => WealthDesk): Workflow<OrderState> =>
  defineWorkflow<OrderState, 'settle'>({
    kind: 'wealth.order',
    state: z.object({ order: z.string() }),
    first: 'settle',
    steps: {
      settle: async (tx, state) => {
        const at = await settleOrder(desk(), tx, state.order as OrderId);
        return at === undefined ? { done: null } : { next: 'settle', state, at };
      },
    },
  });

/** What is held for a term pays its interest and comes back by itself. */
export const terms = (desk: () => WealthDesk): Workflow<LotState> =>
  defineWorkflow<LotState, 'serve'>({
    kind: 'wealth.term',
    state: z.object({ lot: z.string() }),
    first: 'serve',
    steps: {
      serve: async (tx, state) => {
        const at = await serveLot(desk(), tx, state.lot as LotId);
        return at === undefined ? { done: null } : { next: 'serve', state, at };
      },
    },
  });

/** A regular plan buys on each of its days. */
export const plans = (desk: () => WealthDesk): Workflow<PlanState> =>
  defineWorkflow<PlanState, 'buy'>({
    kind: 'wealth.plan',
    state: z.object({ plan: z.string() }),
    first: 'buy',
    steps: {
      buy: async (tx, state) => {
        const at = await runPlan(desk(), tx, state.plan as PlanId);
        return at === undefined ? { done: null } : { next: 'buy', state, at };
      },
    },
  });
