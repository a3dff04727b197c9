import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SecretsError, secretsFrom } from '@banxing/crypto';
import { EmbeddedDatabaseError, MigrationError, openDatabase, startEmbedded } from '@banxing/database';
import { cryptoRandom, systemClock } from '@banxing/kernel';
import { createLogger, type Level } from '@banxing/telemetry';
import { demoPassword, demoPin } from '@banxing/city';
import { openBank } from './bank.ts';
import { type Config, configFrom } from './config.ts';
import { readEnv } from './env.ts';
import { learningPlacesOf } from './learning.ts';
import { buildApp } from './http/app.ts';
import { SetupProblem } from './setup-problem.ts';

const mobileFolder = fileURLToPath(new URL('../../mobile/dist', import.meta.url));

/** What has to be undone when the process ends, the newest first. */
const endings: (() => Promise<void>)[] = [];

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

async function databaseUrl(config: Config): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  await mkdir(config.dataFolder, { recursive: true });
  const server = await startEmbedded({ dataFolder: join(config.dataFolder, 'postgres') });
  endings.push(() => server.stop());
  return server.url;
}

async function start(config: Config): Promise<void> {
  const startedAt = performance.now();
  const log = createLogger({ level: config.logLevel as Level, pretty: process.stdout.isTTY });
  const db = openDatabase(await databaseUrl(config), { maxConnections: 20 });
  endings.push(() => db.close());
  const secrets = await secretsFrom(join(config.dataFolder, 'keys'), { random: cryptoRandom });
  const bank = await openBank({
    db,
    machineClock: systemClock,
    config,
    log,
    secrets,
    learning: learningPlacesOf(config),
  });
  endings.push(() => bank.close());
  const app = await buildApp(bank, {
    mobileFolder: existsSync(mobileFolder) ? mobileFolder : undefined,
    secureCookies: !isLoopback(config.host),
  });
  const address = await app.listen({ host: config.host, port: config.port }).catch((fault: unknown) => {
    if ((fault as { code?: string }).code !== 'EADDRINUSE') throw fault;
    throw new SetupProblem(
      `Port ${String(config.port)} is in use. Stop what uses it, or choose another: PORT=8081 npm start`,
    );
  });
  endings.push(() => app.close());
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n  伴行 Banxing is open after ${seconds} s:  ${address}`);
  if (bank.demo) {
    if (bank.demo.founded) {
      const { customers, entries, seconds: took } = bank.demo.founded;
      console.log(
        `  Founded the demo bank: ${String(customers)} customers, ${String(entries)} entries, ${took.toFixed(1)} s.`,
      );
    }
    console.log(`\n  Sign in with password ${demoPassword}, PIN ${demoPin}:`);
    for (const { username, name, about } of bank.demo.customers)
      console.log(`    ${username.padEnd(13)} ${name}  ${about.zh}`);
  }
  console.log('\n  Stop with Ctrl-C.\n');
}

let stopping = false;

async function stop(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    // Whatever hangs, the process is gone within ten seconds.
    setTimeout(() => process.exit(1), 9000).unref();
    for (const end of endings.reverse()) await end().catch(() => undefined);
  }
  process.exit(code);
}

function explain(fault: unknown): string {
  if (
    [SetupProblem, EmbeddedDatabaseError, MigrationError, SecretsError].some((kind) => fault instanceof kind)
  )
    return (fault as Error).message;
  const { code, message } = fault as { code?: string; message?: string };
  const unreachable = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    '28P01',
    '3D000',
    '28000',
    'ECONNRESET',
  ];
  if (code !== undefined && unreachable.includes(code)) {
    return `The database cannot be reached (${code}). Check DATABASE_URL: address, database, user and password.`;
  }
  return `Banxing could not start: ${message ?? String(fault)}`;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void stop(0);
  });
}

const config = configFrom(readEnv(process.env));
if (!config.ok) {
  console.error(config.refusal.message);
  process.exit(1);
}
await start(config.value).catch(async (fault: unknown) => {
  console.error(explain(fault));
  await stop(1);
});
