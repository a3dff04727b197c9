import pg from 'pg';
import { startEmbedded } from '../src/embedded/start-embedded.ts';

/*
 * A bank of one table, for tests that kill it: starts the embedded server on the folder given, writes numbers from four
 * connections, and says each number that was committed. `hold` writes nothing and waits.
 */
const [folder = '', mode = 'write'] = process.argv.slice(2);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function write(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  await pool.query('create table if not exists numbers (n bigint generated always as identity primary key)');
  say('ready');
  const writer = async (): Promise<never> => {
    for (;;) {
      const { rows } = await pool.query<{ n: string }>('insert into numbers default values returning n');
      say(rows[0]?.n ?? 'nothing');
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
}

try {
  const server = await startEmbedded({ dataFolder: folder });
  process.on('SIGTERM', () => {
    void server.stop().then(() => process.exit(0));
  });
  if (mode === 'hold') say('ready');
  else await write(server.url);
} catch (fault) {
  say(`refused: ${fault instanceof Error ? fault.message : String(fault)}`);
  process.exitCode = 1;
}
