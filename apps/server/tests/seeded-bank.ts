import { testDatabase } from '@banxing/database/testing';
import type { Database } from '@banxing/database';
import { addDuration, type Clock } from '@banxing/kernel';
import { silentLogger } from '@banxing/telemetry';
import { embeddedModelPath, embeddedRecogniser, loadModel } from '@banxing/understanding';
import { type Bank, buildApp, type OpenBank, openBank } from '../src/index.ts';

const storyStart = new Date('2026-11-20T10:00:00+08:00');
const residents = 12;
const config = { demo: true, seed: 1, startAt: undefined, residents };

/** The machine's clock of a test: it moves only when the bank's does not have to be told. */
const machineClock: Clock = { now: () => new Date(storyStart) };

const recogniser = embeddedRecogniser(loadModel(embeddedModelPath));

const open = (db: Database, learning: OpenBank['learning'] = {}): Promise<Bank> =>
  openBank({ db, machineClock, config, log: silentLogger, recogniser, learning });

type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly type: string;
}

/** Somebody signed in, as a program that speaks HTTP. */
export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
}

/** A founded demo bank of its own behind its HTTP surface. `learning` names folders for models and corpora. */
export async function seededBank(learning: OpenBank['learning'] = {}) {
  const prepared = {
    key: `city-${String(residents)}`,
    work: async (db: Database) => (await open(db)).close(),
  };
  const { allMigrations } = await import('../src/index.ts');
  const db = await testDatabase(allMigrations, { prepared });
  const bank = await open(db, learning);
  const app = await buildApp(bank, { secureCookies: false });

  const client = (token?: string): Client => {
    const send = async (
      method: 'GET' | 'POST' | 'PUT',
      path: string,
      body?: unknown,
      more: Record<string, string> = {},
    ) => {
      const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...more };
      const answer = await app.inject({
        method,
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const type = String(answer.headers['content-type'] ?? '');
      return {
        status: answer.statusCode,
        body: type.includes('json') ? answer.json<Json>() : { text: answer.body },
        type,
      };
    };
    return {
      get: (path) => send('GET', path),
      post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
      put: (path, body) => send('PUT', path, body),
    };
  };

  const signIn = async (username: string): Promise<Client> => {
    const { body } = await client().post('/api/auth/login', { username, password: 'banxing-demo' });
    return client(String(body['token']));
  };

  return {
    db,
    bank,
    app,
    guest: client(),
    signIn,
    advance: (duration: string) => bank.demo?.advanceTo(addDuration(bank.clock.now(), duration)),
    close: async () => {
      await app.close();
      await bank.close();
      await db.drop();
    },
  };
}

export type SeededBank = Awaited<ReturnType<typeof seededBank>>;

interface Proposed {
  readonly id: string;
  readonly hash: string;
  readonly details: Json;
  readonly requires: string[];
}

/** A transfer proposed through the API. */
export async function proposeTransfer(
  client: Client,
  input: Json,
  headers: Record<string, string> = {},
): Promise<Answer & { proposal: Proposed }> {
  const answer = await client.post('/api/capabilities/transfer.create', input, headers);
  return { ...answer, proposal: answer.body['proposal'] as Proposed };
}

export const balanceOf = async (client: Client): Promise<string> => {
  const { body } = await client.get('/api/accounts');
  return String((body as unknown as { balance: string }[])[0]?.balance);
};
