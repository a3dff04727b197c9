export {
  copyDatabase,
  createDatabase,
  databaseExists,
  databaseName,
  databaseUrl,
  dropDatabase,
  renameDatabase,
} from './copies.ts';
export {
  type Database,
  type DatabaseOptions,
  openDatabase,
  type Queryable,
  type Transaction,
} from './database.ts';
export { EmbeddedDatabaseError } from './embedded/embedded-error.ts';
export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded/start-embedded.ts';
export { startTemporary } from './embedded/temporary.ts';
export { migrate, type Migration, MigrationError, type Migrations, readMigrations } from './migrate.ts';
export { empty, join, raw, type Sql, default as sql } from 'sql-template-tag';
