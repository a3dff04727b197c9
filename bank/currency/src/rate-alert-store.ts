import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type DealtCurrency, dealtCurrencies } from './currency-names.ts';
import type { Price } from './price.ts';
import type { AlertStatus, RateAlert, RateAlertId } from './rate-alert.ts';

const alertRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    currency: z.enum(dealtCurrencies),
    target: z.bigint(),
    direction: z.enum(['rise', 'fall']),
    status: z.enum(['active', 'fired', 'cancelled', 'expired']),
    created_at: z.date(),
    expires_on: z.string(),
    fired_price: z.bigint().nullable(),
  })
  .transform((row): RateAlert => ({
    id: row.id as RateAlertId,
    customer: row.customer as CustomerId,
    currency: row.currency satisfies DealtCurrency,
    target: row.target,
    direction: row.direction,
    status: row.status,
    createdAt: row.created_at,
    expiresOn: row.expires_on,
    firedPrice: row.fired_price,
  }));

const columns = sql`id, customer, currency, target, direction, status, created_at, expires_on, fired_price`;

/** The customer's alerts of one status, the newest first. */
export const listAlerts = (
  q: Queryable,
  customer: CustomerId,
  status: AlertStatus = 'active',
): Promise<RateAlert[]> =>
  q.rows(
    alertRow,
    sql`select ${columns} from currency.rate_alerts where customer = ${customer} and status = ${status}
        order by created_at desc, id desc limit 100`,
  );

/** Any customer's alert, kept from changing until the transaction ends: for its own work. */
export const lockAlert = (tx: Transaction, id: RateAlertId): Promise<RateAlert | undefined> =>
  tx.maybeOne(alertRow, sql`select ${columns} from currency.rate_alerts where id = ${id} for update`);

/** Answers 0 when the customer has the same alert already. */
export const insertAlert = (tx: Transaction, alert: RateAlert): Promise<number> =>
  tx.run(sql`
    insert into currency.rate_alerts (id, customer, currency, target, direction, created_at, expires_on)
    values (${alert.id}, ${alert.customer}, ${alert.currency}, ${alert.target}, ${alert.direction}, ${alert.createdAt},
            ${alert.expiresOn})
    on conflict do nothing`);

export const settleAlert = (
  tx: Transaction,
  id: RateAlertId,
  status: Exclude<AlertStatus, 'active'>,
  price: Price | null,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    update currency.rate_alerts set status = ${status}, settled_at = ${at}, fired_price = ${price}
    where id = ${id} and status = 'active'`);

/** Ends an alert of the customer's own; answers 0 when there is no such active one. */
export const cancelAlert = (tx: Transaction, customer: CustomerId, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update currency.rate_alerts set status = 'cancelled', settled_at = ${at}
    where id = ${id} and customer = ${customer} and status = 'active'`);
