import { createHistogram } from 'node:perf_hooks';
import { createDatabase, databaseUrl, openDatabase, startTemporary } from '@banxing/database';
import { invariant, systemClock } from '@banxing/kernel';
import { buildApp, openBank } from '@banxing/server';
import { silentLogger } from '@banxing/telemetry';
import { embeddedModelPath, embeddedRecogniser, loadModel } from '@banxing/understanding';
import type { Row } from './ledger-bench.ts';

const warmUps = 60;
const rounds = 400;

/** Queries as a customer asks them, answered with a card from two years of her own history. */
const questions = [
  '余额',
  '查我上个月的收入',
  '查查我这个月要还多少贷款',
  '我的开户行是哪里',
  '查我去年的工资',
  '最近的交易明细',
  '上个月吃饭花了多少',
];

/** Promises of the house for a whole turn without a language model, milliseconds. */
const promised = { p50: 30, p99: 100, understanding: 15 };

const nanosecondsPerMs = 1e6;

const row = (name: string, ours: number, promise: number): Row => ({
  name,
  ours,
  peer: promise,
  peerName: 'promise',
  unit: 'ms',
  ratio: ours / promise,
});

/** How long a query turn takes over HTTP in process, and understanding alone, one at a time. */
export async function turnBench(): Promise<Row[]> {
  const server = await startTemporary();
  const admin = openDatabase(server.url, { maxConnections: 1 });
  await createDatabase(admin, 'turns');
  const db = openDatabase(databaseUrl(server.url, 'turns'));
  const recogniser = embeddedRecogniser(loadModel(embeddedModelPath));
  const config = { demo: true, seed: 1, startAt: new Date('2026-11-20T10:00:00+08:00'), residents: 20 };
  const bank = await openBank({ db, machineClock: systemClock, config, log: silentLogger, recogniser });
  const app = await buildApp(bank, { secureCookies: false });
  try {
    const login = { username: 'chenjing', password: 'banxing-demo' };
    const { token } = (await app.inject({ method: 'POST', url: '/api/auth/login', payload: login })).json<{
      token: string;
    }>();
    const turns = createHistogram();
    const understood = createHistogram();
    let conversation: string | undefined;
    for (let round = 0; round < warmUps + rounds; round += 1) {
      const text = questions[round % questions.length] ?? '余额';
      const began = performance.now();
      const headers = { authorization: `Bearer ${token}` };
      const answer = await app.inject({
        method: 'POST',
        url: '/api/assistant/messages',
        headers,
        payload: { text, conversation },
      });
      const took = performance.now() - began;
      invariant(answer.statusCode === 200, `a turn was answered with ${String(answer.statusCode)}`);
      ({ conversation } = answer.json<{ conversation: string }>());
      const from = performance.now();
      recogniser.understand(text);
      const alone = performance.now() - from;
      if (round < warmUps) continue;
      turns.record(Math.max(1, Math.round(took * nanosecondsPerMs)));
      understood.record(Math.max(1, Math.round(alone * nanosecondsPerMs)));
    }
    return [
      row('query turn, p50', turns.percentile(50) / nanosecondsPerMs, promised.p50),
      row('query turn, p99', turns.percentile(99) / nanosecondsPerMs, promised.p99),
      row('understanding, p99', understood.percentile(99) / nanosecondsPerMs, promised.understanding),
    ];
  } finally {
    await app.close();
    await bank.close();
    await db.close();
    await admin.close();
    await server.stop();
  }
}
