import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerOf,
  needOf,
  openWorld,
  proposalOf,
  refusalOf,
  type Resident,
  rightPin,
  type World,
} from './world.ts';

const hourMs = 3_600_000;

let world: World;
let mother: Resident;
let son: Resident;
let friends: Resident[];

beforeAll(async () => {
  world = await openWorld();
  mother = await world.move({ name: '刘桂芳', bornOn: '1956-09-02' }, '80000.00');
  son = await world.move({ name: '陈磊', bornOn: '1990-09-02' }, '5000.00');
  friends = [];
  for (const name of ['吴一', '吴二', '吴三'])
    friends.push(await world.move({ name, bornOn: '1970-01-01' }, '10.00'));
  await world.db.transaction((tx) =>
    world.parties.recordRelatives(tx, [
      {
        customer: mother.customer.id,
        kind: 'son',
        name: '陈磊',
        called: ['儿子'],
        relative: son.customer.id,
      },
      { customer: mother.customer.id, kind: 'daughter', name: '陈静', called: ['女儿'], relative: null },
    ]),
  );
});
afterAll(() => world.close());

const set = (who: Resident, input: object) => world.call(who.caller, 'security.guardian_set', input);
const list = async (who: Resident): Promise<string> =>
  answerOf(await world.call(who.caller, 'security.guardian_list', {})).text;

async function named(who: Resident, guardian: Resident): Promise<string> {
  const proposed = proposalOf(await set(who, { phone: guardian.customer.phone }));
  await world.confirm(who.caller, proposed);
  const [invitation] = await world.risk.invitations(world.db, guardian.customer.id);
  return invitation?.id ?? '';
}

const answer = (who: Resident, id: string, decision: 'approve' | 'stop') =>
  world.risk.answer(who.caller, id, { decision, pin: rightPin });

