import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { grantSomeLoan } from '../src/testing.ts';
import { answerOf, callerOf, needOf, openWorld, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
let nobody: Resident;
beforeAll(async () => {
  world = await openWorld();
  chen = await world.move('陈静');
  nobody = await world.move('赵兰');
  const grant = (given: object) =>
    world.db.transaction((tx) => grantSomeLoan(world.lending, tx, chen.customer.id, chen.account.id, given));
  world.clock.set(new Date('2026-10-05T10:00:00+08:00'));
  await grant({ product: 'mortgage', principal: 1_000_000_00n, months: 360, ratePercent: '4.2', dueDay: 20 });
  await grant({ product: 'car', principal: 60_000_00n, months: 24, ratePercent: '0', dueDay: 25 });
  await world.advanceTo('2026-11-20', 10);
});
afterAll(() => world.close());

const ask = (id: string, input: object = {}, who = chen) => world.call(who.caller, id, input);

describe('what falls due', () => {
  test('and is not paid, of everybody or of one', async () => {
    const range = { from: '2026-11-20', to: '2026-11-25' };
    const due = await world.lending.fallingDue(world.db, range);
    expect(due).toMatchObject([
      { customer: chen.customer.id, kind: 'car', dueOn: '2026-11-25', payingAccount: chen.account.id },
    ]);
    expect(await world.lending.fallingDue(world.db, range, chen.customer.id)).toEqual(due);
    expect(await world.lending.fallingDue(world.db, range, nobody.customer.id)).toEqual([]);
  });
});

describe('what is due', () => {
  test('this month, with each loan, its date, and whether it is paid', async () => {
    const answer = answerOf(await ask('loan.repayment_due'));
    expect(answer.text).toBe(
      '这个月贷款要还 7,390.17 元,还剩 2,500.00 元没还。房贷 4,890.17 元,20号,已还;车贷 2,500.00 元,25号,还没还。',
    );
    expect(answer.output).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
      total: '7390.17',
      unpaid: '2500.00',
      items: [
        {
          kind: 'mortgage',
          dueOn: '2026-11-20',
          amount: '4890.17',
          principal: '1390.17',
          interest: '3500.00',
          status: 'paid',
          no: 1,
          of: 360,
        },
        { kind: 'car', dueOn: '2026-11-25', amount: '2500.00', interest: '0.00', status: 'due' },
      ],
    });
    expect(answer.cards.map((each) => card.parse(each).type)).toEqual(['loan']);
  });

  test.each(['房贷', '按揭', '房貸', '我的房贷', 'mortgage'])('of one kind: %s', async (loan_type) => {
    const answer = answerOf(await ask('loan.repayment_due', { loan_type }));
    expect(answer.output).toMatchObject({ total: '4890.17', items: [{ kind: 'mortgage' }] });
    expect(answer.text).toContain('都还清了');
  });

  test('贷款 as such is every kind; a kind that one has not is nothing due; an unknown word is asked', async () => {
    expect(answerOf(await ask('loan.repayment_due', { loan_type: '贷款' })).output).toMatchObject({
      total: '7390.17',
    });
    expect(answerOf(await ask('loan.repayment_due', { loan_type: '助学贷款' })).text).toBe(
      '这个月没有要还的贷款。',
    );
    const need = needOf(await ask('loan.repayment_due', { loan_type: '游艇贷' }));
    expect(need).toMatchObject({ slot: 'loan_type' });
    const value = need.options?.[0]?.value;
    expect(answerOf(await ask('loan.repayment_due', { loan_type: value })).output).toMatchObject({
      total: '4890.17',
    });
  });

  test('in another period, named as people do', async () => {
    const next = answerOf(await ask('loan.repayment_due', { date_range: '2026-12-01/2026-12-31' }));
    expect(next.text).toMatch(/^12月贷款要还 7,390\.17 元。房贷 4,890\.17 元,20号,还没还/u);
    expect(answerOf(await ask('loan.repayment_due', { date_range: '2026-01-01/2026-03-31' })).text).toContain(
      '没有要还的贷款',
    );
    expect(needOf(await ask('loan.repayment_due', { date_range: 'soon' })).slot).toBe('date_range');
  });

  test('nothing for somebody without loans, and nothing of others', async () => {
    const answer = answerOf(await ask('loan.repayment_due', {}, nobody));
    expect(answer).toMatchObject({ text: '您名下没有要还的贷款。', output: { items: [], total: '0.00' } });
  });

  test('what is overdue from before is counted while today is asked about', async () => {
    const late = await world.move('李响');
    const loan = await world.db.transaction((tx) =>
      grantSomeLoan(world.lending, tx, late.customer.id, late.account.id, { dueDay: 1, months: 12 }),
    );
    await world.put(late.account.id, '-120000.00');
    await world.advanceTo('2027-01-10', 10);
    const answer = answerOf(await ask('loan.repayment_due', {}, late));
    expect(answer.output).toMatchObject({
      items: [
        { loan: loan.id, dueOn: '2026-12-01', status: 'overdue' },
        { dueOn: '2027-01-01', status: 'overdue' },
      ],
    });
    expect(answer.text).toContain('已逾期');
    const february = answerOf(await ask('loan.repayment_due', { date_range: '2027-02-01/2027-02-28' }, late));
    expect(february.output).toMatchObject({ items: [{ dueOn: '2027-02-01' }] });
  });

  test('in English', async () => {
    const english = await world.call(callerOf(chen.customer, 'en'), 'loan.repayment_due', {
      date_range: '2026-11-01/2026-11-30',
    });
    expect(answerOf(english).text).toMatch(/^In 2026-11 ¥7,390\.17 is due on your loans/u);
  });
});

