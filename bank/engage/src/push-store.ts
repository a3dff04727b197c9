import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { startOfDay } from '@banxing/kernel';
import { z } from 'zod';
import type { PushSubscription } from './uses.ts';

const subscriptionRow = z
  .object({
    endpoint: z.string(),
    customer: z.string(),
    p256dh: z.string(),
    auth: z.string(),
    locale: z.enum(['zh', 'en']),
  })
  .transform((row): PushSubscription => ({ ...row, customer: row.customer as CustomerId }));

/** A browser belongs to whoever signed in on it last. */
export const saveSubscription = (tx: Transaction, given: PushSubscription, at: Date): Promise<number> =>
  tx.run(sql`insert into engage.push_subscriptions (endpoint, customer, p256dh, auth, locale, agreed_at)
    values (${given.endpoint}, ${given.customer}, ${given.p256dh}, ${given.auth}, ${given.locale}, ${at})
    on conflict (endpoint) do update set customer = excluded.customer, p256dh = excluded.p256dh,
      auth = excluded.auth, locale = excluded.locale, agreed_at = excluded.agreed_at`);

/** One browser of a customer, or all of theirs. */
export const dropSubscription = (
  q: Queryable,
  customer: CustomerId,
  endpoint: string | null,
): Promise<number> =>
  q.run(sql`delete from engage.push_subscriptions
    where customer = ${customer} and (${endpoint}::text is null or endpoint = ${endpoint})`);

export const subscriptionsOf = (q: Queryable, customer: CustomerId): Promise<PushSubscription[]> =>
  q.rows(
    subscriptionRow,
    sql`select endpoint, customer, p256dh, auth, locale from engage.push_subscriptions
        where customer = ${customer} order by agreed_at`,
  );

/** Which of the customers take push messages. */
export async function subscribed(
  q: Queryable,
  customers: readonly CustomerId[],
): Promise<ReadonlySet<CustomerId>> {
  const rows = await q.rows(
    z.object({ customer: z.string() }),
    sql`select distinct customer from engage.push_subscriptions where customer = any(${customers as CustomerId[]})`,
  );
  return new Set(rows.map(({ customer }) => customer as CustomerId));
}

/** How many messages were pushed to a customer on the day of an instant, or are about to be. */
export const pushesSince = async (q: Queryable, customer: CustomerId, day: string): Promise<number> =>
  (
    await q.one(
      z.object({ count: z.number() }),
      sql`select count(distinct message)::int as count from engage.pushes
          where customer = ${customer} and outcome in ('waiting', 'sent') and at >= ${startOfDay(day)}`,
    )
  ).count;

export const queuePushes = (
  tx: Transaction,
  given: {
    readonly message: string;
    readonly customer: CustomerId;
    readonly endpoints: readonly string[];
    readonly outcome: 'waiting' | 'capped';
    readonly at: Date;
  },
): Promise<number> =>
  tx.run(sql`insert into engage.pushes (message, endpoint, customer, outcome, at)
    select ${given.message}, endpoint, ${given.customer}, ${given.outcome}, ${given.at}
    from unnest(${given.endpoints as string[]}::text[]) as endpoint
    on conflict (message, endpoint) do nothing`);

const waitingRow = z.object({ message: z.string(), endpoint: z.string() });

/** Takes one push that waits; nobody else gets it until the transaction ends. */
export const takeWaiting = (tx: Transaction) =>
  tx.maybeOne(
    waitingRow,
    sql`select message, endpoint from engage.pushes where outcome = 'waiting'
        order by at, message limit 1 for update skip locked`,
  );

export const findSubscription = (q: Queryable, endpoint: string): Promise<PushSubscription | undefined> =>
  q.maybeOne(
    subscriptionRow,
    sql`select endpoint, customer, p256dh, auth, locale from engage.push_subscriptions where endpoint = ${endpoint}`,
  );

export const settlePush = (
  tx: Transaction,
  push: z.infer<typeof waitingRow>,
  outcome: 'sent' | 'gone' | 'failed',
): Promise<number> =>
  tx.run(sql`update engage.pushes set outcome = ${outcome}
    where message = ${push.message} and endpoint = ${push.endpoint}`);
