import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import { z } from 'zod';

/** Up to when the lines of these accounts have been looked at. */
export async function seenUntil(
  q: Queryable,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await q.rows(
    z.object({ account: z.string(), seen_at: z.date() }),
    sql`select account, seen_at from engage.watches where account = any(${accounts as AccountId[]})`,
  );
  return new Map(rows.map(({ account, seen_at }) => [account, seen_at]));
}

export const markSeen = (tx: Transaction, account: AccountId, at: Date): Promise<number> =>
  tx.run(sql`insert into engage.watches (account, seen_at) values (${account}, ${at})
    on conflict (account) do update set seen_at = greatest(engage.watches.seen_at, excluded.seen_at)`);

/** What a customer chose for their accounts; minor units of yuan by account. */
export async function alertsOf(q: Queryable, customer: CustomerId): Promise<ReadonlyMap<string, bigint>> {
  const rows = await q.rows(
    z.object({ account: z.string(), below: z.bigint() }),
    sql`select account, below from engage.balance_alerts where customer = ${customer}`,
  );
  return new Map(rows.map(({ account, below }) => [account, below]));
}

export const saveAlert = (
  tx: Transaction,
  given: {
    readonly account: string;
    readonly customer: CustomerId;
    readonly below: bigint;
    readonly at: Date;
  },
): Promise<number> =>
  tx.run(sql`insert into engage.balance_alerts (account, customer, below, set_at)
    values (${given.account}, ${given.customer}, ${given.below}, ${given.at})
    on conflict (account) do update set below = excluded.below, set_at = excluded.set_at`);
