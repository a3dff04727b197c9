import type { Accounts } from '@banxing/accounts';
import type { Database } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';

export interface WalletUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly ledger: Pick<Ledger, 'openAccount' | 'post' | 'balance' | 'balances' | 'statement'>;
  readonly accounts: Pick<Accounts, 'list' | 'resolve' | 'ownById'>;
}
