import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import { type PensionAccount, pensionNumber } from '../pension-account.ts';
import { drawSerials, findPensionAccount, insertPensionAccounts } from '../pension-account-store.ts';
import { tellOpened } from '../pension-events.ts';
import { findStateRecord } from '../pillar-record-store.ts';
import type { PensionUses } from '../uses.ts';

export type OpenRefusal =
  | { readonly code: 'already_open'; readonly tail: string }
  | { readonly code: 'not_allowed'; readonly why: 'not_insured' | 'drawing' };

/** May somebody open a personal pension account? Those may who are insured by the state and draw no pension yet. */
export async function mayOpen(q: Queryable, customer: CustomerId): Promise<Outcome<undefined, OpenRefusal>> {
  const has = await findPensionAccount(q, customer);
  if (has) return refuse({ code: 'already_open', tail: has.tail });
  const record = await findStateRecord(q, customer);
  if (!record) return refuse({ code: 'not_allowed', why: 'not_insured' });
  return record.drawing ? refuse({ code: 'not_allowed', why: 'drawing' }) : ok(undefined);
}

/** Opens somebody's one personal pension account; the same key again answers the same account. */
export async function openPensionAccount(
  uses: PensionUses,
  tx: Transaction,
  { key, customer }: { readonly key: string; readonly customer: CustomerId },
): Promise<Outcome<PensionAccount, OpenRefusal>> {
  const before = await findPensionAccount(tx, customer);
  if (before?.key === key) return ok(before);
  const may = await mayOpen(tx, customer);
  if (!may.ok) return may;
  const [serial] = await drawSerials(tx, 1);
  invariant(serial !== undefined, 'one was drawn');
  const number = pensionNumber(serial);
  const openedAt = uses.clock.now();
  const account: PensionAccount = {
    id: uses.ids.next('acct'),
    key,
    customer,
    number,
    tail: number.slice(-4),
    openedAt,
  };
  if ((await insertPensionAccounts(tx, [account])) === 0) {
    const other = await findPensionAccount(tx, customer);
    return refuse({ code: 'already_open', tail: other?.tail ?? '' });
  }
  await openInBooks(uses, tx, account);
  await tellOpened(tx, account);
  return ok(account);
}

export async function openInBooks(
  uses: Pick<PensionUses, 'ledger'>,
  tx: Transaction,
  { id, openedAt }: PensionAccount,
): Promise<void> {
  const opened = await uses.ledger.openAccount(tx, {
    id,
    chart: 'customer-pension',
    currency: 'CNY',
    openedAt,
  });
  invariant(opened.ok, `the pension account ${id} could not be opened`);
}
