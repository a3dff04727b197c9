import fc from 'fast-check';
import { type TestDatabase, testDatabase } from '@banxing/database/testing';
import { invariant, type Outcome } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type AccountId,
  type EntryId,
  type HoldId,
  type Line,
  ledgerMigrations,
  type Posting,
  verifyLedger,
} from '../src/index.ts';
import { testLedger, type TestLedger } from '../src/testing.ts';
import { Auditor, type AuditedPosting, type Verdict } from './auditor.ts';

// Random schedules of every command, judged step by step by an auditor with books of its own.

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

const kinds = [
  { chart: 'customer-current', currency: 'CNY', floor: 0n },
  { chart: 'customer-savings', currency: 'CNY', floor: -200n },
  { chart: 'loan-consumer', currency: 'CNY', floor: 0n },
  { chart: 'cash', currency: 'CNY', floor: null },
  { chart: 'customer-current', currency: 'USD', floor: 0n },
  { chart: 'fx-position', currency: 'USD', floor: null },
] as const;

const index = fc.nat({ max: kinds.length - 1 });
const amount = fc.bigInt({ min: 1n, max: 400n });
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      from: index,
      to: index,
      amount,
      capture: fc.option(fc.nat(20)),
      alone: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('entry' as const),
      lines: fc.array(
        fc.tuple(
          index,
          fc.bigInt({ min: -50n, max: 50n }).filter((n) => n !== 0n),
        ),
        { minLength: 2, maxLength: 5 },
      ),
      close: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat(40), twist: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      account: index,
      amount,
      minutes: fc.integer({ min: 1, max: 30 }),
      key: fc.option(fc.nat(5)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('expire' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('reverse' as const),
      which: fc.nat(40),
      attempts: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('freeze' as const),
      account: index,
      scope: fc.constantFrom('out' as const, 'all' as const, 'no' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Every verdict that came up, so that a generator gone lame is noticed. */
const met = new Set<string>();

/** One schedule: fresh accounts, the ledger and the auditor side by side. */
class Trial {
  readonly auditor = new Auditor();
  readonly accounts: AccountId[] = [];
  readonly holds: HoldId[] = [];
  readonly posted: { posting: Posting; entry?: EntryId }[] = [];
  readonly prefix = ids.next('trf');

  async open(): Promise<void> {
    await db.transaction(async (tx) => {
      for (const { chart, currency, floor } of kinds) {
        const id = await ledger.openFunded(tx, { chart, currency, floor });
        this.accounts.push(id);
        const side = ['loan-consumer', 'cash', 'fx-position'].includes(chart) ? 1n : -1n;
        this.auditor.accounts.set(id, { balance: 0n, floor, frozen: 'no', side, currency });
      }
    });
  }

  account(at: number): AccountId {
    const id = this.accounts[at];
    invariant(id, 'an account of the trial');
    return id;
  }

  private check(
    outcome: Outcome<unknown, { code: string; available?: bigint }>,
    verdict: Verdict,
    done: string,
  ): void {
    met.add(verdict.code);
    if (outcome.ok) expect(done).toBe(verdict.code);
    else {
      expect(outcome.refusal.code).toBe(verdict.code);
      if (verdict.available !== undefined)
        expect(outcome.refusal).toMatchObject({ account: verdict.account, available: verdict.available });
    }
  }

  async post(posting: Posting, alone: boolean): Promise<void> {
    const outcome = alone
      ? await ledger.postAlone(posting)
      : await db.transaction((tx) => ledger.post(tx, posting));
    const audited: AuditedPosting = {
      key: posting.key,
      lines: posting.lines.map(({ account, amount: units }) => ({ account, amount: units })),
      ...(posting.captures === undefined ? {} : { captures: posting.captures }),
    };
    const verdict = this.auditor.post(audited, clock.now().getTime());
    this.check(outcome, verdict, outcome.ok && outcome.value.replayed ? 'replayed' : 'posted');
    if (outcome.ok && !outcome.value.replayed) this.posted.push({ posting, entry: outcome.value.entry });
    else if (!outcome.ok) this.posted.push({ posting });
  }

  posting(lines: Line[], captures?: HoldId): Posting {
    const key = `${this.prefix}/${this.posted.length}/${ids.next('trf')}`;
    return { key, kind: 'trial', at: clock.now(), lines, ...(captures ? { captures } : {}) };
  }

  async reverse(which: number, attempts: number): Promise<void> {
    const booked = this.posted.filter((one) => one.entry !== undefined);
    const target = booked[which % Math.max(1, booked.length)];
    const entry = target?.entry;
    if (!target || !entry) return;
    const mirror = target.posting.lines.map((line) => ({ account: line.account, amount: -line.amount }));
    for (let attempt = 0; attempt < attempts; attempt++) {
      // The third attempt repeats the first one's key.
      const key = `${target.posting.key}/back/${attempt % 2}`;
      const outcome = await db.transaction((tx) =>
        ledger.reverse(tx, { entry, key, at: clock.now(), memo: 'back' }),
      );
      const verdict = this.auditor.post({ key, lines: mirror, reverses: entry }, clock.now().getTime());
      this.check(outcome, verdict, outcome.ok && outcome.value.replayed ? 'replayed' : 'posted');
    }
  }

  async hold(at: number, units: bigint, minutes: number, keyNumber: number | null): Promise<void> {
    const id = ids.next('hold');
    const key = `${this.prefix}/${keyNumber ?? id}`;
    const account = this.account(at);
    const expiresAt = new Date(clock.now().getTime() + minutes * 60_000);
    const outcome = await db.transaction((tx) =>
      ledger.placeHold(tx, { id, key, account, amount: units, expiresAt, reason: 'trial' }),
    );
    this.check(outcome, this.auditor.placeHold(id, key, account, units, expiresAt.getTime()), 'placed');
    if (outcome.ok && outcome.value.id === id) this.holds.push(id);
  }

  private pickHold(which: number | null): HoldId | undefined {
    return which === null ? undefined : this.holds[which % Math.max(1, this.holds.length)];
  }

  async take(next: Step): Promise<void> {
    switch (next.do) {
      case 'transfer': {
        const lines = [
          { account: this.account(next.from), amount: next.amount },
          { account: this.account(next.to), amount: -next.amount },
        ];
        return this.post(this.posting(lines, this.pickHold(next.capture)), next.alone);
      }
      case 'entry': {
        const lines = next.lines.map(([at, units]) => ({ account: this.account(at), amount: units }));
        const rest = lines.reduce((sum, line) => sum + line.amount, 0n);
        if (next.close && rest !== 0n) lines.push({ account: this.account(3), amount: -rest });
        return this.post(this.posting(lines), true);
      }
      case 'repeat': {
        const before = this.posted[next.which % Math.max(1, this.posted.length)];
        if (!before) return;
        const repeated = { ...before.posting, at: clock.now() };
        const twisted = repeated.lines.map((line) => ({ ...line, amount: -line.amount }));
        return this.post(next.twist ? { ...repeated, lines: twisted } : repeated, true);
      }
      case 'hold':
        return this.hold(next.account, next.amount, next.minutes, next.key);
      case 'release': {
        const hold = this.pickHold(next.which);
        if (!hold) return;
        const outcome = await db.transaction((tx) => ledger.releaseHold(tx, hold));
        return this.check(outcome, this.auditor.releaseHold(hold), 'released');
      }
      case 'expire': {
        clock.advance(next.minutes * 60_000);
        const expired = await db.transaction((tx) => ledger.expireHolds(tx, clock.now()));
        expect(expired.map((hold) => hold.id).sort()).toEqual(
          this.auditor.expireHolds(clock.now().getTime()),
        );
        return;
      }
      case 'reverse':
        return this.reverse(next.which, next.attempts);
      case 'freeze': {
        const id = this.account(next.account);
        this.auditor.of(id).frozen = next.scope;
        const { scope } = next;
        await db.transaction((tx) =>
          scope === 'no' ? ledger.unfreezeAccount(tx, id) : ledger.freezeAccount(tx, id, scope),
        );
      }
    }
  }

  /** The auditor and the ledger have the same books. */
  async compare(): Promise<void> {
    const balances = await ledger.balances(db, this.accounts);
    for (const { account, balance, held, available } of balances) {
      const expected = {
        balance: this.auditor.of(account).balance,
        held: this.auditor.held(account),
        available: this.auditor.available(account),
      };
      expect({ balance, held, available }).toEqual(expected);
    }
    expect(this.auditor.worldTotals().every((total) => total === 0n)).toBe(true);
  }

  async compareHistories(): Promise<void> {
    for (const account of this.accounts) {
      const { lines } = await ledger.statement(db, account, { limit: 1000 });
      expect(lines.map((line) => line.balanceAfter)).toEqual(this.auditor.history.get(account) ?? []);
    }
  }
}

it('agrees with the auditor after every step of any schedule', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
      const trial = new Trial();
      await trial.open();
      for (const to of [0, 1]) {
        await trial.take({ do: 'transfer', from: 3, to, amount: 1000n, capture: null, alone: false });
      }
      try {
        for (const next of steps) {
          await trial.take(next);
          await trial.compare();
        }
        await trial.compareHistories();
      } finally {
        // What a failed or shrunk trial leaves held must not expire in the next one.
        await db.transaction(async (tx) => {
          for (const hold of trial.holds) await ledger.releaseHold(tx, hold);
        });
      }
    }),
    { numRuns: 40 },
  );
  expect([...met].sort()).toEqual([
    'account_frozen',
    'already_reversed',
    'hold_not_active',
    'insufficient_funds',
    'key_reused',
    'placed',
    'posted',
    'released',
    'replayed',
    'unbalanced',
  ]);
}, 120_000);
