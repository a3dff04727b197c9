import { existsSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, sql, startEmbedded } from '@banxing/database';
import { z } from 'zod';
import { verifyLedger } from './verify.ts';

const countRow = z.object({ accounts: z.bigint(), entries: z.bigint() });

/** Prints what is wrong with the books; answers the exit code. */
async function verify(url: string): Promise<number> {
  const db = openDatabase(url, { maxConnections: 1, applicationName: 'ledger:verify' });
  try {
    const { found } = await db.one(
      z.object({ found: z.boolean() }),
      sql`select to_regclass('ledger.lines') is not null as found`,
    );
    if (!found) throw new Error('this database has no ledger');
    const findings = await verifyLedger(db);
    for (const { promise, subject, detail } of findings) {
      console.log(`broken: ${promise}: ${subject} (${detail})`);
    }
    if (findings.length > 0) {
      console.log(`ledger: broken in ${findings.length} places`);
      return 1;
    }
    const { accounts, entries } = await db.one(
      countRow,
      sql`select (select count(*) from ledger.accounts) as accounts, (select count(*) from ledger.entries) as entries`,
    );
    console.log(`ledger: ${accounts} accounts, ${entries} entries, balanced`);
    return 0;
  } finally {
    await db.close();
  }
}

/** The database of `DATABASE_URL`, or the embedded one in `BANXING_DATA`, which must not be in use. */
async function main(): Promise<number> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return verify(url);
  const dataFolder = path.resolve(process.env['BANXING_DATA'] ?? './data', 'postgres');
  if (!existsSync(dataFolder))
    throw new Error(`there is no embedded database in ${dataFolder}; set BANXING_DATA`);
  const server = await startEmbedded({ dataFolder });
  try {
    return await verify(server.url);
  } finally {
    await server.stop();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    console.error(`ledger: cannot verify: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
  },
);
