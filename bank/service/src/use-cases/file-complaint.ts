import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { ok, type Outcome, refuse, today, words } from '@banxing/kernel';
import { queueFor } from '../queue.ts';
import { type ServiceUses, standingOf } from '../service-uses.ts';
import { quoted, type Ticket } from '../ticket.ts';
import { liveTickets, lockCustomer } from '../ticket-store.ts';
import { mostLiveTickets, openTicket } from './open-ticket.ts';

export interface TooManyTickets {
  readonly code: 'too_many_tickets';
  readonly most: number;
}

export interface Filed {
  readonly ticket: Ticket;
  readonly fresh: boolean;
}

/** Files a complaint or a suggestion. The same words again, while the first is open, answer the first. */
export async function fileComplaint(
  uses: ServiceUses,
  tx: Transaction,
  given: { readonly customer: CustomerId; readonly topic: string },
): Promise<Outcome<Filed, TooManyTickets>> {
  await lockCustomer(tx, given.customer);
  const live = await liveTickets(tx, given.customer, today(uses.clock));
  const before = live.find(({ kind, topic }) => kind === 'complaint' && topic === given.topic);
  if (before) return ok({ ticket: before, fresh: false });
  if (live.length >= mostLiveTickets) return refuse({ code: 'too_many_tickets', most: mostLiveTickets });
  const standing = await standingOf(uses, tx, given.customer);
  const queue = queueFor({ ...standing, topic: given.topic, said: '', feeling: 'neutral' });
  const about = quoted(given.topic);
  const summary = words(`投诉或建议:${about}。`, `Complaint or suggestion: ${about}.`);
  return ok({
    ticket: await openTicket(uses, tx, { ...given, kind: 'complaint', queue, summary, visit: null }),
    fresh: true,
  });
}
