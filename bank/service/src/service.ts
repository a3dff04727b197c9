import type { CustomerId, StaffId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { type Outcome, today } from '@banxing/kernel';
import type { Queue } from './queue.ts';
import type { ServiceUses } from './service-uses.ts';
import type { Ticket, TicketId, TicketRefusal } from './ticket.ts';
import { liveTickets, waitingIn } from './ticket-store.ts';
import { type HandedOver, type HandOver, handOver } from './use-cases/hand-over.ts';
import { settleTicket, takeTicket } from './use-cases/work-on-ticket.ts';

/** The people behind the assistant: who waits for them, and for what. */
export interface Service {
  /** Puts a customer in line for a person, or answers the place that they have already. */
  handOver(tx: Transaction, given: HandOver): Promise<HandedOver>;
  /** What the customer has open, the newest first. */
  openTickets(q: Queryable, customer: CustomerId): Promise<Ticket[]>;
  /** A line for the desk, who has waited longest first; whether somebody may see it is the desk's to check. */
  waiting(q: Queryable, queue: Queue, most: number): Promise<Ticket[]>;
  take(tx: Transaction, ticket: TicketId, staff: StaffId): Promise<Outcome<Ticket, TicketRefusal>>;
  finish(tx: Transaction, ticket: TicketId): Promise<Outcome<Ticket, TicketRefusal>>;
  cancel(tx: Transaction, ticket: TicketId): Promise<Outcome<Ticket, TicketRefusal>>;
  /** For `serviceCapabilities`. */
  readonly desk: ServiceUses;
}

export function createService(uses: ServiceUses): Service {
  return {
    handOver: (tx, given) => handOver(uses, tx, given),
    openTickets: (q, customer) => liveTickets(q, customer, today(uses.clock)),
    waiting: waitingIn,
    take: (tx, ticket, staff) => takeTicket(uses, tx, ticket, staff),
    finish: (tx, ticket) => settleTicket(uses, tx, ticket, 'done'),
    cancel: (tx, ticket) => settleTicket(uses, tx, ticket, 'cancelled'),
    desk: uses,
  };
}
