import { z } from 'zod';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import { matureDeposit } from '../use-cases/pay-deposit.ts';
import type { DepositsDesk, DepositState } from '../uses.ts';

/** A deposit comes back at 08:00 of its day; an account that takes no money then is tried again the next day. */
export const maturities = (desk: () => DepositsDesk): Workflow<DepositState> =>
  defineWorkflow<DepositState, 'pay'>({
    kind: 'deposits.maturity',
    state: z.object({ deposit: z.string() }),
    first: 'pay',
    steps: {
      pay: async (tx, state) => {
        const at = await matureDeposit(desk(), tx, state.deposit);
        return at === undefined ? { done: null } : { next: 'pay', state, at };
      },
    },
  });
