import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Day } from '@banxing/kernel';
import { z } from 'zod';
import type { Reminder, ReminderId } from './reminder.ts';

const reminderRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    topic: z.string(),
    recurrence: z.string().nullable(),
    next_on: z.string(),
    status: z.enum(['active', 'done', 'cancelled']),
    created_at: z.date(),
  })
  .transform((row): Reminder => ({
    id: row.id as ReminderId,
    customer: row.customer as CustomerId,
    topic: row.topic,
    recurrence: row.recurrence,
    nextOn: row.next_on,
    status: row.status,
    createdAt: row.created_at,
  }));

/** A customer's requests wait for each other, so that none is kept twice and the most allowed holds. */
export const lockReminders = (tx: Transaction, customer: CustomerId): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('engage.reminders/' || ${customer}, 0))`);

/** In one statement: for one, and for many at the founding of a bank. */
export const insertReminders = (tx: Transaction, reminders: readonly Reminder[]): Promise<number> =>
  tx.run(sql`insert into engage.reminders (id, customer, topic, recurrence, next_on, status, created_at)
    select id, customer, topic, recurrence, "nextOn", status, "createdAt"
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as r (
      id text, customer text, topic text, recurrence text, "nextOn" date, status text, "createdAt" timestamptz)`);

/** The customer's reminders that are still to come, the next first. */
export const activeReminders = (q: Queryable, customer: CustomerId): Promise<Reminder[]> =>
  q.rows(
    reminderRow,
    sql`select * from engage.reminders where customer = ${customer} and status = 'active' order by next_on, created_at, id`,
  );

/** Anybody's, kept from changing until the transaction ends: for the bank's own work. */
export const lockReminder = (tx: Transaction, id: string): Promise<Reminder | undefined> =>
  tx.maybeOne(reminderRow, sql`select * from engage.reminders where id = ${id} for update`);

export const moveReminder = (tx: Transaction, id: ReminderId, nextOn: Day): Promise<number> =>
  tx.run(sql`update engage.reminders set next_on = ${nextOn} where id = ${id} and status = 'active'`);

/** Ends some of a customer's own; answers how many were active. */
export const endReminders = (
  tx: Transaction,
  customer: CustomerId,
  ids: readonly string[],
  status: 'done' | 'cancelled',
  at: Date,
): Promise<number> =>
  tx.run(sql`update engage.reminders set status = ${status}, ended_at = ${at}
    where customer = ${customer} and id = any(${ids as string[]}) and status = 'active'`);
