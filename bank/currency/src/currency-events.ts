import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Exchange } from './exchange.ts';
import { formatPrice, type Price } from './price.ts';
import type { RateAlert } from './rate-alert.ts';
import type { Remittance } from './remittance.ts';

/** What others may know of foreign currency. Amounts and prices are decimal strings. */
export interface CurrencyEvents {
  'currency.exchanged': {
    exchange: string;
    customer: CustomerId;
    direction: 'buy' | 'sell';
    currency: string;
    amount: string;
    yuan: string;
    price: string;
  };
  'rate-alert.fired': {
    alert: string;
    customer: CustomerId;
    currency: string;
    direction: 'rise' | 'fall';
    target: string;
    price: string;
  };
  'remittance.changed': {
    remittance: string;
    customer: CustomerId;
    status: string;
    payeeName: string;
    country: string;
    currency: string;
    amount: string;
    failure: string | null;
  };
}

const tell = <Kind extends keyof CurrencyEvents>(
  tx: Transaction,
  kind: Kind,
  payload: CurrencyEvents[Kind],
  key: string,
  at: Date,
): Promise<void> => publish(tx, { kind, key, payload: { ...payload }, at });

export const tellExchanged = (tx: Transaction, exchange: Exchange): Promise<void> =>
  tell(
    tx,
    'currency.exchanged',
    {
      exchange: exchange.id,
      customer: exchange.customer,
      direction: exchange.direction,
      currency: exchange.foreign.currency,
      amount: formatMoney(exchange.foreign),
      yuan: formatMoney(exchange.yuan),
      price: formatPrice(exchange.price),
    },
    exchange.id,
    exchange.exchangedAt,
  );

export const tellAlertFired = (tx: Transaction, alert: RateAlert, price: Price, at: Date): Promise<void> =>
  tell(
    tx,
    'rate-alert.fired',
    {
      alert: alert.id,
      customer: alert.customer,
      currency: alert.currency,
      direction: alert.direction,
      target: formatPrice(alert.target),
      price: formatPrice(price),
    },
    alert.id,
    at,
  );

export const tellRemittance = (tx: Transaction, remittance: Remittance, at: Date): Promise<void> =>
  tell(
    tx,
    'remittance.changed',
    {
      remittance: remittance.id,
      customer: remittance.customer,
      status: remittance.status,
      payeeName: remittance.payeeName,
      country: remittance.country,
      currency: remittance.amount.currency,
      amount: formatMoney(remittance.amount),
      failure: remittance.failure,
    },
    `${remittance.id}/${remittance.status}`,
    at,
  );
