import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type Day, invariant, yearRange } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type {
  LevelLimits,
  MovedSoFar,
  Movement,
  MovementId,
  MovementKind,
  Wallet,
  WalletId,
  WalletLevel,
} from './wallet.ts';

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const limitsRow = z
  .object({
    level,
    balance_limit: z.bigint().nullable(),
    single_limit: z.bigint().nullable(),
    daily_limit: z.bigint().nullable(),
    yearly_limit: z.bigint().nullable(),
  })
  .transform((row): LevelLimits => ({
    level: row.level,
    balance: row.balance_limit,
    single: row.single_limit,
    daily: row.daily_limit,
    yearly: row.yearly_limit,
  }));

export const limitsOf = (q: Queryable, wanted: WalletLevel): Promise<LevelLimits> =>
  q.one(limitsRow, sql`select * from wallet.levels where level = ${wanted}`);

const walletRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    number: z.string(),
    level,
    account: z.string(),
    opened_at: z.date(),
  })
  .transform((row): Wallet => ({
    id: row.id as WalletId,
    customer: row.customer as CustomerId,
    number: row.number,
    level: row.level,
    account: row.account as AccountId,
    openedAt: row.opened_at,
  }));

/** The customer's own wallet; there is one at most. */
export const findWallet = (q: Queryable, customer: CustomerId): Promise<Wallet | undefined> =>
  q.maybeOne(walletRow, sql`select * from wallet.wallets where customer = ${customer}`);

/** Makes a customer's movements wait for each other, so that two cannot use the same limit. */
export const lockCustomer = (tx: Transaction, customer: CustomerId): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('wallet/' || ${customer}, 0))`);

/** Fresh wallet numbers: a zero and fifteen digits. */
export async function drawNumbers(tx: Transaction, count: number): Promise<string[]> {
  const drawn = await tx.rows(
    z.object({ serial: z.bigint() }),
    sql`select nextval('wallet.serials') as serial from generate_series(1, ${count})`,
  );
  // Scattered, so that neighbours do not look alike; the factor has no divisor in common with the space.
  return drawn.map(
    ({ serial }) => `0${String((serial * 618_033_988_749_897n) % 10n ** 15n).padStart(15, '0')}`,
  );
}

export async function insertWallets(tx: Transaction, wallets: readonly Wallet[]): Promise<void> {
  const inserted = await tx.run(sql`
    insert into wallet.wallets (id, customer, number, level, account, opened_at)
    select * from unnest(
      ${wallets.map(({ id }) => id)}::text[], ${wallets.map(({ customer }) => customer)}::text[],
      ${wallets.map(({ number }) => number)}::text[], ${wallets.map((wallet) => wallet.level)}::smallint[],
      ${wallets.map(({ account }) => account)}::text[], ${wallets.map(({ openedAt }) => openedAt)}::timestamptz[])`);
  invariant(inserted === wallets.length, 'every wallet is new');
}

const movementRow = z
  .object({
    id: z.string(),
    key: z.string(),
    wallet: z.string(),
    kind: z.enum(['topup', 'withdrawal', 'payment']),
    amount: z.bigint(),
    beside: z.bigint(),
    moved_on: z.string(),
    moved_at: z.date(),
  })
  .transform((row): Movement => ({
    id: row.id as MovementId,
    key: row.key,
    wallet: row.wallet as WalletId,
    kind: row.kind,
    amount: row.amount,
    beside: row.beside,
    movedOn: row.moved_on,
    movedAt: row.moved_at,
  }));

export const findMovementByKey = (q: Queryable, key: string): Promise<Movement | undefined> =>
  q.maybeOne(movementRow, sql`select * from wallet.movements where key = ${key}`);

export async function insertMovements(tx: Transaction, movements: readonly Movement[]): Promise<void> {
  const inserted = await tx.run(sql`
    insert into wallet.movements (id, key, wallet, kind, amount, beside, moved_on, moved_at)
    select * from unnest(
      ${movements.map(({ id }) => id)}::text[], ${movements.map(({ key }) => key)}::text[],
      ${movements.map(({ wallet }) => wallet)}::text[], ${movements.map(({ kind }) => kind)}::text[],
      ${movements.map(({ amount }) => amount)}::bigint[], ${movements.map(({ beside }) => beside)}::bigint[],
      ${movements.map(({ movedOn }) => movedOn)}::date[], ${movements.map(({ movedAt }) => movedAt)}::timestamptz[])`);
  invariant(inserted === movements.length, 'every movement is new');
}

/** What a wallet has moved in one way on a day and in its year. */
export async function movedSoFar(
  q: Queryable,
  wallet: WalletId,
  kind: MovementKind,
  day: Day,
): Promise<MovedSoFar> {
  const { from, to } = yearRange(day);
  return q.one(
    z.object({ day: z.bigint(), year: z.bigint() }),
    sql`select coalesce(sum(amount) filter (where moved_on = ${day}::date), 0)::bigint as day,
               coalesce(sum(amount), 0)::bigint as year
        from wallet.movements
        where wallet = ${wallet} and kind = ${kind} and moved_on between ${from}::date and ${to}::date`,
  );
}
