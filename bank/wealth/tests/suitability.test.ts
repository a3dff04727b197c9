import { afterAll, beforeAll, expect, test } from 'vitest';
import { questionnaire } from '../src/questionnaire.ts';
import { riskOf } from '../src/product.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('no way leads to a product above the grade', async () => {
  const products = await world.wealth.products(world.db);
  for (const grade of [1, 2, 3, 4] as const) {
    const person = await world.move('1000000.00', grade);
    const above = products.filter((product) => riskOf(product) > grade);
    expect(above.length).toBeGreaterThan(0);
    for (const product of above) {
      const input = { product: product.code, amount: '20000' };
      const buying = product.kind === 'bond' ? 'bond.buy' : 'wealth.buy';
      expect(refusalOf(await world.call(person.caller, buying, input)).code).toBe('suitability_mismatch');
      expect(
        refusalOf(await world.call(person.caller, 'wealth.buy', { ...input, understood: 'yes' })).code,
      ).toBe('suitability_mismatch');
      if (product.kind === 'fund') {
        const plan = { ...input, recurrence: 'monthly:1' };
        expect(refusalOf(await world.call(person.caller, 'wealth.plan_create', plan)).code).toBe(
          'suitability_mismatch',
        );
      }
      const placed = await world.db.transaction((tx) =>
        world.wealth.placeBuy(tx, {
          key: `direct/${person.customer.id}/${product.code}`,
          customer: person.customer.id,
          product: product.code,
          amount: 20_000_00n,
          account: person.account.id,
          payWith: 'account',
          plan: null,
        }),
      );
      expect(placed).toMatchObject({ ok: false, refusal: { code: 'suitability_mismatch' } });
    }
    expect(await world.balance(person.account)).toBe(1_000_000_00n);
  }
});

test('lists hold nothing above the grade; by name it is told that it does not suit', async () => {
  const wang = await world.move('186000.00', 1, { bornOn: '1958-06-11' });
  const list = answerOf(await world.call(wang.caller, 'wealth.product_list', { risk_level: 'R5' }));
  expect(list.text).toMatch(/R5 高风险的产品超过您的等级/u);
  expect(JSON.stringify(list.cards)).not.toMatch(/R[2-5] /u);
  const detail = answerOf(
    await world.call(wang.caller, 'wealth.product_detail', { product: '沪深300', aspect: '风险' }),
  );
  expect(detail.text).toMatch(/不匹配,不能卖给您/u);
  const refusal = refusalOf(
    await world.call(wang.caller, 'wealth.buy', { product: '沪深300', amount: '1000' }),
  );
  expect(refusal.zh).toMatch(/R4.*C1.*没有扣款/u);
});

test('without an assessment nothing is sold; the questionnaire opens the way', async () => {
  const young = await world.move('5000.00', null);
  expect(
    refusalOf(await world.call(young.caller, 'wealth.buy', { product: '添利宝', amount: '100' })).code,
  ).toBe('assessment_missing');
  const answers: Record<string, string> = {};
  for (const { slot, choices } of questionnaire) {
    const need = needOf(await world.call(young.caller, 'wealth.risk_assessment', answers));
    expect(need.slot).toBe(slot);
    expect(need.options).toHaveLength(choices.length);
    answers[slot] = 'b';
  }
  const proposal = proposalOf(await world.call(young.caller, 'wealth.risk_assessment', answers));
  expect(proposal.details).toMatchObject({ grade: 'C3' });
  expect(await world.wealth.grade(world.db, young.customer.id)).toBeUndefined();
  await world.confirm(young.caller, proposal);
  expect(await world.wealth.grade(world.db, young.customer.id)).toBe(3);
  expect(
    proposalOf(await world.call(young.caller, 'wealth.buy', { product: '添利宝', amount: '100' })).requires,
  ).toEqual(['pin']);
  const again = needOf(await world.call(young.caller, 'wealth.risk_assessment', {}));
  expect(again).toMatchObject({ slot: 'retake' });
  expect(again.question.zh).toMatch(/C3 平衡型.*有效期到 2027-11-20/u);
});

test('at most twice a day, whichever way the answers come', async () => {
  const eager = await world.move('0.00', null);
  const answers = Object.fromEntries(questionnaire.map(({ slot }) => [slot, 'c']));
  for (const _ of [1, 2]) {
    await world.confirm(
      eager.caller,
      proposalOf(await world.call(eager.caller, 'wealth.risk_assessment', { ...answers, retake: 'yes' })),
    );
  }
  const third = refusalOf(
    await world.call(eager.caller, 'wealth.risk_assessment', { ...answers, retake: 'yes' }),
  );
  expect(third).toMatchObject({ code: 'limit_exceeded' });
  expect(third.zh).toMatch(/一天最多做两次/u);
});

test('from 65 on R4 is explained first, waits a day, and can be withdrawn in it', async () => {
  const elder = await world.move('100000.00', 4, { bornOn: '1955-01-01' });
  const input = { product: '沪深300', amount: '5000' };
  const need = needOf(await world.call(elder.caller, 'wealth.buy', input));
  expect(need.slot).toBe('understood');
  const buy = async () =>
    world.confirm(
      elder.caller,
      proposalOf(await world.call(elder.caller, 'wealth.buy', { ...input, understood: 'yes' })),
    );
  await buy();
  expect(await world.balance(elder.account)).toBe(100_000_00n);
  const withdrawal = proposalOf(await world.call(elder.caller, 'wealth.redeem', { product: '沪深300' }));
  expect(withdrawal.summary.zh).toMatch(/撤回/u);
  await world.confirm(elder.caller, withdrawal);
  await world.advanceTo('2026-11-21', 11);
  expect(await world.balance(elder.account)).toBe(100_000_00n);
  await buy();
  await world.advanceTo('2026-11-22', 11);
  expect(await world.balance(elder.account)).toBe(95_000_00n);
});

test('an assessment that has run out stops the next day of a plan too', async () => {
  const planner = await world.move('100000.00', 4);
  const made = proposalOf(
    await world.call(planner.caller, 'wealth.plan_create', {
      product: '沪深300',
      amount: '1000',
      recurrence: 'monthly:31',
    }),
  );
  expect(made.details).toMatchObject({ amount: '1000.00', recurrence: 'monthly:31', firstOn: '2026-11-30' });
  await world.confirm(planner.caller, made);
  await world.advanceTo('2027-03-01', 12);
  const orders = await world.wealth.orders(world.db, planner.customer.id);
  // The 31st, or the last of a shorter month.
  expect(orders.map(({ createdAt }) => createdAt.toISOString().slice(0, 10))).toEqual([
    '2026-11-30',
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
  ]);
  await world.advanceTo('2027-12-01', 12);
  const after = await world.wealth.orders(world.db, planner.customer.id);
  expect(after).toHaveLength(11);
  expect(world.told).toContainEqual(
    expect.objectContaining({
      kind: 'wealth.plan-skipped',
      payload: expect.objectContaining({ reason: 'assessment_expired' }) as object,
    }),
  );
});
