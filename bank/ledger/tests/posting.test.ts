import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { testWorld } from '@banxing/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountId,
  houseAccountId,
  ledgerMigrations,
  type PostingRefusal,
  verifyLedger,
} from '../src/index.ts';
import { testLedger, type TestLedger, transferPosting } from '../src/testing.ts';

const world = testWorld();
const { clock, ids } = world;
let db: TestDatabase;
let ledger: TestLedger;

beforeAll(async () => {
  db = await testDatabase([ledgerMigrations]);
  ledger = testLedger({ db, ...world });
});
afterAll(async () => {
  expect(await verifyLedger(db)).toEqual([]);
  await db.drop();
});

const open = (amount = 0n, more: { floor?: bigint | null } = {}): Promise<AccountId> =>
  db.transaction((tx) => ledger.openFunded(tx, { amount, ...more }));

const transfer = (from: AccountId, to: AccountId, amount: bigint, key: string = ids.next('trf')) =>
  transferPosting({ key, at: clock.now(), from, to, amount });

async function refusalOf(
  work: Promise<{ ok: boolean; refusal?: PostingRefusal }>,
): Promise<PostingRefusal | undefined> {
  return (await work).refusal;
}

describe('posting', () => {
  it('moves money and answers the balances', async () => {
    const [mother, daughter] = [await open(0n), await open(100_000n)];
    const posted = await ledger.postAlone({ ...transfer(daughter, mother, 50_000n), reference: 'trf_1' });
    expect(posted).toMatchObject({
      ok: true,
      value: {
        replayed: false,
        balances: [
          { account: daughter, balance: 50_000n },
          { account: mother, balance: 50_000n },
        ],
      },
    });
    expect(await ledger.balance(db, mother)).toMatchObject({
      balance: 50_000n,
      held: 0n,
      available: 50_000n,
      currency: 'CNY',
    });
  });

  it('joins the caller’s transaction', async () => {
    const [a, b] = [await open(1000n), await open()];
    await expect(
      db.transaction(async (tx) => {
        expect(await ledger.post(tx, transfer(a, b, 400n))).toMatchObject({ ok: true });
        expect(await ledger.balance(tx, b)).toMatchObject({ balance: 400n });
        throw new Error('the caller changes its mind');
      }),
    ).rejects.toThrow('changes its mind');
    expect(await ledger.balance(db, b)).toMatchObject({ balance: 0n });
  });

  it('refuses what the account does not have, and says what it has', async () => {
    const [a, b] = [await open(999n), await open()];
    expect(await ledger.postAlone(transfer(a, b, 1000n))).toEqual({
      ok: false,
      refusal: { code: 'insufficient_funds', account: a, available: 999n },
    });
    expect(await ledger.postAlone(transfer(a, b, 999n))).toMatchObject({ ok: true });
  });

  it('lets an overdraft go down to its floor', async () => {
    const [a, b] = [await open(0n, { floor: -500n }), await open()];
    expect(await refusalOf(ledger.postAlone(transfer(a, b, 501n)))).toMatchObject({ available: 500n });
    expect(await ledger.postAlone(transfer(a, b, 500n))).toMatchObject({ ok: true });
    expect(await ledger.balance(db, a)).toMatchObject({ balance: -500n, available: 0n });
  });

  it('refuses entries that do not balance in each currency', async () => {
    const [a, b] = [await open(1000n), await open()];
    const usd = await db.transaction((tx) => ledger.openFunded(tx, { currency: 'USD', amount: 1000n }));
    const posting = transfer(a, b, 10n);
    const lines = (...amounts: [AccountId, bigint][]) =>
      amounts.map(([account, amount]) => ({ account, amount }));
    expect(await refusalOf(ledger.postAlone({ ...posting, lines: lines([a, 10n], [b, -9n]) }))).toEqual({
      code: 'unbalanced',
      currency: 'CNY',
      difference: 1n,
    });
    expect(
      await refusalOf(ledger.postAlone({ ...posting, lines: lines([a, 10n], [usd, -10n]) })),
    ).toMatchObject({ code: 'unbalanced' });
    expect(await refusalOf(ledger.postAlone({ ...posting, lines: lines([a, 10n]) }))).toMatchObject({
      code: 'unbalanced',
    });
    expect(await refusalOf(ledger.postAlone({ ...posting, lines: [] }))).toMatchObject({
      code: 'unbalanced',
    });
  });

  it('exchanges currencies through the position accounts', async () => {
    const a = await open(72_000n);
    const usd = await db.transaction(async (tx) => {
      for (const currency of ['CNY', 'USD'] as const)
        await ledger.openHouseAccount(tx, { chart: 'fx-position', currency });
      return ledger.openFunded(tx, { currency: 'USD' });
    });
    const posted = await ledger.postAlone({
      key: ids.next('trf'),
      kind: 'exchange',
      at: clock.now(),
      lines: [
        { account: a, amount: 71_500n, currency: 'CNY' },
        { account: houseAccountId('fx-position', 'CNY'), amount: -71_500n },
        { account: houseAccountId('fx-position', 'USD'), amount: 10_000n },
        { account: usd, amount: -10_000n, currency: 'USD' },
      ],
    });
    expect(posted).toMatchObject({ ok: true });
    expect(await ledger.balances(db, [a, usd])).toMatchObject([
      { balance: 500n, currency: 'CNY' },
      { balance: 10_000n, currency: 'USD' },
    ]);
  });

  it('keeps the currency that a line asks for', async () => {
    const [a, b] = [await open(100n), await open()];
    const lines = [
      { account: a, amount: 5n, currency: 'USD' as const },
      { account: b, amount: -5n },
    ];
    expect(await refusalOf(ledger.postAlone({ ...transfer(a, b, 5n), lines }))).toEqual({
      code: 'currency_mismatch',
      account: a,
    });
  });

  it('names accounts that are missing, closed or frozen', async () => {
    const [a, b, gone] = [await open(1000n), await open(1000n), await open()];
    const nowhere = ids.next('acct');
    await db.transaction((tx) => ledger.closeAccount(tx, gone));
    expect(await refusalOf(ledger.postAlone(transfer(a, nowhere, 1n)))).toEqual({
      code: 'account_not_found',
      account: nowhere,
    });
    expect(await refusalOf(ledger.postAlone(transfer(a, gone, 1n)))).toEqual({
      code: 'account_closed',
      account: gone,
    });
    await db.transaction((tx) => ledger.freezeAccount(tx, a));
    expect(await refusalOf(ledger.postAlone(transfer(a, b, 1n)))).toEqual({
      code: 'account_frozen',
      account: a,
    });
    expect(await ledger.postAlone(transfer(b, a, 1n))).toMatchObject({ ok: true });
    await db.transaction((tx) => ledger.freezeAccount(tx, a, 'all'));
    expect(await refusalOf(ledger.postAlone(transfer(b, a, 1n)))).toEqual({
      code: 'account_frozen',
      account: a,
    });
    await db.transaction((tx) => ledger.unfreezeAccount(tx, a));
    expect(await ledger.postAlone(transfer(a, b, 1n))).toMatchObject({ ok: true });
  });

  it('closes only what is empty, for ever', async () => {
    const [a, b] = [await open(100n), await open()];
    expect(await db.transaction((tx) => ledger.closeAccount(tx, a))).toMatchObject({
      refusal: { code: 'account_not_empty', balance: 100n },
    });
    await ledger.postAlone(transfer(a, b, 100n));
    expect(await db.transaction((tx) => ledger.closeAccount(tx, a))).toMatchObject({
      ok: true,
      value: { state: 'closed' },
    });
    expect(await db.transaction((tx) => ledger.unfreezeAccount(tx, a))).toMatchObject({
      refusal: { code: 'account_closed' },
    });
  });

  it('opens the same account once and no other in its place', async () => {
    const id = ids.next('acct');
    const account = { id, chart: 'customer-savings', currency: 'CNY', openedAt: clock.now() } as const;
    expect(await db.transaction((tx) => ledger.openAccount(tx, account))).toMatchObject({ ok: true });
    expect(await db.transaction((tx) => ledger.openAccount(tx, account))).toMatchObject({ ok: true });
    expect(await db.transaction((tx) => ledger.openAccount(tx, { ...account, currency: 'USD' }))).toEqual({
      ok: false,
      refusal: { code: 'account_exists', account: id },
    });
  });

  it('takes several lines of one account as one movement', async () => {
    const [a, shop] = [await open(1000n), await open()];
    const lines = [
      { account: a, amount: 990n, purpose: 'shopping' },
      { account: a, amount: 20n, purpose: 'fee' },
      { account: shop, amount: -1010n },
    ];
    expect(await refusalOf(ledger.postAlone({ ...transfer(a, shop, 1n), lines }))).toMatchObject({
      code: 'insufficient_funds',
      available: 1000n,
    });
    lines.splice(1, 2, { account: a, amount: 10n, purpose: 'fee' }, { account: shop, amount: -1000n });
    expect(await ledger.postAlone({ ...transfer(a, shop, 1n), lines })).toMatchObject({
      ok: true,
      value: {
        balances: [
          { account: a, balance: 0n },
          { account: shop, balance: 1000n },
        ],
      },
    });
  });

  it('refuses amounts and texts that cannot be kept', async () => {
    const [a, b] = [await open(1000n), await open()];
    const posting = transfer(a, b, 1n);
    expect(await refusalOf(ledger.postAlone(transfer(a, b, 0n)))).toMatchObject({
      code: 'amount_out_of_range',
    });
    expect(await refusalOf(ledger.postAlone(transfer(a, b, 10n ** 15n + 1n)))).toMatchObject({
      code: 'amount_out_of_range',
    });
    expect(await refusalOf(ledger.postAlone({ ...posting, key: '' }))).toEqual({
      code: 'text_unusable',
      field: 'key',
    });
    expect(await refusalOf(ledger.postAlone({ ...posting, reference: 'a\0b' }))).toEqual({
      code: 'text_unusable',
      field: 'reference',
    });
    expect(await refusalOf(ledger.postAlone({ ...posting, valueOn: '2026-02-30' }))).toEqual({
      code: 'text_unusable',
      field: 'valueOn',
    });
  });

  it('keeps odd texts as they are', async () => {
    const [a, b] = [await open(1000n), await open()];
    const memo = `"quoted", {braces} \\back\\ NULL null 'single' ; -- 刘桂芳 👵\n`;
    const [first, second] = transfer(a, b, 1n).lines;
    if (!first || !second) throw new Error('two lines');
    const lines = [
      { ...first, memo, counterparty: 'NULL' },
      { ...second, memo: '' },
    ];
    expect(await ledger.postAlone({ ...transfer(a, b, 1n), lines })).toMatchObject({ ok: true });
    expect((await ledger.statement(db, a, { limit: 1, newestFirst: true })).lines).toMatchObject([
      { memo, counterparty: 'NULL', merchant: null },
    ]);
    expect((await ledger.statement(db, b, { limit: 1, newestFirst: true })).lines).toMatchObject([
      { memo: '' },
    ]);
  });
});

