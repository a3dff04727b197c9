export { bankIdentification, isCardNumber, isOwnNumber, maskNumber, tailOf } from './account-number.ts';
export { type Resolution, resolveAccount } from './account-words.ts';
export { type Accounts, type AccountsUses, createAccounts } from './accounts.ts';
export { accountsCapabilities } from './capabilities.ts';
export {
  type AccountClass,
  type AccountId,
  type AccountKind,
  type AccountStatus,
  type AccountUse,
  type DepositAccount,
  type NewAccount,
  type OpenRefusal,
} from './deposit-account.ts';
export type { DocumentId, IssuedDocument } from './document-store.ts';
export type { AccountFact, EntriesPage, EntriesQuery, EntriesRefusal, EntryFact } from './facts.ts';
export type { NamesMeant } from './line-tests.ts';
export { isNamed } from './merchants.ts';
export { choosePayer, type PayerChoice, type PayerUses, type PayerWish } from './payer-choice.ts';
export {
  countingPurposes,
  neutralPurposes,
  type Purpose,
  type PurposeCode,
  purposeCodes,
  purposeOf,
  purposes,
} from './purposes.ts';
export { sayDay, sayMoney, sayRange } from './say.ts';
export type {
  AccountsCapabilityUses,
  AssetLine,
  AssetSource,
  AttachmentSource,
  LimitKind,
  TransferLimits,
} from './uses.ts';
export type { StatusRefusal } from './use-cases/change-status.ts';

/** Deposit accounts. */
export const accountsMigrations = { name: 'accounts', folder: new URL('../migrations', import.meta.url) };
