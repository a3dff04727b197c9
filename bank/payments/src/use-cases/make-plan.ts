import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { moneyOf, ok, type Outcome, refuse } from '@banxing/kernel';
import { ordinaryDailyLimit } from '../limits.ts';
import type { FundsRefusal, PayeeRefused } from '../payment-refusals.ts';
import type { Plan } from '../plan.ts';
import type { OrderPayee } from '../transfer-order.ts';
import { findLimits } from '../transfer-store.ts';
import type { PaymentsDesk } from '../uses.ts';
import { settlePayee } from './make-transfer.ts';
import { beginPlan } from './run-plan.ts';

export interface MakePlan {
  readonly key: string;
  readonly customer: CustomerId;
  readonly order: {
    readonly account: Plan['fromAccount'];
    readonly tail: string;
    readonly payee: OrderPayee;
    readonly amount: string;
    readonly memo: string;
    readonly recurrence: string;
    readonly firstOn: string;
  };
}

/** Sets up a standing order; nothing moves before its first day. */
export async function makePlan(
  desk: PaymentsDesk,
  tx: Transaction,
  { key, customer, order }: MakePlan,
): Promise<Outcome<Plan, FundsRefusal | PayeeRefused>> {
  const at = desk.clock.now();
  const amount = moneyOf(order.amount).minorUnits;
  const paying = await desk.accounts.ownById(tx, customer, order.account);
  if (!paying) return refuse({ code: 'account_not_found' });
  if (paying.status !== 'open') return refuse({ code: 'account_restricted', whose: 'paying' });
  const own = await findLimits(tx, customer);
  const daily = own.daily ?? ordinaryDailyLimit;
  if (own.single !== null && amount > own.single)
    return refuse({ code: 'limit_exceeded', daily, left: own.single, single: own.single });
  if (amount > daily) return refuse({ code: 'limit_exceeded', daily, left: daily });
  const payee = await settlePayee(desk, tx, customer, order.payee, at);
  if (!payee.ok) return payee;
  const plan = await beginPlan(desk, tx, {
    id: desk.ids.next('plan'),
    key,
    customer,
    fromAccount: order.account,
    fromTail: order.tail,
    payee: payee.value,
    amount,
    currency: 'CNY',
    memo: order.memo,
    recurrence: order.recurrence,
    status: 'active',
    nextOn: order.firstOn,
    createdAt: at,
  });
  return ok(plan);
}
