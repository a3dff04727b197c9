import sql from 'sql-template-tag';
import { z } from 'zod';
import { dropDatabase } from './copies.ts';
import { openDatabase } from './database.ts';

/** Names of test databases: `bxtest_<start of the run, ms, base 36>_<its process, base 36>_…`. */
export const testDatabasePrefix = 'bxtest_';

const oldAfterMs = 2 * 3_600_000;

/** Drops the databases of this run and of runs that began more than two hours ago. */
export async function dropTestDatabases(serverUrl: string, run: string, nowMs: number): Promise<void> {
  const server = openDatabase(serverUrl, { maxConnections: 1 });
  try {
    const rows = await server.rows(
      z.object({ datname: z.string() }),
      sql`select datname from pg_database where starts_with(datname, ${testDatabasePrefix})`,
    );
    for (const { datname } of rows) {
      const startedMs = Number.parseInt(datname.split('_')[1] ?? '', 36);
      const own = datname.startsWith(`${testDatabasePrefix}${run}_`);
      if (own || !(nowMs - startedMs < oldAfterMs)) await dropDatabase(server, datname);
    }
  } finally {
    await server.close();
  }
}
