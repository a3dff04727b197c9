import type { CustomerId, StaffId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import { invariant, ok, type Outcome } from '@banxing/kernel';
import type { Branch } from './branch.ts';
import { findBranch, listBranches } from './branch-store.ts';
import type { Customer, CustomerRefusal, NewCustomer } from './customer.ts';
import {
  findCustomer,
  findCustomerByPhone,
  findCustomers,
  findCustomersByName,
  listCustomers,
} from './customer-store.ts';
import { findPreferences, lockPreferences, savePreferences } from './preference-store.ts';
import { changePreferences, defaultPreferences, type Preferences } from './preferences.ts';
import { type NewRelative, type Relative, type RelativeRefusal, relativesMeant } from './relation.ts';
import { listRelatives } from './relative-store.ts';
import type { NewStaffMember, StaffMember, StaffRefusal } from './staff.ts';
import { findStaff, listStaff } from './staff-store.ts';
import { admitCustomers, type AdmitUses } from './use-cases/admit-customers.ts';
import { employStaff } from './use-cases/employ-staff.ts';
import { recordRelatives } from './use-cases/record-relatives.ts';

export type PartiesUses = AdmitUses;

/** Who banks here, who their people are, and who works here. */
export interface Parties {
  customer(q: Queryable, id: CustomerId): Promise<Customer | undefined>;
  customers(q: Queryable, ids: readonly CustomerId[]): Promise<Customer[]>;
  customerByPhone(q: Queryable, phone: string): Promise<Customer | undefined>;
  customersByName(q: Queryable, name: string): Promise<Customer[]>;
  /** All customers by pages in the order of their ids: for staff and jobs. */
  listCustomers(q: Queryable, page: { limit: number; after?: CustomerId }): Promise<Customer[]>;
  admitCustomer(tx: Transaction, customer: NewCustomer): Promise<Outcome<Customer, CustomerRefusal>>;
  /** All or none, in one statement: hundreds cost about as much as one. */
  admitCustomers(
    tx: Transaction,
    customers: readonly NewCustomer[],
  ): Promise<Outcome<Customer[], CustomerRefusal>>;

  relatives(q: Queryable, customer: CustomerId): Promise<Relative[]>;
  /** Whom of the family a spoken word (我妈, 老公, my brother) may mean; several when it is not clear. */
  relativesMeant(q: Queryable, customer: CustomerId, spoken: string): Promise<readonly Relative[]>;
  /** All or none. Somebody known already is called by the new words too. */
  recordRelatives(
    tx: Transaction,
    relatives: readonly NewRelative[],
  ): Promise<Outcome<Relative[], RelativeRefusal>>;

  branches(q: Queryable, city?: string): Promise<Branch[]>;
  branch(q: Queryable, code: string): Promise<Branch | undefined>;

  staffMember(q: Queryable, id: StaffId): Promise<StaffMember | undefined>;
  staff(q: Queryable): Promise<StaffMember[]>;
  employStaff(tx: Transaction, member: NewStaffMember): Promise<Outcome<StaffMember, StaffRefusal>>;

  /** What the customer or member of staff chose, or what holds without a choice. */
  preferences(q: Queryable, party: CustomerId | StaffId): Promise<Preferences>;
  /** Changes some of the choices and answers all of them. */
  putPreferences(
    tx: Transaction,
    party: CustomerId | StaffId,
    change: Partial<Preferences>,
  ): Promise<Preferences>;
  /** Changes choices by what they are now; nothing else changes them meanwhile. */
  changePreferences(
    tx: Transaction,
    party: CustomerId | StaffId,
    change: (now: Preferences) => Partial<Preferences>,
  ): Promise<{ readonly before: Preferences; readonly now: Preferences }>;
}

const preferencesOf = async (q: Queryable, party: CustomerId | StaffId): Promise<Preferences> =>
  (await findPreferences(q, party)) ?? defaultPreferences;

async function change(
  tx: Transaction,
  party: CustomerId | StaffId,
  changeOf: (now: Preferences) => Partial<Preferences>,
): Promise<{ before: Preferences; now: Preferences }> {
  await lockPreferences(tx, party);
  const before = await preferencesOf(tx, party);
  const now = changePreferences(before, changeOf(before));
  await savePreferences(tx, party, now);
  return { before, now };
}

export function createParties(uses: PartiesUses): Parties {
  return {
    customer: findCustomer,
    customers: findCustomers,
    customerByPhone: findCustomerByPhone,
    customersByName: findCustomersByName,
    listCustomers,
    admitCustomer: async (tx, customer) => {
      const admitted = await admitCustomers(uses, tx, [customer]);
      if (!admitted.ok) return admitted;
      const [only] = admitted.value;
      invariant(only, 'one was admitted');
      return ok(only);
    },
    admitCustomers: (tx, customers) => admitCustomers(uses, tx, customers),
    relatives: listRelatives,
    relativesMeant: async (q, customer, spoken) => relativesMeant(await listRelatives(q, customer), spoken),
    recordRelatives: (tx, relatives) => recordRelatives(uses, tx, relatives),
    branches: listBranches,
    branch: findBranch,
    staffMember: findStaff,
    staff: listStaff,
    employStaff: (tx, member) => employStaff(uses, tx, member),
    preferences: preferencesOf,
    putPreferences: async (tx, party, given) => (await change(tx, party, () => given)).now,
    changePreferences: change,
  };
}
