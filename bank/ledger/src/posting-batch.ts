import { type Queryable, type Sql, sql } from '@banxing/database';
import { type Currency, type IdSource, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import { z } from 'zod';
import {
  type AccountId,
  type CheckedPosting,
  type EntryId,
  type HoldId,
  type Posted,
  postingHash,
  type PostingRefusal,
  valueDayOf,
} from './posting.ts';

const nullable = <T extends z.ZodType>(item: T) => z.array(item.nullable());

const answerRow = z.object({
  codes: z.array(z.string()),
  entry_ids: nullable(z.string()),
  booked_at: z.array(z.date()),
  culprits: nullable(z.string()),
  figures: nullable(z.string()),
  line_balances: nullable(z.string()),
});
type Answer = z.infer<typeof answerRow>;

/** One array for each column: the shape that `ledger.post_entries` unnests. */
interface Columns {
  readonly keys: string[];
  readonly hashes: string[];
  readonly ids: EntryId[];
  readonly kinds: string[];
  readonly ats: string[];
  readonly valueOns: string[];
  readonly references: (string | null)[];
  readonly captures: (string | null)[];
  readonly reverses: (string | null)[];
  readonly lineCounts: number[];
  readonly accounts: AccountId[];
  readonly lineAccounts: number[];
  readonly amounts: bigint[];
  readonly currencies: (string | null)[];
  readonly purposes: (string | null)[];
  readonly counterparties: (string | null)[];
  readonly memos: (string | null)[];
  readonly merchants: (string | null)[];
}

function accountsInLockOrder(postings: readonly CheckedPosting[]): AccountId[] {
  const accounts = new Set<AccountId>();
  for (const posting of postings) for (const line of posting.lines) accounts.add(line.account);
  return [...accounts].sort();
}

function columnsOf(postings: readonly CheckedPosting[], ids: IdSource): Columns {
  const accounts = accountsInLockOrder(postings);
  const positions = new Map(accounts.map((account, index) => [account, index + 1]));
  const columns: Columns = {
    keys: [],
    hashes: [],
    ids: [],
    kinds: [],
    ats: [],
    valueOns: [],
    references: [],
    captures: [],
    reverses: [],
    lineCounts: [],
    accounts,
    lineAccounts: [],
    amounts: [],
    currencies: [],
    purposes: [],
    counterparties: [],
    memos: [],
    merchants: [],
  };
  for (const posting of postings) {
    columns.keys.push(posting.key);
    columns.hashes.push(`\\x${postingHash(posting)}`);
    columns.ids.push(ids.next('jrn'));
    columns.kinds.push(posting.kind);
    columns.ats.push(posting.at.toISOString());
    columns.valueOns.push(valueDayOf(posting));
    columns.references.push(posting.reference ?? null);
    columns.captures.push(posting.captures ?? null);
    columns.reverses.push(posting.reverses ?? null);
    columns.lineCounts.push(posting.lines.length);
    for (const line of posting.lines) {
      columns.lineAccounts.push(positions.get(line.account) ?? 0);
      columns.amounts.push(line.amount);
      columns.currencies.push(line.currency ?? null);
      columns.purposes.push(line.purpose ?? null);
      columns.counterparties.push(line.counterparty ?? null);
      columns.memos.push(line.memo ?? null);
      columns.merchants.push(line.merchant ?? null);
    }
  }
  return columns;
}

function refusalOf(answer: Answer, item: number): PostingRefusal {
  const code = answer.codes[item];
  const culprit = answer.culprits[item];
  const figure = BigInt(answer.figures[item] ?? 0);
  const account = culprit as AccountId;
  switch (code) {
    case 'insufficient_funds':
      return { code, account, available: figure };
    case 'account_not_found':
    case 'account_closed':
    case 'account_frozen':
    case 'currency_mismatch':
    case 'amount_out_of_range':
      return { code, account };
    case 'unbalanced':
      return { code, currency: culprit as Currency, difference: figure };
    case 'key_reused':
      return { code, entry: answer.entry_ids[item] as EntryId };
    case 'hold_not_active':
      return { code, hold: culprit as HoldId };
    case 'already_reversed':
      return { code, entry: culprit as EntryId };
    case 'out_of_order':
      return { code, account, lastAt: answer.booked_at[item] as Date };
    default:
      invariant(false, `ledger.post_entries answered ${code}`);
  }
}

function postedOf(answer: Answer, item: number, posting: CheckedPosting, firstLine: number): Posted {
  const entry = answer.entry_ids[item];
  const at = answer.booked_at[item];
  invariant(entry && at, 'a booked entry has an id and a time');
  const balances = new Map<AccountId, bigint>();
  posting.lines.forEach((line, index) => {
    const balance = answer.line_balances[firstLine + index];
    invariant(balance !== null && balance !== undefined, 'a booked line has a balance');
    balances.set(line.account, BigInt(balance));
  });
  return {
    entry: entry as EntryId,
    at,
    replayed: answer.codes[item] === 'replayed',
    balances: [...balances].map(([account, balance]) => ({ account, balance })),
  };
}

/** Postings in the shape that the database takes, ready to be sent. */
export interface EncodedBatch {
  readonly postings: readonly CheckedPosting[];
  readonly query: Sql;
}

export function encodeBatch(ids: IdSource, postings: readonly CheckedPosting[]): EncodedBatch {
  const c = columnsOf(postings, ids);
  const query = sql`select * from ledger.post_entries(${c.keys}, ${c.hashes}, ${c.ids}, ${c.kinds}, ${c.ats},
    ${c.valueOns}, ${c.references}, ${c.captures}, ${c.reverses}, ${c.lineCounts}, ${c.accounts}, ${c.lineAccounts},
    ${c.amounts}, ${c.currencies}, ${c.purposes}, ${c.counterparties}, ${c.memos}, ${c.merchants})`;
  return { postings, query };
}

/**
 * Books checked postings with distinct keys in one statement and answers for each, in order: each is decided on what
 * the accepted ones before it left. Alone it is its own transaction.
 */
export async function postBatch(
  q: Queryable,
  batch: EncodedBatch,
): Promise<Outcome<Posted, PostingRefusal>[]> {
  const answer = await q.one(answerRow, batch.query);
  let firstLine = 0;
  return batch.postings.map((posting, item) => {
    const first = firstLine;
    firstLine += posting.lines.length;
    const code = answer.codes[item];
    return code === 'posted' || code === 'replayed'
      ? ok(postedOf(answer, item, posting, first))
      : refuse(refusalOf(answer, item));
  });
}
