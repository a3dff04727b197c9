import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move('陈静', '5000.00');
});
afterEach(() => world.close());

const show = async (kind: string, input: object = {}, who = chen) =>
  answerOf(await world.call(who, `code.${kind}`, input));
const codeOf = async (kind: string, input: object = {}, who = chen): Promise<string> =>
  ((await show(kind, input, who)).output as { code: string }).code;
const balance = () => world.balance(chen.account);

describe('a payment code', () => {
  test('is shown with how long it holds, and takes its money for the merchant', async () => {
    const answer = await show('pay');
    expect(answer.text).toContain('付款码好了');
    expect(answer.cards[0]).toMatchObject({
      type: 'code',
      title: '付款码',
      rows: [{ value: '10:01:00' }, {}],
    });
    const { code } = answer.output as { code: string };
    const charged = await world.charge({ code, amount: '35.50', merchant: '老王面馆', purpose: 'dining' });
    expect(charged).toMatchObject({ ok: true, value: { amount: 35_50n, merchant: '老王面馆' } });
    expect(await balance()).toBe(4964_50n);
    const { lines } = await world.ledger.statement(world.db, chen.account.id, {
      limit: 1,
      newestFirst: true,
    });
    expect(lines[0]).toMatchObject({ purpose: 'dining', merchant: '老王面馆', amount: -35_50n });
  });

  test('is worth one charge: repeated it is answered again, changed it is refused', async () => {
    const code = await codeOf('pay');
    const first = await world.charge({ code, amount: '35.50', merchant: '老王面馆' });
    expect(await world.charge({ code, amount: '35.50', merchant: '老王面馆' })).toEqual(first);
    expect(await world.charge({ code, amount: '36.00', merchant: '老王面馆' })).toMatchObject({
      refusal: { code: 'code_used' },
    });
    expect(await world.charge({ code, amount: '35.50', merchant: '别家' })).toMatchObject({
      refusal: { code: 'code_used' },
    });
    expect(await balance()).toBe(4964_50n);
  });

  test('presented ten times at once it pays once', async () => {
    const code = await codeOf('pay');
    const wanted = { code, amount: '20.00', merchant: '便利店' };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => world.charge(wanted)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await balance()).toBe(4980_00n);
  });

  test('is over after sixty seconds, and the next one that the phone has holds then', async () => {
    const shown = (await show('pay')).output as { code: string; next: { code: string }[] };
    const next = shown.next[0]?.code ?? '';
    expect(shown.next).toHaveLength(4);
    expect(await world.charge({ code: next, amount: '5', merchant: '便利店' })).toMatchObject({
      refusal: { code: 'code_not_yet_valid' },
    });
    world.clock.advance(60_000);
    expect(await world.charge({ code: shown.code, amount: '5', merchant: '便利店' })).toMatchObject({
      refusal: { code: 'code_expired' },
    });
    expect(await world.charge({ code: next, amount: '5', merchant: '便利店' })).toMatchObject({ ok: true });
  });

  test.each([
    ['another signature', (code: string) => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`],
    [
      'another id',
      (code: string) => code.replace(/code_./u, (start) => (start === 'code_0' ? 'code_1' : 'code_0')),
    ],
    ['no signature', (code: string) => code.split(':').slice(0, 2).join(':')],
    ['nonsense', () => 'BX1:code_x:y'],
    ['nothing', () => ''],
  ])('changed (%s) it is refused', async (_what, change) => {
    const code = change(await codeOf('pay'));
    expect(await world.charge({ code, amount: '5', merchant: '便利店' })).toMatchObject({
      refusal: { code: 'code_invalid' },
    });
    expect(await balance()).toBe(5000_00n);
  });

  test('without a PIN pays up to 1,000 at once and 3,000 a day', async () => {
    const pay = async (amount: string) =>
      world.charge({ code: await codeOf('pay'), amount, merchant: '商场' });
    expect(await pay('1000.01')).toMatchObject({ refusal: { code: 'limit_exceeded' } });
    for (const _ of [1, 2, 3]) expect(await pay('1000.00')).toMatchObject({ ok: true });
    expect(await pay('0.01')).toMatchObject({ refusal: { code: 'limit_exceeded' } });
    world.clock.set(new Date('2026-11-21T09:00:00+08:00'));
    expect(await pay('1000.00')).toMatchObject({ ok: true });
    expect(await balance()).toBe(1000_00n);
  });

  test.each([
    [{ amount: '0' }, 'amount_not_positive'],
    [{ amount: '-5' }, 'amount_not_positive'],
    [{ amount: '1.234' }, 'amount_too_precise'],
    [{ amount: 'x' }, 'amount_not_a_number'],
    [{ merchant: ' ' }, 'merchant_unreadable'],
  ])('charged with %j it is refused and stays good', async (wrong, refusal) => {
    const code = await codeOf('pay');
    const good = { code, amount: '5.00', merchant: '便利店' };
    expect(await world.charge({ ...good, ...wrong })).toMatchObject({ refusal: { code: refusal } });
    expect(await world.charge(good)).toMatchObject({ ok: true });
  });

  test('takes nothing that is not there, and nothing from a closed till', async () => {
    const poor = await world.move('李响', '3.00');
    const code = await codeOf('pay', {}, poor);
    expect(await world.charge({ code, amount: '5', merchant: '便利店' })).toMatchObject({
      refusal: { code: 'insufficient_funds' },
    });
    await world.db.transaction((tx) => world.ledger.freezeAccount(tx, poor.account.id));
    expect(await world.charge({ code, amount: '2', merchant: '便利店' })).toMatchObject({
      refusal: { code: 'account_restricted' },
    });
    expect(await world.balance(poor.account)).toBe(3_00n);
  });
});

describe('other codes', () => {
  test('transit: at home unless another city is named, where it is taken', async () => {
    expect((await show('transit')).text).toContain('上海乘车码');
    expect((await show('transit', { city: '廣州' })).text).toContain('广州乘车码');
    expect((await show('transit', { city: 'Suzhou' })).text).toContain('苏州乘车码');
    expect(refusalOf(await world.call(chen, 'code.transit', { city: '台北' })).code).toBe('city_not_served');
    const nowhere = await world.move('赵兰', '5.00', '某村');
    expect(needOf(await world.call(nowhere, 'code.transit')).slot).toBe('city');
    const code = await codeOf('transit');
    expect(await world.charge({ code, amount: '4.00', merchant: '上海地铁' })).toMatchObject({ ok: true });
    const { lines } = await world.ledger.statement(world.db, chen.account.id, {
      limit: 1,
      newestFirst: true,
    });
    expect(lines[0]).toMatchObject({ purpose: 'public_transit' });
    expect(
      await world.charge({ code: await codeOf('transit'), amount: '200.01', merchant: '黑车' }),
    ).toMatchObject({
      refusal: { code: 'limit_exceeded' },
    });
  });

  test('medical', async () => {
    expect((await show('medical')).text).toContain('医保码好了');
    const code = await codeOf('medical');
    expect(await world.charge({ code, amount: '12.80', merchant: '市一医院' })).toMatchObject({ ok: true });
  });

  test('a collection code takes nothing from its owner and pays them by transfer', async () => {
    const code = await codeOf('collect', { amount: '25' });
    expect(await world.charge({ code, amount: '25', merchant: '骗子' })).toMatchObject({
      refusal: { code: 'code_invalid' },
    });
    const li = await world.move('李娜', '100.00');
    const seen = answerOf(await world.call(li, 'code.scan', { code }));
    expect(seen.text).toContain('*静');
    expect(seen.text).toContain('还没有付款');
    const { pay } = seen.output as { pay: { capability: string; input: object } };
    const proposal = proposalOf(await world.call(li, pay.capability, pay.input));
    expect(proposal.details).toMatchObject({ amount: '25.00', payee: { name: '*静' } });
    await world.confirm(li, proposal);
    expect(await balance()).toBe(5025_00n);
    expect(proposalOf(await world.call(li, 'transfer.create', { card_number: code })).details).toMatchObject({
      amount: '25.00',
    });
  });

  test('a collection code that is over, forged or one’s own pays nobody', async () => {
    const code = await codeOf('collect');
    const li = await world.move('李娜', '100.00');
    expect(refusalOf(await world.call(chen, 'code.scan', { code })).code).toBe('own_account');
    world.clock.advance(60_000);
    expect(refusalOf(await world.call(li, 'code.scan', { code })).code).toBe('code_invalid');
    expect(
      refusalOf(await world.call(li, 'transfer.create', { card_number: code, amount: '5' })),
    ).toMatchObject({
      code: 'payee_not_found',
      zh: expect.stringContaining('没有扣款'),
    });
  });

  test('a collection code for an amount that cannot be is refused', async () => {
    for (const amount of ['0', '-1', '1.999', '50000.01'])
      expect((await world.call(chen, 'code.collect', { amount })).kind).toBe('refused');
  });

  test('scanning without a code opens the scanner', async () => {
    expect((await show('scan')).cards[0]?.actions[0]?.action).toBe('open:/scan');
  });

  test("a payment code shown to a scanner is nobody's collection code", async () => {
    expect(refusalOf(await world.call(chen, 'code.scan', { code: await codeOf('pay') })).code).toBe(
      'code_invalid',
    );
  });
});

test('charges are for ever', async () => {
  await world.charge({ code: await codeOf('pay'), amount: '5', merchant: '便利店' });
  const { sql } = await import('@banxing/database');
  await expect(world.db.run(sql`update codes.charges set amount = 1`)).rejects.toThrow(/not allowed/u);
  await expect(world.db.run(sql`delete from codes.charges`)).rejects.toThrow(/not allowed/u);
  const other = await world.move('李娜', '1.00');
  expect(await world.codes.charges(world.db, other.customer.id, 5)).toEqual([]);
  expect(await world.codes.charges(world.db, chen.customer.id, 5)).toHaveLength(1);
});
