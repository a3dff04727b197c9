import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, money } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Contribution, PensionAccount } from './pension-account.ts';

/** What others may know. Amounts are decimal strings. */
export interface PensionEvents {
  'pension.account-opened': { account: string; customer: CustomerId };
  'pension.contributed': { contribution: string; customer: CustomerId; year: number; amount: string };
}

export const tellOpened = (tx: Transaction, account: PensionAccount): Promise<void> =>
  publish(tx, {
    kind: 'pension.account-opened',
    payload: { account: account.id, customer: account.customer },
    at: account.openedAt,
  });

export const tellContributed = (tx: Transaction, paid: Contribution): Promise<void> =>
  publish(tx, {
    kind: 'pension.contributed',
    payload: {
      contribution: paid.id,
      customer: paid.customer,
      year: paid.year,
      amount: formatMoney(money(paid.amount)),
    },
    at: paid.paidAt,
  });
