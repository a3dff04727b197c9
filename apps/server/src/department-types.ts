import type { Access } from '@banxing/access';
import type { Accounts } from '@banxing/accounts';
import type { Audit } from '@banxing/audit';
import type { BankCards } from '@banxing/bank-cards';
import type { Billing } from '@banxing/billing';
import type { Codes } from '@banxing/codes';
import type { Secrets } from '@banxing/crypto';
import type { Currency } from '@banxing/currency';
import type { Database } from '@banxing/database';
import type { Deposits } from '@banxing/deposits';
import type { Engage } from '@banxing/engage';
import type { Insurance } from '@banxing/insurance';
import type { Clock, IdSource, Random } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Lending } from '@banxing/lending';
import type { Parties } from '@banxing/parties';
import type { Payments } from '@banxing/payments';
import type { Pension } from '@banxing/pension';
import type { Rights } from '@banxing/rights';
import type { Risk } from '@banxing/risk';
import type { Service } from '@banxing/service';
import type { Wallets } from '@banxing/wallet';
import type { Wealth } from '@banxing/wealth';

export interface DepartmentUses {
  readonly db: Database;
  /** The bank's time. */
  readonly clock: Clock;
  /** The machine's time, on which sessions live. */
  readonly machineClock: Clock;
  readonly ids: IdSource;
  readonly random: Random;
  /** From the keys outside the database; without it a stolen database could be searched for PINs. */
  readonly pepper?: Uint8Array | undefined;
  /** The keys outside the database; absent only for throw-away banks. */
  readonly secrets?: Secrets | undefined;
  /** The demo bank, whose surroundings are simulated. */
  readonly demo?: boolean | undefined;
}

/** All departments, each given what it may know. */
export interface Departments {
  readonly ledger: Ledger;
  readonly parties: Parties;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly payments: Payments;
  readonly billing: Billing;
  readonly cards: BankCards;
  readonly codes: Codes;
  readonly lending: Lending;
  readonly currency: Currency;
  readonly wallets: Wallets;
  readonly insurance: Insurance;
  readonly pension: Pension;
  readonly deposits: Deposits;
  readonly wealth: Wealth;
  readonly service: Service;
  readonly rights: Rights;
  readonly engage: Engage;
  readonly audit: Audit;
  readonly risk: Risk;
}
