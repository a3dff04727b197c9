import type { Transaction } from '@banxing/database';
import { dayOf } from '@banxing/kernel';
import { type Item, type ItemId, type LineId, meet } from '../item.ts';
import { insertAllocations, insertItems, openItems, saveItems } from '../item-store.ts';
import type { CardsUses } from '../uses.ts';

export type NewItem = Pick<Item, 'key' | 'kind' | 'amount' | 'merchant' | 'purpose'> &
  Partial<Pick<Item, 'card' | 'charge' | 'plan'>>;

/** An item of a line as it begins. */
export const itemOf = (
  uses: Pick<CardsUses, 'ids'>,
  line: LineId,
  given: NewItem,
  at: Date,
  on = dayOf(at),
): Item => ({
  card: null,
  charge: null,
  plan: null,
  ...given,
  id: uses.ids.next('item'),
  line,
  open: given.amount,
  bookedAt: at,
  bookedOn: on,
  statement: null,
  chargedTo: null,
});

/**
 * Writes an item on a locked line and lets credits meet debits; `only` keeps the credits to some debits. The entry in
 * the ledger is the caller's.
 */
export async function bookItem(
  uses: Pick<CardsUses, 'ids'>,
  tx: Transaction,
  line: LineId,
  given: NewItem,
  at: Date,
  only?: ReadonlySet<ItemId>,
): Promise<Item> {
  const item = itemOf(uses, line, given, at);
  const others = await openItems(tx, line);
  await insertItems(tx, [item]);
  const met = meet([...others, item], item.bookedOn, only);
  await saveItems(tx, met.items);
  await insertAllocations(tx, met.allocations);
  return met.items.find(({ id }) => id === item.id) ?? item;
}
