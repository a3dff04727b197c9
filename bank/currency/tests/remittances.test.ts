import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { houseAccountId } from '@banxing/ledger';
import { publishedEvents } from '@banxing/outbox/testing';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
const emma = { payee: 'Emma', amount: '2000.00', currency: 'GBP', purpose: 'study' };

const withEmma = async (name: string, amount: string): Promise<Resident> => {
  const who = await world.move(name, amount);
  await world.db.transaction((tx) =>
    world.currency.addOverseasPayees(tx, [
      {
        customer: who.customer.id,
        name: 'EMMA CLARKE',
        nicknames: ['房东', 'Emma'],
        country: 'GB',
        bank: 'BARCLAYS BANK',
        number: 'GB29NWBK60161331926819',
        currency: 'GBP',
        addedAt: world.clock.now(),
      },
    ]),
  );
  return who;
};

beforeAll(async () => {
  world = await openWorld();
  chen = await withEmma('陈静', '100000.00');
});
afterAll(() => world.close());

const send = (input: object, who = chen) => world.call(who.caller, 'transfer.cross_border', input);
const status = async (who: Resident) =>
  (await world.currency.remittances(world.db, who.customer.id)).map((each) => each.status);

describe('asking', () => {
  test('a saved payee, a purpose to declare, then the proposal with fee and price', async () => {
    const { purpose: _, ...unsaid } = emma;
    expect(needOf(await send(unsaid)).slot).toBe('purpose');
    const proposal = proposalOf(await send(emma));
    expect(proposal.details).toMatchObject({
      amount: '2000.00',
      currency: 'GBP',
      payee: { name: 'EMMA CLARKE', tail: '6819', bank: 'BARCLAYS BANK' },
      country: 'GB',
      yuan: '18660.00',
      fee: '130.00',
      expectedOn: '2026-11-24',
    });
    expect(proposal.requires).toEqual(['pin']);
    expect(proposalOf(await send({ ...emma, payee: '房东' })).details).toMatchObject({ country: 'GB' });
  });

  test('somebody new is asked for one thing after the other', async () => {
    const son = { amount: '1000.00', currency: 'USD', purpose: '学费' };
    expect(needOf(await send({ ...son, payee: '儿子' })).slot).toBe('payee');
    const named = { ...son, payee: 'Li Xiao' };
    expect(needOf(await send(named)).slot).toBe('country');
    const placed = { ...named, country: '美国' };
    expect(needOf(await send(placed)).slot).toBe('bank');
    const banked = { ...placed, bank: 'Chase' };
    expect(needOf(await send(banked)).slot).toBe('card_number');
    const proposal = proposalOf(await send({ ...banked, card_number: '000123456789' }));
    expect(proposal.details).toMatchObject({
      payee: { name: 'LI XIAO', tail: '6789' },
      newPayee: true,
      country: 'US',
    });
  });

  test('an IBAN with a wrong check, a closed country, a house abroad: refused before anything moves', async () => {
    const iban = {
      ...emma,
      payee: 'Hans',
      country: '德国',
      bank: 'X',
      card_number: 'DE89370400440532013001',
    };
    expect(refusalOf(await send(iban)).code).toBe('payee_number_invalid');
    for (const input of [
      { ...emma, country: '朝鲜' },
      { ...emma, purpose: '买房' },
    ]) {
      expect(refusalOf(await send(input))).toMatchObject({
        code: 'not_allowed',
        zh: expect.stringContaining('没有扣款') as string,
      });
    }
  });

  test.each(['0.00', '-1.00', 'x', '1.005'])('%s is no amount', async (amount) => {
    expect(refusalOf(await send({ ...emma, amount })).zh).toContain('没有扣款');
  });

  test('yuan are not sent abroad: the currency is asked for', async () => {
    expect(needOf(await send({ ...emma, currency: 'CNY' })).slot).toBe('currency');
    const { currency: _, ...unsaid } = emma;
    expect(needOf(await send(unsaid)).options?.[0]?.value).toBe('GBP');
  });

  test("another customer's payee is nobody", async () => {
    const other = await world.move('李娜', '90000.00');
    const [payee] = await world.currency.overseasPayees(world.db, chen.customer.id);
    expect(needOf(await send({ ...emma, payee: payee?.id }, other)).slot).toBe('payee');
  });

  test('too little money, too much for a day, and a strong proof for much', async () => {
    const poor = await withEmma('李响', '500.00');
    expect(refusalOf(await send(emma, poor)).code).toBe('insufficient_funds');
    const rich = await withEmma('周明', '900000.00');
    expect(proposalOf(await send({ ...emma, amount: '6000.00' }, rich)).requires).toEqual(['passkey']);
    const dollars = { ...emma, currency: 'USD' };
    expect(refusalOf(await send({ ...dollars, amount: '50000.01' }, rich)).code).toBe('limit_exceeded');
    expect(refusalOf(await send({ ...dollars, amount: '80000.00' }, rich)).zh).toContain('每天 50 万元');
  });
});

