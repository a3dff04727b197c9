import { createHash } from 'node:crypto';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type Currency, ok, type Outcome, refuse } from '@banxing/kernel';
import { z } from 'zod';
import type { ChartCode } from './chart.ts';
import type { AccountId } from './posting.ts';

/**
 * `frozen-out`: money comes in, none goes out (只收不付). `frozen`: nothing moves (不收不付).
 */
export type AccountState = 'open' | 'frozen-out' | 'frozen' | 'closed';

export interface OpenAccount {
  readonly id: AccountId;
  readonly chart: ChartCode;
  readonly currency: Currency;
  /**
   * The lowest balance less holds, in minor units on the account's normal side. 0 when absent; null for none (the
   * bank's own accounts); negative for an overdraft.
   */
  readonly floor?: bigint | null;
  readonly openedAt: Date;
}

/** An account as it stands. Amounts are minor units on its normal side: a deposit's balance is what the bank owes. */
export interface Account {
  readonly id: AccountId;
  readonly chart: ChartCode;
  readonly currency: Currency;
  /** The side on which the balance grows. */
  readonly normal: 'debit' | 'credit';
  readonly floor: bigint | null;
  readonly state: AccountState;
  readonly openedAt: Date;
  readonly balance: bigint;
  readonly held: bigint;
}

export type OpenAccountRefusal =
  /** The id is taken by an account that differs from the one asked for. */
  | { readonly code: 'account_exists'; readonly account: AccountId }
  /** A floor above zero cannot be met by an empty account. */
  | { readonly code: 'floor_not_met'; readonly account: AccountId };

export type AccountRefusal =
  | { readonly code: 'account_not_found' | 'account_closed'; readonly account: AccountId }
  | {
      readonly code: 'account_not_empty';
      readonly account: AccountId;
      readonly balance: bigint;
      readonly held: bigint;
    }
  | { readonly code: 'floor_not_met'; readonly account: AccountId };

const accountRow = z
  .object({
    id: z.string(),
    chart: z.string(),
    currency: z.string(),
    side: z.number(),
    floor: z.bigint().nullable(),
    state: z.enum(['open', 'frozen-out', 'frozen', 'closed']),
    opened_at: z.date(),
    balance: z.bigint(),
    held: z.bigint(),
  })
  .transform((row): Account => ({
    id: row.id as AccountId,
    chart: row.chart as ChartCode,
    currency: row.currency as Currency,
    normal: row.side === 1 ? 'debit' : 'credit',
    floor: row.floor,
    state: row.state,
    openedAt: row.opened_at,
    balance: row.balance,
    held: row.held,
  }));

const accountColumns = sql`id, chart, currency, side, floor, state, opened_at, balance, held`;

/** The accounts that exist among those asked for, in no particular order. */
export const findAccounts = (q: Queryable, ids: readonly AccountId[]): Promise<Account[]> =>
  q.rows(accountRow, sql`select ${accountColumns} from ledger.accounts where id = any(${ids})`);

/** Nobody else moves money on the account until the transaction ends. */
export const lockAccount = (tx: Transaction, id: AccountId): Promise<Account | undefined> =>
  tx.maybeOne(
    accountRow,
    sql`select ${accountColumns} from ledger.accounts where id = ${id} for no key update`,
  );

/** Opens an empty account. The same account again is answered as it stands. */
export async function openAccount(
  tx: Transaction,
  account: OpenAccount,
): Promise<Outcome<Account, OpenAccountRefusal>> {
  const { id, chart, currency, openedAt } = account;
  const floor = account.floor === undefined ? 0n : account.floor;
  if (floor !== null && floor > 0n) return refuse({ code: 'floor_not_met', account: id });
  const opened = await tx.maybeOne(
    accountRow,
    sql`insert into ledger.accounts (id, chart, side, currency, floor, opened_at)
      select ${id}, code, side, ${currency}, ${floor}::bigint, ${openedAt} from ledger.charts where code = ${chart}
      on conflict (id) do nothing returning ${accountColumns}`,
  );
  if (opened) return ok(opened);
  const [existing] = await findAccounts(tx, [id]);
  return existing?.chart === chart && existing.currency === currency
    ? ok(existing)
    : refuse({ code: 'account_exists', account: id });
}

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of one of the bank's own accounts: the same chart, currency and name always have the same id, so nobody needs
 * to look it up.
 */
export function houseAccountId(chart: ChartCode, currency: Currency, name = 'main'): AccountId {
  const digest = createHash('sha256').update(`house/${chart}/${currency}/${name}`).digest();
  let text = '';
  for (const byte of digest.subarray(0, 26)) text += base32.charAt(byte & 31);
  return `acct_${text}`;
}

async function decideOn(
  tx: Transaction,
  id: AccountId,
  decide: (account: Account) => AccountRefusal | undefined,
  save: (account: Account) => ReturnType<typeof sql>,
): Promise<Outcome<Account, AccountRefusal>> {
  const account = await lockAccount(tx, id);
  if (!account) return refuse({ code: 'account_not_found', account: id });
  const refusal = decide(account);
  if (refusal) return refuse(refusal);
  return ok(await tx.one(accountRow, sql`${save(account)} returning ${accountColumns}`));
}

const refuseClosed = (account: Account): AccountRefusal | undefined =>
  account.state === 'closed' ? { code: 'account_closed', account: account.id } : undefined;

/** For ever. Refused unless balance and holds are zero. Closing a closed account answers it as it stands. */
export const closeAccount = (
  tx: Transaction,
  id: AccountId,
  at: Date,
): Promise<Outcome<Account, AccountRefusal>> =>
  decideOn(
    tx,
    id,
    ({ balance, held }) =>
      balance === 0n && held === 0n ? undefined : { code: 'account_not_empty', account: id, balance, held },
    () =>
      sql`update ledger.accounts set state = 'closed', closed_at = coalesce(closed_at, ${at}) where id = ${id}`,
  );

/** `out` lets money come in but none go out; `all` stops both. Replaces an earlier freeze. */
export const freezeAccount = (
  tx: Transaction,
  id: AccountId,
  scope: 'out' | 'all',
): Promise<Outcome<Account, AccountRefusal>> =>
  decideOn(
    tx,
    id,
    refuseClosed,
    () =>
      sql`update ledger.accounts set state = ${scope === 'out' ? 'frozen-out' : 'frozen'} where id = ${id}`,
  );

export const unfreezeAccount = (tx: Transaction, id: AccountId): Promise<Outcome<Account, AccountRefusal>> =>
  decideOn(tx, id, refuseClosed, () => sql`update ledger.accounts set state = 'open' where id = ${id}`);

/** An overdraft or a minimum. Refused when the account is below it already. */
export const setFloor = (
  tx: Transaction,
  id: AccountId,
  floor: bigint | null,
): Promise<Outcome<Account, AccountRefusal>> =>
  decideOn(
    tx,
    id,
    (account) =>
      refuseClosed(account) ??
      (floor !== null && account.balance - account.held < floor
        ? { code: 'floor_not_met', account: id }
        : undefined),
    () => sql`update ledger.accounts set floor = ${floor}::bigint where id = ${id}`,
  );
