import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { maskName, type Relative } from '@banxing/parties';
import type { RiskUses } from './risk-uses.ts';

/** Somebody who could be asked to guard, as the customer calls them. */
export interface Candidate {
  readonly customer: CustomerId;
  readonly called: string;
  readonly name: string;
}

export type PersonMeant =
  | { readonly kind: 'one'; readonly person: Candidate }
  | { readonly kind: 'several'; readonly people: readonly Candidate[] }
  /** Known to the customer, but not a customer of this bank. */
  | { readonly kind: 'banks_elsewhere'; readonly name: string }
  | { readonly kind: 'nobody' };

const callOf = (relative: Relative): string => relative.called[0] ?? relative.name;

const candidateOf = (relative: Relative): Candidate[] =>
  relative.relative === null
    ? []
    : [{ customer: relative.relative, called: callOf(relative), name: relative.name }];

/** The family of the customer that banks here. */
export const familyHere = async (
  uses: Pick<RiskUses, 'parties'>,
  q: Queryable,
  customer: CustomerId,
): Promise<Candidate[]> => (await uses.parties.relatives(q, customer)).flatMap(candidateOf);

/** Payees whose accounts are kept here, for those who are not family: 老李. */
async function payeesHere(
  uses: Pick<RiskUses, 'payments' | 'accounts'>,
  q: Queryable,
  customer: CustomerId,
  spoken: string,
): Promise<Candidate[]> {
  const named = (await uses.payments.payees(q, customer)).filter(({ name, shownName, nicknames }) =>
    [name, shownName, ...nicknames].includes(spoken),
  );
  const found: Candidate[] = [];
  for (const payee of named) {
    const account = payee.account === null ? undefined : await uses.accounts.byId(q, payee.account);
    if (account && account.customer !== customer) {
      const called = payee.nicknames[0] ?? payee.shownName;
      found.push({ customer: account.customer, called, name: payee.shownName });
    }
  }
  return found;
}

const once = (people: readonly Candidate[]): Candidate[] => [
  ...new Map(people.map((person) => [person.customer, person])).values(),
];

/** Whom the customer means by a word (女儿, 王敏), a customer's id, or a phone number. */
export async function personMeant(
  uses: Pick<RiskUses, 'parties' | 'payments' | 'accounts'>,
  q: Queryable,
  customer: CustomerId,
  spoken: { readonly person?: string | undefined; readonly phone?: string | undefined },
): Promise<PersonMeant> {
  const family = await familyHere(uses, q, customer);
  if (spoken.phone !== undefined) {
    const holder = await uses.parties.customerByPhone(q, spoken.phone);
    if (!holder) return { kind: 'nobody' };
    const known = family.find((person) => person.customer === holder.id);
    const shown = spoken.person ?? maskName(holder.name);
    return {
      kind: 'one',
      person: known ?? { customer: holder.id, called: shown, name: maskName(holder.name) },
    };
  }
  const person = spoken.person?.trim() ?? '';
  const chosen = family.find((each) => each.customer === person);
  if (chosen) return { kind: 'one', person: chosen };
  const relatives = await uses.parties.relativesMeant(q, customer, person);
  const people = once([...relatives.flatMap(candidateOf), ...(await payeesHere(uses, q, customer, person))]);
  const [only] = people;
  if (only) return people.length === 1 ? { kind: 'one', person: only } : { kind: 'several', people };
  const [elsewhere] = relatives;
  return elsewhere ? { kind: 'banks_elsewhere', name: callOf(elsewhere) } : { kind: 'nobody' };
}
