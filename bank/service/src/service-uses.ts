import type { Accounts } from '@banxing/accounts';
import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import { type Clock, type IdSource, invariant, moneyOf, today, type Words } from '@banxing/kernel';
import { type Customer, isElder, type Parties } from '@banxing/parties';

/** Something of the customer's that another department works on, and how far it is. */
export interface WorkElsewhere {
  readonly title: Words;
  readonly state: Words;
}

/** What another department has in hand for a customer, the newest first. */
export type WorkSource = (q: Queryable, customer: CustomerId) => Promise<readonly WorkElsewhere[]>;

/** What the department needs from outside. */
export interface ServiceUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly parties: Parties;
  readonly accounts: Pick<Accounts, 'facts'>;
  /** Claims, payments abroad and the like, told of beside the tickets. */
  readonly elsewhere?: readonly WorkSource[] | undefined;
}

/** From so much money in yuan on, a customer has a manager of their own. Minor units. */
export const keyCustomerFrom = 500_000_00n;

/** The customer who is signed in: always there. */
export async function customerOf(uses: ServiceUses, q: Queryable, id: CustomerId): Promise<Customer> {
  const customer = await uses.parties.customer(q, id);
  invariant(customer, `no customer ${id}`);
  return customer;
}

/** What of a customer decides who looks after them. */
export async function standingOf(
  uses: ServiceUses,
  q: Queryable,
  id: CustomerId,
): Promise<{ readonly elder: boolean; readonly keyCustomer: boolean }> {
  const customer = await customerOf(uses, q, id);
  const { edition } = await uses.parties.preferences(q, id);
  const accounts = await uses.accounts.facts(q, id);
  const yuan = accounts.filter(({ currency }) => currency === 'CNY');
  const total = yuan.reduce((sum, { balance }) => sum + moneyOf(balance).minorUnits, 0n);
  return {
    elder: edition === 'elder' || isElder(customer, today(uses.clock)),
    keyCustomer: total >= keyCustomerFrom,
  };
}
