import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { randomInt, randomPick } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AccountId, createLedger, ledgerMigrations, verifyLedger } from '../src/index.ts';
import { testLedger, type TestLedger, transferPosting } from '../src/testing.ts';

const world = testWorld();
const { clock, ids, random } = world;
let db: TestDatabase;
let ledger: TestLedger;

beforeEach(async () => {
  db = await testDatabase([ledgerMigrations], { maxConnections: 40 });
  ledger = testLedger({ db, ...world });
});
afterEach(async () => {
  expect(await verifyLedger(db)).toEqual([]);
  await db.drop();
});

const open = (amount: bigint): Promise<AccountId> =>
  db.transaction((tx) => ledger.openFunded(tx, { amount }));

const transfer = (from: AccountId, to: AccountId, amount: bigint, key: string = ids.next('trf')) =>
  transferPosting({ key, at: clock.now(), from, to, amount });

/** Both ways in: each call in a transaction of its own, and the shared commit. */
const ways = [
  [
    'in transactions',
    (posting: ReturnType<typeof transfer>) => db.transaction((tx) => ledger.post(tx, posting)),
  ],
  ['in shared commits', (posting: ReturnType<typeof transfer>) => ledger.postAlone(posting)],
  // Two processes of the bank share nothing but the database.
  [
    'from two ledgers',
    (posting: ReturnType<typeof transfer>) =>
      (random.uint32() % 2 === 0 ? ledger : secondLedger()).postAlone(posting),
  ],
] as const;

let second: { db: TestDatabase; ledger: ReturnType<typeof createLedger> } | undefined;
function secondLedger(): ReturnType<typeof createLedger> {
  if (second?.db !== db) second = { db, ledger: createLedger({ db, clock, ids }) };
  return second.ledger;
}

describe.each(ways)('%s', (_, post) => {
  it('32 callers empty one hot account to the last fen and no further', async () => {
    const hot = await open(100n);
    const others = await Promise.all(Array.from({ length: 8 }, () => open(0n)));
    const outcomes = await Promise.all(
      Array.from({ length: 320 }, () => post(transfer(hot, randomPick(random, others), 1n))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(100);
    expect(await ledger.balance(db, hot)).toMatchObject({ balance: 0n });
  });

  it('opposite transfers do not lock each other out', async () => {
    const accounts = await Promise.all(Array.from({ length: 4 }, () => open(1_000_000n)));
    const outcomes = await Promise.all(
      Array.from({ length: 400 }, () => {
        const from = randomInt(random, 0, 3);
        const to = (from + randomInt(random, 1, 3)) % 4;
        return post(
          transfer(accounts[from] as AccountId, accounts[to] as AccountId, BigInt(randomInt(random, 1, 50))),
        );
      }),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    const balances = await ledger.balances(db, accounts);
    expect(balances.reduce((sum, { balance }) => sum + balance, 0n)).toBe(4_000_000n);
  });

  it('one of many with the same key posts and the others get its answer', async () => {
    const [a, b] = [await open(1000n), await open(0n)];
    const posting = transfer(a, b, 10n);
    const outcomes = await Promise.all(Array.from({ length: 32 }, () => post(posting)));
    const answers = outcomes.map((outcome) => (outcome.ok ? outcome.value : undefined));
    expect(new Set(answers.map((answer) => answer?.entry)).size).toBe(1);
    expect(answers.filter((answer) => answer?.replayed === false)).toHaveLength(1);
    expect(answers.every((answer) => answer?.balances[0]?.balance === 990n)).toBe(true);
  });

  it('a key raced for by different inputs, on different accounts, is used once', async () => {
    for (let round = 0; round < 10; round++) {
      const accounts = await Promise.all(Array.from({ length: 8 }, () => open(1000n)));
      const key = ids.next('trf');
      const outcomes = await Promise.all(
        [0, 2, 4, 6].map((i) =>
          post(transfer(accounts[i] as AccountId, accounts[i + 1] as AccountId, 10n, key)),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'key_reused')).toHaveLength(
        3,
      );
    }
  });
});

it('holds, captures and transfers race for the same money and never overspend it', async () => {
  const [a, shop] = [await open(1000n), await open(0n)];
  const expiresAt = new Date(clock.now().getTime() + 60_000);
  const buy = async () => {
    const hold = ids.next('hold');
    const placed = await db.transaction((tx) =>
      ledger.placeHold(tx, { id: hold, key: hold, account: a, amount: 30n, expiresAt, reason: 'purchase' }),
    );
    if (!placed.ok) return 0n;
    const posted = await ledger.postAlone({ ...transfer(a, shop, 30n), captures: hold });
    return posted.ok ? 30n : 0n;
  };
  const send = async () => ((await ledger.postAlone(transfer(a, shop, 7n))).ok ? 7n : 0n);
  const spent = await Promise.all(Array.from({ length: 120 }, (_, i) => (i % 2 ? buy() : send())));
  const total = spent.reduce<bigint>((sum, amount) => sum + amount, 0n);
  expect(await ledger.balances(db, [a, shop])).toMatchObject([
    { balance: 1000n - total, held: 0n },
    { balance: total },
  ]);
  expect(1000n - total).toBeLessThan(30n);
});
