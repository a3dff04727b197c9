import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Database, Queryable, Transaction } from './database.ts';

/** A department's migrations: a folder of `NNNN-name.sql`, numbered from 0001 without gaps, forward only. */
export interface Migrations {
  readonly name: string;
  readonly folder: URL | string;
}

export interface Migration {
  readonly module: string;
  readonly number: number;
  readonly name: string;
  /** SHA-256 of the text with line ends as `\n`, in hex. */
  readonly checksum: string;
  readonly text: string;
}

/** The migrations on disk cannot be brought together with those that the database has. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const filePattern = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/u;

/** Any number that nobody else takes an advisory lock on. */
const migrationLock = 7_306_584_001n;

/** Reads a module's files in their order; refuses gaps and files that are not named as migrations are. */
export async function readMigrations(module: Migrations): Promise<Migration[]> {
  const folder = typeof module.folder === 'string' ? module.folder : fileURLToPath(module.folder);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const match = filePattern.exec(file);
      if (!match) throw new MigrationError(`${module.name}/${file} is not named NNNN-name.sql`);
      const number = Number(match[1]);
      if (number !== index + 1) {
        throw new MigrationError(
          `${module.name}/${file} should have the number ${String(index + 1).padStart(4, '0')}`,
        );
      }
      const text = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(text).digest('hex');
      return { module: module.name, number, name: match[2] ?? '', checksum, text };
    }),
  );
}

const appliedRow = z
  .object({ module: z.string(), number: z.number(), name: z.string(), checksum: z.string() })
  .transform((row) => ({ ...row, label: labelOf(row) }));

const labelOf = (migration: { module: string; number: number; name: string }): string =>
  `${migration.module}/${String(migration.number).padStart(4, '0')}-${migration.name}.sql`;

/** One process at a time migrates; the others wait and then find the work done. */
const takeTurn = (tx: Transaction): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(${migrationLock})`);

async function createRecord(tx: Transaction): Promise<void> {
  await tx.run(
    raw(`create schema if not exists banxing;
      create table if not exists banxing.migrations (
        module text not null,
        number integer not null,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now(),
        primary key (module, number)
      )`),
  );
}

const readApplied = (db: Queryable, module: string) =>
  db.rows(
    appliedRow,
    sql`select module, number, name, checksum from banxing.migrations where module = ${module} order by number`,
  );

/** What a module's database still lacks; refuses a database that was migrated by other files than these. */
async function pendingOf(db: Queryable, module: Migrations): Promise<Migration[]> {
  const files = await readMigrations(module);
  const applied = await readApplied(db, module.name);
  for (const done of applied) {
    const file = files[done.number - 1];
    if (!file)
      throw new MigrationError(
        `the database has ${done.label}, which this version of the program does not know`,
      );
    if (file.checksum !== done.checksum || file.name !== done.name) {
      throw new MigrationError(
        `${labelOf(file)} was changed after it was applied to this database; write a new migration instead`,
      );
    }
  }
  return files.slice(applied.length);
}

function describeFault(migration: Migration, fault: unknown): MigrationError {
  const { message, position } = fault as { message?: string; position?: string };
  const line = position ? `, line ${migration.text.slice(0, Number(position)).split('\n').length}` : '';
  return new MigrationError(`${labelOf(migration)}${line}: ${message ?? String(fault)}`, { cause: fault });
}

async function apply(db: Database, module: Migrations, migration: Migration): Promise<boolean> {
  return db.transaction(async (tx) => {
    await takeTurn(tx);
    const [next] = await pendingOf(tx, module);
    if (next?.number !== migration.number) return false;
    try {
      await tx.run(raw(migration.text));
    } catch (fault) {
      throw describeFault(migration, fault);
    }
    await tx.run(
      sql`insert into banxing.migrations (module, number, name, checksum)
          values (${migration.module}, ${migration.number}, ${migration.name}, ${migration.checksum})`,
    );
    return true;
  });
}

/**
 * Brings the database up to date: modules in the order given, each file in a transaction of its own. Several processes
 * may start at once. Answers what this call applied; throws `MigrationError` when files and database contradict each
 * other or a file fails, with nothing of that file left behind.
 */
export async function migrate(db: Database, modules: readonly Migrations[]): Promise<Migration[]> {
  const pending = await db.transaction(async (tx) => {
    await takeTurn(tx);
    await createRecord(tx);
    const found: { module: Migrations; migration: Migration }[] = [];
    for (const module of modules) {
      for (const migration of await pendingOf(tx, module)) found.push({ module, migration });
    }
    return found;
  });
  const applied: Migration[] = [];
  for (const { module, migration } of pending) {
    if (await apply(db, module, migration)) applied.push(migration);
  }
  return applied;
}
