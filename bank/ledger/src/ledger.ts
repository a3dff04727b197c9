import { type Database, type Queryable, sql, type Transaction } from '@banxing/database';
import { type Clock, type Currency, type Day, type IdSource, type Outcome, refuse } from '@banxing/kernel';
import * as accounts from './account-store.ts';
import * as balanceReads from './balance.ts';
import { type BulkPosted, type BulkRefusal, postBulk } from './bulk.ts';
import type { ChartCode } from './chart.ts';
import { groupCommit } from './group-commit.ts';
import type { Hold, HoldRefusal, PlaceHold, PlaceHoldRefusal } from './hold.ts';
import * as holds from './hold-store.ts';
import {
  type AccountId,
  type CheckedPosting,
  checkPosting,
  type EntryId,
  type HoldId,
  type Posted,
  type Posting,
  type PostingRefusal,
} from './posting.ts';
import { encodeBatch, postBatch } from './posting-batch.ts';
import { type Entry, findEntry, mirrorOf, type Reversal, type ReversalRefusal } from './reversal.ts';
import {
  type LineFilter,
  type Spread,
  spread,
  statement,
  type StatementPage,
  type StatementQuery,
  type Total,
  totals,
  type TotalsQuery,
} from './statement.ts';

type Opened = Promise<Outcome<accounts.Account, accounts.OpenAccountRefusal>>;
type Changed = Promise<Outcome<accounts.Account, accounts.AccountRefusal>>;

/** The books. Whatever takes a `tx` happens with the caller's transaction or not at all. */
export interface Ledger {
  /** Opens an empty account; the same account again is answered as it stands. */
  openAccount(tx: Transaction, account: accounts.OpenAccount): Opened;
  /** Opens one of the bank's own accounts, without a floor, at `houseAccountId(chart, currency, name)`. */
  openHouseAccount(tx: Transaction, house: { chart: ChartCode; currency: Currency; name?: string }): Opened;
  /** For ever; refused unless balance and holds are zero. */
  closeAccount(tx: Transaction, account: AccountId): Changed;
  /** `out` (the default) lets money come in but none go out; `all` stops both. */
  freezeAccount(tx: Transaction, account: AccountId, scope?: 'out' | 'all'): Changed;
  unfreezeAccount(tx: Transaction, account: AccountId): Changed;
  /** The lowest balance less holds; null for none. Refused when the account is below it already. */
  setFloor(tx: Transaction, account: AccountId, floor: bigint | null): Changed;
  findAccount(q: Queryable, account: AccountId): Promise<accounts.Account | undefined>;
  /**
   * Locks accounts in the one order that all transactions keep. Worth calling first when a transaction will post
   * several times over accounts that others use too.
   */
  lockAccounts(tx: Transaction, accounts: readonly AccountId[]): Promise<void>;

  /** Books in the caller's transaction. */
  post(tx: Transaction, posting: Posting): Promise<Outcome<Posted, PostingRefusal>>;
  /** Books in a transaction of its own, sharing the commit with other callers; durable when answered. */
  postAlone(posting: Posting): Promise<Outcome<Posted, PostingRefusal>>;
  /** Books all or none, in order, checked like any other; for seeding and end-of-day runs. */
  postBulk(
    tx: Transaction,
    postings: Iterable<Posting> | AsyncIterable<Posting>,
  ): Promise<Outcome<BulkPosted, BulkRefusal>>;
  /** Books the mirror of an entry. An entry is reversed at most once, a reversal never. */
  reverse(tx: Transaction, reversal: Reversal): Promise<Outcome<Posted, ReversalRefusal>>;
  findEntry(q: Queryable, entry: EntryId): Promise<Entry | undefined>;

  placeHold(tx: Transaction, hold: PlaceHold): Promise<Outcome<Hold, PlaceHoldRefusal>>;
  releaseHold(tx: Transaction, hold: HoldId): Promise<Outcome<Hold, HoldRefusal>>;
  /** Gives back what is held beyond its time, at most `limit` (1000) holds, and answers those. */
  expireHolds(tx: Transaction, now: Date, limit?: number): Promise<Hold[]>;
  findHold(q: Queryable, hold: HoldId): Promise<Hold | undefined>;
  activeHolds(q: Queryable, account: AccountId): Promise<Hold[]>;

