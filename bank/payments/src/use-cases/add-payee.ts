import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import { judgePayee, type NewPayee, type Payee, type PayeeId, type PayeeRefusal } from '../payee.ts';
import { findPayee, findPayeeByNumber, insertPayees, markPayeeRemoved } from '../payee-store.ts';
import { activePlans } from '../plan-store.ts';
import { tellPayee } from '../transfer-events.ts';
import type { OrderPayee } from '../transfer-order.ts';
import type { PaymentsUses } from '../uses.ts';

export type AddPayeeRefusal =
  PayeeRefusal | { readonly code: 'payee_known' } | { readonly code: 'own_account' };

/**
 * Saves a payee. The same mandate again answers the payee that it saved: the id is made from the mandate, so that a
 * repetition is told from a second payee with the same number.
 */
export async function addPayee(
  uses: Pick<PaymentsUses, 'clock' | 'ids'>,
  tx: Transaction,
  customer: CustomerId,
  payee: OrderPayee,
  mandate: string,
): Promise<Outcome<Payee, AddPayeeRefusal>> {
  const id: PayeeId = `pay_${mandate.slice(mandate.indexOf('_') + 1)}`;
  const known = await findPayeeByNumber(tx, customer, payee.number);
  if (known) return known.id === id ? ok(known) : refuse({ code: 'payee_known' });
  const { name, shownName, nicknames, relation, bank, number, account, phone } = payee;
  const judged = judgePayee({ customer, name, shownName, nicknames, relation, bank, number, account, phone });
  if (!judged.ok) return judged;
  const at = uses.clock.now();
  const fresh: Payee = { ...judged.value, id, uses: 0, lastUsedAt: null, addedAt: at };
  if ((await insertPayees(tx, [fresh])).size === 0) return refuse({ code: 'payee_known' });
  await tellPayee(tx, 'payee.added', fresh, at);
  return ok(fresh);
}

export type RemovePayeeRefusal =
  { readonly code: 'payee_not_found' } | { readonly code: 'payee_has_plan'; readonly name: string };

/** Removes a payee from the list; past transfers keep their names. One with a standing order stays. */
export async function removePayee(
  uses: Pick<PaymentsUses, 'clock'>,
  tx: Transaction,
  customer: CustomerId,
  id: string,
): Promise<Outcome<Payee, RemovePayeeRefusal>> {
  const payee = await findPayee(tx, customer, id);
  if (!payee) return refuse({ code: 'payee_not_found' });
  const plans = await activePlans(tx, customer);
  if (plans.some((plan) => plan.payee === payee.id))
    return refuse({ code: 'payee_has_plan', name: payee.shownName });
  const at = uses.clock.now();
  await markPayeeRemoved(tx, customer, payee.id, at);
  await tellPayee(tx, 'payee.removed', payee, at);
  return ok(payee);
}

/**
 * Saves payees in one statement, checked like the single path; one that cannot be saved is a bug of the caller. A number
 * that the customer has saved already is left as it is, and is not among those answered.
 */
export async function addPayees(
  uses: Pick<PaymentsUses, 'clock' | 'ids'>,
  tx: Transaction,
  payees: readonly (NewPayee & { readonly addedAt?: Date })[],
): Promise<Payee[]> {
  const at = uses.clock.now();
  const fresh = payees.map(({ addedAt, ...payee }): Payee => {
    const judged = judgePayee(payee);
    invariant(judged.ok, `a payee of ${payee.customer} cannot be saved`);
    return { ...judged.value, id: uses.ids.next('pay'), uses: 0, lastUsedAt: null, addedAt: addedAt ?? at };
  });
  const saved = await insertPayees(tx, fresh);
  return fresh.filter(({ id }) => saved.has(id));
}
