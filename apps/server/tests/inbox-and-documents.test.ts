import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, seededBank } from './seeded-bank.ts';

let house: Awaited<ReturnType<typeof seededBank>>;
beforeAll(async () => {
  house = await seededBank();
}, 180_000);
afterAll(() => house.close());

interface Message {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly read: boolean;
}
const inbox = async (client: Client, query = '') => {
  const { body } = await client.get(`/api/inbox${query}`);
  return body as unknown as { messages: Message[]; unread: number; next: string | null };
};

/** Proposes and confirms a capability. */
async function done(client: Client, capability: string, input: object) {
  const { body } = await client.post(`/api/capabilities/${capability}`, input);
  const { id, hash } = body['proposal'] as { id: string; hash: string };
  const settled = await client.post(`/api/proposals/${id}/confirm`, { hash, pin: '135790' });
  expect(settled.body).toMatchObject({ status: 'done' });
  return settled.body;
}

it('tells both sides of a transfer, and each reads their own inbox only', async () => {
  const chen = await house.signIn('chenjing');
  const zhou = await house.signIn('zhouming');
  await done(chen, 'transfer.create', { payee: '妈妈', amount: '321.00' });
  await expect
    .poll(async () => (await inbox(chen)).messages[0]?.title, { timeout: 10_000 })
    .toBe('支出 321.00 元,刘桂芳');
  expect((await inbox(zhou)).messages.map(({ title }) => title).join()).not.toContain('321.00');
  const [message] = (await inbox(chen)).messages;
  await zhou.post(`/api/inbox/${message?.id ?? ''}/read`);
  expect((await inbox(chen)).messages[0]?.read).toBe(false);
  await chen.post(`/api/inbox/${message?.id ?? ''}/read`);
  expect((await inbox(chen)).messages[0]?.read).toBe(true);
  expect((await chen.post('/api/inbox/read')).body).toEqual({ unread: 0 });
  expect((await inbox(chen, '?unread=true')).messages).toEqual([]);
  expect((await house.guest.get('/api/inbox')).status).toBe(401);
});

it('reminds on the day, and tells three days before a loan is due', async () => {
  const chen = await house.signIn('chenjing');
  await chen.post('/api/capabilities/reminder.create', { date: '2026-11-22', topic: '给妈妈打电话' });
  await house.advance('P2D');
  const again = await house.signIn('chenjing');
  const { messages } = await inbox(again, '?limit=100');
  expect(messages.map(({ title }) => title)).toContain('提醒:给妈妈打电话');
  expect(messages.filter(({ kind, title }) => kind === 'due' && title.includes('房贷'))).toHaveLength(1);
});

it('issues a statement to its owner, and tells anybody with the number that it is true', async () => {
  const chen = await house.signIn('chenjing');
  const settled = await done(chen, 'account.statement_export', { purpose: '签证' });
  const { details } = settled['receipt'] as { details: { document: string; number: string; sha256: string } };
  const file = await chen.get(`/api/documents/${details.document}`);
  expect(file).toMatchObject({ status: 200, type: 'application/pdf' });
  expect(String(file.body['text']).startsWith('%PDF-1.4')).toBe(true);
  const zhou = await house.signIn('zhouming');
  expect((await zhou.get(`/api/documents/${details.document}`)).status).toBe(404);
  expect((await house.guest.get(`/api/documents/${details.document}`)).status).toBe(401);
  const checked = await house.guest.get(`/api/documents/verify/${details.number}`);
  expect(checked.body).toMatchObject({ holder: '*静', sha256: details.sha256, kind: 'statement' });
  expect((await house.guest.get('/api/documents/verify/BX20261120AAAAAAAAAAAAAA')).status).toBe(404);
});

it('shows what stands on the home page, as it was told to', async () => {
  const lin = await house.signIn('lixiang');
  await lin.post('/api/capabilities/app.home_add', { feature: '余额' });
  const { body } = await lin.get('/api/home');
  expect((body as unknown as { id: string }[])[0]?.id).toBe('account.balance');
  expect((await lin.get('/api/push')).body).toMatchObject({ browsers: 0 });
});

it('owes on its coupons what its books say', async () => {
  const chen = await house.signIn('chenjing');
  await done(chen, 'rights.claim', { activity: '缴费券' });
  const { owed, booked, miscounted } = await house.bank.departments.rights.reconcile(house.db);
  expect(owed).toBeGreaterThan(0n);
  expect({ booked, miscounted }).toEqual({ booked: owed, miscounted: [] });
});
