import type { Secrets } from '@banxing/crypto';
import type { Database } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { AccountId, Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import type { AccountsForPayments } from '@banxing/payments';

/** What the department needs from outside. */
export interface CodesUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'post'>;
  readonly accounts: AccountsForPayments;
  readonly parties: Pick<Parties, 'customer'>;
  readonly secrets: Pick<Secrets, 'sign'>;
  /** Where merchants' money waits until they are paid out. */
  readonly merchants: AccountId;
}
