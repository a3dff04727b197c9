import type { Database } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';

/** What the department needs from outside. */
export interface ServiceUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
}
