import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { words } from '@banxing/kernel';
import { z } from 'zod';
import { type Message, type MessageId, messageKinds } from './message.ts';

const messageRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    kind: z.enum(messageKinds),
    title_zh: z.string(),
    title_en: z.string(),
    body_zh: z.string(),
    body_en: z.string(),
    say_zh: z.string().nullable(),
    say_en: z.string().nullable(),
    created_at: z.date(),
    read_at: z.date().nullable(),
  })
  .transform((row): Message => ({
    id: row.id as MessageId,
    key: row.key,
    customer: row.customer as CustomerId,
    kind: row.kind,
    title: words(row.title_zh, row.title_en),
    body: words(row.body_zh, row.body_en),
    say: row.say_zh === null || row.say_en === null ? null : words(row.say_zh, row.say_en),
    createdAt: row.created_at,
    readAt: row.read_at,
  }));

/** Keeps those whose key is new, in one statement; answers their ids. */
export async function insertMessages(tx: Transaction, messages: readonly Message[]): Promise<Set<MessageId>> {
  const rows = messages.map(({ title, body, say, createdAt, readAt, ...message }) => ({
    ...message,
    title_zh: title.zh,
    title_en: title.en,
    body_zh: body.zh,
    body_en: body.en,
    say_zh: say?.zh ?? null,
    say_en: say?.en ?? null,
    created_at: createdAt,
    read_at: readAt,
  }));
  const kept = await tx.rows(
    z.object({ id: z.string() }),
    sql`insert into engage.messages
          (id, key, customer, kind, title_zh, title_en, body_zh, body_en, say_zh, say_en, created_at, read_at)
        select id, key, customer, kind, title_zh, title_en, body_zh, body_en, say_zh, say_en, created_at, read_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
          id text, key text, customer text, kind text, title_zh text, title_en text, body_zh text, body_en text,
          say_zh text, say_en text, created_at timestamptz, read_at timestamptz)
        on conflict (key) do nothing returning id`,
  );
  return new Set(kept.map(({ id }) => id as MessageId));
}

export interface InboxQuery {
  readonly limit: number;
  readonly unreadOnly?: boolean | undefined;
  /** The last message of the page before. */
  readonly after?: string | undefined;
}

/** A customer's messages, the newest first. */
export const listMessages = (q: Queryable, customer: CustomerId, query: InboxQuery): Promise<Message[]> =>
  q.rows(
    messageRow,
    sql`select * from engage.messages m
        where customer = ${customer} and (not ${query.unreadOnly ?? false}::boolean or read_at is null)
          and (${query.after ?? null}::text is null or position <
            (select position from engage.messages where id = ${query.after ?? null} and customer = ${customer}))
        order by position desc limit ${query.limit}`,
  );

export const findMessage = (q: Queryable, id: string): Promise<Message | undefined> =>
  q.maybeOne(messageRow, sql`select * from engage.messages where id = ${id}`);

export const countUnread = async (q: Queryable, customer: CustomerId): Promise<number> =>
  (
    await q.one(
      z.object({ unread: z.number() }),
      sql`select count(*)::int as unread from engage.messages where customer = ${customer} and read_at is null`,
    )
  ).unread;

/** Marks one or all of a customer's own as read; answers how many were not before. */
export const markRead = (
  tx: Transaction,
  customer: CustomerId,
  id: string | null,
  at: Date,
): Promise<number> =>
  tx.run(sql`update engage.messages set read_at = ${at}
    where customer = ${customer} and read_at is null and (${id}::text is null or id = ${id})`);
