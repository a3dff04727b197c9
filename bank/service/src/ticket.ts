import type { CustomerId, StaffId } from '@banxing/capability';
import { type Day, type Id, ok, type Outcome, refuse, type Words, words } from '@banxing/kernel';
import type { Queue } from './queue.ts';

export type TicketId = Id<'tkt'>;
export type TicketKind = 'handover' | 'complaint' | 'appointment';

/** `open` waits for somebody, `taken` is in somebody's hands; the others are final. */
export type TicketStatus = 'open' | 'taken' | 'done' | 'cancelled';

/** Something that a person of the bank is to do for a customer. */
export interface Ticket {
  readonly id: TicketId;
  /** What customers read out: the day of opening and a running number. */
  readonly number: string;
  readonly customer: CustomerId;
  readonly kind: TicketKind;
  readonly queue: Queue;
  /** In the customer's own words; empty when nothing was said. */
  readonly topic: string;
  readonly summary: Words;
  readonly status: TicketStatus;
  /** Where and when, of an appointment only. */
  readonly visit: { readonly branch: string; readonly on: Day } | null;
  readonly staff: StaffId | null;
  readonly createdAt: Date;
  readonly takenAt: Date | null;
  readonly settledAt: Date | null;
}

export type TicketRefusal =
  | { readonly code: 'ticket_not_found' }
  | { readonly code: 'ticket_taken' }
  | { readonly code: 'ticket_settled'; readonly status: TicketStatus };

export const isLive = (ticket: Ticket): boolean => ticket.status === 'open' || ticket.status === 'taken';

/** Somebody of the staff takes it on. Who has it already may take it again; nobody takes it from them. */
export function take(ticket: Ticket, staff: StaffId, now: Date): Outcome<Ticket, TicketRefusal> {
  if (!isLive(ticket)) return refuse({ code: 'ticket_settled', status: ticket.status });
  if (ticket.status === 'taken')
    return ticket.staff === staff ? ok(ticket) : refuse({ code: 'ticket_taken' });
  return ok({ ...ticket, status: 'taken', staff, takenAt: now });
}

/** It is done, or not wanted any more. Settled ones stay as they are. */
export function settle(
  ticket: Ticket,
  status: 'done' | 'cancelled',
  now: Date,
): Outcome<Ticket, TicketRefusal> {
  if (!isLive(ticket)) return refuse({ code: 'ticket_settled', status: ticket.status });
  return ok({ ...ticket, status, settledAt: now });
}

export const kindNames: Readonly<Record<TicketKind, Words>> = {
  handover: words('人工服务', 'Talk to a person'),
  complaint: words('投诉建议', 'Complaint'),
  appointment: words('网点预约', 'Branch visit'),
};

export const statusNames: Readonly<Record<TicketStatus, Words>> = {
  open: words('等待处理', 'waiting'),
  taken: words('处理中', 'in progress'),
  done: words('已办完', 'done'),
  cancelled: words('已取消', 'cancelled'),
};

const feelings: Readonly<Record<string, Words>> = {
  anxious: words('着急、担心', 'worried'),
  angry: words('生气', 'angry'),
  confused: words('没弄明白', 'confused'),
  urgent: words('很急', 'in a hurry'),
  sad: words('难过', 'sad'),
};

export interface Told {
  readonly topic: string;
  readonly said: string;
  readonly feeling: string;
  /** Numbers of the customer's other tickets that are not settled. */
  readonly others: readonly string[];
}

const longestQuote = 120;

/** One line, without what cannot be seen and could make it read otherwise than it was written. */
export const plainText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

/** Plain text cut to what fits a summary. */
export function quoted(text: string): string {
  const letters = [...plainText(text)];
  return letters.length > longestQuote ? `${letters.slice(0, longestQuote).join('')}…` : letters.join('');
}

/** What whoever takes it needs to know, so that the customer does not say it twice. */
export function summaryOf({ topic, said, feeling, others }: Told): Words {
  const [about, original, mood] = [quoted(topic), quoted(said), feelings[feeling]];
  const zh = [
    ...(about === '' ? [] : [`想谈:${about}。`]),
    ...(about === '' && original === '' ? ['想找人工,没说是什么事。'] : []),
    ...(original === '' || original === about ? [] : [`原话:“${original}”。`]),
    ...(mood ? [`听起来${mood.zh}。`] : []),
    ...(others.length > 0 ? [`另有在办:${others.join('、')}。`] : []),
  ];
  const en = [
    ...(about === '' ? [] : [`About: ${about}.`]),
    ...(about === '' && original === '' ? ['Wants a person and did not say why.'] : []),
    ...(original === '' || original === about ? [] : [`Said: “${original}”.`]),
    ...(mood ? [`Sounds ${mood.en}.`] : []),
    ...(others.length > 0 ? [`Also open: ${others.join(', ')}.`] : []),
  ];
  return words(zh.join(''), en.join(' '));
}
