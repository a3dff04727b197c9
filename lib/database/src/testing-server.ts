import { type AddressInfo, createServer, type Server } from 'node:net';
import type { EmbeddedServer } from './embedded/start-embedded.ts';
import { startTemporary } from './embedded/temporary.ts';
import { dropTestDatabases } from './testing-leftovers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the workers ask for the test server, and the name of this run. */
    banxingTestServer: { port: number; run: string };
  }
}

/** Answers each connection with the server's URL, starting the server for the first. */
function answerWorkers(serverUrl: () => Promise<string>): Promise<Server> {
  const answers = createServer((socket) => {
    socket.on('error', () => undefined);
    serverUrl().then(
      (url) => socket.end(JSON.stringify({ url })),
      (fault: unknown) =>
        socket.end(JSON.stringify({ fault: fault instanceof Error ? fault.message : String(fault) })),
    );
  });
  return new Promise((resolve) => {
    answers.listen(0, '127.0.0.1', () => {
      resolve(answers);
    });
  });
}

/**
 * Vitest's global setup: one PostgreSQL for the whole run, started when the first test asks for it, so that runs without
 * a database do not wait. `BANXING_TEST_DATABASE_URL` names a server to use instead.
 */
export default async function setup(project: {
  provide(key: 'banxingTestServer', value: { port: number; run: string }): void;
}): Promise<() => Promise<void>> {
  const given = process.env['BANXING_TEST_DATABASE_URL'];
  const run = `${Date.now().toString(36)}_${process.pid.toString(36)}`;
  let temporary: Promise<EmbeddedServer> | undefined;
  let used = false;
  const answers = await answerWorkers(async () => {
    if (given !== undefined) {
      if (!used) await dropTestDatabases(given, run, Date.now());
      used = true;
      return given;
    }
    temporary ??= startTemporary();
    return (await temporary).url;
  });
  project.provide('banxingTestServer', { port: (answers.address() as AddressInfo).port, run });
  return async () => {
    answers.close();
    if (given !== undefined && used) await dropTestDatabases(given, run, Date.now());
    await temporary?.then((server) => server.stop());
  };
}
