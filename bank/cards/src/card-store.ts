import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import { z } from 'zod';
import { type Card, type CardStatus, cardStatuses } from './card.ts';
import type { CardId, LineId } from './item.ts';
import { recordset } from './recordset.ts';

const cardRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    kind: z.enum(['debit', 'credit']),
    form: z.enum(['plastic', 'virtual']),
    product: z.string(),
    account: z.string().nullable(),
    line: z.string().nullable(),
    name: z.string(),
    number: z.string(),
    issue: z.number(),
    expires_on: z.string(),
    status: z.enum(cardStatuses),
    replaces: z.string().nullable(),
    made_at: z.date(),
  })
  .transform((row): Card => ({
    id: row.id as CardId,
    customer: row.customer as CustomerId,
    kind: row.kind,
    form: row.form,
    product: row.product,
    account: row.account as AccountId | null,
    line: row.line as LineId | null,
    name: row.name,
    number: row.number,
    tail: row.number.slice(-4),
    issue: row.issue,
    expiresOn: row.expires_on,
    status: row.status,
    replaces: row.replaces as CardId | null,
    madeAt: row.made_at,
  }));

const columns: Sql = sql`id, customer, kind, form, product, account, line, name, number, issue, expires_on, status, replaces,
  made_at`;

/** A customer's cards, closed ones left out, debit cards first, the older first. */
export const cardsOf = (q: Queryable, customer: CustomerId): Promise<Card[]> =>
  q.rows(
    cardRow,
    sql`select ${columns} from cards.cards where customer = ${customer} and status <> 'closed'
        order by kind desc, made_at, id`,
  );

/** The customer's own card; another customer's looks like none. */
export const lockCard = (q: Queryable, customer: CustomerId, id: string): Promise<Card | undefined> =>
  q.maybeOne(
    cardRow,
    sql`select ${columns} from cards.cards where id = ${id} and customer = ${customer} for update`,
  );

export const findCard = (q: Queryable, id: string): Promise<Card | undefined> =>
  q.maybeOne(cardRow, sql`select ${columns} from cards.cards where id = ${id}`);

export async function insertCards(q: Queryable, cards: readonly Card[]): Promise<void> {
  if (cards.length === 0) return;
  await q.run(sql`insert into cards.cards (${columns}, changed_at)
    select id, customer, kind, form, product, account, line, name, number, issue, "expiresOn", status, replaces, "madeAt",
      "madeAt"
    from jsonb_to_recordset(${recordset(cards)}::jsonb) as r (id text, customer text, kind text, form text, product text,
      account text, line text, name text, number text, issue int, "expiresOn" date, status text, replaces text,
      "madeAt" timestamptz)`);
}

export const saveStatus = (q: Queryable, id: CardId, status: CardStatus, at: Date): Promise<number> =>
  q.run(sql`update cards.cards set status = ${status}, changed_at = ${at} where id = ${id}`);

export const drawSerials = async (q: Queryable, count: number): Promise<bigint[]> =>
  (
    await q.rows(
      z.object({ serial: z.bigint() }),
      sql`select nextval('cards.number_serial') as serial from generate_series(1, ${count})`,
    )
  ).map(({ serial }) => serial);

/** Which of these numbers are on a card already. */
export const takenNumbers = async (q: Queryable, numbers: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await q.rows(
        z.object({ number: z.string() }),
        sql`select number from cards.cards where number = any(${numbers})`,
      )
    ).map(({ number }) => number),
  );

export const savePin = (q: Queryable, card: CardId, pinHash: string, at: Date): Promise<number> =>
  q.run(sql`insert into cards.pins (card, pin_hash, changed_at) values (${card}, ${pinHash}, ${at})
    on conflict (card) do update set pin_hash = excluded.pin_hash, changed_at = excluded.changed_at`);

export const insertPermit = (
  q: Queryable,
  permit: {
    readonly id: string;
    readonly card: CardId;
    readonly customer: CustomerId;
    readonly expiresAt: Date;
  },
): Promise<number> =>
  q.run(sql`insert into cards.pin_permits (id, card, customer, expires_at)
    values (${permit.id}, ${permit.card}, ${permit.customer}, ${permit.expiresAt})`);

/** Uses up a living permit of the customer's; undefined when there is none such. */
export const usePermit = async (
  q: Queryable,
  customer: CustomerId,
  id: string,
  now: Date,
): Promise<CardId | undefined> =>
  (
    await q.maybeOne(
      z.object({ card: z.string() }),
      sql`update cards.pin_permits set used_at = ${now}
          where id = ${id} and customer = ${customer} and used_at is null and expires_at > ${now} returning card`,
    )
  )?.card as CardId | undefined;
