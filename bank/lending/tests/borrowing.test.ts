import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card } from '@banxing/cards';
import { grantSomeLoan } from '../src/testing.ts';
import {
  answerOf,
  callerOf,
  needOf,
  openWorld,
  proposalOf,
  refusalOf,
  type Resident,
  type World,
} from './world.ts';

let world: World;
let chen: Resident;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move('陈静');
  await world.earn(chen.account.id, '30000.00');
});
afterEach(() => world.close());

const ask = (id: string, input: object = {}, who = chen) => world.call(who.caller, id, input);
const apply = (input: object, who = chen) => ask('loan.apply', input, who);

describe('applying for a personal loan', () => {
  test('is offered with rate, first instalment and interest in all, and paid out when signed', async () => {
    const before = await world.balance(chen.account.id);
    const result = await apply({ amount: '50000.00', term: 'P3Y' });
    const proposal = proposalOf(result);
    // 50,000 at 3.6 % over 36 months: 50,000 × 0.003 / (1 − 1.003⁻³⁶) = 1,467.32.
    const annuity = (50_000 * 0.003) / (1 - 1.003 ** -36);
    expect(proposal.details).toMatchObject({
      product: 'consumer',
      amount: '50000.00',
      rate: '3.60',
      firstInstalment: annuity.toFixed(2),
      firstDueOn: '2026-12-20',
      term: 'P36M',
      account: chen.account.tail,
    });
    expect(Math.abs(Number(proposal.details['totalInterest']) - (annuity * 36 - 50_000))).toBeLessThan(0.4);
    expect(proposal.summary.zh).toContain('年利率 3.60%');
    expect(proposal.summary.zh).toContain(`首期 2026年12月20日,每月还 1,467.32 元`);
    if (result.kind === 'proposed') result.answer.cards.forEach((each) => card.parse(each));
    expect(await world.balance(chen.account.id)).toBe(before);
    const settled = await world.confirm(chen.caller, result);
    expect(settled.status).toBe('done');
    expect(await world.balance(chen.account.id)).toBe(before + 50_000_00n);
    const told = world.settlements.answerTo(chen.caller, proposal, settled);
    expect(told.text).toContain('50,000.00 元已经放到尾号');
    told.cards.forEach((each) => card.parse(each));
    const [standing] = await world.lending.loans(world.db, chen.customer.id);
    expect(standing).toMatchObject({ owed: 50_000_00n, next: { dueOn: '2026-12-20' } });
    const rows = (await world.lending.schedule(world.db, chen.customer.id, standing?.loan.id ?? 'loan_0'))
      ?.rows;
    expect(rows?.reduce((sum, row) => sum + row.interest, 0n)).toBe(
      BigInt(String(proposal.details['totalInterest']).replace('.', '')),
    );
    expect(answerOf(await ask('loan.progress')).text).toContain('已经批准并放款');
  });

  test('confirmed twice is one loan', async () => {
    const result = await apply({ amount: '50000.00', term: 'P3Y' });
    await world.confirm(chen.caller, result);
    const { id, hash } = proposalOf(result);
    const again = await world.settlements.confirm(chen.caller, id, { hash, proofs: { pin: '135790' } });
    expect(again.ok).toBe(false);
    expect(await world.lending.loans(world.db, chen.customer.id)).toHaveLength(1);
  });

  test('asks for the kind, the amount with what could be had, and the term, one at a time', async () => {
    expect(needOf(await apply({}))).toMatchObject({ slot: 'loan_type' });
    const amount = needOf(await apply({ loan_type: '消费贷' }));
    expect(amount).toMatchObject({ slot: 'amount' });
    expect(amount.question.zh).toContain('300,000.00');
    const term = needOf(await apply({ loan_type: '装修贷', amount: '80000.00' }));
    expect(term.slot).toBe('term');
    expect(
      proposalOf(await apply({ amount: '80000.00', term: term.options?.[2]?.value })).details,
    ).toMatchObject({
      months: 36,
    });
    expect(needOf(await apply({ amount: '80000.00', term: 'P90D' })).slot).toBe('term');
  });

  test('a sum that no personal loan covers is asked about, and each option is accepted', async () => {
    const need = needOf(await apply({ amount: '600000.00', term: 'P10Y' }));
    expect(need.slot).toBe('loan_type');
    expect(need.options?.map(({ value }) => value)).toEqual(['房贷']);
    const result = await apply({ amount: '600000.00', term: 'P10Y', loan_type: need.options?.[0]?.value });
    expect(proposalOf(result).details).toMatchObject({ product: 'mortgage' });
  });

  test.each([
    [{ amount: '0' }, 'amount_not_positive'],
    [{ amount: '-5' }, 'amount_not_positive'],
    [{ amount: '10.001' }, 'amount_too_precise'],
    [{ amount: '很多' }, 'amount_not_a_number'],
    [{ amount: '99999999999999999' }, 'amount_too_large'],
    [{ amount: '500000.00', loan_type: '消费贷', term: 'P3Y' }, 'loan_amount_out_of_range'],
    [{ amount: '500.00', loan_type: '消费贷', term: 'P3Y' }, 'loan_amount_out_of_range'],
    [{ amount: '50000.00', loan_type: '消费贷', term: 'P30Y' }, 'loan_term_out_of_range'],
    [{ amount: '250000.00', loan_type: '消费贷', term: 'P1Y' }, 'limit_exceeded'],
    [{ amount: '1400000.00', loan_type: '车贷' }, 'limit_exceeded'],
    [{ amount: '50000.00', loan_type: '经营贷', term: 'P1Y' }, 'not_allowed'],
    [{ amount: '5000.00', loan_type: '助学贷款' }, 'not_allowed'],
  ])('%o is refused as %s, and says that nothing moved', async (input, code) => {
    const refusal = refusalOf(await apply(input));
    expect(refusal.code).toBe(code);
    expect(refusal.words.zh).toContain('没有扣款');
    expect(refusal.words.en).toContain('no money has moved');
  });

  test('without income on the books is refused with the reason', async () => {
    const poor = await world.move('钱少');
    const refusal = refusalOf(await apply({ amount: '5000.00', term: 'P1Y' }, poor));
    expect(refusal.code).toBe('not_allowed');
    expect(refusal.words.zh).toContain('收入');
  });

  test('with an overdue instalment is refused until it is paid', async () => {
    await world.put(chen.account.id, '-360000.00');
    await world.db.transaction((tx) =>
      grantSomeLoan(world.lending, tx, chen.customer.id, chen.account.id, { months: 12 }),
    );
    await world.put(chen.account.id, '-120000.00');
    await world.advanceTo('2026-12-26', 9);
    expect(refusalOf(await apply({ amount: '5000.00', term: 'P1Y' })).words.zh).toContain('逾期');
  });

  test('what was shown but is not true any more is refused at confirmation', async () => {
    const first = await apply({ amount: '200000.00', term: 'P5Y' });
    const second = await apply({ amount: '200000.00', term: 'P5Y' });
    await world.confirm(chen.caller, first);
    const settled = await world.confirm(chen.caller, second);
    expect(settled).toMatchObject({ status: 'refused', reasons: [{ code: 'limit_exceeded' }] });
    expect(await world.lending.loans(world.db, chen.customer.id)).toHaveLength(1);
  });

  test('in English is as plain', async () => {
    const caller = callerOf(chen.customer, 'en');
    const result = await world.call(caller, 'loan.apply', {
      loan_type: 'personal loan',
      amount: '20000.00',
      term: 'P1Y',
    });
    expect(proposalOf(result).summary.en).toContain('at 3.60% a year');
  });
});