  /** Now, or after everything booked up to an instant. */
  balance(q: Queryable, account: AccountId, options?: { at?: Date }): Promise<balanceReads.Balance>;
  balances(q: Queryable, accounts: readonly AccountId[]): Promise<balanceReads.Balance[]>;
  /** At the end of a business day. */
  balanceOn(q: Queryable, account: AccountId, day: Day): Promise<bigint>;
  dailyBalances(q: Queryable, account: AccountId, from: Day, to: Day): Promise<balanceReads.DayBalance[]>;
  statement(q: Queryable, account: AccountId, query: StatementQuery): Promise<StatementPage>;
  totals(q: Queryable, accounts: readonly AccountId[], query?: TotalsQuery): Promise<Total[]>;
  /** How large the lines of accounts of one currency are. */
  spread(q: Queryable, accounts: readonly AccountId[], filter: LineFilter): Promise<Spread>;
}

export interface LedgerUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Callers of `postAlone` that share a commit, at most. */
const largestGroup = 256;

async function postOne(
  q: Queryable,
  { clock, ids }: LedgerUses,
  posting: CheckedPosting,
): Promise<Outcome<Posted, PostingRefusal>> {
  const checked = checkPosting(posting, clock.now());
  if (!checked.ok) return checked;
  const [outcome] = await postBatch(q, encodeBatch(ids, [checked.value]));
  return outcome as Outcome<Posted, PostingRefusal>;
}

async function reverse(
  tx: Transaction,
  uses: LedgerUses,
  reversal: Reversal,
): Promise<Outcome<Posted, ReversalRefusal>> {
  const entry = await findEntry(tx, reversal.entry);
  if (!entry) return refuse({ code: 'entry_not_found', entry: reversal.entry });
  const mirror = mirrorOf(entry, reversal);
  return mirror.ok ? postOne(tx, uses, mirror.value) : mirror;
}

export function createLedger(uses: LedgerUses): Ledger {
  const { db, clock, ids } = uses;
  const postTogether = groupCommit<Posting, Outcome<Posted, PostingRefusal>>({
    run: (postings) => postBatch(db, encodeBatch(ids, postings)),
    keyOf: (posting) => posting.key,
    largestBatch: largestGroup,
  });
  return {
    openAccount: accounts.openAccount,
    openHouseAccount: (tx, { chart, currency, name }) =>
      accounts.openAccount(tx, {
        id: accounts.houseAccountId(chart, currency, name),
        chart,
        currency,
        floor: null,
        openedAt: clock.now(),
      }),
    closeAccount: (tx, account) => accounts.closeAccount(tx, account, clock.now()),
    freezeAccount: (tx, account, scope = 'out') => accounts.freezeAccount(tx, account, scope),
    unfreezeAccount: accounts.unfreezeAccount,
    setFloor: accounts.setFloor,
    findAccount: async (q, account) => (await accounts.findAccounts(q, [account]))[0],
    lockAccounts: async (tx, wanted) => {
      await tx.run(
        sql`select 1 from ledger.accounts where id = any(${wanted}) order by id for no key update`,
      );
    },

    post: (tx, posting) => postOne(tx, uses, posting),
    postAlone: async (posting) => {
      const checked = checkPosting(posting, clock.now());
      return checked.ok ? postTogether(checked.value) : checked;
    },
    postBulk: (tx, postings) => postBulk(tx, ids, clock.now(), postings),
    reverse: (tx, reversal) => reverse(tx, uses, reversal),
    findEntry,

    placeHold: (tx, hold) => holds.placeHold(tx, hold, hold.at ?? clock.now()),
    releaseHold: (tx, hold) => holds.releaseHold(tx, hold, clock.now()),
    expireHolds: (tx, now, limit = 1000) => holds.expireHolds(tx, now, limit),
    findHold: holds.findHold,
    activeHolds: holds.activeHolds,

    balance: (q, account, options) => balanceReads.balance(q, account, options?.at),
    balances: balanceReads.balances,
    balanceOn: balanceReads.balanceOn,
    dailyBalances: balanceReads.dailyBalances,
    statement,
    totals: (q, wanted, query = {}) => totals(q, wanted, query),
    spread,
  };
}
