import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settlement } from '@banxing/capability';
import { openWorld, proposalOf, type Resident, rightPin, type World } from './world.ts';

const hourMs = 3_600_000;
const otherCards = ['6222021001098719', '6222021001098727', '6222021001098735'];
const stranger = { payee: '李强', card_number: '6222021001098754317', amount: '49800.00' };

let world: World;
let father: Resident;
let daughter: Resident;

beforeAll(async () => {
  world = await openWorld();
  father = await world.move({ name: '王建国', bornOn: '1958-06-11' }, '186000.00');
  daughter = await world.move({ name: '王敏', bornOn: '1985-01-27' }, '30000.00');
  await world.db.transaction(async (tx) => {
    const kin = { kind: 'daughter', called: ['女儿'], name: '王敏' } as const;
    await world.parties.recordRelatives(tx, [
      { ...kin, customer: father.customer.id, relative: daughter.customer.id },
    ]);
    await world.risk.recordGuardians(tx, [
      {
        customer: father.customer.id,
        guardian: daughter.customer.id,
        called: '女儿',
        since: new Date('2025-01-01T10:00:00+08:00'),
      },
    ]);
    await world.payments.addPayees(tx, [
      {
        customer: father.customer.id,
        name: '王敏',
        nicknames: ['女儿'],
        relation: 'daughter',
        bank: '伴行银行',
        number: daughter.account.number,
        account: daughter.account.id,
        phone: null,
        addedAt: new Date('2024-01-01T10:00:00+08:00'),
      },
    ]);
  });
});
afterAll(() => world.close());

const send = async (who: Resident, order: object, conversation?: string): Promise<Settlement> =>
  world.confirm(who.caller, proposalOf(await world.call(who.caller, 'transfer.create', order, conversation)));

const held = { balance: 18_600_000n, available: 18_600_000n - 4_980_000n };
const free = { balance: 18_600_000n, available: 18_600_000n };

const newest = async (guardian: Resident) => {
  const [request] = await world.risk.requests(world.db, guardian.customer.id);
  expect(request).toBeDefined();
  return request?.id ?? '';
};

const answer = (who: Resident, id: string, decision: 'approve' | 'stop', pin = rightPin) =>
  world.risk.answer(who.caller, id, { decision, pin });

describe('the first 49,800 of an elder to a stranger', () => {
  it('waits for the daughter, with the money set aside and the reasons told', async () => {
    const settled = await send(father, stranger);
    expect(settled.status).toBe('awaiting_guardian');
    expect(settled.reasons.length).toBeGreaterThanOrEqual(3);
    const codes = settled.reasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['new_payee', 'amount_unusual', 'elder_protection']));
    expect(await world.money(father.account)).toEqual(held);
    const answered = await answer(daughter, await newest(daughter), 'stop');
    expect(answered).toMatchObject({
      ok: true,
      value: { settlement: { status: 'refused', reasons: [{ code: 'guardian_stopped' }] } },
    });
    expect(await world.money(father.account)).toEqual(free);
    expect(await world.risk.requests(world.db, daughter.customer.id)).toEqual([]);
  });

  it('needs her own PIN, and is not for others', async () => {
    await send(father, stranger);
    const request = await newest(daughter);
    expect(await answer(daughter, request, 'approve', '000000')).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_pin' },
    });
    expect(await answer(father, request, 'approve')).toMatchObject({
      ok: false,
      refusal: { code: 'request_not_found' },
    });
    expect(await world.money(father.account)).toEqual(held);
    await answer(daughter, request, 'stop');
  });

  it('is given back when nobody answers for a day', async () => {
    await send(father, stranger);
    const request = await newest(daughter);
    await world.advanceBy(24 * hourMs - 1000);
    expect(await world.money(father.account)).toEqual(held);
    await world.advanceBy(2000);
    expect(await world.money(father.account)).toEqual(free);
    const [last] = await world.risk.cases(world.db, father.customer.id, 1);
    expect(last).toMatchObject({ status: 'timed_out' });
    expect(await answer(daughter, request, 'approve')).toMatchObject({
      ok: false,
      refusal: { code: 'request_over' },
    });
  });

  it('can be withdrawn, from another session too', async () => {
    const proposed = proposalOf(await world.call(father.caller, 'transfer.create', stranger));
    await world.confirm(father.caller, proposed);
    expect(await world.settlements.cancel(daughter.caller, proposed.id)).toMatchObject({
      refusal: { code: 'proposal_not_found' },
    });
    const later = { ...father.caller, session: 'ses_later' as const };
    expect(await world.settlements.cancel(later, proposed.id)).toMatchObject({ ok: true });
    expect(await world.money(father.account)).toEqual(free);
  });

  it('is not taken for an older transfer, and can be called back in words', async () => {
    await send(father, { payee: '女儿', amount: '100.00' });
    await world.advanceBy(1000);
    await send(father, stranger);
    const status = await world.call(father.caller, 'transfer.status', {});
    expect(status).toMatchObject({ kind: 'refused', refusal: { code: 'transfer_stopped' } });
    const other = await world.call(daughter.caller, 'transfer.status', {});
    expect(other).toMatchObject({ refusal: { code: 'transfer_not_found' } });
    const cancel = await world.confirm(
      father.caller,
      proposalOf(await world.call(father.caller, 'transfer.cancel', {})),
    );
    expect(cancel.status).toBe('done');
    const { balance, available } = await world.money(father.account);
    expect(available).toBe(balance);
    const again = await world.call(father.caller, 'transfer.cancel', {});
    expect(again).toMatchObject({ kind: 'refused', refusal: { code: 'transfer_stopped' } });
  });

  it('goes one way when approval and withdrawal come at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const before = await world.money(father.account);
      const order = {
        payee: ['郑一强', '郑二强', '郑三强'][round] ?? '',
        amount: '11000.00',
        card_number: otherCards[round] ?? '',
      };
      const proposed = await world.call(father.caller, 'transfer.create', order);
      expect((await world.confirm(father.caller, proposalOf(proposed))).status).toBe('awaiting_guardian');
      const request = await newest(daughter);
      const [approved, withdrawn] = await Promise.all([
        answer(daughter, request, 'approve'),
        world.settlements.cancel(father.caller, proposalOf(proposed).id),
      ]);
      expect([approved.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
      const after = await world.money(father.account);
      expect(before.balance - after.balance).toBe(approved.ok ? 1_100_000n : 0n);
      expect(after.available).toBe(after.balance);
    }
  });

  it('is sent once when she approves, on the day on which she does', async () => {
    await world.advanceBy(36 * hourMs);
    const before = await world.money(father.account);
    await send(father, { payee: '吴刚', card_number: '6217001210034587', amount: '20000.00' });
    const request = await newest(daughter);
    await world.advanceBy(20 * hourMs);
    const answered = await answer(daughter, request, 'approve');
    expect(answered).toMatchObject({ ok: true, value: { settlement: { status: 'done' } } });
    expect(await answer(daughter, request, 'approve')).toMatchObject({ refusal: { code: 'request_over' } });
    const after = await world.money(father.account);
    expect(before.balance - after.balance).toBe(2_000_000n);
    expect(after.available).toBe(after.balance);
  });
});

