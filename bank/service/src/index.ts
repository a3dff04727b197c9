import type { Capability } from '@banxing/capability';
import { serviceBranchAppointment } from './capabilities/service-branch-appointment.ts';
import { serviceBranchSearch } from './capabilities/service-branch-search.ts';
import { serviceSignLanguage, serviceVideo } from './capabilities/service-by-video.ts';
import { serviceComplaint } from './capabilities/service-complaint.ts';
import { serviceHuman } from './capabilities/service-human.ts';
import { serviceManager } from './capabilities/service-personal-banker.ts';
import { serviceProgress } from './capabilities/service-progress.ts';
import type { Service } from './service.ts';

export { hoursOf, isStaffed, type Queue, queueNames, queues } from './queue.ts';
export { createService, type Service } from './service.ts';
export type { ServiceUses, WorkElsewhere, WorkSource } from './service-uses.ts';
export type { Ticket, TicketId, TicketKind, TicketRefusal, TicketStatus } from './ticket.ts';
export type { TicketEvents } from './ticket-events.ts';
export type { HandedOver, HandOver } from './use-cases/hand-over.ts';

/** What customers can ask of the people behind the assistant. */
export const serviceCapabilities = ({ desk }: Pick<Service, 'desk'>): Capability[] => [
  serviceHuman(desk),
  serviceManager(desk),
  serviceVideo(desk),
  serviceSignLanguage(desk),
  serviceComplaint(desk),
  serviceProgress(desk),
  serviceBranchSearch(desk),
  serviceBranchAppointment(desk),
];

/** Tickets. */
export const serviceMigrations = { name: 'service', folder: new URL('../migrations', import.meta.url) };
