import { type Queryable, type Sql, sql } from '@banxing/database';
import { z } from 'zod';

/** A promise of the books that the database does not keep. */
export interface Finding {
  readonly promise: string;
  /** The entry, account, hold or currency that breaks it. */
  readonly subject: string;
  readonly detail: string;
}

const checks: readonly { readonly promise: string; readonly broken: Sql }[] = [
  {
    promise: 'every entry balances in each currency',
    broken: sql`select l.entry as subject, format('%s is off by %s', a.currency, sum(l.amount)) as detail
      from ledger.lines l join ledger.accounts a on a.id = l.account
      group by l.entry, a.currency having sum(l.amount) <> 0`,
  },
  {
    promise: 'every entry has all of its lines, at its time',
    broken: sql`select e.id as subject, format('%s of %s lines', count(l.entry), e.line_count) as detail
      from ledger.entries e left join ledger.lines l on l.entry = e.id and l.at = e.at
      group by e.id having count(l.entry) <> e.line_count or max(l.line_no) <> e.line_count`,
  },
  {
    promise: 'every line belongs to an entry and an account',
    broken: sql`select l.entry as subject, format('line %s on %s', l.line_no, l.account) as detail
      from ledger.lines l
      left join ledger.entries e on e.id = l.entry left join ledger.accounts a on a.id = l.account
      where e.id is null or a.id is null`,
  },
  {
    promise: 'the balance of an account is the sum of its lines',
    broken: sql`select a.id as subject,
        format('balance %s, lines %s', a.balance, coalesce(sum(l.amount * a.side), 0)) as detail
      from ledger.accounts a left join ledger.lines l on l.account = a.id
      group by a.id having a.balance <> coalesce(sum(l.amount * a.side), 0)`,
  },
  {
    promise: 'the lines of an account are an unbroken chain in time',
    broken: sql`select c.account as subject, format('at line %s', c.seq) as detail from (
        select l.account, l.seq, l.at, l.balance_after, l.amount * a.side as change,
          lag(l.seq, 1, 0::bigint) over w as seq_before,
          lag(l.balance_after, 1, 0::bigint) over w as balance_before,
          lag(l.at, 1, l.at) over w as at_before
        from ledger.lines l join ledger.accounts a on a.id = l.account
        window w as (partition by l.account order by l.seq)
      ) c
      where c.seq <> c.seq_before + 1 or c.balance_after <> c.balance_before + c.change or c.at < c.at_before`,
  },
  {
    promise: 'an account ends where its lines end',
    broken: sql`select a.id as subject, format('line %s, chain ends at %s', a.last_seq, max(l.seq)) as detail
      from ledger.accounts a left join ledger.lines l on l.account = a.id
      group by a.id having a.last_seq <> coalesce(max(l.seq), 0) or a.last_at is distinct from max(l.at)`,
  },
  {
    promise: 'what is held is the sum of active holds',
    broken: sql`select a.id as subject, format('held %s, holds %s', a.held, coalesce(sum(h.amount), 0)) as detail
      from ledger.accounts a left join ledger.holds h on h.account = a.id and h.state = 'active'
      group by a.id having a.held <> coalesce(sum(h.amount), 0)`,
  },
  {
    promise: 'no account is below its floor',
    broken: sql`select id as subject, format('balance %s, held %s, floor %s', balance, held, floor) as detail
      from ledger.accounts where balance - held < floor`,
  },
  {
    promise: 'a closed account is empty',
    broken: sql`select id as subject, format('balance %s, held %s', balance, held) as detail
      from ledger.accounts where state = 'closed' and (balance <> 0 or held <> 0)`,
  },
  {
    promise: 'an account is kept on the side of its chart',
    broken: sql`select a.id as subject, a.chart as detail
      from ledger.accounts a left join ledger.charts c on c.code = a.chart where c.side is distinct from a.side`,
  },
  {
    promise: 'a key is used once',
    broken: sql`select key as subject, format('%s entries', count(*)) as detail
      from ledger.entries group by key having count(*) > 1`,
  },
  {
    promise: 'an entry is reversed at most once, by its mirror',
    broken: sql`select r.id as subject, format('reverses %s', r.reverses) as detail
      from ledger.entries r left join ledger.entries o on o.id = r.reverses
      where r.reverses is not null and (
        o.id is null or o.reverses is not null or o.line_count <> r.line_count
        or (select count(*) from ledger.entries x where x.reverses = r.reverses) > 1
        or exists (
          select from ledger.lines m left join ledger.lines l
            on l.entry = r.reverses and l.line_no = m.line_no and l.account = m.account and l.amount = -m.amount
          where m.entry = r.id and l.entry is null
        )
      )`,
  },
  {
    promise: 'a captured hold and the entry that captures it name each other',
    broken: sql`select coalesce(h.id, e.captures) as subject,
        format('hold says %s, entry %s', coalesce(h.entry, 'none'), coalesce(e.id, 'none')) as detail
      from (select * from ledger.holds where state = 'captured') h
      full join (select * from ledger.entries where captures is not null) e on e.captures = h.id
      where e.id is distinct from h.entry`,
  },
];

const findingRow = z.object({ subject: z.string(), detail: z.string() });

/** Goes through every promise of the books over the whole database; empty when all are kept. */
export async function verifyLedger(q: Queryable): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { promise, broken } of checks) {
    for (const found of await q.rows(findingRow, broken)) findings.push({ promise, ...found });
  }
  return findings;
}