describe('keys', () => {
  it('answer the same command again with the answer of then', async () => {
    const [a, b] = [await open(1000n), await open()];
    const posting = transfer(a, b, 300n);
    const first = await ledger.postAlone(posting);
    await ledger.postAlone(transfer(a, b, 1n));
    clock.advance(1000);
    const again = await ledger.postAlone({ ...posting, at: clock.now() });
    if (!first.ok) throw new Error('posts');
    expect(again).toEqual({ ok: true, value: { ...first.value, replayed: true } });
    expect(await ledger.balance(db, b)).toMatchObject({ balance: 301n });
  });

  it('refuse another command', async () => {
    const [a, b] = [await open(1000n), await open()];
    const posting = transfer(a, b, 300n);
    const first = await ledger.postAlone(posting);
    if (!first.ok) throw new Error('posts');
    const refused = { ok: false, refusal: { code: 'key_reused', entry: first.value.entry } };
    expect(await ledger.postAlone(transfer(a, b, 301n, posting.key))).toEqual(refused);
    expect(await ledger.postAlone(transfer(b, a, 300n, posting.key))).toEqual(refused);
    expect(await ledger.postAlone({ ...posting, kind: 'gift' })).toEqual(refused);
  });

  it('are not used up by a refusal', async () => {
    const [a, b] = [await open(), await open(500n)];
    const posting = transfer(a, b, 300n);
    expect(await ledger.postAlone(posting)).toMatchObject({ ok: false });
    await ledger.postAlone(transfer(b, a, 300n));
    expect(await ledger.postAlone(posting)).toMatchObject({ ok: true });
  });
});

describe('time', () => {
  it('moves a posting that was overtaken up to the account’s last line', async () => {
    const [a, b] = [await open(1000n), await open()];
    const early = transfer(a, b, 1n);
    clock.advance(60_000);
    await ledger.postAlone(transfer(a, b, 2n));
    expect(await ledger.postAlone(early)).toMatchObject({ ok: true, value: { at: clock.now() } });
  });

  it('refuses to book before what is booked, and ahead of the bank’s clock', async () => {
    const [a, b] = [await open(1000n), await open()];
    const late = { ...transfer(a, b, 1n), at: new Date(clock.now().getTime() - 600_000) };
    expect(await refusalOf(ledger.postAlone(late))).toMatchObject({ code: 'out_of_order', account: a });
    const early = { ...transfer(a, b, 1n), at: new Date(clock.now().getTime() + 600_000) };
    expect(await refusalOf(ledger.postAlone(early))).toMatchObject({ code: 'ahead_of_clock' });
    expect(await refusalOf(ledger.postAlone({ ...early, at: new Date(Number.NaN) }))).toMatchObject({
      code: 'ahead_of_clock',
    });
  });
});
