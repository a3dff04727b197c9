import { type Queryable, sql } from '@banxing/database';
import { type Day, ok, type Outcome, refuse } from '@banxing/kernel';
import { z } from 'zod';
import type { AccountId, CheckedPosting, EntryId, PostingRefusal } from './posting.ts';

export interface Reversal {
  readonly entry: EntryId;
  readonly key: string;
  readonly at: Date;
  readonly memo: string;
}

export type ReversalRefusal =
  PostingRefusal | { readonly code: 'entry_not_found' | 'entry_is_reversal'; readonly entry: EntryId };

/** A booked entry with its lines as they were posted. */
export interface Entry {
  readonly id: EntryId;
  readonly key: string;
  readonly kind: string;
  readonly at: Date;
  readonly valueOn: Day;
  readonly reference: string | null;
  readonly reverses: EntryId | null;
  readonly reversedBy: EntryId | null;
  readonly lines: readonly EntryLine[];
}

export interface EntryLine {
  readonly account: AccountId;
  /** Debit > 0, credit < 0. */
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  readonly purpose: string | null;
  readonly counterparty: string | null;
  readonly memo: string | null;
  readonly merchant: string | null;
}

const entryRow = z
  .object({
    id: z.string(),
    key: z.string(),
    kind: z.string(),
    at: z.date(),
    value_on: z.string(),
    reference: z.string().nullable(),
    reverses: z.string().nullable(),
    reversed_by: z.string().nullable(),
  })
  .transform(({ value_on, reversed_by, ...row }) => ({
    ...row,
    id: row.id as EntryId,
    valueOn: value_on,
    reverses: row.reverses as EntryId | null,
    reversedBy: reversed_by as EntryId | null,
  }));

const entryLineRow = z
  .object({
    account: z.string(),
    amount: z.bigint(),
    balance_after: z.bigint(),
    purpose: z.string().nullable(),
    counterparty: z.string().nullable(),
    memo: z.string().nullable(),
    merchant: z.string().nullable(),
  })
  .transform(({ balance_after, ...row }) => ({
    ...row,
    account: row.account as AccountId,
    balanceAfter: balance_after,
  }));

export async function findEntry(q: Queryable, id: EntryId): Promise<Entry | undefined> {
  const entry = await q.maybeOne(
    entryRow,
    sql`select e.id, e.key, e.kind, e.at, e.value_on, e.reference, e.reverses, r.id as reversed_by
      from ledger.entries e left join ledger.entries r on r.reverses = e.id where e.id = ${id}`,
  );
  if (!entry) return undefined;
  const lines = await q.rows(
    entryLineRow,
    sql`select account, amount, balance_after, purpose, counterparty, memo, merchant
      from ledger.lines where entry = ${id} order by line_no`,
  );
  return { ...entry, lines };
}

/** The entry's mirror: every line with the other sign, for the same purpose, so that totals by purpose cancel out. */
export function mirrorOf(entry: Entry, reversal: Reversal): Outcome<CheckedPosting, ReversalRefusal> {
  if (entry.reverses !== null) return refuse({ code: 'entry_is_reversal', entry: entry.id });
  return ok({
    key: reversal.key,
    kind: 'reversal',
    at: reversal.at,
    ...(entry.reference === null ? {} : { reference: entry.reference }),
    reverses: entry.id,
    lines: entry.lines.map((line) => ({
      account: line.account,
      amount: -line.amount,
      memo: reversal.memo,
      ...(line.purpose === null ? {} : { purpose: line.purpose }),
      ...(line.counterparty === null ? {} : { counterparty: line.counterparty }),
      ...(line.merchant === null ? {} : { merchant: line.merchant }),
    })),
  });
}
