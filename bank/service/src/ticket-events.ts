import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { publish } from '@banxing/outbox';
import type { Ticket } from './ticket.ts';

interface AboutTicket {
  ticket: string;
  number: string;
  customer: CustomerId;
  kind: string;
  queue: string;
  status: string;
}

/** What others may know of tickets; never what was said. */
export interface TicketEvents {
  'ticket.opened': AboutTicket;
  'ticket.changed': AboutTicket;
}

const tell = (tx: Transaction, kind: keyof TicketEvents, ticket: Ticket, at: Date): Promise<void> => {
  const { id, number, customer, queue, status } = ticket;
  const payload: AboutTicket = { ticket: id, number, customer, kind: ticket.kind, queue, status };
  return publish(tx, { kind, payload: { ...payload }, at });
};

export const tellOpened = (tx: Transaction, ticket: Ticket) =>
  tell(tx, 'ticket.opened', ticket, ticket.createdAt);

export const tellChanged = (tx: Transaction, ticket: Ticket, at: Date) =>
  tell(tx, 'ticket.changed', ticket, at);
