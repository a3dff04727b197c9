import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, yearOf } from '@banxing/kernel';
import type { AccountId, Posting } from '@banxing/ledger';
import {
  type Contribution,
  contributionPosting,
  type PensionAccount,
  pensionNumber,
} from '../pension-account.ts';
import { drawSerials, insertContributions, insertPensionAccounts } from '../pension-account-store.ts';
import type { PensionUses } from '../uses.ts';
import { openInBooks } from './open-pension-account.ts';

/** A personal pension account of the past with what was put into it. */
export interface PastPensionAccount {
  readonly customer: CustomerId;
  readonly openedAt: Date;
  readonly contributions: readonly {
    readonly amount: bigint;
    readonly at: Date;
    readonly from: { readonly id: AccountId; readonly tail: string };
  }[];
}

/**
 * Writes accounts of the past in a few statements. The postings are handed back, to be booked in the order of time with
 * all else that happened; nobody is told.
 */
export async function recordHistory(
  uses: PensionUses,
  tx: Transaction,
  pasts: readonly PastPensionAccount[],
): Promise<readonly Posting[]> {
  const serials = await drawSerials(tx, pasts.length);
  const accounts = pasts.map(({ customer, openedAt }, index): PensionAccount => {
    const number = pensionNumber(serials[index] ?? 0n);
    const key = `history/${customer}`;
    return { id: uses.ids.next('acct'), key, customer, number, tail: number.slice(-4), openedAt };
  });
  const written = await insertPensionAccounts(tx, accounts);
  invariant(written === accounts.length, 'nobody of the history had a pension account');
  const paid = pasts.map(({ customer, contributions }) =>
    contributions.map(({ amount, at, from }, index): Contribution => ({
      id: uses.ids.next('pcon'),
      key: `history/${customer}/${index}`,
      customer,
      year: yearOf(dayOf(at)),
      amount,
      from: from.id,
      fromTail: from.tail,
      paidAt: at,
    })),
  );
  await insertContributions(tx, paid.flat());
  for (const account of accounts) await openInBooks(uses, tx, account);
  return accounts.flatMap((account, index) =>
    (paid[index] ?? []).map((each) => contributionPosting(account, each)),
  );
}
