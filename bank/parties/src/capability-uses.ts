import type { CustomerId } from '@banxing/capability';
import type { Database, Queryable } from '@banxing/database';
import type { Words } from '@banxing/kernel';
import type { Parties } from './parties.ts';

/** An account as far as its page in the app goes. */
export interface AccountPage {
  readonly id: string;
  readonly name: string;
  readonly tail: string;
}

/** Something that the bank can do, as the list of its titles knows it. */
export interface Offered {
  readonly id: string;
  readonly title: Words;
  readonly about: Words;
}

/** What the interface's capabilities need from outside. */
export interface PartiesCapabilityUses {
  readonly db: Database;
  readonly parties: Parties;
  /** The customer's own accounts, each of which has a page. */
  readonly accountPages: (q: Queryable, customer: CustomerId) => Promise<readonly AccountPage[]>;
  /** Everything that the bank can do; asked when somebody wants to know. */
  readonly offered: () => readonly Offered[];
}
