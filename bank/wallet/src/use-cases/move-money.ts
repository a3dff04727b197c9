import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId, PostingRefusal } from '@banxing/ledger';
import type { WalletUses } from '../uses.ts';
import { decideTopup, levelOpened, type LimitRefusal, type Movement, type Wallet } from '../wallet.ts';
import { tellMoved } from '../wallet-events.ts';
import { movePosting } from '../wallet-posting.ts';
import type { FundsRefusal } from '../wallet-speech.ts';
import {
  findMovementByKey,
  findWallet,
  insertMovements,
  limitsOf,
  lockCustomer,
  movedSoFar,
} from '../wallet-store.ts';
import { openWallet } from './open-wallets.ts';

export type MoveRefusal = LimitRefusal | FundsRefusal;

export interface Move {
  /** Same key, same movement, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly kind: 'topup' | 'withdrawal';
  readonly account: AccountId;
  readonly tail: string;
  /** Fen. */
  readonly amount: bigint;
}

export interface Moved {
  readonly wallet: Wallet;
  readonly movement: Movement;
  /** Fen in the wallet afterwards. */
  readonly balance: bigint;
}

/** Says a refusal of the books; what cannot be the customer's doing is a bug. */
export function refusalOfPosting(refusal: PostingRefusal, wallet: Wallet, tail: string): FundsRefusal {
  switch (refusal.code) {
    case 'insufficient_funds':
      return {
        code: 'insufficient_funds',
        tail: refusal.account === wallet.account ? null : tail,
        available: refusal.available,
      };
    case 'account_closed':
    case 'account_frozen':
    case 'account_not_found':
      return { code: 'account_restricted' };
    default:
      invariant(false, `the books refused a movement of a wallet: ${refusal.code}`);
  }
}

/** Puts money into the wallet, opening it first where there is none, or takes it back to the bank account. */
export async function moveMoney(
  uses: WalletUses,
  tx: Transaction,
  move: Move,
): Promise<Outcome<Moved, MoveRefusal>> {
  await lockCustomer(tx, move.customer);
  const own = await uses.accounts.ownById(tx, move.customer, move.account);
  if (own?.status !== 'open' || own.currency !== 'CNY') return refuse({ code: 'account_restricted' });
  const at = uses.clock.now();
  const found = await findWallet(tx, move.customer);
  if (!found && move.kind === 'withdrawal') {
    return refuse({ code: 'insufficient_funds', tail: null, available: 0n });
  }
  const wallet =
    found ?? (await openWallet(uses, tx, { customer: move.customer, level: levelOpened, openedAt: at }));
  const { balance } = await uses.ledger.balance(tx, wallet.account);
  const before = await findMovementByKey(tx, move.key);
  if (before) return ok({ wallet, movement: before, balance });
  if (move.kind === 'topup') {
    const limits = await limitsOf(tx, wallet.level);
    const moved = await movedSoFar(tx, wallet.id, 'topup', dayOf(at));
    const decided = decideTopup(limits, balance, moved, move.amount);
    if (!decided.ok) return decided;
  }
  const movement: Movement = {
    id: uses.ids.next('wmv'),
    key: move.key,
    wallet: wallet.id,
    kind: move.kind,
    amount: move.amount,
    beside: 0n,
    movedOn: dayOf(at),
    movedAt: at,
  };
  await insertMovements(tx, [movement]);
  const posted = await uses.ledger.post(
    tx,
    movePosting({ ...move, wallet: wallet.account, reference: movement.id, at }),
  );
  if (!posted.ok) return refuse(refusalOfPosting(posted.refusal, wallet, move.tail));
  await tellMoved(tx, wallet, movement);
  const after = posted.value.balances.find(({ account }) => account === wallet.account)?.balance ?? balance;
  return ok({ wallet, movement, balance: after });
}
