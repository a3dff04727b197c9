import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { Customer, NewCustomer } from './customer.ts';
import type { Parties } from './parties.ts';

/** A product manager of 32 in Shanghai, unless told otherwise. */
export const someCustomer = (given: Partial<NewCustomer> = {}): NewCustomer => ({
  name: '陈静',
  gender: 'female',
  bornOn: '1994-03-08',
  phone: '13800010001',
  city: '上海',
  occupation: '产品经理',
  segment: 'salaried',
  branch: '2101',
  sinceOn: '2019-06-03',
  ...given,
});

/** Admits somebody for another department's test. */
export async function admitSomeone(
  parties: Parties,
  tx: Transaction,
  given: Partial<NewCustomer> = {},
): Promise<Customer> {
  const admitted = await parties.admitCustomer(tx, someCustomer(given));
  invariant(admitted.ok, `not admitted: ${JSON.stringify(admitted)}`);
  return admitted.value;
}
