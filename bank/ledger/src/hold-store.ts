import { type Queryable, sql, type Transaction } from '@banxing/database';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import { z } from 'zod';
import { lockAccount } from './account-store.ts';
import {
  checkHold,
  decideHold,
  type Hold,
  holdHash,
  type HoldRefusal,
  type PlaceHold,
  type PlaceHoldRefusal,
} from './hold.ts';
import type { AccountId, HoldId } from './posting.ts';

const holdShape = z.object({
  id: z.string(),
  account: z.string(),
  amount: z.bigint(),
  reason: z.string(),
  placed_at: z.date(),
  expires_at: z.date(),
  state: z.enum(['active', 'released', 'captured', 'expired']),
});

const toHold = (row: z.infer<typeof holdShape>): Hold => ({
  id: row.id as HoldId,
  account: row.account as AccountId,
  amount: row.amount,
  reason: row.reason,
  placedAt: row.placed_at,
  expiresAt: row.expires_at,
  state: row.state,
});

const holdRow = holdShape.transform(toHold);
const keyedHoldRow = holdShape
  .extend({ hash: z.string() })
  .transform((row) => ({ hold: toHold(row), hash: row.hash }));

const holdColumns = sql`h.id, h.account, h.amount, h.reason, h.placed_at, h.expires_at, h.state`;

export const findHold = (q: Queryable, id: HoldId): Promise<Hold | undefined> =>
  q.maybeOne(holdRow, sql`select ${holdColumns} from ledger.holds h where h.id = ${id}`);

/** The active holds on an account, the oldest first. */
export const activeHolds = (q: Queryable, account: AccountId): Promise<Hold[]> =>
  q.rows(
    holdRow,
    sql`select ${holdColumns} from ledger.holds h where h.account = ${account} and h.state = 'active'
      order by h.placed_at, h.id`,
  );

/** Sets money aside. The same key and input answers the hold that it made before, whatever has become of it. */
export async function placeHold(
  tx: Transaction,
  command: PlaceHold,
  at: Date,
): Promise<Outcome<Hold, PlaceHoldRefusal>> {
  const checked = checkHold(command, at);
  if (!checked.ok) return checked;
  const { id, key, amount, expiresAt, reason } = command;
  const account = await lockAccount(tx, command.account);
  if (!account) return refuse({ code: 'account_not_found', account: command.account });
  const hash = holdHash(command);
  const answerOf = async () =>
    tx.maybeOne(
      keyedHoldRow,
      sql`select ${holdColumns}, encode(h.input_hash, 'hex') as hash from ledger.holds h where h.key = ${key}`,
    );
  const known = await answerOf();
  if (known)
    return known.hash === hash ? ok(known.hold) : refuse({ code: 'key_reused', hold: known.hold.id });
  const refusal = decideHold(account, amount);
  if (refusal) return refuse(refusal);
  const placed = await tx.maybeOne(
    holdRow,
    sql`insert into ledger.holds as h (id, key, input_hash, account, amount, reason, placed_at, expires_at)
      values (${id}, ${key}, decode(${hash}, 'hex'), ${account.id}, ${amount}, ${reason}, ${at}, ${expiresAt})
      on conflict (key) do nothing returning ${holdColumns}`,
  );
  if (placed) return ok(placed);
  // Only a hold on another account, and so another input, can have taken the key since.
  const rival = await answerOf();
  return refuse({ code: 'key_reused', hold: rival?.hold.id ?? id });
}

/** Gives the money back. Releasing a released hold changes nothing. */
export async function releaseHold(
  tx: Transaction,
  id: HoldId,
  at: Date,
): Promise<Outcome<Hold, HoldRefusal>> {
  const seen = await findHold(tx, id);
  if (!seen) return refuse({ code: 'hold_not_found', hold: id });
  // Accounts are locked before holds everywhere, so that no two transactions wait for each other.
  await lockAccount(tx, seen.account);
  const released = await tx.maybeOne(
    holdRow,
    sql`update ledger.holds h set state = 'released', settled_at = ${at} where h.id = ${id} and h.state = 'active'
      returning ${holdColumns}`,
  );
  if (released) return ok(released);
  const settled = (await findHold(tx, id)) ?? seen;
  return settled.state === 'released'
    ? ok(settled)
    : refuse({ code: 'hold_not_active', hold: id, state: settled.state });
}

/** Gives back what is held beyond its time, at most `limit` holds; answers those, so that their owners can be told. */
export async function expireHolds(tx: Transaction, now: Date, limit: number): Promise<Hold[]> {
  const due = await tx.rows(
    z.object({ id: z.string(), account: z.string() }),
    sql`select id, account from ledger.holds where state = 'active' and expires_at <= ${now}
      order by expires_at, id limit ${limit}`,
  );
  if (due.length === 0) return [];
  await tx.run(
    sql`select 1 from ledger.accounts where id = any(${due.map((hold) => hold.account)}) order by id for no key update`,
  );
  return tx.rows(
    holdRow,
    sql`update ledger.holds h set state = 'expired', settled_at = ${now}
      where h.id = any(${due.map((hold) => hold.id)}) and h.state = 'active' returning ${holdColumns}`,
  );
}
