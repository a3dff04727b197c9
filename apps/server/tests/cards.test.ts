import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, seededBank, type SeededBank } from './seeded-bank.ts';

let world: SeededBank;
let chenjing: Client;

beforeAll(async () => {
  world = await seededBank();
  chenjing = await world.signIn('chenjing');
});
afterAll(() => world.close());

type Fact = Record<string, unknown>;

const limitOf = async (client: Client): Promise<Fact> => {
  const { body } = await client.post('/api/capabilities/credit.limit_query', {});
  return (body as { output: Fact }).output;
};

describe('the till', () => {
  it('holds the limit of a credit card and lets it go again', async () => {
    const before = await limitOf(chenjing);
    const charge = { card: '5521', amount: '200.00', merchant: '京东' };
    const charged = await chenjing.post('/api/demo/merchants/card-charge', charge);
    expect(charged).toMatchObject({ status: 200, body: { status: 'held', amount: '200.00' } });
    const held = await limitOf(chenjing);
    expect(Number(before['available']) - Number(held['available'])).toBe(200);
    const { id } = charged.body as { id: string };
    const refunded = await chenjing.post('/api/demo/merchants/card-refund', { charge: id });
    expect(refunded).toMatchObject({ status: 200, body: { status: 'released' } });
    expect(await limitOf(chenjing)).toEqual(before);
  });

  it('refuses amounts and cards that cannot be', async () => {
    const till = (body: object) => chenjing.post('/api/demo/merchants/card-charge', body);
    expect(await till({ card: '5521', amount: '-1', merchant: '京东' })).toMatchObject({ status: 400 });
    expect(await till({ card: '5521', amount: '1.005', merchant: '京东' })).toMatchObject({ status: 400 });
    expect(await till({ card: '5208', amount: '1.00', merchant: '京东' })).toMatchObject({ status: 404 });
    expect(await till({ card: '8807', amount: '1.00', merchant: '京东' })).toMatchObject({
      status: 422,
      body: { code: 'card_not_in_state' },
    });
    expect(await till({ card: '5521', amount: '90000.00', merchant: '京东' })).toMatchObject({
      status: 422,
      body: { code: 'limit_exceeded' },
    });
  });

  it('takes from nobody who is not signed in', async () => {
    const charge = { card: '5521', amount: '1.00', merchant: '京东' };
    expect(await world.guest.post('/api/demo/merchants/card-charge', charge)).toMatchObject({ status: 401 });
  });
});

describe('the cards of a customer', () => {
  it('are listed without their numbers', async () => {
    const { body } = await chenjing.get('/api/cards');
    const cards = body as unknown as Fact[];
    expect(cards.map(({ tail }) => tail)).toEqual(expect.arrayContaining(['6621', '3358', '5521', '8807']));
    expect(JSON.stringify(cards)).not.toMatch(/\d{12}/u);
  });

  it('get a PIN only under a permit, only once, and no easy one', async () => {
    const { body } = await chenjing.post('/api/capabilities/card.pin_change', { card_last4: '6621' });
    const { proposal } = body as { proposal: { id: string; hash: string } };
    const confirmed = await chenjing.post(`/api/proposals/${proposal.id}/confirm`, {
      hash: proposal.hash,
      pin: '135790',
    });
    const [, permit] = /permit=(prmt_\w+)/u.exec(JSON.stringify(confirmed.body)) ?? [];
    const set = (client: Client, pin: string) => client.post('/api/cards/pin', { permit, pin });
    expect(await set(await world.signIn('wangmin'), '246813')).toMatchObject({ status: 404 });
    expect(await set(chenjing, '123456')).toMatchObject({ status: 422, body: { code: 'pin_too_easy' } });
    expect(await set(chenjing, '246813')).toMatchObject({ status: 200 });
    expect(await set(chenjing, '246814')).toMatchObject({ status: 404, body: { code: 'permit_not_found' } });
  });
});
