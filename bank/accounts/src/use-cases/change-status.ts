import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Clock, ok, type Outcome, refuse, today } from '@banxing/kernel';
import type { AccountRefusal, Ledger } from '@banxing/ledger';
import { findAccounts, markPaysByDefault, markStatus } from '../account-store.ts';
import type { AccountId, DepositAccount } from '../deposit-account.ts';

export type StatusRefusal =
  AccountRefusal | { readonly code: 'account_not_found'; readonly account: AccountId };

interface StatusUses {
  readonly clock: Clock;
  readonly ledger: Ledger;
}

async function reread(tx: Transaction, id: AccountId): Promise<Outcome<DepositAccount, StatusRefusal>> {
  const [account] = await findAccounts(tx, [id]);
  return account ? ok(account) : refuse({ code: 'account_not_found', account: id });
}

async function known(tx: Transaction, id: AccountId): Promise<boolean> {
  return (await findAccounts(tx, [id])).length > 0;
}

/** `out` (the default): money comes in, none goes out; `all`: nothing moves. */
export async function freezeAccount(
  uses: StatusUses,
  tx: Transaction,
  id: AccountId,
  scope: 'out' | 'all' = 'out',
): Promise<Outcome<DepositAccount, StatusRefusal>> {
  if (!(await known(tx, id))) return refuse({ code: 'account_not_found', account: id });
  const frozen = await uses.ledger.freezeAccount(tx, id, scope);
  if (!frozen.ok) return frozen;
  await markStatus(tx, id, 'frozen', null);
  return reread(tx, id);
}

export async function unfreezeAccount(
  uses: StatusUses,
  tx: Transaction,
  id: AccountId,
): Promise<Outcome<DepositAccount, StatusRefusal>> {
  if (!(await known(tx, id))) return refuse({ code: 'account_not_found', account: id });
  const unfrozen = await uses.ledger.unfreezeAccount(tx, id);
  if (!unfrozen.ok) return unfrozen;
  await markStatus(tx, id, 'open', null);
  return reread(tx, id);
}

/** For ever; refused unless the account is empty and nothing is held on it. */
export async function closeAccount(
  uses: StatusUses,
  tx: Transaction,
  id: AccountId,
): Promise<Outcome<DepositAccount, StatusRefusal>> {
  if (!(await known(tx, id))) return refuse({ code: 'account_not_found', account: id });
  const closed = await uses.ledger.closeAccount(tx, id);
  if (!closed.ok) return closed;
  await markStatus(tx, id, 'closed', today(uses.clock));
  return reread(tx, id);
}

/** Refused when the account is somebody else's or closed. */
export async function setDefaultPaying(
  tx: Transaction,
  customer: CustomerId,
  id: AccountId,
): Promise<Outcome<DepositAccount, StatusRefusal>> {
  return (await markPaysByDefault(tx, customer, id))
    ? reread(tx, id)
    : refuse({ code: 'account_not_found', account: id });
}
