import { type Sql, sql, type Transaction } from '@banxing/database';
import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { testWorld } from '@banxing/kernel/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Finding, ledgerMigrations, verifyLedger } from '../src/index.ts';
import { testLedger, transferPosting } from '../src/testing.ts';

// Each promise is broken on purpose, with the guards switched off, to see that the check can see.

const world = testWorld();
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase([ledgerMigrations]);
  const ledger = testLedger({ db, ...world });
  const { clock, ids } = world;
  await db.transaction(async (tx) => {
    const a = await ledger.openFunded(tx, { amount: 1000n });
    const b = await ledger.openFunded(tx, { amount: 1000n });
    const posted = await ledger.post(
      tx,
      transferPosting({ key: 'one', at: clock.now(), from: a, to: b, amount: 100n }),
    );
    if (!posted.ok) throw new Error('posts');
    await ledger.reverse(tx, { entry: posted.value.entry, key: 'back', at: clock.now(), memo: 'back' });
    const hold = ids.next('hold');
    const expiresAt = new Date(clock.now().getTime() + 1000);
    await ledger.placeHold(tx, { id: hold, key: 'h', account: a, amount: 10n, expiresAt, reason: 'x' });
    const spent = transferPosting({ key: 'two', at: clock.now(), from: a, to: b, amount: 10n });
    await ledger.post(tx, { ...spent, captures: hold });
    const other = ids.next('hold');
    await ledger.placeHold(tx, { id: other, key: 'h2', account: a, amount: 10n, expiresAt, reason: 'x' });
  });
});
afterAll(() => db.drop());

class Undo extends Error {}

async function findingsAfter(damage: Sql): Promise<Finding[]> {
  let findings: Finding[] = [];
  const work = async (tx: Transaction) => {
    await tx.run(sql`set local session_replication_role = replica`);
    await tx.run(damage);
    findings = await verifyLedger(tx);
    throw new Undo();
  };
  await expect(db.transaction(work)).rejects.toThrow(Undo);
  return findings;
}

it('finds nothing in sound books', async () => {
  expect(await verifyLedger(db)).toEqual([]);
});

it.each([
  [
    'every entry balances in each currency',
    sql`update ledger.lines set amount = amount + 1 where line_no = 1`,
  ],
  ['every entry has all of its lines, at its time', sql`delete from ledger.lines where line_no = 2`],
  ['every line belongs to an entry and an account', sql`delete from ledger.entries where key = 'one'`],
  [
    'the balance of an account is the sum of its lines',
    sql`update ledger.accounts set balance = balance + 1 where last_seq > 0`,
  ],
  [
    'the lines of an account are an unbroken chain in time',
    sql`update ledger.lines set balance_after = balance_after + 1`,
  ],
  [
    'the lines of an account are an unbroken chain in time',
    sql`update ledger.lines set at = at - interval '1 day' where seq = 2`,
  ],
  ['an account ends where its lines end', sql`update ledger.accounts set last_seq = last_seq + 1`],
  [
    'what is held is the sum of active holds',
    sql`update ledger.holds set amount = amount + 1 where state = 'active'`,
  ],
  [
    'a captured hold and the entry that captures it name each other',
    sql`update ledger.holds set entry = 'jrn_other' where state = 'captured'`,
  ],
  [
    'an entry is reversed at most once, by its mirror',
    sql`update ledger.lines set amount = -amount where entry in (select reverses from ledger.entries)`,
  ],
  ['an account is kept on the side of its chart', sql`update ledger.charts set side = -side`],
])('sees that “%s” is broken', async (promise, damage) => {
  expect((await findingsAfter(damage)).map((finding) => finding.promise)).toContain(promise);
});
