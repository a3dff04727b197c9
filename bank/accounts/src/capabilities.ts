import type { Capability } from '@banxing/capability';
import { accountBalance } from './capabilities/account-balance.ts';
import { accountExpenseSummary } from './capabilities/account-expense-summary.ts';
import { accountIncomeSummary } from './capabilities/account-income-summary.ts';
import { accountList } from './capabilities/account-list.ts';
import { accountNumberShow } from './capabilities/account-number-show.ts';
import { accountOpeningBranch } from './capabilities/account-opening-branch.ts';
import { accountSpendingCompare } from './capabilities/account-spending-compare.ts';
import { accountTransactions } from './capabilities/account-transactions.ts';
import type { AccountsCapabilityUses } from './uses.ts';

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
