import { copyDatabase, createDatabase, databaseUrl, dropDatabase, openDatabase, startTemporary } from '@banxing/database';
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

const config = { demo: true, seed: 1, startAt: undefined, residents: 500 };

export interface EvalBanks {
  /** A fresh copy of the seeded bank. */
  fresh(): Promise<HttpBank & { close(): Promise<void> }>;
  close(): Promise<void>;
}

/** Founds one bank on a database server of its own and copies it for each script. */
export async function openEvalBanks(): Promise<EvalBanks> {
  const server = await startTemporary();
  const admin = openDatabase(server.url, { maxConnections: 2 });
  const recogniser = embeddedRecogniser(loadModel(embeddedModelPath));
  const template = 'bank_template';
  await createDatabase(admin, template);
  const db = openDatabase(databaseUrl(server.url, template));
  const seeded = await openBank({ db, machineClock: storyClock(), config, log: silentLogger, recogniser });
  await seeded.close();
  await db.close();
  let copies = 0;
  return {
    fresh: async () => {
      const name = `bank_${String((copies += 1))}`;
      await copyDatabase(admin, template, name, 'file_copy');
      const own = openDatabase(databaseUrl(server.url, name));
      const bank = await openBank({ db: own, machineClock: storyClock(), config, log: silentLogger, recogniser });
      const app = await buildApp(bank, { secureCookies: false });
      return {
        send: async ({ method, path, token, body }) => {
          const headers = { accept: 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
          const answer = await app.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body as object }) });
          return { status: answer.statusCode, body: answer.body === '' ? undefined : (answer.json() as unknown) };
        },
        advance: async (duration) => bank.demo?.advanceTo(addDuration(bank.clock.now(), duration)),
        close: async () => {
          await app.close();
          await bank.close();
          await own.close();
          await dropDatabase(admin, name);
        },
      };
    },
    close: async () => {
      await admin.close();
      await server.stop();
    },
  };
}
