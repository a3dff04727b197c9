import { sql } from '@banxing/database';
import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { invariant } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type AccountId,
  chartCodes,
  chartOfAccounts,
  type EntryId,
  ledgerMigrations,
  verifyLedger,
} from '../src/index.ts';
import { testLedger, type TestLedger, transferPosting } from '../src/testing.ts';

// What somebody with a SQL prompt and rights on the tables, but not on the triggers, can and cannot do.

const world = testWorld();
const { clock, ids } = world;
let db: TestDatabase;
let ledger: TestLedger;
let a: AccountId;
let b: AccountId;
let booked: EntryId;

beforeAll(async () => {
  db = await testDatabase([ledgerMigrations]);
  ledger = testLedger({ db, ...world });
  [a, b] = await db.transaction(async (tx) => [
    await ledger.openFunded(tx, { amount: 1000n }),
    await ledger.openFunded(tx, { amount: 1000n }),
  ]);
  const posted = await ledger.postAlone(
    transferPosting({ key: 'booked', at: clock.now(), from: a, to: b, amount: 100n }),
  );
  invariant(posted.ok, 'posts');
  booked = posted.value.entry;
});
afterAll(async () => {
  expect(await verifyLedger(db)).toEqual([]);
  expect(await ledger.balances(db, [a, b])).toMatchObject([{ balance: 900n }, { balance: 1100n }]);
  await db.drop();
});

interface RawLine {
  account: AccountId;
  amount: bigint;
  /** Offsets from what would be right. */
  seq?: number;
  balance?: bigint;
  no?: number;
}

/** Inserts an entry and its lines in one statement, right but for what the lines say. */
async function insertRaw(
  lines: RawLine[],
  entry: { lineCount?: number; reverses?: EntryId; id?: EntryId } = {},
): Promise<void> {
  const id = entry.id ?? ids.next('jrn');
  const ends = new Map(
    (
      await db.rows(
        z.object({ id: z.string(), balance: z.bigint(), last_seq: z.bigint(), side: z.number() }),
        sql`select id, balance, last_seq, side from ledger.accounts where id = any(${[a, b]})`,
      )
    ).map((row) => [row.id, row]),
  );
  const values = lines.map((line, index) => {
    const end = ends.get(line.account);
    invariant(end, 'a or b');
    end.last_seq += 1n;
    end.balance += line.amount * BigInt(end.side);
    return {
      no: line.no ?? index + 1,
      account: line.account,
      amount: String(line.amount),
      seq: Number(end.last_seq) + (line.seq ?? 0),
      balance: String(end.balance + (line.balance ?? 0n)),
    };
  });
  await db.run(sql`
    with e as (
      insert into ledger.entries (id, key, input_hash, kind, at, value_on, reverses, line_count)
      select ${id}, ${id}, sha256('x'), 'raw', ${clock.now()}, '2026-11-20', ${entry.reverses ?? null},
        ${entry.lineCount ?? lines.length} where ${entry.id === undefined}
    )
    insert into ledger.lines (account, seq, entry, line_no, amount, balance_after, at)
    select account, seq, ${id}, no, amount, balance, ${clock.now()}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as l (account text, seq bigint, no smallint, amount bigint, balance bigint)`);
}

