import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import sql from 'sql-template-tag';
import { inject } from 'vitest';
import {
  copyDatabase,
  createDatabase,
  databaseExists,
  databaseUrl,
  dropDatabase,
  renameDatabase,
} from './copies.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate, type Migrations, readMigrations } from './migrate.ts';
import { testDatabasePrefix } from './testing-leftovers.ts';
import './testing-server.ts';

/** A database that a test has for itself. */
export interface TestDatabase extends Database {
  /** Closes it and throws it away. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  readonly maxConnections?: number;
  /** Work done once into the template, such as a seeded bank, and found in every copy. The key names its content. */
  readonly prepared?: { readonly key: string; readonly work: (db: Database) => Promise<void> };
}

function askRunner(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    connect(port, '127.0.0.1')
      .on('data', (chunk: Buffer) => {
        text += chunk.toString();
      })
      .on('error', reject)
      .on('end', () => {
        const answer = JSON.parse(text) as { url?: string; fault?: string };
        if (answer.url !== undefined) resolve(answer.url);
        else reject(new Error(answer.fault ?? 'no test database'));
      });
  });
}

let serverUrl: Promise<string> | undefined;

/** The URL of the test run's PostgreSQL: for tests that need a server rather than a database. */
export function testServerUrl(): Promise<string> {
  const place = inject('banxingTestServer');
  // Vitest answers undefined when the global setup is missing, whatever its types say.
  if ((place as unknown) === undefined)
    throw new Error('vitest.config.ts lacks globalSetup lib/database/src/testing-server.ts');
  return (serverUrl ??= askRunner(place.port));
}

async function templateName(modules: readonly Migrations[], key: string): Promise<string> {
  const hash = createHash('sha256').update(key);
  for (const module of modules) {
    for (const file of await readMigrations(module))
      hash.update(`${file.module}/${file.number}/${file.checksum}\n`);
  }
  return `${testDatabasePrefix}${inject('banxingTestServer').run}_t_${hash.digest('hex').slice(0, 16)}`;
}

async function makeTemplate(
  server: Database,
  name: string,
  modules: readonly Migrations[],
  options: TestDatabaseOptions,
): Promise<void> {
  const draft = `${name}_draft`;
  await dropDatabase(server, draft);
  await createDatabase(server, draft);
  const db = openDatabase(databaseUrl(server.url, draft), { maxConnections: 4 });
  try {
    await migrate(db, modules);
    await options.prepared?.work(db);
  } finally {
    await db.close();
  }
  await renameDatabase(server, draft, name);
}

const ready = new Map<string, Promise<void>>();

/** Makes the template unless this or another worker has; the advisory lock lets one worker do it. */
async function ensureTemplate(
  server: Database,
  name: string,
  modules: readonly Migrations[],
  options: TestDatabaseOptions,
): Promise<void> {
  await server.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext(${name}))`);
    if (!(await databaseExists(tx, name))) await makeTemplate(server, name, modules, options);
  });
}

/**
 * A fresh, migrated database of its own on the run's PostgreSQL, copied from a template that is made once for the same
 * migrations. Drop it in `afterEach` or `afterAll`; what is forgotten goes with the run.
 */
export async function testDatabase(
  modules: readonly Migrations[] = [],
  options: TestDatabaseOptions = {},
): Promise<TestDatabase> {
  const server = openDatabase(await testServerUrl(), { maxConnections: 2 });
  const template = await templateName(modules, options.prepared?.key ?? '');
  const name = `${testDatabasePrefix}${inject('banxingTestServer').run}_${randomBytes(6).toString('hex')}`;
  try {
    let making = ready.get(template);
    if (!making) ready.set(template, (making = ensureTemplate(server, template, modules, options)));
    await making;
    await copyDatabase(server, template, name, 'file_copy');
  } finally {
    await server.close();
  }
  const db = openDatabase(databaseUrl(server.url, name), { maxConnections: options.maxConnections ?? 10 });
  return {
    ...db,
    drop: async () => {
      await db.close();
      const admin = openDatabase(server.url, { maxConnections: 1 });
      await dropDatabase(admin, name).finally(() => admin.close());
    },
  };
}
