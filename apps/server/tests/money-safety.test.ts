import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '@banxing/ledger';
import { balanceOf, type Client, proposeTransfer, seededBank, type SeededBank } from './seeded-bank.ts';

let world: SeededBank;
let chenjing: Client;
let before: string;

beforeAll(async () => {
  world = await seededBank();
  chenjing = await world.signIn('chenjing');
});
afterAll(() => world.close());
beforeEach(async () => {
  before = await balanceOf(chenjing);
});

const confirm = (client: Client, id: string, body: object, headers: Record<string, string> = {}) =>
  client.post(`/api/proposals/${id}/confirm`, body, headers);

const pin = '135790';

describe('an amount that is none', () => {
  it.each([
    '0',
    '0.00',
    '-1.00',
    '-0.01',
    '1.005',
    '0.001',
    'NaN',
    '1e309',
    'Infinity',
    '5００',
    '５００',
    '５00.00',
    'abc',
    '0x10',
    '1,000',
    '99999999999999999999',
    '--5',
    '',
  ])('%j makes no proposal and moves no money', async (amount) => {
    const { status, body, type } = await proposeTransfer(chenjing, { payee: '妈妈', amount });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(type).toContain('application/problem+json');
    expect(body['proposal']).toBeUndefined();
    expect(String(body['detail']).length).toBeGreaterThan(4);
    expect(await balanceOf(chenjing)).toBe(before);
  });

  it.each([500, 0.1, null, { amount: 5 }, ['500']])('%j is not even a text', async (amount) => {
    const { status } = await proposeTransfer(chenjing, { payee: '妈妈', amount });
    expect(status).toBe(400);
  });
});

describe('what cannot be done is refused before anybody is asked', () => {
  it.each([
    [{ payee: '妈妈', amount: '9000000.00' }, ['insufficient_funds', 'limit_exceeded']],
    [{ payee: '妈妈', amount: '450000.00' }, ['insufficient_funds']],
    [{ payee: '不认识的人', amount: '5.00' }, ['payee_not_found', 'input_incomplete']],
    [{ payee: '妈妈', amount: '5.00', account: '0000' }, ['account_not_found', 'input_incomplete']],
  ])('%j', async (input, codes) => {
    const { status, body } = await proposeTransfer(chenjing, input);
    expect(status).toBe(422);
    expect(codes).toContain(body['code']);
    expect(await balanceOf(chenjing)).toBe(before);
  });

  it('an account to itself', async () => {
    const { status, body } = await chenjing.post('/api/capabilities/transfer.own', {
      amount: '5.00',
      from_account: '6621',
      account: '6621',
    });
    expect(status).toBe(422);
    expect(body['code']).toBe('own_account');
  });

  it('another customer’s account', async () => {
    const wangjianguo = await world.signIn('wangjianguo');
    const accounts = (await wangjianguo.get('/api/accounts')).body as unknown as { id: string }[];
    const theirs = accounts[0]?.id ?? '';
    expect((await chenjing.get(`/api/accounts/${theirs}/entries`)).status).toBe(404);
    const { status } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '5.00', account: theirs });
    expect(status).toBe(422);
  });
});

