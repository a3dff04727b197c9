import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { foldSpoken, type Parties } from '@banxing/parties';
import { belongsTo, type Category, readCategory } from './category.ts';
import type { AccountLine } from './lines.ts';
import { isNamed } from './merchants.ts';

/** Names that a customer's words for somebody may stand for: the payees saved as 妈妈, say. */
export type NamesMeant = (q: Queryable, customer: CustomerId, spoken: string) => Promise<readonly string[]>;

export type LineTest = (line: AccountLine) => boolean;

const surnameOnly = /^[老小阿](\p{Script=Han})$/u;
const possessive = /^(?:我的|我家|俺家|我|俺|my|the)/u;

/** All names by which somebody may stand in the books. */
export async function namesFor(
  uses: { readonly parties: Parties; readonly namesMeant?: NamesMeant | undefined },
  q: Queryable,
  customer: CustomerId,
  spoken: string,
): Promise<readonly string[]> {
  const relatives = await uses.parties.relativesMeant(q, customer, spoken);
  const others = (await uses.namesMeant?.(q, customer, spoken)) ?? [];
  const bare = foldSpoken(spoken).replace(possessive, '');
  const names = [spoken, bare, ...others, ...relatives.flatMap((person) => [person.name, ...person.called])];
  return [...new Set(names.filter((name) => name.length > 0))];
}

/** Lines with somebody of these names; 老王 is anybody of the family name 王. */
export function withNames(spoken: string, names: readonly string[]): LineTest {
  const surname = surnameOnly.exec(foldSpoken(spoken))?.[1];
  return ({ counterparty, merchant, memo }) =>
    names.some((name) => isNamed(name, counterparty) || isNamed(name, merchant)) ||
    (surname !== undefined &&
      counterparty !== null &&
      counterparty.startsWith(surname) &&
      counterparty.length <= 4) ||
    (memo !== null && names.some((name) => name.length >= 2 && foldSpoken(memo).includes(foldSpoken(name))));
}

export const inCategory =
  (category: Category): LineTest =>
  (line) =>
    belongsTo(category, line);

/** Where a word names no one in the books but is also a kind of spending (房东, 医院, 物业), that kind. */
export function asCategory(spoken: string, direction: 'in' | 'out' | undefined): Category | undefined {
  const category = readCategory(spoken, direction ?? 'any');
  return category.text === null ? category : undefined;
}