describe('on its way', () => {
  test('bought with yuan: submitted, in review, sent, credited', async () => {
    const who = await withEmma('王敏', '30000.00');
    await world.doIt(who.caller, 'transfer.cross_border', emma);
    expect(await world.balance(who.account.id)).toBe(30000_00n - 18660_00n - 130_00n);
    expect(await world.balance(houseAccountId('clearing', 'GBP'))).toBe(2000_00n);
    expect(await status(who)).toEqual(['submitted']);
    await world.advanceTo('2026-11-20', 11);
    expect(await status(who)).toEqual(['reviewing']);
    await world.advanceTo('2026-11-20', 20);
    expect(await status(who)).toEqual(['sent']);
    const answer = answerOf(await world.call(who.caller, 'transfer.cross_border_status', {}));
    expect(answer.text).toContain('已汇出,预计 11月24日到账');
    answer.cards.forEach((each) => card.parse(each));
    expect(await world.currency.progress(world.db, who.customer.id)).toMatchObject([
      { title: { zh: '给 EMMA CLARKE 汇 2,000.00 英镑' }, state: { zh: '已汇出,预计 11月24日到账' } },
    ]);
    await world.advanceTo('2026-11-24', 17);
    expect(await status(who)).toEqual(['credited']);
    expect(await world.balance(houseAccountId('clearing', 'GBP'))).toBe(0n);
    const told = (await publishedEvents(world.db, 'remittance.changed')).map(
      ({ payload }) => (payload as { status: string }).status,
    );
    expect(told).toEqual(['submitted', 'reviewing', 'sent', 'credited']);
  });

  test('own money in the currency goes first, and takes nothing of the allowance', async () => {
    const who = await withEmma('赵兰', '40000.00');
    await world.doIt(who.caller, 'fx.exchange', { amount: '3000.00', currency: 'GBP' });
    const [before] = await world.currency.exchanges(world.db, who.customer.id);
    const proposal = proposalOf(await send(emma, who));
    expect(proposal.details).toMatchObject({ yuan: null, fee: '130.00' });
    await world.confirm(who.caller, proposal);
    const pounds = await world.foreignAccount(who, 'GBP');
    expect(pounds && (await world.balance(pounds.id))).toBe(1000_00n);
    expect(await world.currency.exchanges(world.db, who.customer.id)).toEqual([before]);
  });

  test('sent back: the money, the fee and the allowance are there again, and nothing goes on', async () => {
    const who = await withEmma('孙丽华', '30000.00');
    await world.doIt(who.caller, 'transfer.cross_border', emma);
    const [sent] = await world.currency.remittances(world.db, who.customer.id);
    expect(sent).toBeDefined();
    const back = (id = sent?.id ?? 'rmt_') =>
      world.db.transaction((tx) => world.currency.returnRemittance(tx, id, '收款行退回'));
    expect((await back()).ok).toBe(true);
    expect(await world.balance(who.account.id)).toBe(30000_00n);
    expect(await world.currency.exchanges(world.db, who.customer.id)).toEqual([]);
    expect(await back()).toMatchObject({ ok: false, refusal: { code: 'remittance_settled' } });
    await world.advanceTo('2026-12-01', 9);
    expect(await status(who)).toEqual(['returned']);
  });

  test('several small ones of a day come together for the stronger proof, also at the confirmation', async () => {
    const who = await withEmma('陈志远', '200000.00');
    const first = proposalOf(await send({ ...emma, amount: '3000.00' }, who));
    const second = proposalOf(await send({ ...emma, amount: '3000.00' }, who));
    expect((await world.confirm(who.caller, first)).status).toBe('done');
    expect(await world.confirm(who.caller, second)).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'stronger_proof_needed' }],
    });
    expect(await status(who)).toEqual(['submitted']);
  });
});
