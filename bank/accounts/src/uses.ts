import type { Queryable } from '@banxing/database';
import type { Clock } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import type { NamesMeant } from './line-tests.ts';

/** What the questions about accounts need of others. */
export interface AccountsCapabilityUses {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly parties: Parties;
  /** Names that 我妈 or a nickname stands for in the customer's address book; families are known without it. */
  readonly namesMeant?: NamesMeant | undefined;
}
