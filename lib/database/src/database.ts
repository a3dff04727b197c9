import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { invariant } from '@banxing/kernel';

/**
 * Where SQL can be asked. Rows are parsed on the way in: `bigint` columns arrive as `bigint`, `date` columns as `Day`
 * strings, `timestamptz` as `Date`, `jsonb` as parsed values. Column names stay snake_case; a row schema may transform.
 */
export interface Queryable {
  rows<T>(row: z.ZodType<T>, query: Sql): Promise<T[]>;
  /** Exactly one row; none or several is a bug. */
  one<T>(row: z.ZodType<T>, query: Sql): Promise<T>;
  maybeOne<T>(row: z.ZodType<T>, query: Sql): Promise<T | undefined>;
  /** Runs a statement and answers how many rows it touched. */
  run(query: Sql): Promise<number>;
}

/** Everything asked through a transaction happens wholly or not at all. READ COMMITTED. */
export interface Transaction extends Queryable {
  /** Work that can be undone alone: a savepoint. An exception undoes it and climbs on. */
  nested<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Does work to see what it would answer, then undoes it: the same code as the real thing. */
  rehearse<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Calls `work` right after the commit, in this process: for hints that may be lost or come in vain, such as waking a
   * runner. What must not be lost is written to the database.
   */
  afterCommit(work: () => void): void;
}

export interface Database extends Queryable {
  readonly url: string;
  /**
   * Commits when `work` answers, undoes everything when it throws. Work that went on after a statement had failed cannot
   * be committed and throws as well.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const { builtins } = pg.types;

const parserByType = new Map<number, (text: string) => unknown>([
  [builtins.INT8, (text) => BigInt(text)],
  [builtins.DATE, (text) => text],
]);

const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parserByType.get(id)) || pg.types.getTypeParser(id, format ?? 'text'),
} as pg.CustomTypesConfig;

type Runner = Pick<pg.ClientBase, 'query'>;

const mostStatements = 500;
const nameByText = new Map<string, string>();

/**
 * Statements with values are prepared once per connection and found again by name, which makes a small question about
 * four times as fast. Texts beyond the first 500 are taken for made-up ones and stay unprepared.
 */
function statementName(query: Sql): string | undefined {
  if (query.values.length === 0) return undefined;
  const { text } = query;
  let name = nameByText.get(text);
  if (name === undefined && nameByText.size < mostStatements) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    nameByText.set(text, name);
  }
  return name;
}

function queryable(runner: Runner): Queryable {
  const ask = (query: Sql) => {
    const name = statementName(query);
    return runner.query({ text: query.text, values: query.values as unknown[], ...(name ? { name } : {}) });
  };
  const rows = async <T>(row: z.ZodType<T>, query: Sql): Promise<T[]> => {
    const result = await ask(query);
    return result.rows.map((raw) => row.parse(raw));
  };
  return {
    rows,
    one: async (row, query) => {
      const [first, ...rest] = await rows(row, query);
      invariant(first !== undefined && rest.length === 0, `expected one row of: ${query.text.slice(0, 120)}`);
      return first;
    },
    maybeOne: async (row, query) => {
      const [first, ...rest] = await rows(row, query);
      invariant(rest.length === 0, `expected at most one row of: ${query.text.slice(0, 120)}`);
      return first;
    },
    run: async (query) => (await ask(query)).rowCount ?? 0,
  };
}

function transactionOn(client: pg.PoolClient, hints: Set<() => void>): Transaction {
  const nested = async <T>(work: (tx: Transaction) => Promise<T>, keep: boolean): Promise<T> => {
    await client.query('savepoint nested');
    try {
      const value = await work(transaction);
      await client.query(
        keep ? 'release savepoint nested' : 'rollback to savepoint nested; release savepoint nested',
      );
      return value;
    } catch (fault) {
      // On a lost connection this fails too; the first fault says more.
      await client.query('rollback to savepoint nested; release savepoint nested').catch(() => undefined);
      throw fault;
    }
  };
  const transaction: Transaction = {
    ...queryable(client),
    nested: (work) => nested(work, true),
    rehearse: (work) => nested(work, false),
    afterCommit: (work) => {
      hints.add(work);
    },
  };
  return transaction;
}

/** PostgreSQL answers a commit of a failed transaction with a rollback, without an error. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  invariant(
    command === 'COMMIT',
    'a statement of this transaction failed and was passed over; nothing was kept',
  );
}

export interface DatabaseOptions {
  readonly maxConnections?: number;
  /** Shown by the server's own activity view. */
  readonly applicationName?: string;
}

/** Connects lazily; the first question finds out whether the server can be reached. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'banxing',
    types,
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that dies in use; the question in hand throws.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return {
    url,
    ...queryable(pool as unknown as Runner),
    transaction: async (work) => {
      const client = await pool.connect();
      const hints = new Set<() => void>();
      let broken = false;
      try {
        await client.query('begin');
        const value = await work(transactionOn(client, hints));
        await commit(client);
        for (const hint of hints) hint();
        return value;
      } catch (fault) {
        await client.query('rollback').catch(() => {
          broken = true;
        });
        throw fault;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
