import type { Capability } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import type { Clock } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import { accountBalance } from './capabilities/account-balance.ts';
import { accountExpenseSummary } from './capabilities/account-expense-summary.ts';
import { accountIncomeSummary } from './capabilities/account-income-summary.ts';
import { accountList } from './capabilities/account-list.ts';
import { accountNumberShow } from './capabilities/account-number-show.ts';
import { accountOpeningBranch } from './capabilities/account-opening-branch.ts';
import { accountSpendingCompare } from './capabilities/account-spending-compare.ts';
import { accountTransactions } from './capabilities/account-transactions.ts';
import type { NamesMeant } from './line-tests.ts';

export interface AccountsCapabilityUses {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly parties: Parties;
  /** Names that 我妈 or a nickname stands for in the customer's address book; families are known without it. */
  readonly namesMeant?: NamesMeant | undefined;
}

/** What customers can ask about their accounts. */
export const accountsCapabilities = (uses: AccountsCapabilityUses): Capability[] => [
  accountBalance(uses),
  accountList(uses),
  accountNumberShow(uses),
  accountOpeningBranch(uses),
  accountTransactions(uses),
  accountIncomeSummary(uses),
  accountExpenseSummary(uses),
  accountSpendingCompare(uses),
];
