import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { invariant } from '@banxing/kernel';
import type { Queryable } from './database.ts';

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** The database that a URL names. */
export const databaseName = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

function quoted(name: string): string {
  invariant(/^[a-z][a-z0-9_]{0,62}$/u.test(name), `not a database name: ${name}`);
  return `"${name}"`;
}

export async function databaseExists(server: Queryable, name: string): Promise<boolean> {
  const row = await server.one(
    z.object({ found: z.boolean() }),
    sql`select exists (select from pg_database where datname = ${name}) as found`,
  );
  return row.found;
}

/** Makes an empty database. */
export const createDatabase = (server: Queryable, name: string): Promise<number> =>
  server.run(raw(`create database ${quoted(name)} template template0`));

/**
 * Copies a database of the same server. Nobody may be connected to the original meanwhile. `wal_log` disturbs others
 * least; `file_copy` is quicker where nothing is synced to disk, as on a temporary server.
 */
export const copyDatabase = (
  server: Queryable,
  original: string,
  copy: string,
  strategy: 'wal_log' | 'file_copy' = 'wal_log',
): Promise<number> =>
  server.run(raw(`create database ${quoted(copy)} template ${quoted(original)} strategy ${strategy}`));

/** Drops a database with all who are connected to it; one that does not exist is fine. */
export const dropDatabase = (server: Queryable, name: string): Promise<number> =>
  server.run(raw(`drop database if exists ${quoted(name)} with (force)`));

/** Gives a database another name. Nobody may be connected to it. */
export const renameDatabase = (server: Queryable, from: string, to: string): Promise<number> =>
  server.run(raw(`alter database ${quoted(from)} rename to ${quoted(to)}`));
