import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type Customer, segments } from './customer.ts';

const customerRow = z
  .object({
    id: z.string(),
    name: z.string(),
    gender: z.enum(['female', 'male']),
    born_on: z.string(),
    phone: z.string(),
    city: z.string(),
    occupation: z.string(),
    segment: z.enum(segments),
    branch: z.string(),
    since_on: z.string(),
  })
  .transform(({ id, born_on, since_on, ...row }): Customer => ({
    ...row,
    id: id as CustomerId,
    bornOn: born_on,
    sinceOn: since_on,
  }));

export const findCustomer = (q: Queryable, id: CustomerId): Promise<Customer | undefined> =>
  q.maybeOne(customerRow, sql`select * from parties.customers where id = ${id}`);

/** Those that exist of the ids, in no promised order. */
export const findCustomers = (q: Queryable, ids: readonly CustomerId[]): Promise<Customer[]> =>
  q.rows(customerRow, sql`select * from parties.customers where id = any(${ids as string[]})`);

export const findCustomerByPhone = (q: Queryable, phone: string): Promise<Customer | undefined> =>
  q.maybeOne(customerRow, sql`select * from parties.customers where phone = ${phone}`);

export const findCustomersByName = (q: Queryable, name: string): Promise<Customer[]> =>
  q.rows(customerRow, sql`select * from parties.customers where name = ${name} order by id limit 20`);

/** A page of all customers in the order of their ids; for staff and for jobs, never for a customer. */
export const listCustomers = (
  q: Queryable,
  page: { limit: number; after?: CustomerId },
): Promise<Customer[]> =>
  q.rows(
    customerRow,
    sql`select * from parties.customers where id > ${page.after ?? ''} order by id limit ${page.limit}`,
  );

/** What of these rows the database could not take. */
export interface CustomerClashes {
  readonly branches: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
}

/** Which of the phones are taken and which of the branches exist. */
export async function findClashes(q: Queryable, customers: readonly Customer[]): Promise<CustomerClashes> {
  const branches = await q.rows(z.object({ code: z.string() }), sql`select code from parties.branches`);
  const phones = await q.rows(
    z.object({ phone: z.string() }),
    sql`select phone from parties.customers where phone = any(${customers.map((customer) => customer.phone)})`,
  );
  return {
    branches: new Set(branches.map((row) => row.code)),
    phones: new Set(phones.map((row) => row.phone)),
  };
}

/** Inserts all in one statement and answers the ids of those that went in: a phone that somebody else took meanwhile does not. */
export async function insertCustomers(
  tx: Transaction,
  customers: readonly Customer[],
): Promise<ReadonlySet<string>> {
  const inserted = await tx.rows(
    z.object({ id: z.string() }),
    sql`insert into parties.customers
          (id, name, gender, born_on, phone, city, occupation, segment, branch, since_on)
        select "id", "name", "gender", "bornOn", "phone", "city", "occupation", "segment", "branch", "sinceOn"
        from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb) as given
          ("id" text, "name" text, "gender" text, "bornOn" date, "phone" text, "city" text, "occupation" text,
           "segment" text, "branch" text, "sinceOn" date)
        on conflict (phone) do nothing
        returning id`,
  );
  return new Set(inserted.map((row) => row.id));
}
