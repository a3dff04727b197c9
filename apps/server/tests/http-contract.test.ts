import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reply } from '@banxing/cards';
import { type Client, seededBank, type SeededBank } from './seeded-bank.ts';

let world: SeededBank;
let chenjing: Client;

beforeAll(async () => {
  world = await seededBank();
  chenjing = await world.signIn('chenjing');
});
afterAll(() => world.close());

describe('sign-in', () => {
  it('answers a token and sets it as a cookie that scripts cannot read', async () => {
    const payload = { username: 'wangmin', password: 'banxing-demo' };
    const answer = await world.app.inject({ method: 'POST', url: '/api/auth/login', payload });
    expect(answer.json()).toMatchObject({
      customer: { name: '王敏' },
      expiresAt: expect.stringMatching(/\+08:00$/u) as string,
    });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/u);
    expect(cookie).toMatch(/SameSite=Strict/u);
  });

  it('says the same whether the name or the password is wrong', async () => {
    const wrong = await world.guest.post('/api/auth/login', { username: 'wangmin', password: 'nope' });
    const nobody = await world.guest.post('/api/auth/login', { username: 'nobody-here', password: 'nope' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    expect(nobody).toEqual(wrong);
  });

  it('is needed for everything personal', async () => {
    for (const path of [
      '/api/me',
      '/api/accounts',
      '/api/capabilities',
      '/api/assistant/conversations/current',
    ]) {
      expect(await world.guest.get(path)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    }
    expect((await world.guest.post('/api/assistant/messages', { text: '余额' })).status).toBe(401);
  });

  it('ends with sign-out', async () => {
    const client = await world.signIn('zhouming');
    expect((await client.get('/api/me')).status).toBe(200);
    await client.post('/api/auth/logout');
    expect((await client.get('/api/me')).status).toBe(401);
  });
});

describe('the cookie', () => {
  it('changes nothing for a page of somebody else', async () => {
    const login = await world.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { username: 'wangmin', password: 'banxing-demo' },
    });
    const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
    const send = (headers: Record<string, string>) =>
      world.app.inject({
        method: 'POST',
        url: '/api/assistant/messages',
        headers: { cookie, ...headers },
        payload: { text: '余额' },
      });
    expect((await send({})).statusCode).toBe(403);
    expect((await send({ 'x-banxing-client': 'mobile', 'sec-fetch-site': 'cross-site' })).statusCode).toBe(
      403,
    );
    expect((await send({ 'x-banxing-client': 'mobile' })).statusCode).toBe(200);
  });
});

describe('an encoded path', () => {
  it('is guarded like the plain one', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'x-banxing-client': 'mobile' };
    for (const url of ['/api/demo/clock/advance', '/%61pi/demo/clock/advance']) {
      const answer = await world.app.inject({ method: 'POST', url, headers, payload: { duration: 'PT1M' } });
      expect(answer.statusCode).toBe(403);
    }
  });
});

describe('staff', () => {
  it('are signed out when they sign out', async () => {
    const model = await world.signIn('model');
    expect((await model.get('/api/desk/models')).status).toBe(200);
    await model.post('/api/auth/logout');
    expect((await model.get('/api/desk/models')).status).toBe(401);
  });
});

