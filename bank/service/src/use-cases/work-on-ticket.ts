import type { StaffId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Outcome, refuse } from '@banxing/kernel';
import type { ServiceUses } from '../service-uses.ts';
import { settle, take, type Ticket, type TicketId, type TicketRefusal } from '../ticket.ts';
import { tellChanged } from '../ticket-events.ts';
import { lockTicket, saveTicket } from '../ticket-store.ts';

async function change(
  uses: Pick<ServiceUses, 'clock'>,
  tx: Transaction,
  id: TicketId,
  decide: (ticket: Ticket, now: Date) => Outcome<Ticket, TicketRefusal>,
): Promise<Outcome<Ticket, TicketRefusal>> {
  const ticket = await lockTicket(tx, id);
  if (!ticket) return refuse({ code: 'ticket_not_found' });
  const now = uses.clock.now();
  const decided = decide(ticket, now);
  if (!decided.ok || decided.value === ticket) return decided;
  await saveTicket(tx, decided.value);
  await tellChanged(tx, decided.value, now);
  return decided;
}

/** A member of staff takes the ticket on; of two at once one gets it. */
export const takeTicket = (uses: Pick<ServiceUses, 'clock'>, tx: Transaction, id: TicketId, staff: StaffId) =>
  change(uses, tx, id, (ticket, now) => take(ticket, staff, now));

/** It is done, or not wanted any more. */
export const settleTicket = (
  uses: Pick<ServiceUses, 'clock'>,
  tx: Transaction,
  id: TicketId,
  status: 'done' | 'cancelled',
) => change(uses, tx, id, (ticket, now) => settle(ticket, status, now));