describe('a proposal', () => {
  it('is confirmed once: the money moves once, a replay is refused', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '12.34' });
    const first = await confirm(chenjing, proposal.id, { hash: proposal.hash, pin });
    expect(first).toMatchObject({ status: 200, body: { status: 'done', reasons: [] } });
    const again = await confirm(chenjing, proposal.id, { hash: proposal.hash, pin });
    expect(again).toMatchObject({ status: 409, body: { code: 'proposal_settled' } });
    expect(Number(before) - Number(await balanceOf(chenjing))).toBeCloseTo(12.34, 5);
  });

  it('retried under its key hears the same answer and moves nothing more', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '1.00' });
    const key = { 'idempotency-key': 'tap-1' };
    const first = await confirm(chenjing, proposal.id, { hash: proposal.hash, pin }, key);
    const again = await confirm(chenjing, proposal.id, { hash: proposal.hash, pin }, key);
    expect(again.status).toBe(200);
    expect(again.body['receipt']).toEqual(first.body['receipt']);
    expect(Number(before) - Number(await balanceOf(chenjing))).toBeCloseTo(1, 5);
  });

  it('confirmed ten times at once moves the money once', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '3.00' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => confirm(chenjing, proposal.id, { hash: proposal.hash, pin })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(Number(before) - Number(await balanceOf(chenjing))).toBeCloseTo(3, 5);
  });

  it('made twice under one key is one proposal; with another amount the key is refused', async () => {
    const key = { 'idempotency-key': 'make-1' };
    const first = await proposeTransfer(chenjing, { payee: '妈妈', amount: '7.00' }, key);
    const again = await proposeTransfer(chenjing, { payee: '妈妈', amount: '7.00' }, key);
    expect(again.proposal.id).toBe(first.proposal.id);
    const other = await proposeTransfer(chenjing, { payee: '妈妈', amount: '8.00' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'key_reused' } });
  });

  it('said several times under one key is heard once, and the key takes no other words', async () => {
    const say = (text: string) =>
      chenjing.post('/api/assistant/messages', { text }, { 'idempotency-key': 'said-1' });
    const told = await Promise.all([1, 2, 3].map(() => say('给妈妈转4块钱')));
    expect(told.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(told.map(({ body }) => body['message'])).size).toBe(1);
    expect(await say('给妈妈转5块钱')).toMatchObject({ status: 409, body: { code: 'key_reused' } });
  });

  it('made and confirmed many times at once under one key gets one answer', async () => {
    const key = { 'idempotency-key': 'many-1' };
    const input = { payee: '妈妈', amount: '2.00' };
    const made = await Promise.all(Array.from({ length: 8 }, () => proposeTransfer(chenjing, input, key)));
    expect(made.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(made.map(({ proposal }) => proposal.id)).size).toBe(1);
    const { id = '', hash = '' } = made[0]?.proposal ?? {};
    const told = await Promise.all([1, 2, 3].map(() => confirm(chenjing, id, { hash, pin }, key)));
    expect(told.map(({ body }) => body['status'])).toEqual(['done', 'done', 'done']);
    expect(Number(before) - Number(await balanceOf(chenjing))).toBeCloseTo(2, 5);
  });

  it.each([
    ['no hash', {}],
    ['a wrong hash', { hash: 'f'.repeat(64) }],
    ['another proposal’s hash', { hash: 'other' }],
  ])('with %s is refused', async (_, body) => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '5.00' });
    expect(await confirm(chenjing, proposal.id, { ...body, pin })).toMatchObject({
      status: 409,
      body: { code: 'proposal_changed' },
    });
    expect(await balanceOf(chenjing)).toBe(before);
  });

  it('without a proof asks for one', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '5.00' });
    const { status, body } = await confirm(chenjing, proposal.id, { hash: proposal.hash });
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'step_up', requires: ['pin'] } });
    expect(await balanceOf(chenjing)).toBe(before);
  });

  it('withdrawn cannot be confirmed', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '5.00' });
    expect((await chenjing.post(`/api/proposals/${proposal.id}/cancel`)).status).toBe(200);
    expect((await confirm(chenjing, proposal.id, { hash: proposal.hash, pin })).status).toBe(409);
    expect(await balanceOf(chenjing)).toBe(before);
  });

  it('of somebody else looks like none', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '5.00' });
    const wangmin = await world.signIn('wangmin');
    const stolen = await confirm(wangmin, proposal.id, { hash: proposal.hash, pin });
    expect(stolen).toMatchObject({ status: 404, body: { code: 'proposal_not_found' } });
    expect((await wangmin.post(`/api/proposals/${proposal.id}/cancel`)).status).toBe(404);
  });

  it('from another sign-in of the same customer is refused', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '5.00' });
    const elsewhere = await world.signIn('chenjing');
    expect(await confirm(elsewhere, proposal.id, { hash: proposal.hash, pin })).toMatchObject({
      status: 403,
    });
  });

  it('above 50,000 a day wants more than a PIN', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '60000.00' });
    expect(proposal.requires).toContain('passkey');
    const { status, body } = await confirm(chenjing, proposal.id, { hash: proposal.hash, pin });
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'step_up' } });
    expect(await balanceOf(chenjing)).toBe(before);
  });

  it('expires after five minutes', async () => {
    const { proposal } = await proposeTransfer(chenjing, { payee: '妈妈', amount: '5.00' });
    await world.advance('PT6M');
    expect(await confirm(chenjing, proposal.id, { hash: proposal.hash, pin })).toMatchObject({
      status: 410,
      body: { code: 'proposal_expired' },
    });
    expect(await balanceOf(chenjing)).toBe(before);
  });
});

describe('a wrong PIN', () => {
  it('five times in a row locks it for fifteen minutes, and the right one does not help meanwhile', async () => {
    const lixiang = await world.signIn('lixiang');
    const mine = await balanceOf(lixiang);
    const { proposal } = await proposeTransfer(lixiang, { payee: '妈妈', amount: '5.00' });
    for (let tries = 1; tries <= 4; tries += 1) {
      expect(await confirm(lixiang, proposal.id, { hash: proposal.hash, pin: '000000' })).toMatchObject({
        status: 401,
        body: { code: 'wrong_pin' },
      });
    }
    expect(
      (await confirm(lixiang, proposal.id, { hash: proposal.hash, pin: '000000' })).status,
    ).toBeGreaterThanOrEqual(401);
    expect(await confirm(lixiang, proposal.id, { hash: proposal.hash, pin })).toMatchObject({
      status: 423,
      body: { code: 'pin_locked' },
    });
    await world.advance('PT16M');
    const { proposal: fresh } = await proposeTransfer(lixiang, { payee: '妈妈', amount: '5.00' });
    expect(await confirm(lixiang, fresh.id, { hash: fresh.hash, pin })).toMatchObject({
      status: 200,
      body: { status: 'done' },
    });
    expect(Number(mine) - Number(await balanceOf(lixiang))).toBeCloseTo(5, 5);
  });
});

it('after all of it the books are in order', async () => {
  expect(await verifyLedger(world.db)).toEqual([]);
});
