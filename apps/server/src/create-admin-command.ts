import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { secretsFrom } from '@banxing/crypto';
import { migrate, openDatabase, startEmbedded } from '@banxing/database';
import { cryptoRandom, idSource, systemClock } from '@banxing/kernel';
import { configFrom } from './config.ts';
import { allMigrations, createDepartments } from './departments.ts';
import { readEnv } from './env.ts';

/**
 * npm run admin:create -- USERNAME "Name"
 *
 * Makes a member of staff with the role `admin` in the database of the settings. The password is asked for, or read
 * from the standard input.
 */
async function main(): Promise<number> {
  const [username, name] = process.argv.slice(2);
  if (username === undefined || name === undefined) {
    console.error('Usage: npm run admin:create -- USERNAME "Name"   (the password is asked for)');
    return 1;
  }
  const config = configFrom(readEnv(process.env));
  if (!config.ok) {
    console.error(config.refusal.message);
    return 1;
  }
  const { databaseUrl, dataFolder } = config.value;
  const server =
    databaseUrl === undefined ? await startEmbedded({ dataFolder: join(dataFolder, 'postgres') }) : undefined;
  const db = openDatabase(databaseUrl ?? server?.url ?? '');
  try {
    await migrate(db, allMigrations);
    const secrets = await secretsFrom(join(dataFolder, 'keys'), { random: cryptoRandom });
    const pepper = Buffer.from(secrets.hmac('access.pepper', 'pepper'), 'hex');
    const ids = idSource(systemClock, cryptoRandom);
    const uses = { db, clock: systemClock, machineClock: systemClock, ids, random: cryptoRandom, pepper };
    const { parties, access } = createDepartments(uses);
    const asking = createInterface({ input: process.stdin, output: process.stderr });
    const password = await asking.question('Password: ');
    asking.close();
    const refused = await db.transaction(async (tx) => {
      const member = await parties.employStaff(tx, { username, name, roles: ['admin'] });
      if (!member.ok) return member.refusal.code;
      const enrolled = await access.enrol(tx, { party: member.value.id, username, password });
      if (!enrolled.ok) throw new Error(enrolled.refusal.code);
      return undefined;
    });
    if (refused !== undefined) throw new Error(refused);
    console.log(`${username} may sign in as administrator.`);
    return 0;
  } finally {
    await db.close();
    await server?.stop();
  }
}

process.exitCode = await main().catch((fault: unknown) => {
  console.error(`No administrator was made: ${fault instanceof Error ? fault.message : String(fault)}`);
  return 1;
});
