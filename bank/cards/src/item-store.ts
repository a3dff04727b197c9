import { type Queryable, type Sql, sql } from '@banxing/database';
import type { Day, DayRange } from '@banxing/kernel';
import { z } from 'zod';
import {
  type Allocation,
  type CardId,
  type ChargeId,
  type Item,
  type ItemId,
  itemKinds,
  type LineId,
  type PlanId,
  type StatementId,
} from './item.ts';
import { recordset } from './recordset.ts';

const itemRow = z
  .object({
    id: z.string(),
    key: z.string(),
    line: z.string(),
    card: z.string().nullable(),
    kind: z.enum(itemKinds),
    amount: z.bigint(),
    open: z.bigint(),
    merchant: z.string(),
    purpose: z.string(),
    booked_at: z.date(),
    booked_on: z.string(),
    statement: z.string().nullable(),
    plan: z.string().nullable(),
    charge: z.string().nullable(),
    charged_to: z.string().nullable(),
  })
  .transform((row): Item => ({
    id: row.id as ItemId,
    key: row.key,
    line: row.line as LineId,
    card: row.card as CardId | null,
    kind: row.kind,
    amount: row.amount,
    open: row.open,
    merchant: row.merchant,
    purpose: row.purpose,
    bookedAt: row.booked_at,
    bookedOn: row.booked_on,
    statement: row.statement as StatementId | null,
    plan: row.plan as PlanId | null,
    charge: row.charge as ChargeId | null,
    chargedTo: row.charged_to,
  }));

const columns: Sql = sql`id, key, line, card, kind, amount, open, merchant, purpose, booked_at, booked_on, statement, plan,
  charge, charged_to`;

export async function insertItems(q: Queryable, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  await q.run(sql`insert into cards.items (${columns})
    select id, key, line, card, kind, amount, open, merchant, purpose, "bookedAt", "bookedOn", statement, plan, charge,
      "chargedTo"
    from jsonb_to_recordset(${recordset(items)}::jsonb) as r (id text, key text, line text, card text, kind text,
      amount bigint, open bigint, merchant text, purpose text, "bookedAt" timestamptz, "bookedOn" date, statement text,
      plan text, charge text, "chargedTo" date)`);
}

/** Writes what is open of items, where they are shown, and up to when they bore interest. */
export async function saveItems(q: Queryable, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  await q.run(sql`update cards.items i set open = r.open, statement = r.statement, charged_to = r."chargedTo"
    from jsonb_to_recordset(${recordset(items)}::jsonb) as r (id text, open bigint, statement text, "chargedTo" date)
    where i.id = r.id`);
}

export async function insertAllocations(q: Queryable, allocations: readonly Allocation[]): Promise<void> {
  if (allocations.length === 0) return;
  await q.run(sql`insert into cards.allocations (line, credit, debit, amount, met_on)
    select line, credit, debit, amount, "metOn"
    from jsonb_to_recordset(${recordset(allocations)}::jsonb) as r (line text, credit text, debit text, amount bigint,
      "metOn" date)`);
}

/** What is still open on a line. */
export const openItems = (q: Queryable, line: LineId): Promise<Item[]> =>
  q.rows(
    itemRow,
    sql`select ${columns} from cards.items where line = ${line} and open > 0 order by booked_at, id`,
  );

export const findItem = (q: Queryable, line: LineId, id: string): Promise<Item | undefined> =>
  q.maybeOne(itemRow, sql`select ${columns} from cards.items where line = ${line} and id = ${id}`);

export const itemUnderKey = (q: Queryable, key: string): Promise<Item | undefined> =>
  q.maybeOne(itemRow, sql`select ${columns} from cards.items where key = ${key}`);

/** Everything that the next close must look at: not billed yet, open, billed last, or bearing interest until lately. */
export const itemsToClose = (
  q: Queryable,
  line: LineId,
  previous: StatementId | undefined,
): Promise<Item[]> =>
  q.rows(
    itemRow,
    sql`select ${columns} from cards.items i where line = ${line} and (
          statement is null or open > 0 or statement = ${previous ?? null}
          or exists (select 1 from cards.allocations a where a.debit = i.id and a.met_on >= i.charged_to))
        order by booked_at, id`,
  );

const allocationRow = z
  .object({ line: z.string(), credit: z.string(), debit: z.string(), amount: z.bigint(), met_on: z.string() })
  .transform((row): Allocation => ({
    line: row.line as LineId,
    credit: row.credit as ItemId,
    debit: row.debit as ItemId,
    amount: row.amount,
    metOn: row.met_on,
  }));

export const allocationsOf = (q: Queryable, items: readonly ItemId[]): Promise<Allocation[]> =>
  q.rows(
    allocationRow,
    sql`select line, credit, debit, amount, met_on from cards.allocations where debit = any(${items})`,
  );

/** Purchases and refunds of a range of days, the newest first. */
export const spendingOf = (q: Queryable, line: LineId, range: DayRange): Promise<Item[]> =>
  q.rows(
    itemRow,
    sql`select ${columns} from cards.items where line = ${line} and kind in ('purchase', 'refund')
          and booked_on between ${range.from} and ${range.to} order by booked_at desc, id desc`,
  );

/** Purchases that are still owed whole or in part, the newest first. */
export const openPurchases = (q: Queryable, line: LineId): Promise<Item[]> =>
  q.rows(
    itemRow,
    sql`select ${columns} from cards.items where line = ${line} and kind = 'purchase' and open > 0
        order by booked_at desc, id desc`,
  );

/** Items of a statement, the newest first. */
export const itemsOfStatement = (q: Queryable, line: LineId, statement: StatementId): Promise<Item[]> =>
  q.rows(
    itemRow,
    sql`select ${columns} from cards.items where line = ${line} and statement = ${statement}
        order by booked_at desc, id desc`,
  );

/** Repayments since a day, the newest first. */
export const repaymentsSince = (q: Queryable, line: LineId, from: Day): Promise<Item[]> =>
  q.rows(
    itemRow,
    sql`select ${columns} from cards.items where line = ${line} and kind = 'repayment' and booked_on > ${from}
        order by booked_at desc, id desc`,
  );
