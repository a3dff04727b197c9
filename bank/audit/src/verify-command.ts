import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, sql, startEmbedded } from '@banxing/database';
import { z } from 'zod';
import { type ChainHead, findHead } from './chain-store.ts';
import { verifyChain } from './verify-chain.ts';

const headPattern = /^(\d+):([0-9a-f]{64})$/u;

function readHead(text: string | undefined): ChainHead | undefined {
  if (text === undefined) return undefined;
  const match = headPattern.exec(text);
  if (!match) throw new Error('--head is POSITION:HASH, as an earlier run printed it');
  return { position: BigInt(match[1] ?? ''), hash: match[2] ?? '' };
}

/** Prints what is wrong with the receipts; answers the exit code. */
async function verify(url: string, known: ChainHead | undefined): Promise<number> {
  const db = openDatabase(url, { maxConnections: 1, applicationName: 'audit:verify' });
  try {
    const findings = await verifyChain(db, known);
    for (const { code, subject } of findings) console.log(`broken: ${code}: ${subject}`);
    if (findings.length > 0) {
      console.log(`audit: ${findings.length} findings`);
      return 1;
    }
    const { count } = await db.one(
      z.object({ count: z.bigint() }),
      sql`select count(*) as count from audit.receipts`,
    );
    const head = await findHead(db);
    const end = head ? `, head ${head.position}:${head.hash}` : '';
    console.log(`audit: ${count} receipts, ${head?.position ?? 0} in the chain, unchanged${end}`);
    return 0;
  } finally {
    await db.close();
  }
}

/** The database given by `--url`, or the embedded one in `--data`, which must not be in use. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { url: { type: 'string' }, data: { type: 'string' }, head: { type: 'string' } },
  });
  const known = readHead(values.head);
  const url = values.url ?? process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return verify(url, known);
  const dataFolder = path.resolve(values.data ?? process.env['BANXING_DATA'] ?? './data', 'postgres');
  if (!existsSync(dataFolder)) throw new Error(`there is no database in ${dataFolder}`);
  const server = await startEmbedded({ dataFolder });
  try {
    return await verify(server.url, known);
  } finally {
    await server.stop();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    console.error(`audit: cannot verify: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
  },
);
