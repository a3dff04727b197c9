import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { Day } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { z } from 'zod';
import { nextClose } from './cycle.ts';
import { type AutopayMode, autopayModes, type CreditLine, type LineId } from './item.ts';
import { recordset } from './recordset.ts';

const lineRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    product: z.string(),
    receivable_account: z.string(),
    credit_limit: z.bigint(),
    statement_day: z.number(),
    autopay: z.enum(autopayModes),
    autopay_account: z.string().nullable(),
    opened_on: z.string(),
    closed_through: z.string(),
  })
  .transform((row): CreditLine => ({
    id: row.id as LineId,
    customer: row.customer as CustomerId,
    product: row.product,
    receivableAccount: row.receivable_account as AccountId,
    creditLimit: row.credit_limit,
    statementDay: row.statement_day,
    autopay: row.autopay,
    autopayAccount: row.autopay_account as AccountId | null,
    openedOn: row.opened_on,
    closedThrough: row.closed_through,
  }));

const columns: Sql = sql`id, customer, product, receivable_account, credit_limit, statement_day, autopay, autopay_account,
  opened_on, closed_through`;

export const findLine = (q: Queryable, customer: CustomerId): Promise<CreditLine | undefined> =>
  q.maybeOne(lineRow, sql`select ${columns} from cards.lines where customer = ${customer}`);

/** The line, nobody else charging, paying or closing it until the transaction ends. */
export const lockLine = (q: Queryable, id: LineId): Promise<CreditLine | undefined> =>
  q.maybeOne(lineRow, sql`select ${columns} from cards.lines where id = ${id} for update`);

export const lockLineOf = (q: Queryable, customer: CustomerId): Promise<CreditLine | undefined> =>
  q.maybeOne(lineRow, sql`select ${columns} from cards.lines where customer = ${customer} for update`);

export async function insertLines(q: Queryable, lines: readonly CreditLine[]): Promise<void> {
  const rows = lines.map((line) => ({
    ...line,
    nextCloseOn: nextClose(line.closedThrough, line.statementDay),
  }));
  await q.run(sql`insert into cards.lines (${columns}, next_close_on)
    select id, customer, product, "receivableAccount", "creditLimit", "statementDay", autopay, "autopayAccount",
      "openedOn", "closedThrough", "nextCloseOn"
    from jsonb_to_recordset(${recordset(rows)}::jsonb) as r (id text, customer text, product text,
      "receivableAccount" text, "creditLimit" bigint, "statementDay" int, autopay text, "autopayAccount" text,
      "openedOn" date, "closedThrough" date, "nextCloseOn" date)`);
}

export const saveAutopay = (
  q: Queryable,
  id: LineId,
  mode: AutopayMode,
  account: AccountId | null,
): Promise<number> =>
  q.run(sql`update cards.lines set autopay = ${mode}, autopay_account = ${account} where id = ${id}`);

export const saveLimit = (q: Queryable, id: LineId, limit: bigint): Promise<number> =>
  q.run(sql`update cards.lines set credit_limit = ${limit} where id = ${id}`);

/** Notes that the cycles up to a day are closed. */
export const saveClosed = (q: Queryable, line: CreditLine, on: Day): Promise<number> =>
  q.run(sql`update cards.lines set closed_through = ${on}, next_close_on = ${nextClose(on, line.statementDay)}
            where id = ${line.id}`);

/** Lines of which a cycle ends on or before a day and is not closed. */
export const linesToClose = (q: Queryable, through: Day): Promise<CreditLine[]> =>
  q.rows(lineRow, sql`select ${columns} from cards.lines where next_close_on <= ${through} order by id`);

/** Lines that pay by themselves. */
export const linesOnAutopay = (q: Queryable): Promise<CreditLine[]> =>
  q.rows(lineRow, sql`select ${columns} from cards.lines where autopay <> 'off' order by id`);
