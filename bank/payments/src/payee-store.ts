import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import { type RelationKind, relationKinds } from '@banxing/parties';
import type { Payee, PayeeId } from './payee.ts';

const payeeRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    name: z.string(),
    nicknames: z.array(z.string()),
    relation: z.enum(relationKinds as [RelationKind, ...RelationKind[]]).nullable(),
    bank: z.string(),
    number: z.string(),
    account: z.string().nullable(),
    phone: z.string().nullable(),
    uses: z.number(),
    last_used_at: z.date().nullable(),
    added_at: z.date(),
    shown_name: z.string().nullable(),
  })
  .transform((row): Payee => ({
    id: row.id as PayeeId,
    customer: row.customer as CustomerId,
    name: row.name,
    shownName: row.shown_name ?? row.name,
    nicknames: row.nicknames,
    relation: row.relation,
    bank: row.bank,
    number: row.number,
    account: row.account as AccountId | null,
    phone: row.phone,
    uses: row.uses,
    lastUsedAt: row.last_used_at,
    addedAt: row.added_at,
  }));

const columns: Sql = sql`id, customer, name, nicknames, relation, bank, number, account, phone, uses, last_used_at, added_at,
  shown_name`;

/** A customer's payees, those used last first. */
export const listPayees = (q: Queryable, customer: CustomerId): Promise<Payee[]> =>
  q.rows(
    payeeRow,
    sql`select ${columns} from payments.payees where customer = ${customer} and removed_at is null
        order by last_used_at desc nulls last, uses desc, added_at desc, id`,
  );

export const findPayee = (q: Queryable, customer: CustomerId, id: string): Promise<Payee | undefined> =>
  q.maybeOne(
    payeeRow,
    sql`select ${columns} from payments.payees where customer = ${customer} and id = ${id} and removed_at is null`,
  );

/** A payee whether still in the list or removed: for what goes on to them all the same. */
export const findPayeeEver = (q: Queryable, customer: CustomerId, id: PayeeId): Promise<Payee | undefined> =>
  q.maybeOne(
    payeeRow,
    sql`select ${columns} from payments.payees where customer = ${customer} and id = ${id}`,
  );

export const findPayeeByNumber = (
  q: Queryable,
  customer: CustomerId,
  number: string,
): Promise<Payee | undefined> =>
  q.maybeOne(
    payeeRow,
    sql`select ${columns} from payments.payees where customer = ${customer} and number = ${number} and removed_at is null`,
  );

/** Inserts payees in one statement; a number that the customer has saved already is left as it is. Answers the ids that are new. */
export async function insertPayees(q: Queryable, payees: readonly Payee[]): Promise<Set<string>> {
  const inserted = await q.rows(
    z.object({ id: z.string() }),
    sql`insert into payments.payees (${columns})
    select id, customer, name, array(select jsonb_array_elements_text(nicknames)), relation, bank, number, account, phone,
      uses, "lastUsedAt", "addedAt", "shownName"
    from jsonb_to_recordset(${JSON.stringify(payees)}::jsonb) as r (
      id text, customer text, name text, nicknames jsonb, relation text, bank text, number text, account text, phone text,
      uses int, "lastUsedAt" timestamptz, "addedAt" timestamptz, "shownName" text)
    on conflict (customer, number) where removed_at is null do nothing
    returning id`,
  );
  return new Set(inserted.map(({ id }) => id));
}

export const markPayeeUsed = (q: Queryable, id: PayeeId, at: Date): Promise<number> =>
  q.run(
    sql`update payments.payees set uses = uses + 1, last_used_at = greatest(last_used_at, ${at}) where id = ${id}`,
  );

export const markPayeeRemoved = (q: Queryable, customer: CustomerId, id: string, at: Date): Promise<number> =>
  q.run(sql`update payments.payees set removed_at = ${at}
            where customer = ${customer} and id = ${id} and removed_at is null`);

/** Adds the uses that transfers made of payees, all in one statement. */
export const countPayeeUses = (
  q: Queryable,
  transfers: readonly { readonly payee: PayeeId | null; readonly bookedAt: Date | null }[],
): Promise<number> => {
  const used = transfers.filter((transfer) => transfer.payee !== null && transfer.bookedAt !== null);
  return q.run(sql`update payments.payees p
    set uses = p.uses + u.uses, last_used_at = greatest(p.last_used_at, u.last_used_at)
    from (select id, count(*)::int as uses, max(at) as last_used_at
          from unnest(${used.map(({ payee }) => payee)}::text[],
            ${used.map(({ bookedAt }) => bookedAt?.toISOString())}::timestamptz[]) as t (id, at) group by id) u
    where p.id = u.id`);
};
