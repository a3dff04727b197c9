import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let zhao: Resident;
let chen: Resident;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move({ phone: '13817650294' });
  zhao = await world.move({ name: '赵兰', segment: 'farmer', bornOn: '1974-10-15' }, '5000.00');
  await world.db.transaction(async (tx) => {
    const family = await world.parties.recordRelatives(tx, [
      { customer: chen.customer.id, kind: 'mother', name: '刘桂芳', called: ['妈妈'], relative: null },
      { customer: zhao.customer.id, kind: 'son', name: '赵小军', called: ['儿子'], relative: null },
    ]);
    if (!family.ok) throw new Error('a family');
  });
});
afterEach(() => world.close());

describe('a phone', () => {
  const top = (input: object) => world.call(chen, 'topup.phone', input);

  test('is the own one unless another is named', async () => {
    const proposal = proposalOf(await top({ amount: '100.00' }));
    expect(proposal).toMatchObject({
      requires: ['pin'],
      details: { amount: '100.00', phone: '13817650294' },
    });
    expect(proposal.summary.zh).toContain('138****0294');
    await world.confirm(chen, proposal);
    await world.runner.runDue();
    expect(await world.balance(chen.account)).toBe(900_00n);
    expect(proposalOf(await top({ amount: '50', phone: '13951762208' })).summary.zh).toContain('139****2208');
  });

  test('how much is asked', async () => {
    const need = needOf(await top({}));
    expect(need).toMatchObject({ slot: 'amount' });
    expect(proposalOf(await top({ amount: need.options?.[0]?.value })).details['amount']).toBe('30.00');
  });

  test('twice the same is two top-ups', async () => {
    await world.confirm(chen, proposalOf(await top({ amount: '100.00' })));
    await world.confirm(chen, proposalOf(await top({ amount: '100.00' })));
    await world.runner.runDue();
    expect(await world.balance(chen.account)).toBe(800_00n);
  });

  test.each([
    [{ amount: '28.50' }, 'topup_not_whole'],
    [{ amount: '0.00' }, 'amount_not_positive'],
    [{ amount: '-10' }, 'amount_not_positive'],
    [{ amount: '1001.00' }, 'limit_exceeded'],
    [{ amount: '100.00', phone: '12345' }, 'phone_invalid'],
  ])('%j is refused: %s', async (input, code) => {
    expect(refusalOf(await top(input))).toMatchObject({ code, zh: expect.stringContaining('没有扣款') });
  });

  test('money that did not reach the carrier comes back', async () => {
    await world.confirm(chen, proposalOf(await top({ amount: '100', phone: '19900000409' })));
    await world.runner.runDue();
    expect(await world.balance(chen.account)).toBe(1000_00n);
  });
});

describe('social insurance', () => {
  const pay = (who: Resident, input: object) => world.call(who, 'social_security.pay', input);

  test("a farmer's own medical insurance is that of next year from September on", async () => {
    const proposal = proposalOf(await pay(zhao, { scheme: '新农合' }));
    expect(proposal.details).toMatchObject({
      amount: '420.00',
      scheme: '城乡居民医保',
      person: '赵兰',
      year: '2027',
    });
    await world.confirm(zhao, proposal);
    await world.runner.runDue();
    expect(await world.balance(zhao.account)).toBe(4580_00n);
    expect(refusalOf(await pay(zhao, { scheme: '医保' }))).toMatchObject({ code: 'contribution_paid' });
    expect(proposalOf(await pay(zhao, { scheme: '医保', year: '2026' })).details).toMatchObject({
      amount: '400.00',
    });
    expect(answerOf(await world.call(zhao, 'social_security.query', { scheme: '医保' })).text).toContain(
      '2027 年度的城乡居民医保 420.00 元,已经交了',
    );
  });

  test('family is found by relation', async () => {
    expect(proposalOf(await pay(chen, { scheme: '医保', person: '我妈' })).details).toMatchObject({
      person: '刘桂芳',
      amount: '420.00',
    });
    expect(proposalOf(await pay(zhao, { scheme: '养老保险', person: '我儿子' })).details).toMatchObject({
      person: '赵小军',
      year: '2026',
    });
  });

  test('社保 alone is asked about, and who is asked where work pays for oneself', async () => {
    expect(needOf(await pay(zhao, {})).options?.map(({ value }) => value)).toEqual([
      'resident-medical',
      'resident-pension',
    ]);
    const who = needOf(await pay(chen, { scheme: '医保' }));
    expect(who.slot).toBe('person');
    const chosen = await pay(chen, { scheme: '医保', person: who.options?.[0]?.value });
    expect(proposalOf(chosen).details).toMatchObject({ person: '刘桂芳' });
    expect(needOf(await pay(chen, { scheme: '医保', person: '我儿子' })).question.zh).toContain('没有登记');
  });

  test.each([
    [{ scheme: '公积金' }, 'paid_by_employer'],
    [{ scheme: '失业保险' }, 'paid_by_employer'],
    [{ scheme: '灵活就业社保' }, 'scheme_not_offered'],
    [{ scheme: '医保', year: '2024' }, 'year_not_open'],
    [{ scheme: '医保', year: '明年' }, 'year_unreadable'],
  ])('%j is refused: %s', async (input, code) => {
    expect(refusalOf(await pay(zhao, input))).toMatchObject({
      code,
      zh: expect.stringContaining('没有扣款'),
    });
  });

  test('nobody of 60 pays into the pension', async () => {
    const old = await world.move({ name: '老赵', segment: 'farmer', bornOn: '1960-01-01' });
    expect(refusalOf(await pay(old, { scheme: '养老' })).code).toBe('pension_age');
  });

  test("another customer's family cannot be paid for by id", async () => {
    const [son] = await world.parties.relatives(world.db, zhao.customer.id);
    expect(needOf(await pay(chen, { scheme: '医保', person: son?.id })).slot).toBe('person');
  });

  test('what work pays is told with its sums', async () => {
    const answer = answerOf(await world.call(chen, 'social_security.query', { scheme: '公积金' }));
    expect(answer.text).toMatch(/公积金余额 [\d,]+\.\d\d 元,每月缴存/u);
    expect(answerOf(await world.call(chen, 'social_security.query', { scheme: '社保' })).text).toMatch(
      /养老保险累计交了 \d+ 个月/u,
    );
    expect(answerOf(await world.call(zhao, 'social_security.query', { scheme: '公积金' })).text).toContain(
      '没有查到',
    );
  });
});
