export {
  type Account,
  type AccountRefusal,
  type AccountState,
  houseAccountId,
  type OpenAccount,
  type OpenAccountRefusal,
} from './account-store.ts';
export type { Balance, DayBalance } from './balance.ts';
export type { BulkPosted, BulkRefusal } from './bulk.ts';
export { type AccountClass, type Chart, type ChartCode, chartCodes, chartOfAccounts } from './chart.ts';
export {
  type Hold,
  type HoldRefusal,
  type HoldState,
  type PlaceHold,
  type PlaceHoldRefusal,
} from './hold.ts';
export { createLedger, type Ledger, type LedgerUses } from './ledger.ts';
export { ledgerMigrations } from './migrations.ts';
export {
  type AccountId,
  type EntryId,
  type HoldId,
  largestLineAmount,
  type Line,
  type Posted,
  type Posting,
  type PostingRefusal,
} from './posting.ts';
export type { Entry, EntryLine, Reversal, ReversalRefusal } from './reversal.ts';
export {
  type Grouping,
  isStatementCursor,
  type LineFilter,
  type Spread,
  type StatementLine,
  type StatementPage,
  type StatementQuery,
  type Total,
  type TotalsQuery,
} from './statement.ts';
export { type Finding, verifyLedger } from './verify.ts';
