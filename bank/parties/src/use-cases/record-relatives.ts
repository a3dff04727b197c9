import type { Transaction } from '@banxing/database';
import { type IdSource, ok, type Outcome, refuse } from '@banxing/kernel';
import { findCustomers } from '../customer-store.ts';
import type { NewRelative, Relative, RelativeRefusal } from '../relation.ts';
import { saveRelatives } from '../relative-store.ts';

/** Records all of them or, when one cannot be, none. */
export async function recordRelatives(
  uses: { readonly ids: IdSource },
  tx: Transaction,
  given: readonly NewRelative[],
): Promise<Outcome<Relative[], RelativeRefusal>> {
  const named = given.flatMap((person) =>
    person.relative ? [person.customer, person.relative] : [person.customer],
  );
  const known = new Set((await findCustomers(tx, [...new Set(named)])).map((customer) => customer.id));
  for (const person of given) {
    if (person.relative === person.customer)
      return refuse({ code: 'relative_of_oneself', customer: person.customer });
    if (!known.has(person.customer)) return refuse({ code: 'customer_unknown', customer: person.customer });
    if (person.relative !== null && !known.has(person.relative)) {
      return refuse({ code: 'customer_unknown', customer: person.relative });
    }
  }
  const relatives = given.map((person): Relative => ({ ...person, id: person.id ?? uses.ids.next('rel') }));
  await saveRelatives(tx, relatives);
  return ok(relatives);
}
