import type { CustomerId, StaffId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type Day, words } from '@banxing/kernel';
import { z } from 'zod';
import { type Queue, queues } from './queue.ts';
import type { Ticket, TicketId, TicketKind } from './ticket.ts';

const ticketRow = z
  .object({
    id: z.string(),
    number: z.string(),
    customer: z.string(),
    kind: z.enum(['handover', 'complaint', 'appointment']),
    queue: z.enum(queues),
    topic: z.string(),
    summary_zh: z.string(),
    summary_en: z.string(),
    status: z.enum(['open', 'taken', 'done', 'cancelled']),
    branch: z.string().nullable(),
    visit_on: z.string().nullable(),
    staff: z.string().nullable(),
    created_at: z.date(),
    taken_at: z.date().nullable(),
    settled_at: z.date().nullable(),
  })
  .transform((row): Ticket => ({
    id: row.id as TicketId,
    number: row.number,
    customer: row.customer as CustomerId,
    kind: row.kind,
    queue: row.queue,
    topic: row.topic,
    summary: words(row.summary_zh, row.summary_en),
    status: row.status,
    visit: row.branch !== null && row.visit_on !== null ? { branch: row.branch, on: row.visit_on } : null,
    staff: row.staff as StaffId | null,
    createdAt: row.created_at,
    takenAt: row.taken_at,
    settledAt: row.settled_at,
  }));

/** A customer's requests wait for each other, so that none is opened twice. */
export const lockCustomer = (tx: Transaction, customer: CustomerId): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('service.tickets/' || ${customer}, 0))`);

/** The next ticket number of a day: its six digits and a running number of at least four. */
export async function nextNumber(tx: Transaction, on: Day): Promise<string> {
  const { next } = await tx.one(
    z.object({ next: z.bigint() }),
    sql`select nextval('service.ticket_numbers') as next`,
  );
  return `${on.slice(2).replaceAll('-', '')}${String(next).padStart(4, '0')}`;
}

export const insertTicket = (tx: Transaction, ticket: Ticket): Promise<number> =>
  tx.run(sql`
    insert into service.tickets
      (id, number, customer, kind, queue, topic, summary_zh, summary_en, branch, visit_on, created_at)
    values (${ticket.id}, ${ticket.number}, ${ticket.customer}, ${ticket.kind}, ${ticket.queue}, ${ticket.topic},
            ${ticket.summary.zh}, ${ticket.summary.en}, ${ticket.visit?.branch ?? null}, ${ticket.visit?.on ?? null},
            ${ticket.createdAt})`);

/** Saves what can change of a ticket. */
export const saveTicket = (tx: Transaction, ticket: Ticket): Promise<number> =>
  tx.run(sql`
    update service.tickets
    set queue = ${ticket.queue}, topic = ${ticket.topic}, summary_zh = ${ticket.summary.zh},
        summary_en = ${ticket.summary.en}, status = ${ticket.status}, staff = ${ticket.staff},
        taken_at = ${ticket.takenAt}, settled_at = ${ticket.settledAt}
    where id = ${ticket.id}`);

/** Any customer's ticket, kept from changing until the transaction ends: for staff, never for showing to a customer. */
export const lockTicket = (tx: Transaction, id: TicketId): Promise<Ticket | undefined> =>
  tx.maybeOne(ticketRow, sql`select * from service.tickets where id = ${id} for update`);

/** The customer's tickets that wait or are in somebody's hands, the newest first; visits until their day is over. */
export const liveTickets = (q: Queryable, customer: CustomerId, today: Day, kind?: TicketKind) =>
  q.rows(
    ticketRow,
    sql`select * from service.tickets
        where customer = ${customer} and status in ('open', 'taken')
          and (${kind ?? null}::text is null or kind = ${kind ?? null})
          and (visit_on is null or visit_on >= ${today}::date)
        order by created_at desc, length(number) desc, number desc`,
  );

/** The customer's tickets settled since an instant, the newest first. */
export const settledTickets = (q: Queryable, customer: CustomerId, since: Date) =>
  q.rows(
    ticketRow,
    sql`select * from service.tickets
        where customer = ${customer} and settled_at >= ${since}
        order by settled_at desc, id desc limit 10`,
  );

/** The line as staff see it: who has waited longest comes first. */
export const waitingIn = (q: Queryable, queue: Queue, most: number) =>
  q.rows(
    ticketRow,
    sql`select * from service.tickets
        where queue = ${queue} and status = 'open' order by created_at, id limit ${most}`,
  );

/** How many wait before this one for the same people. */
export async function aheadOf(q: Queryable, ticket: Ticket): Promise<number> {
  const { ahead } = await q.one(
    z.object({ ahead: z.bigint() }),
    sql`select count(*) as ahead from service.tickets
        where kind = 'handover' and queue = ${ticket.queue} and status = 'open'
          and (created_at, id) < (${ticket.createdAt}::timestamptz, ${ticket.id})`,
  );
  return Number(ahead);
}
