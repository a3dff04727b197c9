import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { today } from '@banxing/kernel';
import type { Queue } from '../queue.ts';
import type { ServiceUses } from '../service-uses.ts';
import { summaryOf, type Ticket } from '../ticket.ts';
import { tellChanged } from '../ticket-events.ts';
import { aheadOf, liveTickets, lockCustomer, saveTicket } from '../ticket-store.ts';
import { openTicket } from './open-ticket.ts';

export interface HandOver {
  readonly customer: CustomerId;
  readonly queue: Queue;
  readonly topic: string;
  readonly said: string;
  readonly feeling: string;
}

export interface HandedOver {
  readonly ticket: Ticket;
  /** How many wait before the customer; undefined once somebody has taken it. */
  readonly ahead: number | undefined;
  /** Was it opened just now? */
  readonly fresh: boolean;
}

/** These lines lead to the same kind of person: who waits in one of them does not wait in another as well. */
const oneLine: ReadonlySet<Queue> = new Set(['general', 'elder', 'fraud']);

/** A case of fraud does not wait for whoever has taken on something else. */
const waitsFor = (ticket: Ticket, queue: Queue): boolean =>
  ticket.queue === queue ||
  (oneLine.has(ticket.queue) && oneLine.has(queue) && (queue !== 'fraud' || ticket.status === 'open'));

/**
 * Puts the customer in line for a person, or answers the place that they have already. Who waits and says more is
 * understood better; who waits and speaks of fraud moves to the fraud desk and keeps the time that they came.
 */
export async function handOver(uses: ServiceUses, tx: Transaction, given: HandOver): Promise<HandedOver> {
  await lockCustomer(tx, given.customer);
  const live = await liveTickets(tx, given.customer, today(uses.clock));
  const waiting =
    live.find(({ kind, queue }) => kind === 'handover' && queue === given.queue) ??
    live.find((ticket) => ticket.kind === 'handover' && waitsFor(ticket, given.queue));
  const others = live.filter((ticket) => ticket !== waiting).map(({ number }) => number);
  if (!waiting) {
    const summary = summaryOf({ ...given, others });
    const ticket = await openTicket(uses, tx, { ...given, kind: 'handover', summary, visit: null });
    return { ticket, ahead: await aheadOf(tx, ticket), fresh: true };
  }
  const ticket = waiting.status === 'open' ? await sayMore(uses, tx, waiting, given, others) : waiting;
  return { ticket, ahead: ticket.status === 'open' ? await aheadOf(tx, ticket) : undefined, fresh: false };
}

async function sayMore(
  uses: ServiceUses,
  tx: Transaction,
  ticket: Ticket,
  given: HandOver,
  others: readonly string[],
): Promise<Ticket> {
  const moves = given.queue === 'fraud' && ticket.queue !== 'fraud';
  if (!moves && (given.topic === '' || given.topic === ticket.topic)) return ticket;
  const topic = given.topic === '' ? ticket.topic : given.topic;
  const summary = summaryOf({ ...given, topic, others });
  const changed: Ticket = { ...ticket, queue: moves ? 'fraud' : ticket.queue, topic, summary };
  await saveTicket(tx, changed);
  await tellChanged(tx, changed, uses.clock.now());
  return changed;
}
