import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import { openingPosting } from '../deposit-posting.ts';
import { allRates, insertDeposits } from '../deposit-store.ts';
import { bestRate } from '../time-deposit.ts';
import type { DepositsDesk, PayingAccount } from '../uses.ts';
import { keepDeposit, newDeposit, type OpenDeposit } from './open-deposit.ts';

/** A deposit opened in the past that has not come back yet. */
export interface PastDeposit extends Omit<OpenDeposit, 'account' | 'customer'> {
  readonly from: Pick<PayingAccount, 'id' | 'customer' | 'tail'>;
  readonly at: Date;
}

/** Writes deposits of the past and hands back their postings. */
export async function recordDeposits(
  desk: DepositsDesk,
  tx: Transaction,
  pasts: readonly PastDeposit[],
): Promise<readonly Posting[]> {
  const rates = await allRates(tx);
  const made = pasts.map((past) => {
    const rate = bestRate(rates, past.term, past.amount);
    invariant(rate, `no deposit for ${past.term}`);
    const given = { ...past, customer: past.from.customer, account: past.from.id };
    return { past, rate, deposit: newDeposit(desk, given, rate, past.from, past.at) };
  });
  const inserted = await insertDeposits(
    tx,
    made.map(({ deposit }) => deposit),
  );
  invariant(inserted === made.length, 'a deposit of the history was recorded before');
  for (const { deposit } of made) await keepDeposit(desk, tx, deposit);
  return made.map(({ past, rate, deposit }) => openingPosting(deposit, rate.name.zh, past.from.id, past.at));
}
