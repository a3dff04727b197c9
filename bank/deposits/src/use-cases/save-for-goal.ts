import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, invariant, money, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { publish } from '@banxing/outbox';
import type { Goal } from '../goal.ts';
import { findGoalByKey, goalsOf, insertGoal } from '../goal-store.ts';
import type { FundsRefusal } from '../refusals.ts';
import type { DepositsDesk } from '../uses.ts';

export interface SetGoal {
  readonly key: string;
  readonly customer: CustomerId;
  readonly name: string;
  readonly target: bigint;
  readonly dueOn: string | null;
}

/** Opens a goal with an account of its own that holds what is saved for it. */
export async function setGoal(desk: DepositsDesk, tx: Transaction, given: SetGoal): Promise<Goal> {
  const at = desk.clock.now();
  const goal: Goal = {
    ...given,
    id: desk.ids.next('goal'),
    account: desk.ids.next('acct'),
    status: 'active',
    createdAt: at,
  };
  if (!(await insertGoal(tx, goal))) {
    const made = await findGoalByKey(tx, given.key);
    invariant(made?.customer === given.customer, 'a mandate belongs to one customer');
    return made;
  }
  const opened = await desk.ledger.openAccount(tx, {
    id: goal.account,
    chart: 'customer-goal',
    currency: 'CNY',
    floor: 0n,
    openedAt: at,
  });
  invariant(opened.ok, `the account of ${goal.id} could not be opened`);
  await publish(tx, {
    kind: 'goal.created',
    payload: {
      goal: goal.id,
      customer: goal.customer,
      name: goal.name,
      target: formatMoney(money(goal.target)),
      dueOn: goal.dueOn,
    },
    at,
  });
  return goal;
}

export type MoveRefusal = FundsRefusal | { readonly code: 'goal_not_found' };

/** Moves fen into a goal, or out of it with `out`. */
export async function moveForGoal(
  desk: DepositsDesk,
  tx: Transaction,
  given: {
    readonly key: string;
    readonly customer: CustomerId;
    readonly goal: string;
    readonly account: AccountId;
    readonly amount: bigint;
    readonly way: 'in' | 'out';
  },
): Promise<Outcome<{ readonly goal: Goal; readonly saved: bigint }, MoveRefusal>> {
  const goal = (await goalsOf(tx, given.customer)).find(({ id }) => id === given.goal);
  if (!goal) return refuse({ code: 'goal_not_found' });
  const account = await desk.accounts.ownById(tx, given.customer, given.account);
  if (!account) return refuse({ code: 'account_not_found' });
  const sign = given.way === 'in' ? 1n : -1n;
  const posted = await desk.ledger.post(tx, {
    key: given.key,
    kind: 'goal-move',
    at: desk.clock.now(),
    reference: goal.id,
    lines: [
      {
        account: account.id,
        amount: sign * given.amount,
        purpose: 'savings_goal',
        counterparty: goal.name,
        memo: given.way === 'in' ? `存入心愿「${goal.name}」` : `取出心愿「${goal.name}」`,
      },
      { account: goal.account, amount: -sign * given.amount, purpose: 'savings_goal' },
    ],
  });
  if (!posted.ok) {
    return posted.refusal.code === 'insufficient_funds'
      ? refuse({
          code: 'insufficient_funds',
          tail: given.way === 'in' ? account.tail : goal.name,
          available: posted.refusal.available,
        })
      : refuse({ code: 'account_restricted' });
  }
  return ok({ goal, saved: (await desk.ledger.balance(tx, goal.account)).balance });
}
