import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Day } from '@banxing/kernel';
import { type Charge, codeKinds, type CodeId, type IssuedCode } from './code.ts';

const issuedRow = z
  .object({
    id: z.templateLiteral(['code_', z.string()]),
    kind: z.enum(codeKinds),
    customer: z.templateLiteral(['cust_', z.string()]),
    account: z.templateLiteral(['acct_', z.string()]),
    amount: z.bigint().nullable(),
    valid_from: z.date(),
    valid_until: z.date(),
  })
  .transform(({ valid_from, valid_until, ...row }): IssuedCode => ({
    ...row,
    validFrom: valid_from,
    validUntil: valid_until,
  }));

/** Codes that have been over for so long are forgotten when the customer is shown new ones. */
const keptMs = 24 * 3_600_000;

export async function insertCodes(tx: Transaction, codes: readonly IssuedCode[], now: Date): Promise<void> {
  const [first] = codes;
  if (!first) return;
  const over = new Date(now.getTime() - keptMs);
  await tx.run(sql`delete from codes.issued where customer = ${first.customer} and valid_until < ${over}`);
  const rows = codes.map((code) => ({ ...code, amount: code.amount?.toString() ?? null }));
  await tx.run(sql`
    insert into codes.issued (id, kind, customer, account, amount, valid_from, valid_until)
    select id, kind, customer, account, amount, "validFrom", "validUntil"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, kind text, customer text, account text,
      amount bigint, "validFrom" timestamptz, "validUntil" timestamptz)`);
}

export const findCode = (q: Queryable, id: CodeId): Promise<IssuedCode | undefined> =>
  q.maybeOne(
    issuedRow,
    sql`select id, kind, customer, account, amount, valid_from, valid_until from codes.issued where id = ${id}`,
  );

const chargeRow = z
  .object({
    id: z.templateLiteral(['chg_', z.string()]),
    code: z.templateLiteral(['code_', z.string()]),
    kind: z.enum(codeKinds),
    customer: z.templateLiteral(['cust_', z.string()]),
    account: z.templateLiteral(['acct_', z.string()]),
    merchant: z.string(),
    amount: z.bigint(),
    charged_on: z.string(),
    charged_at: z.date(),
  })
  .transform(({ charged_on, charged_at, ...row }): Charge => ({
    ...row,
    chargedOn: charged_on,
    chargedAt: charged_at,
  }));

export const findChargeOf = (q: Queryable, code: CodeId): Promise<Charge | undefined> =>
  q.maybeOne(
    chargeRow,
    sql`select id, code, kind, customer, account, merchant, amount, charged_on, charged_at
        from codes.charges where code = ${code}`,
  );

/** The customer's own charges, the newest first. */
export const listCharges = (q: Queryable, customer: CustomerId, limit: number): Promise<Charge[]> =>
  q.rows(
    chargeRow,
    sql`select id, code, kind, customer, account, merchant, amount, charged_on, charged_at
        from codes.charges where customer = ${customer} order by charged_at desc, id desc limit ${limit}`,
  );

export async function insertCharge(tx: Transaction, charge: Charge): Promise<void> {
  await tx.run(sql`
    insert into codes.charges (id, code, kind, customer, account, merchant, amount, charged_on, charged_at)
    values (${charge.id}, ${charge.code}, ${charge.kind}, ${charge.customer}, ${charge.account}, ${charge.merchant},
      ${charge.amount}, ${charge.chargedOn}, ${charge.chargedAt})`);
}

export const chargedOn = async (q: Queryable, customer: CustomerId, day: Day): Promise<bigint> =>
  (
    await q.one(
      z.object({ sum: z.bigint() }),
      sql`select coalesce(sum(amount), 0)::bigint as sum from codes.charges
          where customer = ${customer} and charged_on = ${day}`,
    )
  ).sum;

/** Charges of one customer wait for each other, so that two at once cannot pass the limit or spend a code twice. */
export const lockCharges = async (tx: Transaction, customer: CustomerId): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`codes/${customer}`}, 0))`);
};
