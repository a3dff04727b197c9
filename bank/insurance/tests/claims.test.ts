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

const insured = async (name: string, given: object = {}): Promise<Resident> => {
  const who = await world.move(name, '100.00');
  await world.db.transaction((tx) =>
    writeSomePolicy(world.insurance, tx, who.customer.id, who.account.id, given),
  );
  return who;
};
const claim = (who: Resident, input: object = {}) => world.call(who.caller, 'insurance.claim', input);
const send = (who: Resident, input: object) => world.call(who.caller, 'insurance.claim_documents', input);
const statusOf = async (who: Resident) =>
  (await world.insurance.claims(world.db, who.customer.id)).map(({ status }) => status);

describe('filing', () => {
  test('with one policy only what happened is asked; the proposal names policy and day', async () => {
    const who = await insured('陈静');
    const need = needOf(await claim(who));
    expect(need.slot).toBe('reason');
    expect(need.options?.map(({ value }) => value)).toContain('骨折');
    const proposal = proposalOf(await claim(who, { insurance_type: '意外险', reason: '骑车摔了一跤' }));
    expect(proposal.details).toMatchObject({ kind: 'accident', event: '骑车摔了一跤', date: '2026-11-20' });
    expect(proposal.summary.zh).toContain('申请理赔');
    expect(await statusOf(who)).toEqual([]);
    await world.confirm(who.caller, proposal);
    expect(await statusOf(who)).toEqual(['filed']);
    expect(refusalOf(await claim(who, { insurance_type: '车险', reason: '追尾' })).code).toBe('no_policy');
  });

  test('with several policies it is asked which; the answer is taken back', async () => {
    const who = await insured('王敏');
    await world.db.transaction((tx) =>
      writeSomePolicy(world.insurance, tx, who.customer.id, who.account.id, {
        product: 'car-commercial',
        bornOn: '1985-01-27',
      }),
    );
    const need = needOf(await claim(who));
    expect(need.slot).toBe('insurance_type');
    const chosen = need.options?.find(({ label }) => label.zh === '商业车险')?.value;
    expect(needOf(await claim(who, { insurance_type: chosen })).question.zh).toContain('商业车险');
    expect(needOf(await claim(who, { insurance_type: '车险' })).slot).toBe('reason');
  });

  test('a day before the cover, a day to come, and the same event twice are refused', async () => {
    const who = await insured('李娜');
    const fall = { reason: '摔伤' };
    expect(refusalOf(await claim(who, { ...fall, date: '2026-05-31' })).code).toBe('not_covered_then');
    expect(refusalOf(await claim(who, { ...fall, date: '2026-11-21' })).code).toBe('date_in_future');
    expect(refusalOf(await claim(who, { ...fall, amount: '-3' })).code).toBe('amount_unreadable');
    await world.doIt(who.caller, 'insurance.claim', fall);
    expect(refusalOf(await claim(who, fall)).code).toBe('claim_exists');
  });

  test('nobody claims under the policy of somebody else', async () => {
    const [who, other] = [await insured('赵刚'), await world.move('孙浩', '0.00')];
    const [policy] = await world.insurance.policies(world.db, who.customer.id);
    expect(refusalOf(await claim(other, { insurance_type: policy?.id, reason: '摔伤' })).code).toBe(
      'no_policy',
    );
  });
});

describe('on its way', () => {
  test('waits for documents, is assessed when they and the cost are there, and is paid above the deductible', async () => {
    const who = await insured('周明');
    await world.doIt(who.caller, 'insurance.claim', { reason: '骨折' });
    await world.advanceTo('2026-11-20', 12);
    expect(await statusOf(who)).toEqual(['waiting']);
    expect(needOf(await send(who, {})).slot).toBe('attachments');
    expect(answerOf(await send(who, { attachments: 'att_1,att_2' })).text).toContain('还差花费的总金额');
    await world.advanceTo('2026-11-20', 14);
    expect(await statusOf(who)).toEqual(['waiting']);
    expect(answerOf(await send(who, { amount: '3500.00' })).text).toContain('材料齐了');
    await world.advanceTo('2026-11-20', 16);
    expect(await statusOf(who)).toEqual(['assessing']);
    expect(refusalOf(await send(who, { attachments: 'att_3' })).code).toBe('claim_not_found');
    await world.advanceTo('2026-11-22', 16);
    expect(await statusOf(who)).toEqual(['paid']);
    expect(await world.balance(who.account.id)).toBe(100_00n + 3400_00n);
    const answer = answerOf(await world.call(who.caller, 'insurance.claim_status', {}));
    expect(answer.text).toContain('已赔付 3,400.00 元');
    answer.cards.forEach((each) => card.parse(each));
    const [inHand] = await world.insurance.progress(world.db, who.customer.id);
    expect(inHand?.state.zh).toBe('已赔付 3,400.00 元');
    const told = (await publishedEvents(world.db, 'claim.changed'))
      .map(({ payload }) => payload as { customer: string; status: string })
      .filter(({ customer }) => customer === who.customer.id);
    expect(told.map(({ status }) => status)).toEqual(['filed', 'waiting', 'assessing', 'paid']);
  });

  test('illness within the waiting period is not paid, and what is below the deductible neither', async () => {
    const day = world.clock.now().toISOString().slice(0, 10);
    const early = await insured('赵兰', { product: 'critical-adult', boughtOn: '2026-11-01' });
    const all = { reason: '确诊重大疾病', amount: '9000.00', attachments: 'att_9', date: day };
    await world.doIt(early.caller, 'insurance.claim', all);
    const small = await insured('李响', { bornOn: '2000-01-01' });
    await world.doIt(small.caller, 'insurance.claim', { ...all, reason: '擦伤', amount: '100.00' });
    await world.advanceTo('2026-11-26', 16);
    expect(await statusOf(early)).toEqual(['refused']);
    expect((await world.insurance.claims(world.db, early.customer.id))[0]?.reason).toBe('在等待期内');
    expect((await world.insurance.claims(world.db, small.customer.id))[0]?.reason).toBe('没有超过免赔额');
    expect(await world.balance(early.account.id)).toBe(100_00n);
  });

  test('without documents it closes after a month; a claim of somebody else takes none', async () => {
    const [who, other] = [await insured('钱多'), await insured('张伟')];
    await world.doIt(who.caller, 'insurance.claim', { reason: '摔伤' });
    const [mine] = await world.insurance.claims(world.db, who.customer.id);
    expect(refusalOf(await send(other, { claim: mine?.number, attachments: 'att_1' })).code).toBe(
      'claim_not_found',
    );
    await world.advanceTo('2027-01-10', 9);
    expect(await statusOf(who)).toEqual(['lapsed']);
  });
});
