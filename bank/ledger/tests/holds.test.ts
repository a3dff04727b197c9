import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { testWorld } from '@banxing/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountId, type HoldId, ledgerMigrations, verifyLedger } from '../src/index.ts';
import { testLedger, type TestLedger, transferPosting } from '../src/testing.ts';

const world = testWorld();
const { clock, ids } = world;
let db: TestDatabase;
let ledger: TestLedger;
let payer: AccountId;
let shop: AccountId;

beforeAll(async () => {
  db = await testDatabase([ledgerMigrations]);
  ledger = testLedger({ db, ...world });
});
beforeEach(async () => {
  payer = await db.transaction((tx) => ledger.openFunded(tx, { amount: 1000n }));
  shop = await db.transaction((tx) => ledger.openFunded(tx, {}));
});
afterAll(async () => {
  expect(await verifyLedger(db)).toEqual([]);
  await db.drop();
});

const place = (amount: bigint, more: { key?: string; minutes?: number } = {}) => {
  const id: HoldId = ids.next('hold');
  const expiresAt = new Date(clock.now().getTime() + (more.minutes ?? 10) * 60_000);
  const hold = { id, key: more.key ?? id, account: payer, amount, expiresAt, reason: 'purchase' };
  return db.transaction((tx) => ledger.placeHold(tx, hold));
};
const placed = async (amount: bigint, minutes = 10): Promise<HoldId> => {
  const hold = await place(amount, { minutes });
  if (!hold.ok) throw new Error(hold.refusal.code);
  return hold.value.id;
};
const pay = (amount: bigint, captures?: HoldId, key: string = ids.next('trf')) =>
  ledger.postAlone({
    ...transferPosting({ key, at: clock.now(), from: payer, to: shop, amount }),
    ...(captures ? { captures } : {}),
  });

describe('a hold', () => {
  it('sets money aside', async () => {
    await placed(600n);
    expect(await ledger.balance(db, payer)).toMatchObject({ balance: 1000n, held: 600n, available: 400n });
    expect(await pay(401n)).toMatchObject({ refusal: { code: 'insufficient_funds', available: 400n } });
    expect(await place(401n)).toMatchObject({ refusal: { code: 'insufficient_funds', available: 400n } });
    expect(await pay(400n)).toMatchObject({ ok: true });
  });

  it('answers its key again and refuses another input', async () => {
    const first = await place(100n, { key: `key-${payer}` });
    expect(await place(100n, { key: `key-${payer}`, minutes: 20 })).toEqual(first);
    expect(await place(101n, { key: `key-${payer}` })).toMatchObject({ refusal: { code: 'key_reused' } });
    expect(await ledger.balance(db, payer)).toMatchObject({ held: 100n });
  });

  it('is used up by the posting that captures it, once, the rest going back', async () => {
    const hold = await placed(600n);
    const key = ids.next('trf');
    expect(await pay(450n, hold, key)).toMatchObject({ ok: true, value: { replayed: false } });
    expect(await ledger.balance(db, payer)).toMatchObject({ balance: 550n, held: 0n });
    expect(await pay(450n, hold, key)).toMatchObject({ ok: true, value: { replayed: true } });
    expect(await pay(1n, hold)).toMatchObject({ refusal: { code: 'hold_not_active', hold } });
    expect(await db.transaction((tx) => ledger.releaseHold(tx, hold))).toMatchObject({
      refusal: { code: 'hold_not_active', state: 'captured' },
    });
  });

  it('makes its own money available to the posting that captures it, and no more', async () => {
    const hold = await placed(1000n);
    expect(await pay(1001n, hold)).toMatchObject({ refusal: { code: 'insufficient_funds', available: 0n } });
    expect(await ledger.findHold(db, hold)).toMatchObject({ state: 'active' });
    expect(await pay(1000n, hold)).toMatchObject({ ok: true });
  });

  it('of another account is not captured', async () => {
    const hold = await placed(10n);
    payer = await db.transaction((tx) => ledger.openFunded(tx, { amount: 50n }));
    expect(await pay(10n, hold)).toMatchObject({ refusal: { code: 'hold_not_active' } });
    expect(await pay(10n, ids.next('hold'))).toMatchObject({ refusal: { code: 'hold_not_active' } });
  });

  it('is released once, and again without effect', async () => {
    const hold = await placed(600n);
    expect(await db.transaction((tx) => ledger.releaseHold(tx, hold))).toMatchObject({
      ok: true,
      value: { state: 'released' },
    });
    expect(await db.transaction((tx) => ledger.releaseHold(tx, hold))).toMatchObject({
      ok: true,
      value: { state: 'released' },
    });
    expect(await ledger.balance(db, payer)).toMatchObject({ held: 0n });
    expect(await db.transaction((tx) => ledger.releaseHold(tx, ids.next('hold')))).toMatchObject({
      refusal: { code: 'hold_not_found' },
    });
  });

  it('expires at its time: no longer captured at once, given back by the run', async () => {
    const [short, long] = [await placed(100n, 1), await placed(200n, 60)];
    clock.advance(60_000);
    expect(await pay(100n, short)).toMatchObject({ refusal: { code: 'hold_not_active' } });
    const expired = await db.transaction((tx) => ledger.expireHolds(tx, clock.now()));
    expect(expired).toMatchObject([{ id: short, state: 'expired', account: payer, amount: 100n }]);
    expect(await db.transaction((tx) => ledger.expireHolds(tx, clock.now()))).toEqual([]);
    expect(await ledger.activeHolds(db, payer)).toMatchObject([{ id: long, amount: 200n }]);
    expect(await ledger.balance(db, payer)).toMatchObject({ held: 200n, available: 800n });
  });

  it('expires together with another of the same account', async () => {
    const [first, second] = [await placed(100n, 1), await placed(200n, 1)];
    clock.advance(60_000);
    const expired = await db.transaction((tx) => ledger.expireHolds(tx, clock.now()));
    expect(expired.map((hold) => hold.id).sort()).toEqual([first, second].sort());
    expect(await ledger.balance(db, payer)).toMatchObject({ held: 0n, available: 1000n });
  });

  it('keeps an account from closing and is refused on a frozen one', async () => {
    const hold = await placed(1000n);
    expect(await db.transaction((tx) => ledger.closeAccount(tx, payer))).toMatchObject({
      refusal: { code: 'account_not_empty', held: 1000n },
    });
    await db.transaction((tx) => ledger.releaseHold(tx, hold));
    await db.transaction((tx) => ledger.freezeAccount(tx, payer));
    expect(await place(1n)).toMatchObject({ refusal: { code: 'account_frozen' } });
  });

  it('keeps a floor from rising past what is free', async () => {
    await placed(600n);
    expect(await db.transaction((tx) => ledger.setFloor(tx, payer, 401n))).toMatchObject({
      refusal: { code: 'floor_not_met' },
    });
    expect(await db.transaction((tx) => ledger.setFloor(tx, payer, 400n))).toMatchObject({
      ok: true,
      value: { floor: 400n },
    });
    expect(await pay(1n)).toMatchObject({ refusal: { code: 'insufficient_funds', available: 0n } });
  });
});

