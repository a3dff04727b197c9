import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needOf, openWorld, proposalOf, refusalOf, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('card.apply', () => {
  it('asks which kind', async () => {
    const { caller } = await world.move('陈静');
    const need = needOf(await world.call(caller, 'card.apply'));
    expect(need.slot).toBe('card_type');
    expect(need.options?.map(({ label }) => label.zh)).toContain('金卡');
  });

  it('takes 信用卡 for what the customer may have', async () => {
    const { caller } = await world.move('王敏');
    // 2,000.00 a month allow 6,000.00: the standard and the virtual card.
    const need = needOf(await world.call(caller, 'card.apply', { card_type: '信用卡' }));
    expect(need.options?.map(({ value }) => value)).toEqual(['standard', 'virtual']);
    const proposal = proposalOf(await world.call(caller, 'card.apply', { card_type: 'standard' }));
    expect(proposal.details).toMatchObject({ code: 'standard', limit: '6000.00', shared: false });
  });

  it('says before anything is submitted that income is too low', async () => {
    const { caller } = await world.move('赵兰');
    const refusal = refusalOf(await world.call(caller, 'card.apply', { card_type: '白金卡' }));
    expect(refusal.code).toBe('income_too_low');
    expect(refusal.words.zh).toMatch(/没有提交申请/u);
  });

  it('keeps the student card to students, and students to it', async () => {
    const student = await world.move('李响', { segment: 'student', bornOn: '2006-05-09' });
    expect(
      proposalOf(await world.call(student.caller, 'card.apply', { card_type: '学生卡' })).details,
    ).toMatchObject({
      limit: '2000.00',
    });
    expect(
      proposalOf(await world.call(student.caller, 'card.apply', { card_type: '信用卡' })).details,
    ).toMatchObject({
      code: 'student',
    });
    expect(refusalOf(await world.call(student.caller, 'card.apply', { card_type: '金卡' })).code).toBe(
      'age_not_allowed',
    );
    const worker = await world.move('孙浩');
    expect(
      refusalOf(await world.call(worker.caller, 'card.apply', { card_type: 'student card' })).code,
    ).toMatch(/students_only|age_not_allowed/u);
  });

  it('sends to a branch what a branch must do, and knows what it does not offer', async () => {
    const { caller } = await world.move('周明');
    const codeOf = async (kind: string) =>
      refusalOf(await world.call(caller, 'card.apply', { card_type: kind })).code;
    expect(await codeOf('附属卡')).toBe('supplementary_at_branch');
    expect(await codeOf('社保卡')).toBe('social_card_at_branch');
    expect(await codeOf('公交卡')).toBe('product_not_offered');
  });

  it('does not make a second card of a kind', async () => {
    const { caller, customer } = await world.move('刘桂芳');
    await world.done(caller, 'card.apply', { card_type: '标准信用卡' });
    expect(refusalOf(await world.call(caller, 'card.apply', { card_type: '标准信用卡' })).code).toBe(
      'card_on_its_way',
    );
    await world.credit((await world.move('林晓燕')).customer);
    expect((await world.cards.applications(world.db, customer.id))[0]).toMatchObject({ stage: 'received' });
  });

  it('shares the limit of the line that is there', async () => {
    const { caller, customer } = await world.move('陈磊');
    await world.credit(customer);
    const proposal = proposalOf(await world.call(caller, 'card.apply', { card_type: '虚拟卡' }));
    expect(proposal.details).toMatchObject({ limit: '20000.00', shared: true });
    expect(refusalOf(await world.call(caller, 'card.apply', { card_type: '普卡' })).code).toBe(
      'card_held_already',
    );
  });
});
