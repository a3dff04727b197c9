import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Accounts } from './accounts.ts';
import type { DepositAccount, NewAccount } from './deposit-account.ts';

/** Opens a current account in yuan at the Shanghai main office for another department's test; it is empty. */
export async function openSomeAccount(
  accounts: Accounts,
  tx: Transaction,
  customer: CustomerId,
  given: Partial<NewAccount> = {},
): Promise<DepositAccount> {
  const opened = await accounts.openAccount(tx, {
    customer,
    kind: 'current',
    name: '工资卡',
    branch: '2101',
    openedOn: '2019-06-03',
    ...given,
  });
  invariant(opened.ok, `not opened: ${JSON.stringify(opened)}`);
  return opened.value;
}
