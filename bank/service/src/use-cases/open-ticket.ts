import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Day, today, type Words } from '@banxing/kernel';
import type { Queue } from '../queue.ts';
import type { ServiceUses } from '../service-uses.ts';
import type { Ticket, TicketKind } from '../ticket.ts';
import { tellOpened } from '../ticket-events.ts';
import { insertTicket, nextNumber } from '../ticket-store.ts';

/** Somebody may have so many things open at once. */
export const mostLiveTickets = 20;

export interface NewTicket {
  readonly customer: CustomerId;
  readonly kind: TicketKind;
  readonly queue: Queue;
  readonly topic: string;
  readonly summary: Words;
  readonly visit: { readonly branch: string; readonly on: Day } | null;
}

/** Opens a ticket under the next number and tells others of it. */
export async function openTicket(
  uses: Pick<ServiceUses, 'clock' | 'ids'>,
  tx: Transaction,
  given: NewTicket,
): Promise<Ticket> {
  const ticket: Ticket = {
    ...given,
    id: uses.ids.next('tkt'),
    number: await nextNumber(tx, today(uses.clock)),
    status: 'open',
    staff: null,
    createdAt: uses.clock.now(),
    takenAt: null,
    settledAt: null,
  };
  await insertTicket(tx, ticket);
  await tellOpened(tx, ticket);
  return ticket;
}
