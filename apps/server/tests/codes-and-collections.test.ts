import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedger } from '@banxing/ledger';
import { balanceOf, type Client, seededBank, type SeededBank } from './seeded-bank.ts';

let world: SeededBank;
let wangmin: Client;
let father: Client;
let anybody: Client;

beforeAll(async () => {
  world = await seededBank();
  wangmin = await world.signIn('wangmin');
  father = await world.signIn('wangjianguo');
  anybody = world.guest;
});
afterAll(() => world.close());

const codeOf = async (client: Client): Promise<string> => {
  const { body } = await client.post('/api/capabilities/code.pay', {});
  return (body['output'] as { code: string }).code;
};
const charge = (body: object) => anybody.post('/api/demo/merchants/charge', body);

it('a merchant charges a code once, whoever presents it again', async () => {
  const before = Number(await balanceOf(wangmin));
  const wanted = { code: await codeOf(wangmin), amount: '28.50', merchant: '老王面馆', category: 'dining' };
  const first = await charge(wanted);
  expect(first).toMatchObject({ status: 200, body: { status: 'done', amount: '28.50', currency: 'CNY' } });
  expect((await charge(wanted)).body).toEqual(first.body);
  const other = await charge({ ...wanted, amount: '29.00' });
  expect(other).toMatchObject({ status: 422, body: { code: 'code_used' } });
  expect(other.type).toContain('application/problem+json');
  expect(String(other.body['detail'])).toContain('没有扣款');
  expect(Number(await balanceOf(wangmin))).toBeCloseTo(before - 28.5, 2);
});

it('what is charged wrongly is a problem, and the code stays good', async () => {
  const code = await codeOf(wangmin);
  expect((await charge({ code, amount: '0', merchant: '店' })).body['code']).toBe('amount_not_positive');
  expect((await charge({ code, amount: '1000.01', merchant: '店' })).body['code']).toBe('limit_exceeded');
  expect((await charge({ code: `${code}x`, amount: '1', merchant: '店' })).body['code']).toBe('code_invalid');
  expect((await charge({ code, amount: 1, merchant: '店' })).status).toBe(400);
  expect((await charge({ code, amount: '1', merchant: '店' })).status).toBe(200);
});

it('a request for money is seen by the one asked, and paid with a proposal', async () => {
  const asked = await wangmin.post('/api/capabilities/transfer.collect', { payer: '爸爸', amount: '60' });
  const proposal = asked.body['proposal'] as { id: string; hash: string };
  const confirm = { hash: proposal.hash, pin: '135790' };
  expect((await wangmin.post(`/api/proposals/${proposal.id}/confirm`, confirm)).body['status']).toBe('done');
  const { body } = await father.get('/api/collections');
  const [waiting] = body['waiting'] as { id: string; from: string; amount: string; pay: { input: object } }[];
  expect(waiting).toMatchObject({ from: '王敏', amount: '60.00' });
  const opening = await father.get('/api/assistant/suggestions');
  expect(JSON.stringify(opening.body)).toContain('王敏向您收款 60.00 元');
  const paying = await father.post('/api/capabilities/transfer.create', waiting?.pay.input);
  expect((paying.body['proposal'] as { details: object }).details).toMatchObject({ amount: '60.00' });
  expect((await wangmin.get('/api/collections')).body['waiting']).toEqual([]);
  const declined = (client: Client) => client.post(`/api/collections/${waiting?.id ?? ''}/decline`, {});
  expect((await declined(wangmin)).status).toBe(404);
  expect((await declined(father)).body).toEqual({ status: 'declined' });
  const sent = (await wangmin.get('/api/collections')).body['sent'];
  expect(sent).toMatchObject([{ amount: '60.00', shares: [{ payer: '王建国', status: 'declined' }] }]);
});

it('nobody sees requests without signing in', async () => {
  expect((await anybody.get('/api/collections')).status).toBe(401);
});

it('the books are right', async () => {
  expect(await verifyLedger(world.bank.db)).toEqual([]);
});
