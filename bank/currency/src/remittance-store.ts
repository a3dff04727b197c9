import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type Currency, type Day, endOfDay, money, startOfDay } from '@banxing/kernel';
import type { EntryId } from '@banxing/ledger';
import type { ExchangeId } from './exchange.ts';
import {
  type OverseasPayee,
  type OverseasPayeeId,
  type Remittance,
  type RemittanceId,
  remittancePurposes,
} from './remittance.ts';

const payeeRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    name: z.string(),
    nicknames: z.array(z.string()),
    country: z.string(),
    bank: z.string(),
    number: z.string(),
    currency: z.string(),
    added_at: z.date(),
  })
  .transform(({ added_at, ...row }): OverseasPayee => ({
    ...row,
    id: row.id as OverseasPayeeId,
    customer: row.customer as CustomerId,
    currency: row.currency as Currency,
    addedAt: added_at,
  }));

const payeeColumns = sql`id, customer, name, nicknames, country, bank, number, currency, added_at`;

/** The customer's payees abroad, in the order in which they were added. */
export const listOverseasPayees = (q: Queryable, customer: CustomerId): Promise<OverseasPayee[]> =>
  q.rows(
    payeeRow,
    sql`select ${payeeColumns} from currency.overseas_payees where customer = ${customer} order by added_at, id`,
  );

/** A number that the customer has saved already is left as it is. */
export async function insertOverseasPayees(tx: Transaction, payees: readonly OverseasPayee[]): Promise<void> {
  for (const payee of payees) {
    await tx.run(sql`
      insert into currency.overseas_payees (${payeeColumns})
      values (${payee.id}, ${payee.customer}, ${payee.name}, ${[...payee.nicknames]}, ${payee.country}, ${payee.bank},
              ${payee.number}, ${payee.currency}, ${payee.addedAt})
      on conflict (customer, number) do nothing`);
  }
}

const remittanceRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    payee: z.string(),
    payee_name: z.string(),
    country: z.string(),
    currency: z.string(),
    amount_minor: z.bigint(),
    yuan_fen: z.bigint(),
    fee_fen: z.bigint(),
    purpose: z.enum(remittancePurposes),
    exchange: z.string().nullable(),
    entry: z.string(),
    status: z.enum(['submitted', 'reviewing', 'sent', 'credited', 'returned']),
    created_at: z.date(),
    changed_at: z.date(),
    credit_expected_on: z.string(),
    failure: z.string().nullable(),
  })
  .transform((row): Remittance => ({
    id: row.id as RemittanceId,
    key: row.key,
    customer: row.customer as CustomerId,
    payee: row.payee as OverseasPayeeId,
    payeeName: row.payee_name,
    country: row.country,
    amount: money(row.amount_minor, row.currency as Currency),
    yuan: money(row.yuan_fen),
    fee: money(row.fee_fen),
    purpose: row.purpose,
    exchange: row.exchange as ExchangeId | null,
    entry: row.entry as EntryId,
    status: row.status,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    creditExpectedOn: row.credit_expected_on,
    failure: row.failure,
  }));

const columns = sql`id, key, customer, payee, payee_name, country, currency, amount_minor, yuan_fen, fee_fen, purpose,
  exchange, entry, status, created_at, changed_at, credit_expected_on, failure`;

export const findRemittanceByKey = (q: Queryable, key: string): Promise<Remittance | undefined> =>
  q.maybeOne(remittanceRow, sql`select ${columns} from currency.remittances where key = ${key}`);

/** The customer's money sent abroad, the newest first. */
export const listRemittances = (q: Queryable, customer: CustomerId, limit: number): Promise<Remittance[]> =>
  q.rows(
    remittanceRow,
    sql`select ${columns} from currency.remittances where customer = ${customer}
        order by created_at desc, id desc limit ${limit}`,
  );

/** Any customer's, kept from changing until the transaction ends: for its own work and staff. */
export const lockRemittance = (tx: Transaction, id: RemittanceId): Promise<Remittance | undefined> =>
  tx.maybeOne(remittanceRow, sql`select ${columns} from currency.remittances where id = ${id} for update`);

export const insertRemittance = (tx: Transaction, r: Remittance): Promise<number> =>
  tx.run(sql`
    insert into currency.remittances (${columns})
    values (${r.id}, ${r.key}, ${r.customer}, ${r.payee}, ${r.payeeName}, ${r.country}, ${r.amount.currency},
            ${r.amount.minorUnits}, ${r.yuan.minorUnits}, ${r.fee.minorUnits}, ${r.purpose}, ${r.exchange}, ${r.entry},
            ${r.status}, ${r.createdAt}, ${r.changedAt}, ${r.creditExpectedOn}, ${r.failure})`);

/** Saves what can change of a remittance. */
export const saveRemittance = (tx: Transaction, r: Remittance): Promise<number> =>
  tx.run(sql`
    update currency.remittances set status = ${r.status}, changed_at = ${r.changedAt}, failure = ${r.failure}
    where id = ${r.id}`);

/** Fen worth of what a customer sent abroad on a day and has not got back. */
export async function remittedOn(q: Queryable, customer: CustomerId, day: Day): Promise<bigint> {
  const row = await q.one(
    z.object({ sum: z.bigint() }),
    sql`select coalesce(sum(yuan_fen), 0)::bigint as sum from currency.remittances
        where customer = ${customer} and status <> 'returned'
          and created_at >= ${startOfDay(day)} and created_at < ${endOfDay(day)}`,
  );
  return row.sum;
}