describe('naming a guardian', () => {
  it('asks whom, and offers the family that banks here', async () => {
    const need = needOf(await set(mother, {}));
    expect(need.slot).toBe('person');
    expect(need.options?.map(({ label }) => label.zh)).toEqual(['儿子']);
    const chosen = await set(mother, { person: need.options?.[0]?.value });
    expect(proposalOf(chosen).details).toMatchObject({ guardian: '儿子' });
  });

  it('refuses oneself, strangers to the bank and bad numbers', async () => {
    expect(refusalOf(await set(mother, { phone: mother.customer.phone }))).toBe('guardian_is_oneself');
    expect(refusalOf(await set(mother, { person: '女儿' }))).toBe('guardian_banks_elsewhere');
    expect(refusalOf(await set(mother, { phone: '13999999999' }))).toBe('guardian_unknown');
    expect(refusalOf(await set(mother, { phone: '1399' }))).toBe('phone_invalid');
    expect(needOf(await set(mother, { person: '老周' })).slot).toBe('phone');
  });

  it('means nothing until they agree, and has a say a day later', async () => {
    const proposed = proposalOf(await set(mother, { person: '我儿子' }));
    expect(await list(mother)).toContain('还没有守护人');
    expect((await world.confirm(mother.caller, proposed)).status).toBe('done');
    expect(await list(mother)).toContain('等对方同意');
    expect(refusalOf(await set(mother, { person: '儿子' }))).toBe('guardian_already');
    const [invitation] = await world.risk.invitations(world.db, son.customer.id);
    expect(await answer(mother, invitation?.id ?? '', 'approve')).toMatchObject({
      refusal: { code: 'request_not_found' },
    });
    expect(await answer(son, invitation?.id ?? '', 'approve')).toMatchObject({ value: { accepted: true } });
    expect(await answer(son, invitation?.id ?? '', 'approve')).toMatchObject({
      refusal: { code: 'request_over' },
    });
    expect(await list(mother)).toContain('起守护');
    expect(await list(son)).toContain('您在守护:**芳');
    const order = { payee: '李强', card_number: '6222021001098754317', amount: '40000.00' };
    const early = proposalOf(await world.call(mother.caller, 'transfer.create', order));
    expect((await world.confirm(mother.caller, early)).status).not.toBe('awaiting_guardian');
    await world.settlements.cancel(mother.caller, early.id);
    await world.advanceBy(25 * hourMs);
    expect(await list(mother)).toContain('正在守护您');
    const later = proposalOf(await world.call(mother.caller, 'transfer.create', order));
    expect((await world.confirm(mother.caller, later)).status).toBe('awaiting_guardian');
    await world.settlements.cancel(mother.caller, later.id);
  });

  it('stops at three, declined ones not counted', async () => {
    const [one, two, three] = friends;
    if (!one || !two || !three) throw new Error('three friends');
    await answer(one, await named(mother, one), 'stop');
    await named(mother, two);
    await named(mother, three);
    expect(refusalOf(await set(mother, { phone: one.customer.phone }))).toBe('guardians_enough');
  });

  it('is asked twice at once and done once', async () => {
    const ward = await world.move({ name: '赵一', bornOn: '1980-01-01' }, '10.00');
    const [first, second] = [
      proposalOf(await set(ward, { phone: son.customer.phone })),
      proposalOf(await set(ward, { phone: son.customer.phone })),
    ];
    const settled = await Promise.all([
      world.confirm(ward.caller, first),
      world.confirm(ward.caller, second),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
  });
});

describe('dismissing a guardian', () => {
  it('takes a day, in which they still have a say', async () => {
    const proposed = proposalOf(
      await world.call(mother.caller, 'security.guardian_remove', { person: '儿子' }),
    );
    expect(proposed.summary.zh).toContain('一天后');
    await world.confirm(mother.caller, proposed);
    expect(refusalOf(await world.call(mother.caller, 'security.guardian_remove', { person: '儿子' }))).toBe(
      'leaving_already',
    );
    expect(await list(mother)).toContain('解除');
    await world.advanceBy(25 * hourMs);
    expect(await list(mother)).not.toContain('儿子');
    expect(proposalOf(await set(mother, { person: '儿子' })).capability).toBe('security.guardian_set');
  });

  it("finds nobody else's", async () => {
    const other = await world.move({ name: '钱一', bornOn: '1980-01-01' }, '10.00');
    expect(refusalOf(await world.call(other.caller, 'security.guardian_remove', {}))).toBe('no_guardian');
    const [guardian] = await world.risk.guardians(world.db, mother.customer.id);
    expect(
      refusalOf(await world.call(other.caller, 'security.guardian_remove', { person: guardian?.id })),
    ).toBe('no_guardian');
    expect(refusalOf(await world.call(mother.caller, 'security.guardian_remove', { person: '李娜' }))).toBe(
      'not_a_guardian',
    );
  });
});

describe('a report of fraud', () => {
  it('opens a ticket, remembers the payee and warns whoever pays them next', async () => {
    const victim = await world.move({ name: '孙一', bornOn: '1980-01-01' }, '9000.00');
    const order = { payee: '胡骗', card_number: '6217906200012345679', amount: '800.00' };
    await world.confirm(victim.caller, proposalOf(await world.call(victim.caller, 'transfer.create', order)));
    const told = answerOf(
      await world.call(victim.caller, 'security.fraud_report', { payee: '胡骗', amount: '800.00' }),
    );
    expect(told.text).toMatch(/编号 \d+.*800\.00 元.*96110/su);
    expect(world.tickets.at(-1)).toContain('胡骗');
    const next = await world.move({ name: '孙二', bornOn: '1985-01-01' }, '9000.00');
    const again = proposalOf(await world.call(next.caller, 'transfer.create', order));
    const settled = await world.confirm(next.caller, again);
    expect(settled.status).toBe('cooling_off');
    expect(settled.reasons.map(({ code }) => code)).toContain('payee_listed');
    const why = answerOf(await world.call(next.caller, 'security.transaction_explain', {}));
    expect(why.text).toContain('举报过');
    const nothing = answerOf(await world.call(victim.caller, 'security.transaction_explain', {}));
    expect(nothing.text).toContain('没有被拦截');
  });

  it('without a payment that fits reports nobody', async () => {
    const victim = await world.move({ name: '孙三', bornOn: '1980-01-01' }, '9000.00');
    const told = answerOf(await world.call(victim.caller, 'security.fraud_report', { amount: '5.00' }));
    expect(told.text).toContain('编号');
    expect(told.text).not.toContain('您说的是');
  });
});
