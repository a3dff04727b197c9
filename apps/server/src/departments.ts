import { accessCapabilities, accessMigrations, createAccess } from '@banxing/access';
import { accountsCapabilities, accountsMigrations, createAccounts } from '@banxing/accounts';
import { auditMigrations, createAudit } from '@banxing/audit';
import { bankCardsCapabilities, bankCardsMigrations } from '@banxing/bank-cards';
import { billingCapabilities, billingMigrations } from '@banxing/billing';
import { type Capability, capabilityMigrations } from '@banxing/capability';
import { engageCapabilities, engageMigrations } from '@banxing/engage';
import { codesCapabilities, codesMigrations } from '@banxing/codes';
import { currencyCapabilities, currencyHouse, currencyMigrations } from '@banxing/currency';
import { insuranceCapabilities, insuranceHouse, insuranceMigrations } from '@banxing/insurance';
import { createWallets, walletCapabilities, walletMigrations } from '@banxing/wallet';
import type { Database, Migrations } from '@banxing/database';
import { dialogueMigrations } from '@banxing/dialogue';
import { type ChartCode, createLedger, houseAccountId, type Ledger, ledgerMigrations } from '@banxing/ledger';
import { createLending, lendingCapabilities, lendingMigrations } from '@banxing/lending';
import { modelsMigrations } from '@banxing/models';
import type { Departments, DepartmentUses } from './department-types.ts';
import { outboxMigrations, type RunnerOptions } from '@banxing/outbox';
import { createParties, partiesCapabilities, partiesMigrations } from '@banxing/parties';
import { createPension, pensionCapabilities, pensionMigrations } from '@banxing/pension';
import { createPayments, paymentsCapabilities, paymentsMigrations } from '@banxing/payments';
import { loansOwed, loansPaidFrom, sentFromLater, transferLimits } from './departments/accounts.ts';
import { openEngage } from './departments/engage.ts';
import { openBilling } from './departments/billing.ts';
import { cardsOwed, cardsPaidFrom, openCards } from './departments/cards.ts';
import { openCodes } from './departments/codes.ts';
import { openCurrency, walletOwned } from './departments/currency.ts';
import { openInsurance } from './departments/insurance.ts';
import { privacyCapabilities, riskCapabilities, riskMigrations } from '@banxing/risk';
import { keptOf } from './departments/privacy.ts';
import { pensionOwned } from './departments/pension.ts';
import { openRisk } from './departments/risk.ts';
import { rightsCapabilities, rightsMigrations } from '@banxing/rights';
import { expiringBenefits, openRights } from './departments/rights.ts';
import { createService, serviceCapabilities, serviceMigrations } from '@banxing/service';
import { depositsCapabilities, depositsMigrations } from '@banxing/deposits';
import { wealthCapabilities, wealthMigrations } from '@banxing/wealth';
import { maturingSoon, openDeposits, openWealth, wealthOwned } from './departments/wealth.ts';

export type { Departments, DepartmentUses } from './department-types.ts';

/** Every table of the bank, in the order in which modules may rely on each other. */
export const allMigrations: readonly Migrations[] = [
  outboxMigrations,
  capabilityMigrations,
  ledgerMigrations,
  partiesMigrations,
  accessMigrations,
  accountsMigrations,
  paymentsMigrations,
  billingMigrations,
  bankCardsMigrations,
  codesMigrations,
  lendingMigrations,
  currencyMigrations,
  walletMigrations,
  insuranceMigrations,
  pensionMigrations,
  depositsMigrations,
  wealthMigrations,
  serviceMigrations,
  rightsMigrations,
  engageMigrations,
  auditMigrations,
  riskMigrations,
  dialogueMigrations,
  modelsMigrations,
  { name: 'server', folder: new URL('../migrations', import.meta.url) },
];