describe('own loans', () => {
  test('with what is left, the rate and the next day', async () => {
    const answer = answerOf(await ask('loan.list'));
    expect(answer.text).toContain('一共 2 笔贷款');
    expect(answer.output).toMatchObject({
      loans: [{ kind: 'mortgage', rate: '4.2', months: 360 }, { kind: 'car' }],
    });
    expect(answer.cards.map((each) => card.parse(each).type)).toEqual(['loan']);
  });

  test('none of others', async () => {
    expect(answerOf(await ask('loan.list', {}, nobody))).toMatchObject({
      text: '您名下没有未还清的贷款。',
      output: { loans: [] },
    });
    const [standing] = await world.lending.loans(world.db, chen.customer.id);
    expect(
      await world.lending.schedule(world.db, nobody.customer.id, standing?.loan.id ?? 'loan_none'),
    ).toBeUndefined();
  });
});

describe('the calculator', () => {
  test('reckons at the rate that was said', async () => {
    const answer = answerOf(
      await ask('loan.calculator', { amount: '1000000.00', term: 'P30Y', rate: '4.9' }),
    );
    expect(answer.text).toMatch(/^每月还 5,307\.27 元,利息一共 910,61\d\.\d\d 元。按年利率 4\.9% 算/u);
    expect(answer.output).toMatchObject({ months: 360, first: '5307.27', method: 'equal_instalment' });
    expect(answer.cards.map((each) => card.parse(each).type)).toEqual(['loan']);
  });

  test("takes today's rate of the fitting product, and says so", async () => {
    expect(answerOf(await ask('loan.calculator', { amount: '1000000', term: 'P20Y' })).text).toContain(
      '按现在房贷年利率 3.05% 算',
    );
    expect(
      answerOf(await ask('loan.calculator', { amount: '100000', term: 'P12M', loan_type: '车贷' })).output,
    ).toMatchObject({ rate: '3.85' });
  });

  test('knows three ways of paying back', async () => {
    const input = { amount: '120000', term: 'P12M', rate: '6' };
    expect(answerOf(await ask('loan.calculator', { ...input, method: '等额本金' })).output).toMatchObject({
      first: '10600.00',
      last: '10050.00',
      totalInterest: '3900.00',
    });
    expect(answerOf(await ask('loan.calculator', { ...input, method: '先息后本' })).output).toMatchObject({
      first: '600.00',
      last: '120600.00',
    });
    const need = needOf(await ask('loan.calculator', { ...input, method: '随便' }));
    expect(need.options?.map(({ value }) => value)).toEqual(['等额本息', '等额本金', '先息后本']);
  });

  test('asks for what is missing', async () => {
    expect(needOf(await ask('loan.calculator')).slot).toBe('amount');
    expect(needOf(await ask('loan.calculator', { amount: '10000' })).slot).toBe('term');
    expect(needOf(await ask('loan.calculator', { amount: '90000000', term: 'P30Y' })).slot).toBe('rate');
  });

  test.each([
    [{ amount: '0', term: 'P1Y' }, 'amount_not_positive'],
    [{ amount: '1.234', term: 'P1Y' }, 'amount_too_precise'],
    [{ amount: '很多', term: 'P1Y' }, 'amount_not_a_number'],
    [{ amount: '99999999999999999', term: 'P1Y' }, 'amount_too_large'],
    [{ amount: '1', term: 'P90D' }, 'term_out_of_range'],
    [{ amount: '1', term: 'P41Y' }, 'term_out_of_range'],
    [{ amount: '1', term: 'P1Y', rate: '99' }, 'rate_out_of_range'],
    [{ amount: '1', term: 'P1Y', rate: '三' }, 'rate_not_a_number'],
  ])('%o is refused as %s', async (input, code) => {
    expect(await ask('loan.calculator', input)).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});

describe('rates', () => {
  test('of all products, or of the one that is named', async () => {
    const all = answerOf(await ask('loan.rate'));
    expect(all.text).toContain('房贷 3.05%');
    expect(all.cards.map((each) => card.parse(each).type)).toEqual(['rate']);
    expect(answerOf(await ask('loan.rate', { loan_type: '经营贷款' })).text).toBe(
      '现在的年利率:经营贷 3.45%。',
    );
    expect(needOf(await ask('loan.rate', { loan_type: '游艇贷' })).slot).toBe('loan_type');
  });
});
