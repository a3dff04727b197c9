import type { CustomerCaller } from '@banxing/capability';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import { cardsOf } from './card-store.ts';
import type { CreditLine } from './item.ts';
import { findLine } from './line-store.ts';
import type { CardsUses } from './uses.ts';

export type LineRefusal = { readonly code: 'no_credit_card' } | { readonly code: 'card_not_found' };

/** The caller's credit line. A tail that is said must be that of a credit card of theirs. */
export async function ownLine(
  uses: CardsUses,
  caller: CustomerCaller,
  last4?: string,
): Promise<Outcome<CreditLine, LineRefusal>> {
  const line = await findLine(uses.db, caller.customer);
  if (!line) return refuse({ code: 'no_credit_card' });
  const digits = /(\d{4})\D*$/u.exec(last4 ?? '')?.[1];
  if (digits === undefined) return ok(line);
  const cards = await cardsOf(uses.db, caller.customer);
  const own = cards.some((card) => card.kind === 'credit' && card.tail === digits);
  return own ? ok(line) : refuse({ code: 'card_not_found' });
}

/** The tail by which the line is named: that of the working card, else of the newest. */
export async function tailOfLine(uses: CardsUses, line: CreditLine): Promise<string> {
  const cards = (await cardsOf(uses.db, line.customer)).filter((card) => card.line === line.id);
  const card =
    cards.find((each) => each.status === 'active' && each.form === 'plastic') ??
    cards.find((each) => each.status === 'active') ??
    cards.at(-1);
  return card?.tail ?? '';
}
