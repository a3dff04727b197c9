import type { Transaction } from '@banxing/database';
import { type Clock, type IdSource, ok, type Outcome, refuse, today } from '@banxing/kernel';
import { type Customer, type CustomerRefusal, judgeCustomer, type NewCustomer } from '../customer.ts';
import { type CustomerClashes, findClashes, insertCustomers } from '../customer-store.ts';

export interface AdmitUses {
  readonly clock: Clock;
  readonly ids: IdSource;
}

function refusalOf(customers: readonly Customer[], clashes: CustomerClashes): CustomerRefusal | undefined {
  const phones = new Set(clashes.phones);
  for (const customer of customers) {
    if (!clashes.branches.has(customer.branch)) return { code: 'branch_unknown', branch: customer.branch };
    if (phones.has(customer.phone)) return { code: 'phone_taken', name: customer.name };
    phones.add(customer.phone);
  }
  return undefined;
}

/** Admits all of them or, when one cannot be, none. */
export async function admitCustomers(
  uses: AdmitUses,
  tx: Transaction,
  given: readonly NewCustomer[],
): Promise<Outcome<Customer[], CustomerRefusal>> {
  const on = today(uses.clock);
  const customers: Customer[] = [];
  for (const candidate of given) {
    const judged = judgeCustomer(candidate, on);
    if (!judged.ok) return judged;
    customers.push({ ...judged.value, id: judged.value.id ?? uses.ids.next('cust') });
  }
  const refusal = refusalOf(customers, await findClashes(tx, customers));
  if (refusal) return refuse(refusal);
  return tx
    .nested(async (inner) => {
      const inserted = await insertCustomers(inner, customers);
      const missed = customers.find((customer) => !inserted.has(customer.id));
      if (missed) throw new PhoneTaken(missed.name);
      return ok(customers);
    })
    .catch((fault: unknown) => {
      if (fault instanceof PhoneTaken)
        return refuse({ code: 'phone_taken' as const, name: fault.customerName });
      throw fault;
    });
}

/** Somebody else took the phone between the look and the insert: undoes the whole batch. */
class PhoneTaken extends Error {
  readonly customerName: string;
  constructor(customerName: string) {
    super('phone taken');
    this.customerName = customerName;
  }
}
