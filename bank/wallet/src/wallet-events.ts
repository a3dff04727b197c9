import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Movement, Wallet } from './wallet.ts';

/** What others may know of wallets. Amounts are decimal strings. */
export interface WalletEvents {
  'wallet.opened': { wallet: string; customer: CustomerId; level: number };
  'wallet.moved': {
    wallet: string;
    customer: CustomerId;
    kind: 'topup' | 'withdrawal' | 'payment';
    amount: string;
    beside: string;
  };
}

export const tellOpened = (tx: Transaction, { id, customer, level, openedAt }: Wallet): Promise<void> => {
  const payload: WalletEvents['wallet.opened'] = { wallet: id, customer, level };
  return publish(tx, { kind: 'wallet.opened', key: id, payload: { ...payload }, at: openedAt });
};

export const tellMoved = (tx: Transaction, wallet: Wallet, movement: Movement): Promise<void> => {
  const payload: WalletEvents['wallet.moved'] = {
    wallet: wallet.id,
    customer: wallet.customer,
    kind: movement.kind,
    amount: formatMoney(money(movement.amount)),
    beside: formatMoney(money(movement.beside)),
  };
  return publish(tx, {
    kind: 'wallet.moved',
    key: movement.id,
    payload: { ...payload },
    at: movement.movedAt,
  });
};
