import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from '@banxing/database';
import { usualGate } from '@banxing/models';
import { embeddedModelPath, loadModel, modelBytes } from '@banxing/understanding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, seededBank, type SeededBank } from './seeded-bank.ts';

let world: SeededBank;
let chenjing: Client;
let model: Client;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'banxing-learning-'));
  world = await seededBank({
    modelsFolder: home,
    corpora: home,
    // The machine of the tests is shared: how long a reading takes says nothing here.
    gate: { ...usualGate, mostP99Ms: 10_000 },
  });
  [chenjing, model] = [await world.signIn('chenjing'), await world.signIn('model')];
});
afterAll(async () => {
  await world.close();
  await rm(home, { recursive: true, force: true });
});

const say = async (client: Client, text: string, conversation?: string) => {
  const { body } = await client.post('/api/assistant/messages', {
    text,
    ...(conversation ? { conversation } : {}),
  });
  await world.bank.models.settled();
  return {
    message: String(body['message']),
    conversation: String(body['conversation']),
    proposal: body['proposal'] as { id: string } | null,
  };
};

const kept = async (message: string): Promise<{ text: string; reasons: string[] } | undefined> =>
  world.db.maybeOne(
    z.object({ text: z.string(), reasons: z.array(z.string()) }),
    sql`select text, reasons from models.turns where message = ${message}`,
  );

const why = { why: 'a test' };
const deskPaths: readonly ['get' | 'post', string][] = [
  ['get', '/api/desk/models'],
  ['get', '/api/desk/models/trail'],
  ['get', '/api/desk/models/mdl_1/disagreements'],
  ['get', '/api/desk/learning/clusters'],
  ['post', '/api/desk/models'],
  ['post', '/api/desk/models/mdl_1/gate'],
  ['post', '/api/desk/models/mdl_1/promote'],
  ['post', '/api/desk/models/mdl_1/shadow'],
  ['post', '/api/desk/models/mdl_1/reject'],
  ['post', '/api/desk/models/rollback'],
  ['post', '/api/desk/models/shadow/end'],
  ['post', '/api/desk/learning/clusters/clu_1/label'],
  ['post', '/api/desk/learning/clusters/clu_1/dismiss'],
  ['post', '/api/desk/learning/export'],
];

describe('the desk of models', () => {
  it.each(deskPaths)('%s %s is for staff who look after models', async (method, path) => {
    const [agent, auditor] = [await world.signIn('agent'), await world.signIn('auditor')];
    const ask = (client: Client) => (method === 'get' ? client.get(path) : client.post(path, why));
    expect(await ask(world.guest)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    for (const client of [chenjing, agent, auditor])
      expect(await ask(client)).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    for (const client of [model, await world.signIn('admin')])
      expect([401, 403]).not.toContain((await ask(client)).status);
  });

  it('is described', async () => {
    const { paths } = (await world.guest.get('/api/openapi.json')).body as { paths: Record<string, object> };
    const described = deskPaths.map(
      ([method, path]) => [method, path.replace(/(?:mdl|clu)_1/u, '{id}')] as const,
    );
    expect(described.filter(([method, path]) => !(method in (paths[path] ?? {})))).toEqual([]);
  });

  it('a member of staff is no customer', async () => {
    expect((await model.get('/api/accounts')).status).toBe(401);
  });

  it('shows the active version and an unchanged trail', async () => {
    const { body } = await model.get('/api/desk/models');
    const versions = body['versions'] as { id: string; state: string }[];
    expect(versions.find(({ state }) => state === 'active')?.id).toBe(body['active']);
    expect((await model.get('/api/desk/models/trail')).body).toMatchObject({ unchanged: true, findings: [] });
  });

  it('takes a version from its file through the gate into use and back, without a restart', async () => {
    const packaged = loadModel(embeddedModelPath);
    // The same model in other bytes.
    await writeFile(
      join(home, 'same.gz'),
      gzipSync(gunzipSync(await readFile(embeddedModelPath)), { level: 1 }),
    );
    await writeFile(
      join(home, 'dumb.gz'),
      modelBytes({
        ...packaged,
        version: 'dumb',
        intents: { ...packaged.intents, weights: packaged.intents.weights.map(() => 0) },
      }),
    );
    const locked = await readFile(
      new URL('../../../assistant/understanding/corpora/train/account.jsonl', import.meta.url),
      'utf8',
    );
    await mkdir(join(home, 'test'), { recursive: true });
    await writeFile(join(home, 'test', 'locked.jsonl'), locked.split('\n').slice(0, 60).join('\n'));
    const register = async (file: string): Promise<string> => {
      const { status, body } = await model.post('/api/desk/models', {
        file: `${file}.gz`,
        version: file,
        ...why,
      });
      expect(status).toBe(200);
      return String(body['id']);
    };
    const dumb = await register('dumb');
    const failed = await model.post(`/api/desk/models/${dumb}/gate`, why);
    expect(failed).toMatchObject({ status: 200, body: { passed: false } });
    expect(await model.post(`/api/desk/models/${dumb}/promote`, why)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });

    const before = (await model.get('/api/desk/models')).body['active'];
    const same = await register('same');
    expect(await model.post(`/api/desk/models/${same}/promote`, why)).toMatchObject({
      status: 409,
      body: { code: 'gate_not_passed' },
    });
    expect(await model.post(`/api/desk/models/${same}/gate`, why)).toMatchObject({
      status: 200,
      body: { passed: true },
    });
    expect(await model.post(`/api/desk/models/${same}/shadow`, why)).toMatchObject({
      status: 200,
      body: { state: 'shadow' },
    });
    expect(await model.post(`/api/desk/models/${same}/promote`, {})).toMatchObject({ status: 400 });
    expect(await model.post(`/api/desk/models/${same}/promote`, why)).toMatchObject({
      status: 200,
      body: { state: 'active' },
    });
    expect((await model.get('/api/desk/models')).body['active']).toBe(same);
    expect((await say(chenjing, '查余额')).message).toMatch(/^msg_/u);
    expect(await model.post('/api/desk/models/rollback', why)).toMatchObject({ status: 200 });
    expect((await model.get('/api/desk/models')).body['active']).toBe(before);
    expect((await model.get('/api/desk/models/trail')).body).toMatchObject({ unchanged: true });
  }, 120_000);

  it('has no way out of its folder', async () => {
    for (const file of ['../postgres/x.gz', '/etc/passwd', 'x']) {
      expect((await model.post('/api/desk/models', { file, version: 'x', ...why })).status).toBe(422);
    }
  });
});

