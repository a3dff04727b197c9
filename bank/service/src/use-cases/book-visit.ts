import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { addDays, type Day, ok, type Outcome, refuse, today, words } from '@banxing/kernel';
import type { Branch } from '@banxing/parties';
import { isOpenLater, longestAheadDays } from '../branch-hours.ts';
import type { ServiceUses } from '../service-uses.ts';
import { quoted, type Ticket } from '../ticket.ts';
import { liveTickets, lockCustomer } from '../ticket-store.ts';
import { openTicket } from './open-ticket.ts';

/** Visits that somebody may have booked at once. */
export const mostVisits = 5;

export type VisitRefusal =
  | { readonly code: 'branch_not_found' }
  | { readonly code: 'visit_day_past'; readonly on: Day }
  | { readonly code: 'visit_day_too_far'; readonly on: Day }
  | { readonly code: 'branch_closed'; readonly on: Day; readonly branch: Branch }
  | { readonly code: 'too_many_visits'; readonly most: number };

export interface Visit {
  readonly customer: CustomerId;
  /** The branch's code. */
  readonly branch: string;
  readonly on: Day;
  readonly topic: string;
}

/** May the branch be visited on the day? */
export function judgeVisit(branch: Branch, on: Day, now: Date, from: Day): Outcome<Day, VisitRefusal> {
  if (on < from) return refuse({ code: 'visit_day_past', on });
  if (on > addDays(from, longestAheadDays)) return refuse({ code: 'visit_day_too_far', on });
  return isOpenLater(branch.hours.zh, on, now) ? ok(on) : refuse({ code: 'branch_closed', on, branch });
}

/** Books a visit. The same place and day again answer the visit that is booked already. */
export async function bookVisit(
  uses: ServiceUses,
  tx: Transaction,
  visit: Visit,
): Promise<
  Outcome<{ readonly ticket: Ticket; readonly branch: Branch; readonly fresh: boolean }, VisitRefusal>
> {
  const [branch, from] = [await uses.parties.branch(tx, visit.branch), today(uses.clock)];
  if (!branch) return refuse({ code: 'branch_not_found' });
  const possible = judgeVisit(branch, visit.on, uses.clock.now(), from);
  if (!possible.ok) return possible;
  await lockCustomer(tx, visit.customer);
  const booked = await liveTickets(tx, visit.customer, from, 'appointment');
  const same = booked.find((ticket) => ticket.visit?.branch === visit.branch && ticket.visit.on === visit.on);
  if (same) return ok({ ticket: same, branch, fresh: false });
  if (booked.length >= mostVisits) return refuse({ code: 'too_many_visits', most: mostVisits });
  const about = quoted(visit.topic);
  const summary = words(
    `${visit.on} 到${branch.name.zh}办:${about}。`,
    `Visits ${branch.name.en} on ${visit.on} for: ${about}.`,
  );
  const { customer, topic, on } = visit;
  const ticket = await openTicket(uses, tx, {
    ...{ customer, topic, summary, kind: 'appointment', queue: 'general' },
    visit: { branch: branch.code, on },
  });
  return ok({ ticket, branch, fresh: true });
}
