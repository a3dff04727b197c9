import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql, type Transaction } from '@banxing/database';
import type { Id } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import {
  type BillPayment,
  billPaymentKinds,
  type BillPaymentId,
  billPaymentStatuses,
} from './bill-payment.ts';

/** Where a customer is known at a biller. */
export interface BillAccount {
  readonly id: Id<'bacc'>;
  readonly customer: CustomerId;
  readonly biller: string;
  readonly number: string;
  /** What the customer calls the place: 家里. */
  readonly label: string;
  readonly addedAt: Date;
}

const accountRow = z
  .object({
    id: z.templateLiteral(['bacc_', z.string()]),
    customer: z.templateLiteral(['cust_', z.string()]),
    biller: z.string(),
    number: z.string(),
    label: z.string(),
    added_at: z.date(),
  })
  .transform(({ added_at, ...row }): BillAccount => ({ ...row, addedAt: added_at }));

export const listBillAccounts = (q: Queryable, customer: CustomerId): Promise<BillAccount[]> =>
  q.rows(
    accountRow,
    sql`select id, customer, biller, number, label, added_at from billing.accounts
        where customer = ${customer} order by added_at, biller, id`,
  );

/** In one statement; a number that the customer has already stays as it is. */
export async function insertBillAccounts(tx: Transaction, accounts: readonly BillAccount[]): Promise<void> {
  await tx.run(sql`
    insert into billing.accounts (id, customer, biller, number, label, added_at)
    select id, customer, biller, number, label, "addedAt"
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb)
      as r(id text, customer text, biller text, number text, label text, "addedAt" timestamptz)
    on conflict (customer, biller, number) do nothing`);
}

const paymentRow = z
  .object({
    id: z.templateLiteral(['bpay_', z.string()]),
    key: z.string(),
    customer: z.templateLiteral(['cust_', z.string()]),
    kind: z.enum(billPaymentKinds),
    biller: z.string(),
    subject: z.string(),
    subject_label: z.string(),
    charges: z.array(z.string()),
    account: z.templateLiteral(['acct_', z.string()]),
    tail: z.string(),
    amount: z.bigint(),
    status: z.enum(billPaymentStatuses),
    asked: z.number(),
    created_at: z.date(),
    settled_at: z.date().nullable(),
  })
  .transform(({ subject_label, created_at, settled_at, ...row }): BillPayment => ({
    ...row,
    account: row.account satisfies AccountId,
    subjectLabel: subject_label,
    createdAt: created_at,
    settledAt: settled_at,
  }));

const paymentColumns: Sql = sql`id, key, customer, kind, biller, subject, subject_label, charges, account, tail, amount,
  status, asked, created_at, settled_at`;

/** Answers 0 when the key was used before. */
export const insertPayment = (tx: Transaction, payment: BillPayment): Promise<number> =>
  tx.run(sql`
    insert into billing.payments (id, key, customer, kind, biller, subject, subject_label, charges, account, tail, amount,
      status, asked, created_at, settled_at)
    values (${payment.id}, ${payment.key}, ${payment.customer}, ${payment.kind}, ${payment.biller}, ${payment.subject},
      ${payment.subjectLabel}, ${[...payment.charges]}, ${payment.account}, ${payment.tail}, ${payment.amount},
      ${payment.status}, ${payment.asked}, ${payment.createdAt}, ${payment.settledAt})
    on conflict (key) do nothing`);

export const findPaymentByKey = (q: Queryable, key: string): Promise<BillPayment | undefined> =>
  q.maybeOne(paymentRow, sql`select ${paymentColumns} from billing.payments where key = ${key}`);

export const lockPayment = (tx: Transaction, id: string): Promise<BillPayment | undefined> =>
  tx.maybeOne(paymentRow, sql`select ${paymentColumns} from billing.payments where id = ${id} for update`);

export const savePayment = (tx: Transaction, payment: BillPayment): Promise<number> =>
  tx.run(sql`update billing.payments set status = ${payment.status}, asked = ${payment.asked},
               settled_at = ${payment.settledAt} where id = ${payment.id}`);

/** The customer's own payments, the newest first. */
export const listPayments = (
  q: Queryable,
  customer: CustomerId,
  limit: number,
  biller: string | null = null,
): Promise<BillPayment[]> =>
  q.rows(
    paymentRow,
    sql`select ${paymentColumns} from billing.payments
        where customer = ${customer} and (${biller}::text is null or biller = ${biller})
        order by created_at desc, id desc limit ${limit}`,
  );

/** Those who pay the same subject wait for each other until the transaction ends. */
export const lockSubject = async (tx: Transaction, biller: string, subject: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`billing/${biller}/${subject}`}, 0))`);
};

/** What anybody has paid for a subject that the biller has not answered yet, or since an instant. */
export const paymentsAgainst = (
  q: Queryable,
  biller: string,
  subject: string,
  since: Date | null,
): Promise<BillPayment[]> =>
  q.rows(
    paymentRow,
    sql`select ${paymentColumns} from billing.payments
        where biller = ${biller} and subject = ${subject} and status <> 'returned'
          and (status in ('sent', 'unknown') or created_at > ${since ?? null}::timestamptz)`,
  );

export type { BillPaymentId };
