import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { instantAt, invariant, nextAfter, ok, type Outcome, parseRecurrence, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { type BuyRefusal, decideSize } from '../order-refusals.ts';
import type { Plan, PlanId } from '../plan.ts';
import { findPlanByKey, insertPlan, lockPlan, movePlan } from '../plan-store.ts';
import { findProduct } from '../product-store.ts';
import type { WealthDesk } from '../uses.ts';
import { tellPlanSkipped } from '../wealth-events.ts';
import { judgeSale, placeBuy } from './place-buy.ts';

/** Bank time at which a plan buys on its day: before the cut-off, after salaries are in. */
const planHour = 10;

export interface MakePlan {
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly account: AccountId;
  readonly amount: bigint;
  readonly recurrence: string;
  readonly firstOn: string;
}

/** Sets up a plan; what could not be bought today cannot be planned. Nothing moves before its first day. */
export async function makePlan(
  desk: WealthDesk,
  tx: Transaction,
  given: MakePlan,
): Promise<Outcome<Plan, BuyRefusal>> {
  const product = await findProduct(tx, given.product);
  invariant(product, `no product ${given.product}`);
  if (!product.open) return refuse({ code: 'product_not_sold', product: product.name });
  const sale = await judgeSale(desk, tx, given.customer, product);
  if (!sale.ok) return sale;
  const size = decideSize(product, given.amount);
  if (!size.ok) return size;
  const account = await desk.accounts.ownById(tx, given.customer, given.account);
  if (!account) return refuse({ code: 'account_not_found' });
  const plan: Plan = {
    id: desk.ids.next('wpl'),
    key: given.key,
    customer: given.customer,
    product: given.product,
    account: account.id,
    accountTail: account.tail,
    amount: given.amount,
    recurrence: given.recurrence,
    nextOn: given.firstOn,
    status: 'active',
    createdAt: desk.clock.now(),
  };
  if (!(await insertPlan(tx, plan))) {
    const made = await findPlanByKey(tx, given.key);
    invariant(made?.customer === given.customer, 'a mandate belongs to one customer');
    return ok(made);
  }
  await desk.plans.start(tx, {
    key: plan.id,
    state: { plan: plan.id },
    dueAt: instantAt(plan.nextOn, planHour),
  });
  return ok(plan);
}

/**
 * Buys what a plan buys on its day and moves the plan on. A day without money, or on which the product no longer suits,
 * is passed over and told. Answers when the plan comes again; undefined when it has ended.
 */
export async function runPlan(desk: WealthDesk, tx: Transaction, id: PlanId): Promise<Date | undefined> {
  const plan = await lockPlan(tx, id);
  if (plan?.status !== 'active') return undefined;
  const recurrence = parseRecurrence(plan.recurrence);
  invariant(recurrence, `plan ${plan.id} has a recurrence`);
  const refusal = await tx
    .nested(async (inner) => {
      const placed = await placeBuy(desk, inner, {
        key: `${plan.id}/${plan.nextOn}`,
        customer: plan.customer,
        product: plan.product,
        amount: plan.amount,
        account: plan.account,
        payWith: 'account',
        plan: plan.id,
      });
      if (!placed.ok) throw new PlanDayRefused(placed.refusal.code);
      return undefined;
    })
    .catch((fault: unknown) => {
      if (fault instanceof PlanDayRefused) return fault.code;
      throw fault;
    });
  if (refusal !== undefined) await tellPlanSkipped(tx, plan, refusal, desk.clock.now());
  const nextOn = nextAfter(recurrence, plan.nextOn);
  await movePlan(tx, plan.id, nextOn);
  return instantAt(nextOn, planHour);
}

/** Undoes what the order did before it was refused. */
class PlanDayRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super('the day of the plan was refused');
    this.code = code;
  }
}
