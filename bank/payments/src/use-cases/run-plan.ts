import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { instantAt, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import type { Payee } from '../payee.ts';
import { findPayeeEver } from '../payee-store.ts';
import { nextAfter, parseRecurrence, type Plan, type PlanId } from '../plan.ts';
import { endPlan, findPlanByKey, insertPlan, lockPlan, movePlan } from '../plan-store.ts';
import { leavingHours, type Transfer } from '../transfer.ts';
import { tellPlan, tellTransfer } from '../transfer-events.ts';
import { insertTransfers } from '../transfer-store.ts';
import type { PaymentsDesk } from '../uses.ts';
import { acceptForItsDay, decideLimit } from './make-transfer.ts';

const occursAt = (plan: Pick<Plan, 'nextOn'>): Date => instantAt(plan.nextOn, leavingHours[0]);

/** Begins a standing order. The same key again answers the order made under it. */
export async function beginPlan(desk: PaymentsDesk, tx: Transaction, plan: Plan): Promise<Plan> {
  if (!(await insertPlan(tx, plan))) {
    const made = await findPlanByKey(tx, plan.key);
    invariant(made?.customer === plan.customer, 'a mandate belongs to one customer');
    return made;
  }
  await desk.standing.start(tx, { key: plan.id, state: { plan: plan.id }, dueAt: occursAt(plan) });
  await tellPlan(tx, 'plan.created', plan, plan.createdAt);
  return plan;
}

/**
 * Ends a standing order; what it has sent stays sent. Another customer's looks like none. Its work ends by itself
 * on the next day of the order: to take it away here would lock it in the other order than its own step does.
 */
export async function cancelPlan(
  desk: PaymentsDesk,
  tx: Transaction,
  customer: CustomerId,
  id: PlanId,
): Promise<Outcome<Plan, { readonly code: 'plan_not_found' }>> {
  const plan = await lockPlan(tx, id);
  if (plan?.customer !== customer || plan.status !== 'active') return refuse({ code: 'plan_not_found' });
  const at = desk.clock.now();
  await endPlan(tx, plan.id, at);
  const ended = { ...plan, status: 'cancelled' as const };
  await tellPlan(tx, 'plan.cancelled', ended, at);
  return ok(ended);
}

function occurrenceOf(desk: PaymentsDesk, plan: Plan, payee: Payee): Transfer {
  return {
    id: desk.ids.next('trf'),
    key: `${plan.id}/${plan.nextOn}`,
    kind: 'others',
    customer: plan.customer,
    fromAccount: plan.fromAccount,
    fromTail: plan.fromTail,
    payee: payee.id,
    toAccount: payee.account,
    toName: payee.shownName,
    toNumber: payee.number,
    toBank: payee.bank,
    relation: payee.relation,
    amount: plan.amount,
    currency: plan.currency,
    memo: plan.memo,
    leavesOn: plan.nextOn,
    leavesAt: null,
    status: 'scheduled',
    plan: plan.id,
    tries: 0,
    failure: null,
    createdAt: desk.clock.now(),
    bookedAt: null,
    arrivedAt: null,
    settledAt: null,
  };
}

/**
 * Makes the transfer of a standing order's day and moves the order on. Answers when it comes again; undefined when the
 * order has ended.
 */
export async function runPlan(desk: PaymentsDesk, tx: Transaction, id: PlanId): Promise<Date | undefined> {
  const plan = await lockPlan(tx, id);
  if (plan?.status !== 'active') return undefined;
  const recurrence = parseRecurrence(plan.recurrence);
  const payee = await findPayeeEver(tx, plan.customer, plan.payee);
  invariant(recurrence && payee, `standing order ${plan.id} has a recurrence and a payee`);
  const transfer = occurrenceOf(desk, plan, payee);
  const limit = await decideLimit(tx, plan.customer, transfer.leavesOn, transfer.amount);
  if (limit.ok) {
    await acceptForItsDay(desk, tx, transfer);
  } else {
    const at = transfer.createdAt;
    const failed = { ...transfer, status: 'failed' as const, failure: limit.refusal.code, settledAt: at };
    await insertTransfers(tx, [failed]);
    await tellTransfer(tx, 'transfer.failed', failed, at);
  }
  const nextOn = nextAfter(recurrence, plan.nextOn);
  await movePlan(tx, plan.id, nextOn);
  return occursAt({ nextOn });
}
