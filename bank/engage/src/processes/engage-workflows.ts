import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { addDays, type Clock, dayOf, instantAt } from '@banxing/kernel';
import { defineWorkflow, type Subscriber, subscriber, type Workflow } from '@banxing/outbox';
import { queueMessage } from '../use-cases/push-message.ts';
import { remind } from '../use-cases/set-reminder.ts';
import { tell } from '../use-cases/tell.ts';
import { tellDues } from '../use-cases/tell-dues.ts';
import { watchAccounts } from '../use-cases/watch-accounts.ts';
import type { EngageDesk } from '../uses.ts';

const morningHour = 9;

/** A reminder is told on each of its days. */
export const reminding = (desk: () => EngageDesk): Workflow<{ readonly reminder: string }> =>
  defineWorkflow<{ readonly reminder: string }, 'remind'>({
    kind: 'engage.reminder',
    state: z.object({ reminder: z.string() }),
    first: 'remind',
    steps: {
      remind: async (tx, state) => {
        const at = await remind(desk(), tx, state.reminder);
        return at === undefined ? { done: null } : { next: 'remind', state, at };
      },
    },
  });

/** A message waits for the end of the quiet hours and is lined up for the customer's browsers. */
export const pushing = (desk: () => EngageDesk): Workflow<{ readonly message: string }> =>
  defineWorkflow<{ readonly message: string }, 'push'>({
    kind: 'engage.push',
    state: z.object({ message: z.string() }),
    first: 'push',
    steps: {
      push: async (tx, { message }) => {
        await queueMessage(desk(), tx, message);
        return { done: null };
      },
    },
  });

/** The first nine o'clock after an instant. */
export function nextMorning(now: Date): Date {
  const today = instantAt(dayOf(now), morningHour);
  return today > now ? today : instantAt(addDays(dayOf(now), 1), morningHour);
}

/** Each morning the bank looks what falls due and what else is worth telling. */
export const mornings = (desk: () => EngageDesk): Workflow<null> =>
  defineWorkflow<null, 'look'>({
    kind: 'engage.morning',
    state: z.null(),
    first: 'look',
    steps: {
      look: async (tx, _state, { now }) => {
        const today = dayOf(now);
        await tellDues(desk(), tx, today);
        for (const source of desk().morningSources ?? []) await tell(desk(), tx, await source(tx, today));
        return { next: 'look', state: null, at: nextMorning(now) };
      },
    },
  });

export const firstMorning = (clock: Clock): Date => instantAt(dayOf(clock.now()), morningHour);

/** Events after which no money has moved. */
const moneyless = /^(?:session|receipt|credential|ticket|payee|plan|consent|device|message)\./u;

const concerned = z.object({
  customer: z.string().optional(),
  toAccount: z.string().nullish(),
  status: z.string().optional(),
});

/**
 * Looks at the accounts of everybody whom an event names, for what came in and went out. Whatever department moved the
 * money, it told so by an event with its customer.
 */
export const watcher = (desk: () => EngageDesk): Subscriber =>
  subscriber({
    name: 'engage.watcher',
    kinds: 'all',
    handle: async (tx, event) => {
      if (moneyless.test(event.kind)) return;
      const about = concerned.safeParse(event.payload);
      if (!about.success) return;
      const { customer, toAccount, status } = about.data;
      if (event.kind === 'proposal.settled' && status !== 'done') return;
      const customers = new Set<string>();
      if (customer?.startsWith('cust_')) customers.add(customer);
      const other = toAccount ? await desk().accounts.byId(tx, toAccount) : undefined;
      if (other) customers.add(other.customer);
      for (const each of customers) await watchAccounts(desk(), tx, each as CustomerId, event.at);
    },
  });
