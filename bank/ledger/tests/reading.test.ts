import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { addDays, dayOf, type Day, instantAt, invariant } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountId,
  houseAccountId,
  ledgerMigrations,
  type Posting,
  type StatementQuery,
  verifyLedger,
} from '../src/index.ts';
import { testLedger, type TestLedger } from '../src/testing.ts';

const world = testWorld();
const { clock, ids } = world;
const cash = houseAccountId('cash', 'CNY');
let db: TestDatabase;
let ledger: TestLedger;
let account: AccountId;

const move = (
  at: Date,
  amount: bigint,
  purpose: string,
  more: { counterparty?: string; merchant?: string; memo?: string } = {},
): Posting => ({
  key: ids.next('trf'),
  kind: amount > 0n ? 'salary' : 'purchase',
  at,
  reference: `ref-${purpose}`,
  lines: [
    { account, amount: -amount, purpose, ...more },
    { account: cash, amount },
  ],
});

/** Three months of one customer: salary on the 10th, dining on the 12th at a quarter to midnight, rent on the 28th. */
function history(): Posting[] {
  return ['2026-08', '2026-09', '2026-10'].flatMap((month) => [
    move(instantAt(`${month}-10`, 9), 2_000_000n, 'salary', { counterparty: '星河科技' }),
    move(instantAt(`${month}-12`, 23, 45), -12_345n, 'dining', {
      merchant: '老街面馆',
      counterparty: 'Lao Jie Noodles',
    }),
    move(instantAt(`${month}-28`, 8), -450_000n, 'rent', { counterparty: '李房东', memo: '50% off? _no_' }),
  ]);
}

beforeAll(async () => {
  db = await testDatabase([ledgerMigrations]);
  ledger = testLedger({ db, ...world });
  account = ids.next('acct');
  await db.transaction(async (tx) => {
    await ledger.openAccount(tx, {
      id: account,
      chart: 'customer-current',
      currency: 'CNY',
      openedAt: instantAt('2026-08-01', 9),
    });
    await ledger.openHouseAccount(tx, { chart: 'cash', currency: 'CNY' });
    expect(await ledger.postBulk(tx, history())).toEqual({ ok: true, value: { posted: 9, replayed: 0 } });
  });
});
afterAll(async () => {
  expect(await verifyLedger(db)).toEqual([]);
  await db.drop();
});

describe('balances', () => {
  it('by instant', async () => {
    const at = async (instant: Date) => (await ledger.balance(db, account, { at: instant })).balance;
    expect(await at(instantAt('2026-08-10', 8, 59))).toBe(0n);
    expect(await at(instantAt('2026-08-10', 9))).toBe(2_000_000n);
    expect(await at(clock.now())).toBe(3n * 2_000_000n - 3n * 462_345n);
  });

  it('by day, a day ending at midnight in Shanghai', async () => {
    expect(await ledger.balanceOn(db, account, '2026-08-11')).toBe(2_000_000n);
    expect(await ledger.balanceOn(db, account, '2026-08-12')).toBe(1_987_655n);
    const days = await ledger.dailyBalances(db, account, '2026-08-09', '2026-08-13');
    expect(days).toEqual([
      { on: '2026-08-09', balance: 0n },
      { on: '2026-08-10', balance: 2_000_000n },
      { on: '2026-08-11', balance: 2_000_000n },
      { on: '2026-08-12', balance: 1_987_655n },
      { on: '2026-08-13', balance: 1_987_655n },
    ]);
    for (const { on, balance } of days) expect(await ledger.balanceOn(db, account, on)).toBe(balance);
  });

  it('with what was held at the time', async () => {
    const hold = ids.next('hold');
    const expiresAt = new Date(clock.now().getTime() + 600_000);
    await db.transaction((tx) =>
      ledger.placeHold(tx, { id: hold, key: hold, account, amount: 100n, expiresAt, reason: 'x' }),
    );
    const placedAt = clock.now();
    clock.advance(1000);
    await db.transaction((tx) => ledger.releaseHold(tx, hold));
    const then = await ledger.balance(db, account, { at: placedAt });
    const now = await ledger.balance(db, account);
    expect(then).toMatchObject({ held: 100n, available: now.available - 100n });
    expect(now).toMatchObject({ held: 0n, available: now.balance });
  });
});

