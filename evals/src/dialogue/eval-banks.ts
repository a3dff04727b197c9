import {
  copyDatabase,
  createDatabase,
  databaseExists,
  databaseUrl,
  dropDatabase,
  openDatabase,
  startTemporary,
} from '@banxing/database';
import { addDuration, type Clock } from '@banxing/kernel';
import { buildApp, openBank } from '@banxing/server';
import { silentLogger } from '@banxing/telemetry';
import { embeddedModelPath, embeddedRecogniser, loadModel } from '@banxing/understanding';
import type { HttpBank } from './player.ts';

/** The moment at which every script begins. */
const storyStart = Date.parse('2026-11-20T10:00:00+08:00');

/** A clock that starts at the story's moment now and runs at the machine's pace. */
function storyClock(): Clock {
  const began = performance.now();
  return { now: () => new Date(storyStart + Math.round(performance.now() - began)) };
}

export interface EvalBanks {
  /** A fresh copy of the seeded bank. */
  fresh(): Promise<HttpBank & { close(): Promise<void> }>;
  close(): Promise<void>;
}

export interface EvalCity {
  /** Residents besides the demo customers; the demo customers live alike in a smaller city. */
  readonly residents: number;
}

const template = 'bank_template';

const configOf = ({ residents }: EvalCity) => ({ demo: true, seed: 1, startAt: undefined, residents });

/** Founds the seeded bank in the server's template database, unless it stands there already. */
export async function foundTemplate(serverUrl: string, city: EvalCity): Promise<void> {
  const admin = openDatabase(serverUrl, { maxConnections: 1 });
  try {
    if (await databaseExists(admin, template)) return;
    await createDatabase(admin, template);
    const db = openDatabase(databaseUrl(serverUrl, template));
    const bank = await openBank({
      db,
      machineClock: storyClock(),
      config: configOf(city),
      log: silentLogger,
    });
    // What is due by the story's beginning is done before it, so that no script sees it happen.
    await bank.demo?.advanceTo(bank.clock.now());
    await bank.close();
    await db.close();
  } finally {
    await admin.close();
  }
}

/** Copies of a server's template database, each with a bank of its own. */
export function copiesOf(serverUrl: string, city: EvalCity): EvalBanks {
  const admin = openDatabase(serverUrl, { maxConnections: 4 });
  const recogniser = embeddedRecogniser(loadModel(embeddedModelPath));
  const run = Math.round(performance.timeOrigin).toString(36);
  let copies = 0;
  const fresh = async () => {
    const name = `bank_${run}_${String((copies += 1))}`;
    await copyDatabase(admin, template, name, 'file_copy');
    const db = openDatabase(databaseUrl(serverUrl, name));
    const bank = await openBank({
      db,
      machineClock: storyClock(),
      config: configOf(city),
      log: silentLogger,
      recogniser,
    });
    const app = await buildApp(bank, { secureCookies: false });
    const send: HttpBank['send'] = async ({ method, path, token, body }) => {
      const headers = {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const answer = await app.inject({
        method,
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return { status: answer.statusCode, body: answer.body === '' ? undefined : (answer.json() as unknown) };
    };
    return {
      send,
      advance: async (duration: string) => bank.demo?.advanceTo(addDuration(bank.clock.now(), duration)),
      close: async () => {
        await app.close();
        await bank.close();
        await db.close();
        await dropDatabase(admin, name);
      },
    };
  };
  return { fresh, close: () => admin.close() };
}

/** Founds one bank on a database server of its own and copies it for each script. */
export async function openEvalBanks(city: EvalCity): Promise<EvalBanks> {
  const server = await startTemporary();
  await foundTemplate(server.url, city);
  const banks = copiesOf(server.url, city);
  const close = async () => {
    await banks.close();
    await server.stop();
  };
  return { fresh: banks.fresh, close };
}
