import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { publishedEvents } from '@banxing/outbox/testing';
import { writeSomePolicy } from '../src/testing.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const codes = (output: unknown): string[] =>
  (output as { products: { product: string }[] }).products.map(({ product }) => product);
const ask = async (who: Resident, insurance_type?: string) =>
  answerOf(
    await world.call(
      who.caller,
      'insurance.product_list',
      insurance_type === undefined ? {} : { insurance_type },
    ),
  );

describe('products', () => {
  test('of a kind, however it is said, those for the own age first, with what is not covered', async () => {
    const chen = await world.move('陈静', '0.00');
    for (const said of ['医疗险', '百万医疗', '醫療險', 'medical insurance', '住院保险']) {
      const answer = await ask(chen, said);
      expect(codes(answer.output)).toContain('million-medical');
      expect(answer.text).toContain('428.00 元');
    }
    expect(codes((await ask(chen, '旅游意外险')).output)).toEqual(['travel-domestic', 'travel-abroad']);
    expect(codes((await ask(chen, '小孩意外险')).output)).toEqual(['accident-child']);
    expect(codes((await ask(chen, '老年防癌险')).output)).toEqual(['cancer-elder']);
    const shown = card.parse((await ask(chen, '重疾险')).cards[0]);
    expect(JSON.stringify(shown)).toContain('不保什么');
    expect(
      refusalOf(await world.call(chen.caller, 'insurance.product_list', { insurance_type: '恋爱险' })).code,
    ).toBe('kind_not_sold');
  });

  test('advice by age, work and family, without what is there already; nothing is promised', async () => {
    const grown = await world.move('王敏', '0.00', { bornOn: '1985-01-27' });
    await world.db.transaction((tx) =>
      world.parties.recordRelatives(tx, [
        { customer: grown.customer.id, kind: 'son', name: '王小宝', called: ['儿子'], relative: null },
      ]),
    );
    expect(codes((await ask(grown)).output)).toEqual([
      'million-medical',
      'accident-adult',
      'critical-adult',
      'term-life',
    ]);
    await world.db.transaction((tx) =>
      writeSomePolicy(world.insurance, tx, grown.customer.id, grown.account.id),
    );
    expect(codes((await ask(grown)).output)).not.toContain('accident-adult');
    const old = await world.move('王建国', '0.00', { bornOn: '1958-06-11', segment: 'pensioner' });
    const answer = await ask(old);
    expect(codes(answer.output)).toEqual(['city-care', 'accident-elder', 'cancer-elder']);
    expect(answer.text).toMatch(/^按您 68 岁/u);
    expect(answer.text).not.toMatch(/保证|稳赚|收益/u);
    const student = await world.move('李响', '0.00', { bornOn: '2006-05-09', segment: 'student' });
    expect(codes((await ask(student)).output)[0]).toBe('student-care');
  });
});

describe('buying', () => {
  test('the premium is taken, cover begins tomorrow, and within fifteen days all of it comes back', async () => {
    const who = await world.move('李娜', '1000.00');
    const proposal = proposalOf(
      await world.call(who.caller, 'insurance.apply', { product: '伴安综合意外险' }),
    );
    expect(proposal.details).toMatchObject({
      amount: '168.00',
      startsOn: '2026-11-21',
      endsOn: '2027-11-20',
      coolingUntil: '2026-12-05',
    });
    await world.confirm(who.caller, proposal);
    expect(await world.balance(who.account.id)).toBe(832_00n);
    expect(await world.balance(world.settlement)).toBeGreaterThanOrEqual(168_00n);
    const mine = answerOf(await world.call(who.caller, 'insurance.policy_list', {}));
    expect(mine.text).toBe(
      '您有 1 份生效的保单,保费一共 168.00 元:伴安综合意外险保费 168.00 元,2027年11月20日到期。',
    );
    mine.cards.forEach((each) => card.parse(each));
    await world.doIt(who.caller, 'insurance.cancel', {});
    expect(await world.balance(who.account.id)).toBe(1000_00n);
    expect(answerOf(await world.call(who.caller, 'insurance.policy_list', {})).text).toContain('没有');
  });

  test('a kind with several products asks which; another age, another customer, too little money are refused', async () => {
    const who = await world.move('周明', '10.00');
    expect(needOf(await world.call(who.caller, 'insurance.apply', { product: '医疗险' })).slot).toBe(
      'product',
    );
    expect(
      refusalOf(await world.call(who.caller, 'insurance.apply', { product: 'accident-elder' })).code,
    ).toBe('not_at_this_age');
    expect(
      refusalOf(await world.call(who.caller, 'insurance.apply', { product: 'accident-adult' })),
    ).toMatchObject({
      code: 'insufficient_funds',
      zh: expect.stringContaining('没有扣款') as string,
    });
    expect(refusalOf(await world.call(who.caller, 'insurance.apply', { product: '恋爱险' })).code).toBe(
      'product_not_found',
    );
    const other = await world.move('钱多', '5000.00');
    const stolen = { product: 'accident-adult', account: other.account.id };
    expect(refusalOf(await world.call(who.caller, 'insurance.apply', stolen)).code).toBe('account_not_found');
  });

  test("nobody sees or takes back another customer's policy, nor their own after the cooling period", async () => {
    const [who, other] = [await world.move('赵刚', '500.00'), await world.move('孙浩', '500.00')];
    await world.doIt(who.caller, 'insurance.apply', { product: 'home' });
    const [policy] = await world.insurance.policies(world.db, who.customer.id);
    expect(refusalOf(await world.call(other.caller, 'insurance.cancel', { policy: policy?.id })).code).toBe(
      'policy_not_found',
    );
    expect(answerOf(await world.call(other.caller, 'insurance.policy_list', {})).output).toMatchObject({
      policies: [],
    });
    world.clock.set(new Date('2026-12-06T09:00:00+08:00'));
    expect(refusalOf(await world.call(who.caller, 'insurance.cancel', {})).code).toBe('cooling_over');
  });
});