export function createDepartments(uses: DepartmentUses): Departments {
  const { db, clock, ids } = uses;
  const ledger = createLedger({ db, clock, ids });
  const parties = createParties({ clock, ids });
  const access = createAccess({ ...uses, parties });
  const accounts = createAccounts({ clock, ids, ledger, parties });
  const codes = openCodes(uses, { ledger, accounts, parties });
  const payments = createPayments({
    db,
    clock,
    ids,
    ledger,
    parties,
    accounts,
    collecting: codes.collecting,
    stopped: {
      list: (q, customer) => risk.stoppedPayments(q, customer),
      withdraw: (tx, customer, proposal) => risk.withdraw(tx, customer, proposal),
    },
    clearing: houseAccountId('clearing', 'CNY'),
  });
  const billing = openBilling(uses, { ledger, accounts, parties });
  const cards = openCards(uses, { ledger, accounts, parties, access });
  const interestIncome = houseAccountId('interest-income', 'CNY');
  const lending = createLending({ db, clock, ids, ledger, accounts, parties, interestIncome });
  const pension = createPension({ db, clock, ids, ledger, accounts, parties });
  const currency = openCurrency(uses, { ledger, accounts, parties });
  const wallets = createWallets({ db, clock, ids, ledger, accounts });
  const deposits = openDeposits(uses, { ledger, accounts });
  const wealth = openWealth(uses, { ledger, accounts, parties, wallets, deposits });
  const insurance = openInsurance(uses, { ledger, accounts, parties });
  const elsewhere = [insurance.progress, currency.progress];
  const service = createService({ db, clock, ids, parties, accounts, elsewhere });
  const rights = openRights(uses, { ledger, parties });
  const engage = openEngage(uses, {
    ledger,
    accounts,
    parties,
    lending,
    cards,
    morningSources: [expiringBenefits(rights), maturingSoon(wealth, deposits)],
  });
  const audit = createAudit({ clock, ids });
  const risk = openRisk({ db, clock, ids, ledger, accounts, payments, parties, access }, service);
  return {
    risk,
    ledger,
    parties,
    access,
    accounts,
    payments,
    billing,
    cards,
    codes,
    lending,
    currency,
    wallets,
    insurance,
    pension,
    deposits,
    wealth,
    service,
    rights,
    engage,
    audit,
  };
}

const houseCharts: readonly ChartCode[] = [
  'marketing-expense',
  'coupon-liability',
  'clearing',
  'nostro',
  'merchant-settlement',
  'biller-settlement',
  'central-bank-reserve',
  'interest-income',
  'fee-income',
  'wealth-custody',
  'interest-expense',
];

/** The bank's own accounts, opened when they are not there yet. */
export async function openHouse(db: Database, ledger: Ledger): Promise<void> {
  await db.transaction(async (tx) => {
    for (const chart of houseCharts) await ledger.openHouseAccount(tx, { chart, currency: 'CNY' });
    for (const house of [...currencyHouse, ...insuranceHouse]) await ledger.openHouseAccount(tx, house);
  });
}

/** Starts the work that comes back every day, where it does not run yet. */
export const beginWork = (db: Database, departments: Departments): Promise<void> =>
  db.transaction(async (tx) => {
    await departments.engage.begin(tx);
    await departments.rights.begin(tx);
  });

/** What departments do without being asked: reactions to events, and work that lasts. */
export const workOf = (departments: Departments): Pick<RunnerOptions, 'subscribers' | 'workflows'> => ({
  subscribers: [...departments.risk.subscribers, departments.audit.sealer, ...departments.engage.subscribers],
  workflows: [
    ...departments.risk.workflows,
    ...departments.payments.workflows,
    ...departments.billing.workflows,
    ...departments.cards.workflows,
    ...departments.lending.workflows,
    ...departments.currency.workflows,
    ...departments.insurance.workflows,
    ...departments.deposits.workflows,
    ...departments.wealth.workflows,
    ...departments.engage.workflows,
    ...departments.rights.workflows,
  ],
});

/** What all departments can do for customers. */
export function capabilitiesOf(uses: DepartmentUses, departments: Departments): Capability[] {
  const { ledger, parties, access, accounts, payments, lending, service } = departments;
  const namesMeant = async (
    ...[q, customer, spoken]: Parameters<
      NonNullable<Parameters<typeof accountsCapabilities>[0]['namesMeant']>
    >
  ) =>
    (await payments.payees(q, customer))
      .filter((payee) => payee.nicknames.includes(spoken))
      .map(({ name }) => name);
  const all: Capability[] = [
    ...accountsCapabilities({
      ...uses,
      ledger,
      parties,
      accounts,
      namesMeant,
      limits: transferLimits(payments, uses.clock),
      assetSources: [
        walletOwned(departments.wallets),
        loansOwed(lending),
        cardsOwed(departments.cards),
        pensionOwned(departments.pension),
        wealthOwned(departments.wealth, departments.deposits),
      ],
      attachments: [loansPaidFrom(lending), sentFromLater(payments), cardsPaidFrom(departments.cards)],
    }),
    ...paymentsCapabilities(payments),
    ...billingCapabilities(departments.billing),
    ...bankCardsCapabilities(departments.cards),
    ...codesCapabilities(departments.codes),
    ...lendingCapabilities(lending),
    ...currencyCapabilities(departments.currency),
    ...walletCapabilities(departments.wallets),
    ...insuranceCapabilities(departments.insurance),
    ...pensionCapabilities(departments.pension),
    ...depositsCapabilities(departments.deposits),
    ...wealthCapabilities(departments.wealth),
    ...serviceCapabilities(service),
    ...engageCapabilities(departments.engage),
    ...rightsCapabilities(departments.rights),
    ...riskCapabilities(departments.risk),
    ...privacyCapabilities({ db: uses.db, keptOf: keptOf(departments) }),
    ...accessCapabilities({ access, machineClock: uses.machineClock }),
    ...partiesCapabilities({ db: uses.db, parties, accountPages: accounts.list, offered: () => all }),
  ];
  return all;
}
