import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { formatMoney, money, type Outcome } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import type { Contribution, PensionAccount } from './pension-account.ts';
import { findPensionAccount } from './pension-account-store.ts';
import type { Annuity, StateRecord } from './pillar-record.ts';
import { saveAnnuities, saveStateRecords } from './pillar-record-store.ts';
import { contribute, type Contribute, type ContributeRefusal } from './use-cases/contribute.ts';
import { openPensionAccount, type OpenRefusal } from './use-cases/open-pension-account.ts';
import { type PastPensionAccount, recordHistory } from './use-cases/record-history.ts';
import type { PensionUses } from './uses.ts';

/** A pension account with its money, as it goes over the wire beside deposit accounts. */
export interface PensionAccountFact {
  readonly id: string;
  readonly name: string;
  readonly kind: 'pension';
  readonly currency: 'CNY';
  readonly balance: string;
  /** Nothing can be paid out of it before retirement. */
  readonly available: '0.00';
  readonly tail: string;
}

/** Three pillars, personal pension accounts, planning. */
export interface Pension {
  /** What social insurance reports, for many at once; a newer report takes the place of the older. */
  recordState(tx: Transaction, records: readonly StateRecord[]): Promise<void>;
  /** What employers' plans report, for many at once. */
  recordAnnuities(tx: Transaction, annuities: readonly Annuity[]): Promise<void>;
  /** Writes accounts and contributions of the past; their postings are handed back for the bulk posting of history. */
  recordHistory(tx: Transaction, pasts: readonly PastPensionAccount[]): Promise<readonly Posting[]>;
  account(q: Queryable, customer: CustomerId): Promise<PensionAccount | undefined>;
  openAccount(
    tx: Transaction,
    asked: { readonly key: string; readonly customer: CustomerId },
  ): Promise<Outcome<PensionAccount, OpenRefusal>>;
  contribute(tx: Transaction, asked: Contribute): Promise<Outcome<Contribution, ContributeRefusal>>;
  /** The customer's pension account as the list of accounts shows it; none or one. */
  accountFacts(q: Queryable, customer: CustomerId): Promise<PensionAccountFact[]>;
  /** For `pensionCapabilities`. */
  readonly uses: PensionUses;
}

export function createPension(uses: PensionUses): Pension {
  return {
    recordState: saveStateRecords,
    recordAnnuities: saveAnnuities,
    recordHistory: (tx, pasts) => recordHistory(uses, tx, pasts),
    account: findPensionAccount,
    openAccount: (tx, asked) => openPensionAccount(uses, tx, asked),
    contribute: (tx, asked) => contribute(uses, tx, asked),
    accountFacts: async (q, customer) => {
      const account = await findPensionAccount(q, customer);
      if (!account) return [];
      const { balance } = await uses.ledger.balance(q, account.id);
      return [
        {
          id: account.id,
          name: '个人养老金账户',
          kind: 'pension',
          currency: 'CNY',
          balance: formatMoney(money(balance)),
          available: '0.00',
          tail: account.tail,
        },
      ];
    },
    uses,
  };
}
