import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, formatMoney, invariant, money, ok, type Outcome, refuse } from '@banxing/kernel';
import { tell } from '../card-events.ts';
import { annualRateOf, type Plan, planParts } from '../instalment-plan.ts';
import { type Item, openOf } from '../item.ts';
import { itemUnderKey, openPurchases } from '../item-store.ts';
import { lockLineOf } from '../line-store.ts';
import { insertPlans } from '../plan-store.ts';
import { billedOpen } from '../standing.ts';
import { addConverted, latestStatement } from '../statement-store.ts';
import type { CardsDesk } from '../uses.ts';
import { bookItem } from './book-item.ts';

export interface SplitDebt {
  readonly key: string;
  readonly customer: CustomerId;
  readonly amount: bigint;
  readonly periods: number;
  /** One purchase; null for the bill. */
  readonly item: string | null;
}

export type SplitRefusal =
  | { readonly code: 'no_credit_card' }
  | { readonly code: 'amount_not_positive' }
  | { readonly code: 'nothing_to_split' }
  | { readonly code: 'purchase_not_found' }
  | { readonly code: 'too_small_to_split'; readonly least: bigint }
  | { readonly code: 'limit_exceeded'; readonly most: bigint };

/** Which purchases can be split: one that was named, or all of those billed. */
export function splittable(purchases: readonly Item[], item: string | null): Item[] {
  return purchases.filter((purchase) => (item === null ? purchase.statement !== null : purchase.id === item));
}

/** Turns purchases that are owed into monthly parts; the first is on the next statement. */
export async function splitDebt(
  desk: CardsDesk,
  tx: Transaction,
  asked: SplitDebt,
): Promise<Outcome<Plan, SplitRefusal>> {
  const line = await lockLineOf(tx, asked.customer);
  if (!line) return refuse({ code: 'no_credit_card' });
  if (asked.amount <= 0n) return refuse({ code: 'amount_not_positive' });
  const chosen = splittable(await openPurchases(tx, line.id), asked.item);
  const most = openOf(chosen);
  const key = `split/${asked.key}`;
  invariant((await itemUnderKey(tx, key)) === undefined, 'a mandate is done once');
  if (most === 0n) return refuse({ code: asked.item === null ? 'nothing_to_split' : 'purchase_not_found' });
  if (asked.amount < desk.rules.leastInstalment) {
    return refuse({ code: 'too_small_to_split', least: desk.rules.leastInstalment });
  }
  if (asked.amount > most) return refuse({ code: 'limit_exceeded', most });
  const at = desk.clock.now();
  const parts = planParts(asked.amount, asked.periods, desk.rules);
  const plan: Plan = {
    id: desk.ids.next('inst'),
    key: asked.key,
    line: line.id,
    customer: asked.customer,
    merchant: asked.item === null ? '' : (chosen[0]?.merchant ?? ''),
    amount: asked.amount,
    periods: asked.periods,
    annualRate: annualRateOf(asked.amount, parts),
    madeOn: dayOf(at),
    parts,
  };
  await insertPlans(tx, [plan]);
  const given = { key, kind: 'plan_conversion' as const, amount: asked.amount, merchant: plan.merchant };
  const only = new Set(chosen.map(({ id }) => id));
  await bookItem(desk, tx, line.id, { ...given, purpose: 'other', plan: plan.id }, at, only);
  const statement = await latestStatement(tx, line.id);
  const before = billedOpen(chosen);
  if (statement && before > 0n) {
    const went = before < asked.amount ? before : asked.amount;
    await addConverted(tx, statement.id, went);
  }
  const told = { line: line.id, customer: asked.customer, plan: plan.id };
  const amount = formatMoney(money(asked.amount));
  await tell(tx, 'credit.split', { ...told, amount, periods: asked.periods }, at);
  return ok(plan);
}
