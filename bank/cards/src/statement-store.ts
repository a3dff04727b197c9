import { type Queryable, type Sql, sql } from '@banxing/database';
import type { Day } from '@banxing/kernel';
import { z } from 'zod';
import type { Statement } from './cycle.ts';
import type { LineId, StatementId } from './item.ts';
import { recordset } from './recordset.ts';

const statementRow = z
  .object({
    id: z.string(),
    line: z.string(),
    closes_on: z.string(),
    due_on: z.string(),
    opening: z.bigint(),
    purchases: z.bigint(),
    instalments: z.bigint(),
    interest: z.bigint(),
    fees: z.bigint(),
    credits: z.bigint(),
    balance: z.bigint(),
    minimum: z.bigint(),
    converted: z.bigint(),
    paid_in_full: z.boolean().nullable(),
  })
  .transform((row): Statement => ({
    id: row.id as StatementId,
    line: row.line as LineId,
    closesOn: row.closes_on,
    dueOn: row.due_on,
    opening: row.opening,
    purchases: row.purchases,
    instalments: row.instalments,
    interest: row.interest,
    fees: row.fees,
    credits: row.credits,
    balance: row.balance,
    minimum: row.minimum,
    converted: row.converted,
    paidInFull: row.paid_in_full,
  }));

const columns: Sql = sql`id, line, closes_on, due_on, opening, purchases, instalments, interest, fees, credits, balance,
  minimum, converted, paid_in_full`;

export async function insertStatements(q: Queryable, statements: readonly Statement[]): Promise<void> {
  await q.run(sql`insert into cards.statements (${columns})
    select id, line, "closesOn", "dueOn", opening, purchases, instalments, interest, fees, credits, balance, minimum,
      converted, "paidInFull"
    from jsonb_to_recordset(${recordset(statements)}::jsonb) as r (id text, line text, "closesOn" date, "dueOn" date,
      opening bigint, purchases bigint, instalments bigint, interest bigint, fees bigint, credits bigint, balance bigint,
      minimum bigint, converted bigint, "paidInFull" boolean)`);
}

/** All statements of a line, the newest first. */
export const statementsOf = (q: Queryable, line: LineId): Promise<Statement[]> =>
  q.rows(
    statementRow,
    sql`select ${columns} from cards.statements where line = ${line} order by closes_on desc`,
  );

export const latestStatement = (q: Queryable, line: LineId): Promise<Statement | undefined> =>
  q.maybeOne(
    statementRow,
    sql`select ${columns} from cards.statements where line = ${line} order by closes_on desc limit 1`,
  );

export const findStatement = (q: Queryable, id: StatementId): Promise<Statement | undefined> =>
  q.maybeOne(statementRow, sql`select ${columns} from cards.statements where id = ${id}`);

/** Statements due on or before a day of which it is not settled yet whether they were paid in full. */
export const statementsToCheck = (q: Queryable, dueBy: Day): Promise<Statement[]> =>
  q.rows(
    statementRow,
    sql`select ${columns} from cards.statements where paid_in_full is null and due_on <= ${dueBy} order by due_on, id`,
  );

/** Notes that a part of it went over into instalments; too late once it is settled whether it was paid in full. */
export const addConverted = (q: Queryable, id: StatementId, amount: bigint): Promise<number> =>
  q.run(
    sql`update cards.statements set converted = converted + ${amount} where id = ${id} and paid_in_full is null`,
  );

/** Settles whether it was paid in full; once. */
export const saveVerdict = (q: Queryable, id: StatementId, paidInFull: boolean): Promise<number> =>
  q.run(
    sql`update cards.statements set paid_in_full = ${paidInFull} where id = ${id} and paid_in_full is null`,
  );