describe('a mortgage', () => {
  const handIn = () => apply({ loan_type: '房贷', amount: '1000000.00', term: 'P20Y' });

  test('is looked at on the next working day, signed at a branch, and only then paid out', async () => {
    const before = await world.balance(chen.account.id);
    const result = await handIn();
    expect(proposalOf(result).details).toMatchObject({ atOnce: false, reviewOn: '2026-11-23' });
    expect(await world.confirm(chen.caller, result)).toMatchObject({ status: 'done' });
    expect(await world.balance(chen.account.id)).toBe(before);
    expect(answerOf(await ask('loan.progress')).text).toContain('还在审核,2026-11-23');
    expect(refusalOf(await handIn()).code).toBe('application_open');
    await world.advanceTo('2026-11-23', 9);
    expect(answerOf(await ask('loan.progress')).text).toContain('还在审核');
    await world.advanceTo('2026-11-23', 10);
    expect(answerOf(await ask('loan.progress')).text).toContain('初审通过');
    const [application] = await world.lending.applications(world.db, chen.customer.id);
    const draw = () => world.db.transaction((tx) => world.lending.drawApproved(tx, application?.id ?? ''));
    expect(await draw()).toMatchObject({ ok: true });
    expect(await draw()).toMatchObject({ ok: false, refusal: { code: 'application_not_approved' } });
    expect(await world.balance(chen.account.id)).toBe(before + 1_000_000_00n);
    expect(answerOf(await ask('loan.progress')).text).toContain('已经批准并放款');
    const kinds = world.told.map(({ kind }) => kind).filter((kind) => kind.startsWith('loan.'));
    expect(kinds).toEqual(['loan.applied', 'loan.application-decided']);
  });

  test('is declined by the second look when the books have changed', async () => {
    await world.confirm(chen.caller, await handIn());
    await world.confirm(chen.caller, await apply({ amount: '300000.00', term: 'P2Y' }));
    await world.advanceTo('2026-11-23', 10);
    const answer = answerOf(await ask('loan.progress'));
    expect(answer.output).toMatchObject({
      applications: expect.arrayContaining([expect.objectContaining({ status: 'declined' })]),
    });
  });

  test('lapses when nobody signs for sixty days, and can be applied for again', async () => {
    await world.confirm(chen.caller, await handIn());
    await world.advanceTo('2027-01-22', 11);
    expect(answerOf(await ask('loan.progress')).text).toContain('已经失效');
  });
});

