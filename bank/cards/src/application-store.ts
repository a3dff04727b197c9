import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import { z } from 'zod';
import { type Application, type ApplicationId, type CardProduct, stages } from './application.ts';
import type { CardId } from './item.ts';
import { recordset } from './recordset.ts';

const productRow = z
  .object({
    code: z.string(),
    kind: z.enum(['debit', 'credit']),
    form: z.enum(['plastic', 'virtual']),
    name_zh: z.string(),
    name_en: z.string(),
    about_zh: z.string(),
    about_en: z.string(),
    words: z.array(z.string()),
    least: z.bigint(),
    most: z.bigint(),
    youngest: z.number(),
    oldest: z.number(),
    students: z.boolean(),
  })
  .transform((row): CardProduct => ({
    code: row.code,
    kind: row.kind,
    form: row.form,
    name: { zh: row.name_zh, en: row.name_en },
    about: { zh: row.about_zh, en: row.about_en },
    words: row.words,
    least: row.least,
    most: row.most,
    youngest: row.youngest,
    oldest: row.oldest,
    students: row.students,
  }));

export const allProducts = (q: Queryable): Promise<CardProduct[]> =>
  q.rows(
    productRow,
    sql`select code, kind, form, name_zh, name_en, about_zh, about_en, words, least, most, youngest, oldest, students
        from cards.products order by position`,
  );

const applicationRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    kind: z.enum(['new', 'replacement']),
    product: z.string(),
    card: z.string().nullable(),
    reason: z.string(),
    stage: z.enum(stages),
    decline: z.string().nullable(),
    credit_limit: z.bigint().nullable(),
    received_at: z.date(),
    decided_at: z.date().nullable(),
    made_at: z.date().nullable(),
    posted_at: z.date().nullable(),
    done_at: z.date().nullable(),
  })
  .transform((row): Application => ({
    id: row.id as ApplicationId,
    key: row.key,
    customer: row.customer as CustomerId,
    kind: row.kind,
    product: row.product,
    card: row.card as CardId | null,
    reason: row.reason,
    stage: row.stage,
    decline: row.decline,
    creditLimit: row.credit_limit,
    receivedAt: row.received_at,
    decidedAt: row.decided_at,
    madeAt: row.made_at,
    postedAt: row.posted_at,
    doneAt: row.done_at,
  }));

const columns: Sql = sql`id, key, customer, kind, product, card, reason, stage, decline, credit_limit, received_at, decided_at,
  made_at, posted_at, done_at`;

/** A customer's applications, the newest first. */
export const applicationsOf = (q: Queryable, customer: CustomerId): Promise<Application[]> =>
  q.rows(
    applicationRow,
    sql`select ${columns} from cards.applications where customer = ${customer}
        order by received_at desc, id desc limit 20`,
  );

export const lockApplication = (q: Queryable, id: ApplicationId): Promise<Application | undefined> =>
  q.maybeOne(applicationRow, sql`select ${columns} from cards.applications where id = ${id} for update`);

export const applicationUnderKey = (q: Queryable, key: string): Promise<Application | undefined> =>
  q.maybeOne(applicationRow, sql`select ${columns} from cards.applications where key = ${key}`);

export const applicationOfCard = (q: Queryable, card: CardId): Promise<Application | undefined> =>
  q.maybeOne(
    applicationRow,
    sql`select ${columns} from cards.applications where card = ${card} and stage <> 'done' limit 1`,
  );

export async function saveApplications(q: Queryable, applications: readonly Application[]): Promise<void> {
  if (applications.length === 0) return;
  await q.run(sql`insert into cards.applications (${columns})
    select id, key, customer, kind, product, card, reason, stage, decline, "creditLimit", "receivedAt", "decidedAt",
      "madeAt", "postedAt", "doneAt"
    from jsonb_to_recordset(${recordset(applications)}::jsonb) as r (id text, key text, customer text, kind text,
      product text, card text, reason text, stage text, decline text, "creditLimit" bigint, "receivedAt" timestamptz,
      "decidedAt" timestamptz, "madeAt" timestamptz, "postedAt" timestamptz, "doneAt" timestamptz)
    on conflict (id) do update set card = excluded.card, stage = excluded.stage, decline = excluded.decline,
      credit_limit = excluded.credit_limit, decided_at = excluded.decided_at, made_at = excluded.made_at,
      posted_at = excluded.posted_at, done_at = excluded.done_at`);
}
