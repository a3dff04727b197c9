import type { Accounts } from '@banxing/accounts';
import type { BankCards } from '@banxing/bank-cards';
import type { Billing, SimulatedBillers } from '@banxing/billing';
import type { CustomerId, StaffId } from '@banxing/capability';
import type { Currency } from '@banxing/currency';
import type { Database, Transaction } from '@banxing/database';
import type { Insurance } from '@banxing/insurance';
import { type Clock, type Day, type IdSource, invariant, type Outcome } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Lending } from '@banxing/lending';
import type { Parties } from '@banxing/parties';
import type { Payments } from '@banxing/payments';
import type { Pension } from '@banxing/pension';
import type { Risk } from '@banxing/risk';
import type { Rights } from '@banxing/rights';
import type { Wallets } from '@banxing/wallet';
import type { Deposits } from '@banxing/deposits';
import type { Wealth } from '@banxing/wealth';
import type { Resident } from './residents.ts';

/** Gives the demo customers and staff their known passwords. */
export interface DemoEnrolment {
  enrolCustomers(
    tx: Transaction,
    people: readonly { readonly customer: CustomerId; readonly username: string }[],
  ): Promise<void>;
  enrolStaff(
    tx: Transaction,
    people: readonly { readonly staff: StaffId; readonly username: string }[],
  ): Promise<void>;
}

export interface CityUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Ledger;
  readonly parties: Parties;
  readonly accounts: Accounts;
  readonly payments: Pick<Payments, 'addPayees' | 'recordHistory'>;
  readonly billing: Pick<Billing, 'addAccounts'>;
  readonly cards: Pick<BankCards, 'recordDebitCards' | 'recordHistory' | 'recordApplications'>;
  readonly billers: Pick<SimulatedBillers, 'openMeters'>;
  readonly lending: Pick<Lending, 'grantHistory'>;
  readonly currency: Pick<Currency, 'recordExchanges' | 'addOverseasPayees'>;
  readonly wallets: Pick<Wallets, 'recordWallets'>;
  readonly insurance: Pick<Insurance, 'recordPolicies'>;
  readonly pension: Pick<Pension, 'recordState' | 'recordAnnuities' | 'recordHistory'>;
  readonly risk: Pick<Risk, 'recordGuardians'>;
  readonly rights: Pick<Rights, 'publish' | 'grantHistory'>;
  readonly wealth: Pick<Wealth, 'recordAssessments' | 'recordPurchases'>;
  readonly deposits: Pick<Deposits, 'recordDeposits'>;
  readonly enrolment: DemoEnrolment;
}

export interface CityPlan {
  readonly seed: number;
  /** Residents besides the demo customers. */
  readonly residents: number;
}

export interface CityFounded {
  readonly customers: number;
  readonly entries: number;
}

/** Who lives in the city and which account is whose, by the keys of the cast and of the residents. */
export interface Settled {
  readonly customers: ReadonlyMap<string, CustomerId>;
  readonly accounts: Map<string, AccountId>;
}

/** The time that the city's history covers, and who lives in it. */
export interface CityFrame {
  readonly seed: number;
  readonly firstDay: Day;
  readonly until: Date;
  /** The house account that everything which was there before the first day came from. */
  readonly opening: AccountId;
  readonly residents: readonly Resident[];
}

/** What was agreed to cannot be refused while the city is founded: a refusal is a bug of the city. */
export function must<T>(outcome: Outcome<T, { readonly code: string }>, what: string): T {
  invariant(
    outcome.ok,
    `${what} was refused: ${outcome.ok ? '' : JSON.stringify(outcome.refusal, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
  );
  return outcome.value;
}