describe('a student loan', () => {
  const student = () =>
    world.move('李响', { segment: 'student', occupation: '本科三年级学生', bornOn: '2006-05-09' });

  test('is paid out at once, and asks nothing until the month after graduation', async () => {
    const li = await student();
    expect(needOf(await ask('loan.student_apply', {}, li))).toMatchObject({ slot: 'amount' });
    const result = await ask('loan.student_apply', { amount: '8000.00' }, li);
    expect(proposalOf(result).details).toMatchObject({
      firstDueOn: '2028-08-20',
      graceMonths: 20,
      rate: '2.80',
    });
    expect(proposalOf(result).summary.zh).toContain('在校期间不用还');
    await world.confirm(li.caller, result);
    expect(await world.balance(li.account.id)).toBe(8_000_00n);
    const [standing] = await world.lending.loans(world.db, li.customer.id);
    expect(standing).toMatchObject({ periods: 180, next: { dueOn: '2028-08-20' } });
    const annuity = (8_000_00 * (0.028 / 12)) / (1 - (1 + 0.028 / 12) ** -180);
    expect(
      Math.abs(Number(standing?.next?.principal) + Number(standing?.next?.interest) - annuity),
    ).toBeLessThan(1);
  });

  test('has a limit for each academic year', async () => {
    const li = await student();
    await world.confirm(li.caller, await ask('loan.student_apply', { amount: '16000.00' }, li));
    const refusal = refusalOf(await ask('loan.student_apply', { amount: '5000.00' }, li));
    expect(refusal).toMatchObject({ code: 'limit_exceeded' });
    expect(refusal.words.zh).toContain('本学年已借 16,000.00 元');
    world.clock.set(new Date('2027-09-01T10:00:00+08:00'));
    expect(proposalOf(await ask('loan.student_apply', { amount: '20000.00' }, li)).details).toMatchObject({
      amount: '20000.00',
    });
  });

  test('is for students themselves', async () => {
    expect(refusalOf(await ask('loan.student_apply', { amount: '8000.00' })).words.zh).toContain(
      '由在校学生本人申请',
    );
  });
});

describe('a business loan', () => {
  test('is decided on what was sold, and is looked at above a million', async () => {
    const zhou = await world.move('周明', { segment: 'owner' });
    await world.earn(zhou.account.id, '300000.00', 'sales');
    expect(answerOf(await ask('loan.quota', {}, zhou)).text).toContain('经营贷您最多可以借 2,160,000.00 元');
    const result = await ask('loan.sme_apply', { amount: '500000.00', term: 'P1Y' }, zhou);
    expect(proposalOf(result).details).toMatchObject({ product: 'business', atOnce: true });
    expect(await world.confirm(zhou.caller, result)).toMatchObject({ status: 'done' });
    expect(refusalOf(await ask('loan.sme_apply', { amount: '1800000.00', term: 'P1Y' }, zhou)).code).toBe(
      'limit_exceeded',
    );
    const large = await ask('loan.sme_apply', { amount: '1200000.00', term: 'P2Y' }, zhou);
    expect(proposalOf(large).details).toMatchObject({ atOnce: false });
  });
});

describe('a quota', () => {
  test('says how much, at which rate, and why', async () => {
    const answer = answerOf(await ask('loan.quota'));
    expect(answer.text).toContain('消费贷您最多可以借 300,000.00 元,年利率 3.60%');
    expect(answer.text).toContain('月均收入 30,000.00 元');
    answer.cards.forEach((each) => card.parse(each));
  });

  test('of one kind, of an unknown kind, of one that cannot be had', async () => {
    expect(answerOf(await ask('loan.quota', { loan_type: '房贷' })).text).toContain('房贷您最多可以借');
    expect(needOf(await ask('loan.quota', { loan_type: '飞机贷' })).slot).toBe('loan_type');
    expect(answerOf(await ask('loan.quota', { loan_type: '经营贷' })).text).toContain('借不了');
  });

  test("knows nothing of another customer's income and loans", async () => {
    const other = await world.move('钱少');
    expect(answerOf(await ask('loan.quota', {}, other)).text).not.toContain('30,000');
    expect(answerOf(await ask('loan.progress', {}, other)).text).toContain('没有在办的贷款申请');
  });
});