describe('the assistant', () => {
  it('answers in the shape of the contract', async () => {
    const { status, body } = await chenjing.post('/api/assistant/messages', { text: '给我妈转500块钱' });
    expect(status).toBe(200);
    expect(reply.parse(body)).toMatchObject({
      understanding: {
        intent: 'transfer.create',
        slots: { payee: '我妈', amount: '500.00' },
        by: 'embedded',
      },
      proposal: {
        capability: 'transfer.create',
        requires: ['pin'],
        details: {
          amount: '500.00',
          currency: 'CNY',
          payee: { name: '刘桂芳', tail: '7719', bank: '伴行银行' },
          account: '6621',
          date: '2026-11-20',
        },
      },
      needs: null,
      emotion: 'neutral',
      handover: null,
    });
  });

  it('streams the same answer', async () => {
    const login = await world.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { username: 'chenjing', password: 'banxing-demo' },
    });
    const headers = {
      authorization: `Bearer ${login.json<{ token: string }>().token}`,
      accept: 'text/event-stream',
    };
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/assistant/messages',
      headers,
      payload: { text: '余额' },
    });
    expect(answer.headers['content-type']).toContain('text/event-stream');
    const names = [...answer.body.matchAll(/^event: (\w+)$/gmu)].map((match) => match[1]);
    expect(names[0]).toBe('understanding');
    expect(names.at(-1)).toBe('reply');
    const whole = /event: reply\ndata: (.*)\n/u.exec(answer.body)?.[1] ?? '';
    const deltas = [...answer.body.matchAll(/event: text\ndata: (.*)\n/gu)].map(
      (match) => (JSON.parse(match[1] ?? '') as { delta: string }).delta,
    );
    expect(deltas.join('')).toBe(reply.parse(JSON.parse(whole)).text);
  });

  it.each([['x'.repeat(100_000)], ['😀'.repeat(30_000)], ['\u202e\u200b\u0000\u0007转账'], ['']])(
    'answers a strange text shortly and does nothing',
    async (text) => {
      const { status, body } = await chenjing.post('/api/assistant/messages', { text });
      expect(status).toBe(200);
      expect(body['proposal']).toBeNull();
      expect(String(body['text']).length).toBeLessThan(400);
    },
  );

  it('keeps a conversation to its owner', async () => {
    const { body } = await chenjing.post('/api/assistant/messages', { text: '余额' });
    const wangmin = await world.signIn('wangmin');
    const answer = await wangmin.post('/api/assistant/messages', {
      text: '余额',
      conversation: body['conversation'],
    });
    expect(answer.status).toBe(404);
  });
});

describe('plain facts', () => {
  it('accounts have exactly the agreed fields', async () => {
    const { body } = await chenjing.get('/api/accounts');
    const [first] = body as unknown as Record<string, unknown>[];
    expect(Object.keys(first ?? {}).sort()).toEqual([
      'available',
      'balance',
      'currency',
      'id',
      'kind',
      'name',
      'tail',
    ]);
    expect(first?.['kind']).toBe('current');
  });

  it('entries come in pages, newest first, and add up', async () => {
    const accounts = (await chenjing.get('/api/accounts')).body as unknown as {
      id: string;
      balance: string;
    }[];
    const account = accounts[0]?.id ?? '';
    type Page = {
      entries: { amount: string; direction: string; balance: string; at: string }[];
      next: string | null;
    };
    const first = (await chenjing.get(`/api/accounts/${account}/entries?limit=30`)).body as unknown as Page;
    const second = (
      await chenjing.get(`/api/accounts/${account}/entries?limit=30&cursor=${first.next ?? ''}`)
    ).body as unknown as Page;
    const entries = [...first.entries, ...second.entries];
    expect(entries).toHaveLength(60);
    expect(entries[0]?.balance).toBe(accounts[0]?.balance);
    for (const [index, entry] of entries.slice(0, -1).entries()) {
      const earlier = entries[index + 1];
      const signed = entry.direction === 'in' ? Number(entry.amount) : -Number(entry.amount);
      expect(Number(entry.balance) - signed).toBeCloseTo(Number(earlier?.balance), 5);
    }
  });

  it('王建国 has exactly 186,000.00 and one payee', async () => {
    const client = await world.signIn('wangjianguo');
    const accounts = (await client.get('/api/accounts')).body as unknown as { balance: string }[];
    expect(accounts.map(({ balance }) => balance)).toEqual(['186000.00']);
    const { body } = await client.post('/api/capabilities/payee.list', {});
    expect((body['output'] as { payees: unknown[] }).payees).toHaveLength(1);
  });
});

describe('descriptions and errors', () => {
  it('every capability that is listed is in the OpenAPI document', async () => {
    const listed = (await chenjing.get('/api/capabilities')).body as unknown as { id: string }[];
    const { paths } = (await world.guest.get('/api/openapi.json')).body as { paths: Record<string, unknown> };
    expect(listed.length).toBeGreaterThan(15);
    expect(listed.filter(({ id }) => !(`/api/capabilities/${id}` in paths))).toEqual([]);
  });

  it('unknown things are problems with a code', async () => {
    expect(await chenjing.post('/api/capabilities/no.such')).toMatchObject({
      status: 404,
      body: { code: 'unknown_capability' },
    });
    expect(await chenjing.get('/api/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await chenjing.post('/api/assistant/messages', { words: 1 })).toMatchObject({
      status: 400,
      body: { code: 'malformed_request' },
    });
    const notJson = await world.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      headers: { 'content-type': 'application/json' },
      payload: '{"a"',
    });
    expect(notJson.statusCode).toBe(400);
    expect(notJson.headers['content-type']).toContain('application/problem+json');
  });

  it('healthz is ok', async () => {
    expect(await world.guest.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});
