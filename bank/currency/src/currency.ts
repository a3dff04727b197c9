import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { Currency as CurrencyCode, Outcome, Words } from '@banxing/kernel';
import type { ChartCode } from '@banxing/ledger';
import type { RunnableWorkflow } from '@banxing/outbox';
import { dealtCurrencies } from './currency-names.ts';
import type { Exchange } from './exchange.ts';
import { listExchanges } from './exchange-store.ts';
import { journeys, watches } from './processes/currency-workflows.ts';
import type { Quote } from './quote.ts';
import { remittancesInHand } from './capabilities/remittance-words.ts';
import type { RateAlert } from './rate-alert.ts';
import { cancelAlert, listAlerts } from './rate-alert-store.ts';
import type { OverseasPayee, Remittance, RemittanceId } from './remittance.ts';
import { insertOverseasPayees, listOverseasPayees, listRemittances } from './remittance-store.ts';
import { returnRemittance, type ReturnRefusal } from './use-cases/move-remittance.ts';
import { type CurrencyHistory, type PastExchange, recordExchanges } from './use-cases/record-exchanges.ts';
import type { CurrencyDesk, CurrencyUses } from './uses.ts';

/** Foreign currency: prices, exchange, alerts, money sent abroad. */
export interface Currency {
  /** The prices of now. */
  quotes(): Promise<readonly Quote[]>;
  /** The customer's exchanges, the newest first. */
  exchanges(q: Queryable, customer: CustomerId, limit?: number): Promise<Exchange[]>;
  /** What the customer waits to hear of, the newest first: for lists of reminders. */
  alerts(q: Queryable, customer: CustomerId): Promise<RateAlert[]>;
  /** Ends an alert of the customer's own; answers whether there was one. */
  cancelAlert(tx: Transaction, customer: CustomerId, alert: string): Promise<boolean>;
  /** The customer's money sent abroad, the newest first. */
  remittances(q: Queryable, customer: CustomerId, limit?: number): Promise<Remittance[]>;
  /** Money abroad that is on its way or arrived in the last thirty days, as words for a list of what is in hand. */
  progress(q: Queryable, customer: CustomerId): Promise<{ readonly title: Words; readonly state: Words }[]>;
  overseasPayees(q: Queryable, customer: CustomerId): Promise<OverseasPayee[]>;
  addOverseasPayees(tx: Transaction, payees: readonly Omit<OverseasPayee, 'id'>[]): Promise<void>;
  /** For staff: sends a remittance back with all the money. */
  returnRemittance(
    tx: Transaction,
    remittance: RemittanceId,
    failure: string,
  ): Promise<Outcome<Remittance, ReturnRefusal>>;
  /** Writes exchanges of the past in one statement; their postings are handed back for the bulk posting of history. */
  recordExchanges(tx: Transaction, pasts: readonly PastExchange[]): Promise<CurrencyHistory>;
  /** Durable work for the runner: alerts, and money on its way abroad. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `currencyCapabilities`. */
  readonly desk: CurrencyDesk;
}

export function createCurrency(uses: CurrencyUses): Currency {
  const desk: CurrencyDesk = { ...uses, watches: watches(uses), journeys: journeys(uses) };
  return {
    quotes: () => uses.rates.quotes(uses.clock.now()),
    exchanges: (q, customer, limit = 50) => listExchanges(q, customer, limit),
    alerts: (q, customer) => listAlerts(q, customer),
    cancelAlert: async (tx, customer, alert) =>
      (await cancelAlert(tx, customer, alert, uses.clock.now())) === 1,
    remittances: (q, customer, limit = 50) => listRemittances(q, customer, limit),
    progress: async (q, customer) =>
      remittancesInHand(await listRemittances(q, customer, 10), uses.clock.now()),
    overseasPayees: listOverseasPayees,
    addOverseasPayees: (tx, payees) =>
      insertOverseasPayees(
        tx,
        payees.map((payee) => ({ ...payee, id: uses.ids.next('pay') })),
      ),
    returnRemittance: (tx, remittance, failure) => returnRemittance(uses, tx, remittance, failure),
    recordExchanges: (tx, pasts) => recordExchanges(uses, tx, pasts),
    workflows: [desk.watches, desk.journeys],
    desk,
  };
}

/** The bank's own accounts that must be open before any currency is dealt in. */
export const currencyHouse: readonly { readonly chart: ChartCode; readonly currency: CurrencyCode }[] = [
  { chart: 'fx-position', currency: 'CNY' },
  { chart: 'fx-income', currency: 'CNY' },
  { chart: 'fee-income', currency: 'CNY' },
  ...dealtCurrencies.flatMap((currency) =>
    (['fx-position', 'clearing', 'nostro'] as const).map((chart) => ({ chart, currency })),
  ),
];
