import type { Capability } from '@banxing/capability';
import { accountAssets } from './capabilities/account-assets.ts';
import { accountBalance } from './capabilities/account-balance.ts';
import { accountClose } from './capabilities/account-close.ts';
import { accountExpenseSummary } from './capabilities/account-expense-summary.ts';
import { accountIncomeSummary } from './capabilities/account-income-summary.ts';
import { accountLimitQuery } from './capabilities/account-limit-query.ts';
import { accountLimitSet } from './capabilities/account-limit-set.ts';
import { accountList } from './capabilities/account-list.ts';
import { accountNumberShow } from './capabilities/account-number-show.ts';
import { accountOpen } from './capabilities/account-open.ts';
import { accountOpeningBranch } from './capabilities/account-opening-branch.ts';
import { accountSpendingCompare } from './capabilities/account-spending-compare.ts';
import { accountTransactions } from './capabilities/account-transactions.ts';
import { accountStatementExport } from './capabilities/account-statement-export.ts';
import type { AccountsCapabilityUses } from './uses.ts';

/** What customers can ask about their accounts, and do with them. */
export const accountsCapabilities = (uses: AccountsCapabilityUses): Capability[] => [
  accountBalance(uses),
  accountList(uses),
  accountNumberShow(uses),
  accountOpeningBranch(uses),
  accountTransactions(uses),
  accountIncomeSummary(uses),
  accountExpenseSummary(uses),
  accountSpendingCompare(uses),
  accountAssets(uses),
  accountOpen(uses),
  accountClose(uses),
  accountLimitQuery(uses),
  accountLimitSet(uses),
  accountStatementExport(uses),
];
