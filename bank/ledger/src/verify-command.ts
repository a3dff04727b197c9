import { parseArgs } from 'node:util';
import { openDatabase, startEmbedded } from '@banxing/database';
import { z } from 'zod';
import { sql } from '@banxing/database';
import { verifyLedger } from './verify.ts';

const countRow = z.object({ accounts: z.bigint(), entries: z.bigint() });

/** Prints what is wrong with the books; answers the exit code. */
async function verify(url: string): Promise<number> {
  const db = openDatabase(url, { maxConnections: 1, applicationName: 'ledger:verify' });
  try {
    const findings = await verifyLedger(db);
    for (const { promise, subject, detail } of findings) console.log(`broken: ${promise}: ${subject} (${detail})`);
    if (findings.length > 0) {
      console.log(`ledger: ${findings.length} findings`);
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

/** The database given by `--url`, or the embedded one in `--data`, which must not be in use. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { url: { type: 'string' }, data: { type: 'string' } } });
  const url = values.url ?? process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return verify(url);
  const server = await startEmbedded({ dataFolder: values.data ?? process.env['BANXING_DATA'] ?? './data' });
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
