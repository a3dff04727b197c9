import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, ok, type Outcome, refuse, yearOf } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import {
  type Contribution,
  contributionPosting,
  type ContributionRefusal,
  decideContribution,
} from '../pension-account.ts';
import {
  contributedIn,
  findContributionByKey,
  insertContributions,
  lockPensionAccount,
} from '../pension-account-store.ts';
import { tellContributed } from '../pension-events.ts';
import type { PensionUses } from '../uses.ts';

export interface Contribute {
  /** Same key, same contribution, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  /** Minor units, above zero. */
  readonly amount: bigint;
  readonly from: AccountId;
}

export type ContributeRefusal =
  | ContributionRefusal
  | { readonly code: 'no_pension_account' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'key_reused' }
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint }
  | { readonly code: 'account_restricted' };

/** Puts money into somebody's personal pension account, within the lawful most of the calendar year. */
export async function contribute(
  uses: PensionUses,
  tx: Transaction,
  asked: Contribute,
): Promise<Outcome<Contribution, ContributeRefusal>> {
  const account = await lockPensionAccount(tx, asked.customer);
  if (!account) return refuse({ code: 'no_pension_account' });
  const before = await findContributionByKey(tx, asked.key);
  if (before) {
    return before.customer === asked.customer && before.amount === asked.amount
      ? ok(before)
      : refuse({ code: 'key_reused' });
  }
  const at = uses.clock.now();
  const today = dayOf(at);
  const from = await uses.accounts.ownById(tx, asked.customer, asked.from);
  if (!from) return refuse({ code: 'account_not_found' });
  const contributed = await contributedIn(tx, asked.customer, yearOf(today));
  const year = decideContribution(contributed, asked.amount, today);
  if (!year.ok) return year;
  const paid: Contribution = {
    id: uses.ids.next('pcon'),
    key: asked.key,
    customer: asked.customer,
    year: year.value,
    amount: asked.amount,
    from: from.id,
    fromTail: from.tail,
    paidAt: at,
  };
  const posted = await uses.ledger.post(tx, contributionPosting(account, paid));
  if (!posted.ok) {
    return posted.refusal.code === 'insufficient_funds'
      ? refuse({ code: 'insufficient_funds', tail: from.tail, available: posted.refusal.available })
      : refuse({ code: 'account_restricted' });
  }
  await insertContributions(tx, [paid]);
  await tellContributed(tx, paid);
  return ok(paid);
}