describe('what nobody notices', () => {
  it('is his ordinary life', async () => {
    expect((await send(father, { payee: '女儿', amount: '500.00' })).status).toBe('done');
    const grocer = { payee: '赵大姐', card_number: '6217001210034567816', amount: '50.00' };
    expect((await send(father, grocer)).status).toBe('done');
  });

  it('and his daughter is never asked about money to herself', async () => {
    const toHer = await send(father, { payee: '女儿', amount: '20000.00' });
    expect(toHer.status).toBe('done');
  });
});

describe('without a guardian', () => {
  it('a large first payment waits a while, then goes', async () => {
    const alone = await world.move({ name: '赵德发', bornOn: '1950-02-01' }, '90000.00');
    const settled = await send(alone, {
      ...stranger,
      amount: '30000.00',
      card_number: '6217906200012345679',
    });
    expect(settled.status).toBe('cooling_off');
    expect((await world.money(alone.account)).available).toBe(6_000_000n);
    await world.advanceBy(25 * hourMs);
    expect(await world.money(alone.account)).toEqual({ balance: 6_000_000n, available: 6_000_000n });
  });

  it('is refused when the words are those of a swindle', async () => {
    const alone = await world.move({ name: '钱秀英', bornOn: '1952-02-01' }, '90000.00');
    const conversation = 'conv_0000000000000000000000000A';
    world.said.set(conversation, ['公安让我把钱转到安全账户,不要告诉家里人']);
    const order = { ...stranger, amount: '30000.00', card_number: '6217906200012345679' };
    const settled = await send(alone, order, conversation);
    expect(settled.status).toBe('refused');
    expect(settled.reasons.map(({ code }) => code)).toContain('scam_pattern');
    expect(await world.money(alone.account)).toEqual({ balance: 9_000_000n, available: 9_000_000n });
  });

  it('is not sent after all when the payee is found out meanwhile', async () => {
    const alone = await world.move({ name: '孙玉兰', bornOn: '1951-02-01' }, '90000.00');
    const number = '6214832102345670';
    await send(alone, { ...stranger, amount: '30000.00', card_number: number });
    await world.db.transaction((tx) => world.risk.listPayee(tx, number, 'stf_risk'));
    await world.advanceBy(25 * hourMs);
    expect(await world.money(alone.account)).toEqual({ balance: 9_000_000n, available: 9_000_000n });
    const next = await world.move({ name: '周玉', bornOn: '1991-02-01' }, '9000.00');
    const refused = await send(next, { ...stranger, amount: '100.00', card_number: number });
    expect(refused).toMatchObject({ status: 'refused', reasons: [{ code: 'payee_listed' }, {}, {}] });
  });
});