describe('the end of a term', () => {
  const told = async (kind: string, policy: string | undefined) =>
    (await publishedEvents(world.db, kind)).filter(
      ({ payload }) => (payload as { policy: string }).policy === policy,
    );

  test('notice, then the next premium at the age of then; the year after too, over a leap day', async () => {
    const who = await world.move('林晓燕', '5000.00', { bornOn: '1996-12-20' });
    const policy = await world.db.transaction((tx) =>
      writeSomePolicy(world.insurance, tx, who.customer.id, who.account.id, {
        bornOn: '1996-12-20',
        product: 'million-medical',
        boughtOn: '2025-12-31',
      }),
    );
    expect(policy).toMatchObject({ premium: 298_00n, endsOn: '2026-12-31' });
    await world.advanceTo('2026-12-17', 10);
    expect(await told('policy.ending', policy?.id)).toHaveLength(1);
    expect(await world.balance(who.account.id)).toBe(5000_00n);
    await world.advanceTo('2026-12-31', 10);
    expect(await world.balance(who.account.id)).toBe(5000_00n - 298_00n);
    const [next] = await world.insurance.policies(world.db, who.customer.id);
    expect(next).toMatchObject({ endsOn: '2027-12-31', status: 'active' });
    await world.advanceTo('2028-01-01', 10);
    expect((await world.insurance.policies(world.db, who.customer.id))[0]).toMatchObject({
      premium: 428_00n,
      endsOn: '2028-12-31',
    });
    await world.advanceTo('2029-01-01', 10);
    expect((await world.insurance.policies(world.db, who.customer.id))[0]).toMatchObject({
      premium: 428_00n,
      endsOn: '2029-12-31',
    });
  });

  test('short of money it is tried once more the day after, and then ends unpaid', async () => {
    const who = await world.move('张伟', '1.00');
    const policy = await world.db.transaction((tx) =>
      writeSomePolicy(world.insurance, tx, who.customer.id, who.account.id, { boughtOn: '2029-01-01' }),
    );
    await world.advanceTo('2030-01-01', 10);
    expect((await world.insurance.policies(world.db, who.customer.id))[0]?.status).toBe('active');
    await world.advanceTo('2030-01-02', 10);
    expect((await world.insurance.policies(world.db, who.customer.id))[0]?.status).toBe('ended');
    expect((await told('policy.ended', policy?.id)).map(({ payload }) => payload)).toMatchObject([
      { unpaid: true },
    ]);
    expect(await world.balance(who.account.id)).toBe(1_00n);
  });

  test('one that is not to be renewed covers its last day and ends the day after', async () => {
    const who = await world.move('李明', '500.00');
    await world.db.transaction((tx) =>
      writeSomePolicy(world.insurance, tx, who.customer.id, who.account.id, {
        boughtOn: '2029-06-01',
        renews: false,
      }),
    );
    await world.advanceTo('2030-06-01', 12);
    const [policy] = await world.insurance.policies(world.db, who.customer.id);
    expect(policy).toMatchObject({ endsOn: '2030-06-01', status: 'active' });
    await world.advanceTo('2030-06-02', 12);
    expect((await world.insurance.policies(world.db, who.customer.id))[0]?.status).toBe('ended');
    expect(await world.balance(who.account.id)).toBe(500_00n);
  });
});
