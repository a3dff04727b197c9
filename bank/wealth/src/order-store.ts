import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, type Sql, sql } from '@banxing/database';
import type { AccountId } from '@banxing/ledger';
import type { Order, OrderId } from './order.ts';

const orderRow = z
  .object({
    id: z.string(),
    key: z.string(),
    customer: z.string(),
    product: z.string(),
    side: z.enum(['buy', 'redeem', 'coupon', 'maturity']),
    account: z.string(),
    account_tail: z.string(),
    amount: z.bigint().nullable(),
    shares: z.bigint().nullable(),
    unit_value: z.bigint().nullable(),
    fee: z.bigint(),
    cost: z.bigint().nullable(),
    status: z.enum(['cooling', 'accepted', 'priced', 'done', 'cancelled']),
    plan: z.string().nullable(),
    trade_on: z.string(),
    priced_on: z.string(),
    paid_on: z.string(),
    created_at: z.date(),
    settled_at: z.date().nullable(),
  })
  .transform((row): Order => ({
    id: row.id as OrderId,
    key: row.key,
    customer: row.customer as CustomerId,
    product: row.product,
    side: row.side,
    account: row.account as AccountId,
    accountTail: row.account_tail,
    amount: row.amount,
    shares: row.shares,
    unitValue: row.unit_value,
    fee: row.fee,
    cost: row.cost,
    status: row.status,
    plan: row.plan,
    tradeOn: row.trade_on,
    pricedOn: row.priced_on,
    paidOn: row.paid_on,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }));

const columns: Sql = sql`id, key, customer, product, side, account, account_tail, amount, shares, unit_value, fee, cost,
  status, plan, trade_on, priced_on, paid_on, created_at, settled_at`;

const wire = (order: Order) => ({
  ...order,
  amount: order.amount?.toString() ?? null,
  shares: order.shares?.toString() ?? null,
  unitValue: order.unitValue?.toString() ?? null,
  fee: order.fee.toString(),
  cost: order.cost?.toString() ?? null,
  createdAt: order.createdAt.toISOString(),
  settledAt: order.settledAt?.toISOString() ?? null,
});

/** Inserts orders in one statement; one whose key is known is left out. Answers how many were new. */
export const insertOrders = (q: Queryable, orders: readonly Order[]): Promise<number> =>
  q.run(sql`insert into wealth.orders (${columns})
    select id, key, customer, product, side, account, "accountTail", amount, shares, "unitValue", fee, cost, status,
      plan, "tradeOn", "pricedOn", "paidOn", "createdAt", "settledAt"
    from jsonb_to_recordset(${JSON.stringify(orders.map(wire))}::jsonb) as r (
      id text, key text, customer text, product text, side text, account text, "accountTail" text, amount bigint,
      shares bigint, "unitValue" bigint, fee bigint, cost bigint, status text, plan text, "tradeOn" date,
      "pricedOn" date, "paidOn" date, "createdAt" timestamptz, "settledAt" timestamptz)
    on conflict (key) do nothing`);

export const findOrderByKey = (q: Queryable, key: string): Promise<Order | undefined> =>
  q.maybeOne(orderRow, sql`select ${columns} from wealth.orders where key = ${key}`);

/** The order, nobody else touching it until the transaction ends. */
export const lockOrder = (q: Queryable, id: OrderId): Promise<Order | undefined> =>
  q.maybeOne(orderRow, sql`select ${columns} from wealth.orders where id = ${id} for update`);

/** A customer's orders, the oldest first. */
export const ordersOf = (q: Queryable, customer: CustomerId): Promise<Order[]> =>
  q.rows(
    orderRow,
    sql`select ${columns} from wealth.orders where customer = ${customer} order by created_at, id`,
  );

/** What has changed of an order; its terms never do. */
export const saveOrder = async (q: Queryable, order: Order): Promise<void> => {
  await q.run(sql`update wealth.orders set amount = ${order.amount}, shares = ${order.shares},
    unit_value = ${order.unitValue}, fee = ${order.fee}, cost = ${order.cost}, status = ${order.status},
    trade_on = ${order.tradeOn}, priced_on = ${order.pricedOn}, paid_on = ${order.paidOn}, settled_at = ${order.settledAt}
    where id = ${order.id}`);
};