describe('the database refuses', () => {
  it.each([
    ['an entry that does not balance', [{ amount: 10n }, { amount: -9n }], {}, 'LB004'],
    ['a balance that does not follow', [{ amount: 10n, balance: 1n }, { amount: -10n }], {}, 'LB005'],
    ['a gap in an account’s lines', [{ amount: 10n, seq: 1 }, { amount: -10n }], {}, 'LB005'],
    [
      'an entry with fewer lines than it says',
      [{ amount: 10n }, { amount: -10n }],
      { lineCount: 3 },
      'LB004',
    ],
    ['line numbers that skip', [{ amount: 10n }, { amount: -10n, no: 3 }], {}, 'LB004'],
    ['a zero line', [{ amount: 0n }, { amount: 0n }], {}, '23514'],
    ['going below the floor', [{ amount: 10_000n }, { amount: -10_000n }], {}, '23514'],
  ] as const)('%s', async (_, [first, second], entry, code) => {
    await expect(
      insertRaw(
        [
          { account: a, ...first },
          { account: b, ...second },
        ],
        entry,
      ),
    ).rejects.toMatchObject({ code });
  });

  it('a reversal that is not the mirror', async () => {
    const lines = [
      { account: a, amount: -99n },
      { account: b, amount: 99n },
    ];
    await expect(insertRaw(lines, { reverses: booked })).rejects.toMatchObject({ code: 'LB003' });
  });

  it('more lines for an entry that is booked', async () => {
    const lines = [
      { account: a, amount: 10n, no: 3 },
      { account: b, amount: -10n, no: 4 },
    ];
    await expect(insertRaw(lines, { id: booked })).rejects.toMatchObject({ code: 'LB004' });
  });

  it('an entry without lines', async () => {
    await expect(
      db.run(sql`
      insert into ledger.entries (id, key, input_hash, kind, at, value_on, line_count)
      values ('jrn_bare', 'bare', sha256('x'), 'raw', ${clock.now()}, '2026-11-20', 2)`),
    ).rejects.toMatchObject({ code: 'LB002' });
  });

  it.each([
    ['a balance written by hand', sql`update ledger.accounts set balance = balance + 1`, 'LB006'],
    [
      'a chain set back',
      sql`update ledger.accounts set balance = 1000, last_seq = 1, last_at = opened_at where last_seq = 2`,
      'LB006',
    ],
    ['a hold written by hand', sql`update ledger.accounts set held = 5`, 'LB007'],
    ['another currency', sql`update ledger.accounts set currency = 'USD'`, 'LB001'],
    ['another side', sql`update ledger.accounts set side = -side`, 'LB001'],
    [
      'an account that opens with money',
      sql`
      insert into ledger.accounts (id, chart, side, currency, opened_at, balance)
      values ('acct_rich', 'customer-current', -1, 'CNY', now(), 100)`,
      'LB001',
    ],
    [
      'an account on the wrong side of its chart',
      sql`
      insert into ledger.accounts (id, chart, side, currency, opened_at)
      values ('acct_odd', 'customer-current', 1, 'CNY', now())`,
      '23503',
    ],
    ['a floor above the balance', sql`update ledger.accounts set floor = 100000`, '23514'],
    ['closing with money', sql`update ledger.accounts set state = 'closed', closed_at = now()`, '23514'],
    ['changing a line', sql`update ledger.lines set amount = amount * 2`, 'LB001'],
    ['deleting lines', sql`delete from ledger.lines`, 'LB001'],
    ['changing an entry', sql`update ledger.entries set kind = 'x'`, 'LB001'],
    ['deleting entries', sql`delete from ledger.entries`, 'LB001'],
    ['deleting accounts', sql`delete from ledger.accounts`, 'LB001'],
    ['deleting holds', sql`delete from ledger.holds`, 'LB001'],
    ['emptying lines', sql`truncate ledger.lines`, 'LB001'],
    ['emptying accounts', sql`truncate ledger.accounts cascade`, 'LB001'],
    ['turning a chart round', sql`update ledger.charts set side = -side`, 'LB001'],
    ['deleting a chart', sql`delete from ledger.charts`, 'LB001'],
  ])('%s', async (_, statement, code) => {
    await expect(db.run(statement)).rejects.toMatchObject({ code });
  });

  it('a capture without its entry', async () => {
    const hold = ids.next('hold');
    const expiresAt = new Date(clock.now().getTime() + 1000);
    await db.transaction((tx) =>
      ledger.placeHold(tx, { id: hold, key: hold, account: a, amount: 5n, expiresAt, reason: 'x' }),
    );
    await expect(
      db.run(sql`update ledger.holds set state = 'captured', entry = ${booked}, settled_at = now()`),
    ).rejects.toMatchObject({ code: 'LB008' });
    await expect(db.run(sql`update ledger.holds set amount = 1`)).rejects.toMatchObject({ code: 'LB001' });
    await db.transaction((tx) => ledger.releaseHold(tx, hold));
    await expect(
      db.run(sql`update ledger.holds set state = 'active', settled_at = null`),
    ).rejects.toMatchObject({ code: 'LB001' });
  });
});

describe('the chart of accounts', () => {
  it('is the same in the program and in the database', async () => {
    const rows = await db.rows(
      z.object({
        code: z.string(),
        name_zh: z.string(),
        name_en: z.string(),
        class: z.string(),
        side: z.number(),
      }),
      sql`select code, name_zh, name_en, class, side from ledger.charts order by code`,
    );
    const expected = [...chartCodes].sort().map((code) => {
      const { name, class: accountClass, normal } = chartOfAccounts[code];
      return {
        code,
        name_zh: name.zh,
        name_en: name.en,
        class: accountClass,
        side: normal === 'debit' ? 1 : -1,
      };
    });
    expect(rows).toEqual(expected);
  });
});
