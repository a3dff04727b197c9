import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { WalletUses } from '../uses.ts';
import { type Movement, type Shares, splitPayment } from '../wallet.ts';
import { tellMoved } from '../wallet-events.ts';
import { paymentPosting } from '../wallet-posting.ts';
import type { FundsRefusal } from '../wallet-speech.ts';
import {
  findMovementByKey,
  findWallet,
  insertMovements,
  limitsOf,
  lockCustomer,
  movedSoFar,
} from '../wallet-store.ts';
import { refusalOfPosting } from './move-money.ts';

export interface CombinedPayment {
  /** Same key, same payment, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  /** Fen. */
  readonly amount: bigint;
  /** The bank account that pays what the wallet does not. */
  readonly account: AccountId;
  /** Where the money goes: a merchant's or a biller's settlement account. */
  readonly to: AccountId;
  readonly merchant: string;
  /** What it is for, as in the list of purposes. */
  readonly purpose: string;
}

export type CombinedRefusal = FundsRefusal | { readonly code: 'wallet_not_open' };

/** Pays from the wallet as far as it reaches and may, and the rest from the bank account, in one entry. */
export async function payCombined(
  uses: WalletUses,
  tx: Transaction,
  payment: CombinedPayment,
): Promise<Outcome<Shares, CombinedRefusal>> {
  await lockCustomer(tx, payment.customer);
  const wallet = await findWallet(tx, payment.customer);
  if (!wallet) return refuse({ code: 'wallet_not_open' });
  const before = await findMovementByKey(tx, payment.key);
  if (before) return ok({ wallet: before.amount, account: before.beside });
  const own = await uses.accounts.ownById(tx, payment.customer, payment.account);
  if (own?.status !== 'open' || own.currency !== 'CNY') return refuse({ code: 'account_restricted' });
  const at = uses.clock.now();
  const { available } = await uses.ledger.balance(tx, wallet.account);
  const limits = await limitsOf(tx, wallet.level);
  const moved = await movedSoFar(tx, wallet.id, 'payment', dayOf(at));
  const shares = splitPayment(payment.amount, available, limits, moved);
  if (shares.wallet === 0n) {
    // Nothing of the wallet would go into it: that is an ordinary payment, not this one.
    return refuse({ code: 'insufficient_funds', tail: null, available });
  }
  const movement: Movement = {
    id: uses.ids.next('wmv'),
    key: payment.key,
    wallet: wallet.id,
    kind: 'payment',
    amount: shares.wallet,
    beside: shares.account,
    movedOn: dayOf(at),
    movedAt: at,
  };
  await insertMovements(tx, [movement]);
  const posted = await uses.ledger.post(
    tx,
    paymentPosting({ ...payment, wallet: wallet.account, shares, reference: movement.id, at }),
  );
  if (!posted.ok) return refuse(refusalOfPosting(posted.refusal, wallet, own.tail));
  await tellMoved(tx, wallet, movement);
  return ok(shares);
}