describe('statements', () => {
  const ask = (query: Partial<StatementQuery>) => ledger.statement(db, account, { limit: 100, ...query });
  const purposes = async (query: Partial<StatementQuery>) =>
    (await ask(query)).lines.map((line) => line.purpose);

  it('tell each line as the customer sees it', async () => {
    const { lines } = await ask({ limit: 2 });
    expect(lines).toMatchObject([
      {
        amount: 2_000_000n,
        balanceAfter: 2_000_000n,
        kind: 'salary',
        valueOn: '2026-08-10',
        at: instantAt('2026-08-10', 9),
        counterparty: '星河科技',
        memo: null,
      },
      {
        amount: -12_345n,
        balanceAfter: 1_987_655n,
        kind: 'purchase',
        reference: 'ref-dining',
        merchant: '老街面馆',
      },
    ]);
  });

  it.each([false, true])(
    'page by cursor without a gap or a repeat (newest first: %s)',
    async (newestFirst) => {
      const whole = await ask({ newestFirst });
      const paged = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ newestFirst, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
        paged.push(...page.lines);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(paged).toEqual(whole.lines);
      expect(paged).toHaveLength(9);
      expect(whole.next).toBeNull();
    },
  );

  it('filter', async () => {
    expect(await purposes({ from: '2026-09-12', to: '2026-09-12' })).toEqual(['dining']);
    expect(await purposes({ from: instantAt('2026-10-12', 23, 45), to: instantAt('2026-10-28', 8) })).toEqual(
      ['dining'],
    );
    expect(await purposes({ direction: 'in' })).toEqual(['salary', 'salary', 'salary']);
    expect(await purposes({ direction: 'out', min: 12_346n })).toEqual(['rent', 'rent', 'rent']);
    expect(await purposes({ min: 12_345n, max: 12_345n, limit: 1 })).toEqual(['dining']);
    expect(await purposes({ purposes: ['rent', 'salary'], from: '2026-10-01' })).toEqual(['salary', 'rent']);
    expect(await purposes({ counterparty: 'noodles', from: '2026-10-01' })).toEqual(['dining']);
    expect(await purposes({ merchants: ['老街面馆'], from: '2026-10-01' })).toEqual(['dining']);
    expect(await purposes({ text: '50% off? _NO_', from: '2026-10-01' })).toEqual(['rent']);
    expect(await purposes({ text: '%', kinds: ['salary'] })).toEqual([]);
  });

  it('take only their own cursors', async () => {
    await expect(ask({ cursor: "1' or true" })).rejects.toThrow('not a cursor');
  });
});

describe('totals', () => {
  it('group and sign', async () => {
    expect(await ledger.totals(db, [account])).toEqual([
      { group: null, currency: 'CNY', amount: 4_612_965n, count: 9 },
    ]);
    expect(await ledger.totals(db, [account], { groupBy: 'purpose', direction: 'out' })).toEqual([
      { group: 'rent', currency: 'CNY', amount: -1_350_000n, count: 3 },
      { group: 'dining', currency: 'CNY', amount: -37_035n, count: 3 },
    ]);
    expect(
      await ledger.totals(db, [account], { groupBy: 'month', direction: 'in', from: '2026-09-01' }),
    ).toEqual([
      { group: '2026-09', currency: 'CNY', amount: 2_000_000n, count: 1 },
      { group: '2026-10', currency: 'CNY', amount: 2_000_000n, count: 1 },
    ]);
    expect(
      await ledger.totals(db, [account, cash], { groupBy: 'day', from: '2026-10-12', to: '2026-10-12' }),
    ).toEqual([{ group: '2026-10-12', currency: 'CNY', amount: -24_690n, count: 2 }]);
    expect(await ledger.totals(db, [account], { from: '2030-01-01' })).toEqual([]);
  });

  it.each(['counterparty', 'merchant', 'kind', 'account'] as const)(
    'by %s add up to the whole',
    async (groupBy) => {
      const groups = await ledger.totals(db, [account], { groupBy });
      expect(groups.reduce((sum, { amount }) => sum + amount, 0n)).toBe(4_612_965n);
    },
  );
});

describe('bulk', () => {
  const day = (index: number): Day => addDays(dayOf(clock.now()), -index);

  it('posts all or none', async () => {
    const before = await ledger.balance(db, account);
    const spoiled = [
      ...history().map((posting) => ({ ...posting, at: clock.now() })),
      move(clock.now(), -(10n ** 12n), 'yacht'),
    ];
    const outcome = await db.transaction((tx) => ledger.postBulk(tx, spoiled));
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'bulk_refused', item: 9, refusal: { code: 'insufficient_funds' } },
    });
    expect(await ledger.balance(db, account)).toEqual(before);
  });

  it('checks every step, not only the end', async () => {
    const other = await db.transaction((tx) => ledger.openFunded(tx, {}));
    const pay = (amount: bigint): Posting => ({
      key: ids.next('trf'),
      kind: 'x',
      at: clock.now(),
      lines: [
        { account: other, amount },
        { account: cash, amount: -amount },
      ],
    });
    const outcome = await db.transaction((tx) => ledger.postBulk(tx, [pay(5n), pay(-5n)]));
    expect(outcome).toMatchObject({ ok: false, refusal: { item: 0 } });
  });

  it('takes more than one batch, repeats, and streams', async () => {
    const other = await db.transaction((tx) => ledger.openFunded(tx, {}));
    async function* stream(): AsyncGenerator<Posting> {
      for (let i = 0; i < 4500; i++) {
        await Promise.resolve();
        yield {
          key: `stream-${i % 4400}`,
          kind: 'x',
          at: clock.now(),
          lines: [
            { account: other, amount: -1n },
            { account: cash, amount: 1n },
          ],
        };
      }
    }
    expect(await db.transaction((tx) => ledger.postBulk(tx, stream()))).toEqual({
      ok: true,
      value: { posted: 4400, replayed: 100 },
    });
    expect(await db.transaction((tx) => ledger.postBulk(tx, stream()))).toEqual({
      ok: true,
      value: { posted: 0, replayed: 4500 },
    });
    expect(await ledger.balance(db, other)).toMatchObject({ balance: 4400n });
  });

  it('does not book before lines that are booked', async () => {
    const other = await db.transaction((tx) => ledger.openFunded(tx, { amount: 1n }));
    const late: Posting = {
      key: ids.next('trf'),
      kind: 'x',
      at: instantAt(day(3), 9),
      lines: [
        { account: other, amount: -1n },
        { account: cash, amount: 1n },
      ],
    };
    const outcome = await db.transaction((tx) => ledger.postBulk(tx, [late]));
    invariant(!outcome.ok, 'refused');
    expect(outcome.refusal.refusal.code).toBe('out_of_order');
  });
});
