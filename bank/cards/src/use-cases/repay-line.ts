import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, money, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { repaymentPosting } from '../card-posting.ts';
import { tell } from '../card-events.ts';
import { type CreditLine, isDebit, openOf } from '../item.ts';
import { itemUnderKey, openItems } from '../item-store.ts';
import { lockLineOf } from '../line-store.ts';
import type { CardsUses } from '../uses.ts';
import { bookItem } from './book-item.ts';

export interface RepayLine {
  /** Same key, one repayment. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly account: AccountId;
  readonly amount: bigint;
  readonly how: 'customer' | 'autopay';
}

export type RepayRefusal =
  | { readonly code: 'no_credit_card' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'amount_not_positive' }
  | { readonly code: 'nothing_owed' }
  | { readonly code: 'more_than_owed'; readonly owed: bigint }
  | { readonly code: 'insufficient_funds'; readonly tail: string; readonly available: bigint }
  | { readonly code: 'account_restricted' };

/** What can be paid now: everything billed and booked, plans only as far as they are billed. */
const payable = async (tx: Transaction, line: CreditLine): Promise<bigint> =>
  openOf((await openItems(tx, line.id)).filter(isDebit));

/** Pays back from the customer's own account. Never more than is owed; a refusal leaves everything as it was. */
export async function repayLine(
  uses: CardsUses,
  tx: Transaction,
  asked: RepayLine,
): Promise<Outcome<bigint, RepayRefusal>> {
  const { customer, amount } = asked;
  const line = await lockLineOf(tx, customer);
  if (!line) return refuse({ code: 'no_credit_card' });
  const key = `repay/${asked.key}`;
  const before = await itemUnderKey(tx, key);
  if (before) return ok(before.amount);
  const account = await uses.accounts.ownById(tx, customer, asked.account);
  if (!account) return refuse({ code: 'account_not_found' });
  if (amount <= 0n) return refuse({ code: 'amount_not_positive' });
  const owed = await payable(tx, line);
  if (owed === 0n) return refuse({ code: 'nothing_owed' });
  if (amount > owed) return refuse({ code: 'more_than_owed', owed });
  const at = uses.clock.now();
  const posted = await uses.ledger.post(tx, repaymentPosting(line, asked.key, amount, account.id, at));
  if (!posted.ok) {
    return posted.refusal.code === 'insufficient_funds'
      ? refuse({ code: 'insufficient_funds', tail: account.tail, available: posted.refusal.available })
      : refuse({ code: 'account_restricted' });
  }
  await bookItem(
    uses,
    tx,
    line.id,
    { key, kind: 'repayment', amount, merchant: '', purpose: 'card_repayment' },
    at,
  );
  const told = { line: line.id, customer, amount: formatMoney(money(amount)), how: asked.how };
  await tell(tx, 'credit.repaid', told, at);
  return ok(amount);
}