describe('a reversal', () => {
  it('books the mirror, once', async () => {
    const posted = await pay(300n);
    if (!posted.ok) throw new Error('posts');
    const { entry } = posted.value;
    const back = (key: string) =>
      db.transaction((tx) => ledger.reverse(tx, { entry, key, at: clock.now(), memo: '退款' }));
    const reversed = await back('back-1');
    if (!reversed.ok) throw new Error('reverses');
    expect(await ledger.balances(db, [payer, shop])).toMatchObject([{ balance: 1000n }, { balance: 0n }]);
    expect(await back('back-1')).toMatchObject({
      ok: true,
      value: { entry: reversed.value.entry, replayed: true },
    });
    expect(await back('back-2')).toEqual({ ok: false, refusal: { code: 'already_reversed', entry } });
    expect(await ledger.findEntry(db, entry)).toMatchObject({
      reversedBy: reversed.value.entry,
      reverses: null,
    });
    const again = { entry: reversed.value.entry, key: 'back-3', at: clock.now(), memo: '' };
    expect(await db.transaction((tx) => ledger.reverse(tx, again))).toMatchObject({
      refusal: { code: 'entry_is_reversal' },
    });
    const nothing = { entry: ids.next('jrn'), key: 'back-4', at: clock.now(), memo: '' };
    expect(await db.transaction((tx) => ledger.reverse(tx, nothing))).toMatchObject({
      refusal: { code: 'entry_not_found' },
    });
  });

  it('is refused when the money has gone on', async () => {
    const posted = await pay(300n);
    if (!posted.ok) throw new Error('posts');
    await ledger.postAlone(
      transferPosting({ key: ids.next('trf'), at: clock.now(), from: shop, to: payer, amount: 1n }),
    );
    const reversal = { entry: posted.value.entry, key: ids.next('trf'), at: clock.now(), memo: 'x' };
    expect(await db.transaction((tx) => ledger.reverse(tx, reversal))).toMatchObject({
      refusal: { code: 'insufficient_funds', account: shop, available: 299n },
    });
  });

  it('cancels out in totals by purpose', async () => {
    const posted = await pay(300n);
    if (!posted.ok) throw new Error('posts');
    await db.transaction((tx) =>
      ledger.reverse(tx, { entry: posted.value.entry, key: ids.next('trf'), at: clock.now(), memo: 'x' }),
    );
    expect(await ledger.totals(db, [payer], { groupBy: 'purpose', purposes: ['transfer'] })).toMatchObject([
      { amount: 0n, count: 2 },
    ]);
  });
});