describe('learning from use', () => {
  it('keeps what was not understood, masked, and nothing of what was', async () => {
    const sure = await say(chenjing, '查余额');
    expect(await kept(sure.message)).toBeUndefined();
    const lost = await say(chenjing, '刘桂芳说她那边火星上下雨了13800138000');
    expect(await kept(lost.message)).toMatchObject({ text: '<NAME>说她那边火星上下雨了###########' });
  });

  it('keeps a proposal that was withdrawn', async () => {
    const { message, proposal } = await say(chenjing, '给我妈转500块钱');
    expect(await kept(message)).toBeUndefined();
    await chenjing.post(`/api/proposals/${proposal?.id ?? ''}/cancel`);
    await world.bank.models.settled();
    expect(await kept(message)).toEqual({ text: '给我妈转<AMOUNT>', reasons: ['abandoned'] });
  });

  it('hears a thumb on an own answer only', async () => {
    // The clock stands still otherwise, and the running conversation is the one touched last.
    await world.advance('PT1M');
    const { message } = await say(chenjing, '我名下有几张卡');
    const path = `/api/assistant/messages/${message}/feedback`;
    expect((await world.guest.post(path, { helpful: false })).status).toBe(401);
    expect((await (await world.signIn('wangmin')).post(path, { helpful: false })).status).toBe(404);
    expect(await kept(message)).toBeUndefined();
    expect((await chenjing.post(path, {})).status).toBe(400);
    expect(await chenjing.post(path, { helpful: false })).toMatchObject({
      status: 200,
      body: { status: 'noted' },
    });
    expect((await kept(message))?.reasons).toContain('unhelpful');
    await chenjing.post(path, { helpful: true });
    expect(await kept(message)).toBeUndefined();
  });

  it('goes from a sentence to a record of the corpus, by staff', async () => {
    await say(chenjing, '唔该帮我睇下呢只股票会唔会升');
    const { body } = await model.get('/api/desk/learning/clusters');
    const clusters = body as unknown as { id: string; leader: string; count: number }[];
    const cluster = clusters.find(({ leader }) => leader.includes('股票'));
    expect(cluster).toMatchObject({ count: 1 });
    const label = { intent: 'oos', slots: {}, ...why };
    expect(await model.post(`/api/desk/learning/clusters/${cluster?.id ?? ''}/label`, label)).toMatchObject({
      status: 200,
      body: { labelled: 1 },
    });
    expect(await model.post(`/api/desk/learning/clusters/${cluster?.id ?? ''}/label`, label)).toMatchObject({
      status: 404,
    });
    expect(await model.post('/api/desk/learning/export', why)).toMatchObject({
      status: 200,
      body: { written: 1, refused: [] },
    });
    expect(await readFile(join(home, 'train', 'learned.jsonl'), 'utf8')).toContain('股票');
  });
});
