import type { Capability } from '@banxing/capability';
import { fxExchange } from './capabilities/fx-exchange.ts';
import { fxRate } from './capabilities/fx-rate.ts';
import { fxRateAlert } from './capabilities/fx-rate-alert.ts';
import { transferCrossBorder } from './capabilities/transfer-cross-border.ts';
import { transferCrossBorderStatus } from './capabilities/transfer-cross-border-status.ts';
import type { Currency } from './currency.ts';

export { createCurrency, type Currency, currencyHouse } from './currency.ts';
export type { CurrencyEvents } from './currency-events.ts';
export { currencyNames, type DealtCurrency, dealtCurrencies } from './currency-names.ts';
export type { Exchange, ExchangeDirection, ExchangeId } from './exchange.ts';
export { formatPrice, parsePrice, type Price, quotedUnitOf, yuanOf } from './price.ts';
export type { Close, Quote, RateFeed } from './quote.ts';
export type { AlertDirection, RateAlert, RateAlertId } from './rate-alert.ts';
export type { OverseasPayee, Remittance, RemittanceId, RemittanceStatus } from './remittance.ts';
export { simulatedRates } from './simulated-rates.ts';
export type { CurrencyHistory, PastExchange } from './use-cases/record-exchanges.ts';
export type { CurrencyUses, PartiesForCurrency } from './uses.ts';

/** What the department can do for customers. */
export const currencyCapabilities = ({ desk }: Pick<Currency, 'desk'>): Capability[] => [
  fxRate(desk),
  fxExchange(desk),
  fxRateAlert(desk),
  transferCrossBorder(desk),
  transferCrossBorderStatus(desk),
];

/** Exchanges, rate alerts, payees abroad and what was sent to them. */
export const currencyMigrations = { name: 'currency', folder: new URL('../migrations', import.meta.url) };
