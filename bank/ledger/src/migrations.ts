import type { Migrations } from '@banxing/database';

/** The schema `ledger`. */
export const ledgerMigrations: Migrations = {
  name: 'ledger',
  folder: new URL('../migrations', import.meta.url),
};
