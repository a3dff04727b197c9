import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { invariant, ok, type Outcome } from '@banxing/kernel';
import { findAccountByNumber, findAccounts, findOwnAccount, listAccounts } from './account-store.ts';
import { type Resolution, resolveAccount } from './account-words.ts';
import {
  type AccountId,
  type DepositAccount,
  type NewAccount,
  type OpenRefusal,
  payingAccount,
} from './deposit-account.ts';
import { findDocument, findDocumentByNumber, type IssuedDocument } from './document-store.ts';
import {
  accountFacts,
  type AccountFact,
  type EntriesPage,
  entriesPage,
  type EntriesQuery,
  type EntriesRefusal,
} from './facts.ts';
import {
  closeAccount,
  freezeAccount,
  setDefaultPaying,
  type StatusRefusal,
  unfreezeAccount,
} from './use-cases/change-status.ts';
import { openAccounts, type OpenUses } from './use-cases/open-accounts.ts';

export type AccountsUses = OpenUses;

type Changed = Promise<Outcome<DepositAccount, StatusRefusal>>;

/** Deposit accounts as their owners know them. Money is asked of and moved in the ledger. */
export interface Accounts {
  openAccount(tx: Transaction, account: NewAccount): Promise<Outcome<DepositAccount, OpenRefusal>>;
  /** All or none. */
  openAccounts(
    tx: Transaction,
    accounts: readonly NewAccount[],
  ): Promise<Outcome<DepositAccount[], OpenRefusal>>;
  /** The customer's accounts that are not closed; the one that pays by default first, then the oldest. */
  list(q: Queryable, customer: CustomerId): Promise<DepositAccount[]>;
  /** Any customer's: for postings, never for showing. */
  byId(q: Queryable, id: string): Promise<DepositAccount | undefined>;
  /** Several at once, in no order; those that are unknown are left out. */
  byIds(q: Queryable, ids: readonly string[]): Promise<DepositAccount[]>;
  /** The account if it is this customer's own. */
  ownById(q: Queryable, customer: CustomerId, id: string): Promise<DepositAccount | undefined>;
  /** By the nineteen digits; whoever asks must not show more of it than the asker knew. */
  findByNumber(q: Queryable, number: string): Promise<DepositAccount | undefined>;
  /** What a customer's words (id, tail, 工资卡, 储蓄卡, 美元账户) mean; without words, the account that pays. */
  resolve(q: Queryable, customer: CustomerId, spoken?: string): Promise<Resolution>;
  /** The chosen paying account, else the oldest open current account in yuan. */
  defaultPaying(q: Queryable, customer: CustomerId): Promise<DepositAccount | undefined>;
  setDefaultPaying(tx: Transaction, customer: CustomerId, id: AccountId): Changed;
  freezeAccount(tx: Transaction, id: AccountId, scope?: 'out' | 'all'): Changed;
  unfreezeAccount(tx: Transaction, id: AccountId): Changed;
  closeAccount(tx: Transaction, id: AccountId): Changed;
  /** A statement or certificate of the customer's own. */
  document(q: Queryable, customer: CustomerId, id: string): Promise<IssuedDocument | undefined>;
  /** By the number printed on it, for whoever holds it: tell no more of it than the paper does. */
  documentByNumber(q: Queryable, number: string): Promise<IssuedDocument | undefined>;
  /** The wire's `GET /api/accounts`. */
  facts(q: Queryable, customer: CustomerId): Promise<AccountFact[]>;
  /** The wire's `GET /api/accounts/{id}/entries`, the newest first; another customer's account is not found. */
  entries(
    q: Queryable,
    customer: CustomerId,
    id: string,
    query: EntriesQuery,
  ): Promise<Outcome<EntriesPage, EntriesRefusal>>;
}

async function resolve(q: Queryable, customer: CustomerId, spoken?: string): Promise<Resolution> {
  const accounts = await listAccounts(q, customer);
  if (spoken !== undefined && spoken.trim() !== '') return resolveAccount(accounts, spoken);
  const account = payingAccount(accounts);
  return account ? { kind: 'one', account } : { kind: 'none' };
}

export function createAccounts(uses: AccountsUses): Accounts {
  return {
    openAccount: async (tx, account) => {
      const opened = await openAccounts(uses, tx, [account]);
      if (!opened.ok) return opened;
      const [only] = opened.value;
      invariant(only, 'one was opened');
      return ok(only);
    },
    openAccounts: (tx, accounts) => openAccounts(uses, tx, accounts),
    list: (q, customer) => listAccounts(q, customer),
    byId: async (q, id) => (await findAccounts(q, [id]))[0],
    byIds: findAccounts,
    ownById: findOwnAccount,
    findByNumber: findAccountByNumber,
    resolve,
    defaultPaying: async (q, customer) => payingAccount(await listAccounts(q, customer)),
    setDefaultPaying,
    freezeAccount: (tx, id, scope) => freezeAccount(uses, tx, id, scope),
    unfreezeAccount: (tx, id) => unfreezeAccount(uses, tx, id),
    closeAccount: (tx, id) => closeAccount(uses, tx, id),
    document: findDocument,
    documentByNumber: findDocumentByNumber,
    facts: (q, customer) => accountFacts(q, uses.ledger, customer),
    entries: (q, customer, id, query) => entriesPage(q, uses.ledger, customer, id, query),
  };
}
