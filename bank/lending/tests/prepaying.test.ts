import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '@banxing/database';
import { card } from '@banxing/cards';
import type { Loan } from '../src/index.ts';
import { grantSomeLoan } from '../src/testing.ts';
import { answerOf, needOf, openWorld, proposalOf, refusalOf, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
let mortgage: Loan;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move('陈静');
  mortgage = await grant({ product: 'mortgage', principal: 1_000_000_00n, months: 240, dueDay: 20 });
});
afterEach(() => world.close());

const grant = (given: object) =>
  world.db.transaction((tx) => grantSomeLoan(world.lending, tx, chen.customer.id, chen.account.id, given));
const prepay = (input: object = {}, who = chen) => world.call(who.caller, 'loan.prepay', input);
const schedule = async (id = mortgage.id) =>
  (await world.lending.schedule(world.db, chen.customer.id, id))?.rows ?? [];

describe('prepaying', () => {
  test('takes exactly what was said, keeps the instalment, and shows what is saved before', async () => {
    await world.advanceTo('2026-12-20', 9);
    const before = await world.balance(chen.account.id);
    const rowsBefore = await schedule();
    const result = await prepay({ amount: '100000.00' });
    const proposal = proposalOf(result);
    expect(proposal.details).toMatchObject({ amount: '100000.00', carried: '0.00', name: { zh: '房贷' } });
    expect(proposal.summary.zh).toMatch(/提前还房贷 100,000.00 元.*提前 .*还完.*省利息 [\d,.]+ 元/u);
    if (result.kind === 'proposed') result.answer.cards.forEach((each) => card.parse(each));
    expect(await world.confirm(chen.caller, result)).toMatchObject({ status: 'done' });
    expect(await world.balance(chen.account.id)).toBe(before - 100_000_00n);
    const rows = await schedule();
    expect(await world.balance(mortgage.receivableAccount)).toBe(
      rows.filter(({ status }) => status !== 'paid').reduce((sum, { principal }) => sum + principal, 0n),
    );
    const interest = (all: typeof rows): bigint => all.reduce((sum, row) => sum + row.interest, 0n);
    expect(interest(rowsBefore) - interest(rows)).toBe(
      BigInt(String(proposal.details['interestSaved']).replace('.', '')),
    );
    const payment = (rowsBefore[1]?.principal ?? 0n) + (rowsBefore[1]?.interest ?? 0n);
    expect((rows[1]?.principal ?? 0n) + (rows[1]?.interest ?? 0n)).toBe(payment);
    await world.advanceTo('2027-01-20', 9);
    expect(await world.balance(chen.account.id)).toBe(before - 100_000_00n - payment);
    expect(world.told.some(({ kind }) => kind === 'loan.prepaid')).toBe(true);
    const list = await world.call(chen.caller, 'loan.list', {});
    expect(answerOf(list).output).toMatchObject({ loans: [{ periods: rows.length }] });
  });

  test('confirmed twice is one prepayment', async () => {
    const result = await prepay({ amount: '100000.00' });
    const { id, hash } = proposalOf(result);
    const twice = [1, 2].map(() =>
      world.settlements.confirm(chen.caller, id, { hash, proofs: { pin: '135790' } }),
    );
    const settled = await Promise.all(twice);
    expect(settled.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.balance(mortgage.receivableAccount)).toBe(900_000_00n);
  });

  test('everything settles the loan, and nothing is collected after', async () => {
    await world.put(chen.account.id, '100000.00');
    const result = await prepay({ amount: 'all' });
    expect(proposalOf(result).details).toMatchObject({ amount: '1000000.00', interest: '0.00', all: true });
    await world.confirm(chen.caller, result);
    expect(await world.balance(mortgage.receivableAccount)).toBe(0n);
    const [standing] = await world.lending.loans(world.db, chen.customer.id);
    expect(standing).toMatchObject({ owed: 0n, periodsLeft: 0, loan: { status: 'settled' } });
    await world.advanceTo('2027-01-21', 9);
    expect(await world.balance(chen.account.id)).toBe(100_000_00n);
    expect(refusalOf(await prepay({ amount: '5000.00' })).code).toBe('no_loan');
  });

  test('asks which of several, and how much', async () => {
    await grant({ product: 'car', principal: 60_000_00n, months: 24 });
    const which = needOf(await prepay({ amount: '10000.00' }));
    expect(which.slot).toBe('loan_type');
    const car = which.options?.find(({ label }) => label.zh === '车贷')?.value;
    expect(proposalOf(await prepay({ amount: '10000.00', loan_type: car })).details).toMatchObject({
      product: 'car',
    });
    const need = needOf(await prepay({ loan_type: '房貸' }));
    expect(need).toMatchObject({ slot: 'amount', options: [{ value: 'all' }] });
    expect(needOf(await prepay({ loan_type: '助学贷款', amount: '1000.00' })).slot).toBe('loan_type');
  });

  test('can lower the instalments instead', async () => {
    const result = await prepay({ amount: '100000.00', effect: 'smaller' });
    expect(proposalOf(result).details).toMatchObject({ monthsSaved: 0, periodsAfter: 240 });
  });

  test('is paid from another own account when the usual one is short', async () => {
    await world.put(chen.account.id, '-999000.00');
    expect(refusalOf(await prepay({ amount: '50000.00' }))).toMatchObject({ code: 'insufficient_funds' });
    const spare = await world.db.transaction((tx) =>
      world.accounts.openAccount(tx, {
        customer: chen.customer.id,
        kind: 'current',
        name: '储蓄卡',
        branch: '2101',
        openedOn: '2020-01-01',
      }),
    );
    if (!spare.ok) throw new Error(spare.refusal.code);
    await world.put(spare.value.id, '60000.00');
    const result = await prepay({ amount: '50000.00' });
    expect(proposalOf(result).details).toMatchObject({ account: spare.value.tail });
    await world.confirm(chen.caller, result);
    expect(await world.balance(spare.value.id)).toBe(10_000_00n);
  });

  test.each([
    [{ amount: '0.00' }, 'amount_not_positive'],
    [{ amount: '-1' }, 'amount_not_positive'],
    [{ amount: '1.234' }, 'amount_too_precise'],
    [{ amount: 'x' }, 'amount_not_a_number'],
    [{ amount: '999.99' }, 'prepayment_too_small'],
    [{ amount: '5000000.00' }, 'more_than_owed'],
  ])('%o is refused as %s, and nothing moves', async (input, code) => {
    const refusal = refusalOf(await prepay(input));
    expect(refusal.code).toBe(code);
    expect(refusal.words.zh).toContain('没有扣款');
  });

  test("another customer's loan looks like none", async () => {
    const other = await world.move('钱多');
    expect(refusalOf(await prepay({ amount: '5000.00', loan_type: mortgage.id }, other)).code).toBe(
      'no_loan',
    );
    const tried = await world.db.transaction((tx) =>
      world.lending.prepay(tx, {
        key: 'theft',
        customer: other.customer.id,
        loan: mortgage.id,
        amount: 5_000_00n,
        effect: 'shorter',
        from: other.account.id,
        pays: 5_000_00n,
      }),
    );
    expect(tried).toMatchObject({ ok: false, refusal: { code: 'loan_not_found' } });
  });

  test('a proposal of yesterday is refused when what settles the loan has grown', async () => {
    await world.put(chen.account.id, '100000.00');
    await world.advanceTo('2026-12-21', 23);
    const result = await prepay({ amount: 'all' });
    world.clock.advance(3_600_000 - 1);
    world.clock.set(new Date('2026-12-22T00:00:01+08:00'));
    const { id, hash } = proposalOf(result);
    const late = await world.settlements.confirm(chen.caller, id, { hash, proofs: { pin: '135790' } });
    expect(late.ok).toBe(false);
  });
});

describe('being late', () => {
  test('costs one and a half times the rate by the day, shown and taken with the instalment', async () => {
    const loan = await grant({ product: 'consumer', principal: 120_000_00n, months: 12, dueDay: 25 });
    await world.advanceTo('2026-12-24', 12);
    const held = await world.balance(chen.account.id);
    await world.put(
      chen.account.id,
      `-${(held / 100n).toString()}.${(held % 100n).toString().padStart(2, '0')}`,
    );
    await world.advanceTo('2026-12-25', 9);
    const [first] = await schedule(loan.id);
    expect(first).toMatchObject({ status: 'overdue', penalty: 0n });
    expect(refusalOf(await prepay({ amount: '5000.00', loan_type: '消费贷' })).code).toBe('instalment_due');
    await world.advanceTo('2027-01-04', 9);
    const payment = (first?.principal ?? 0n) + (first?.interest ?? 0n);
    const penalty = Math.round((Number(payment) * 0.036 * 1.5 * 10) / 360);
    expect((await schedule(loan.id))[0]).toMatchObject({ status: 'overdue', penalty: BigInt(penalty) });
    const told = answerOf(
      await world.call(chen.caller, 'loan.repayment_due', {
        date_range: '2027-01-01/2027-01-31',
        loan_type: '消费贷',
      }),
    );
    expect(told.text).toContain('已逾期 10 天,含罚息');
    await world.put(chen.account.id, '20000.00');
    await world.advanceTo('2027-01-05', 9);
    const dayMore = Math.round((Number(payment) * 0.036 * 1.5 * 11) / 360);
    expect((await schedule(loan.id))[0]).toMatchObject({ status: 'paid', penalty: BigInt(dayMore) });
    expect(await world.balance(chen.account.id)).toBe(20_000_00n - payment - BigInt(dayMore));
  });
});

describe('the 31st', () => {
  test('falls due on the last of shorter months, the leap day included', async () => {
    world.clock.set(new Date('2027-10-31T10:00:00+08:00'));
    const loan = await grant({ months: 6, dueDay: 31 });
    expect((await schedule(loan.id)).map(({ dueOn }) => dueOn)).toEqual([
      '2027-11-30',
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
  });
});

describe('the database', () => {
  test('lets no unpaid rows vanish without a prepayment that accounts for them, and no paid row at all', async () => {
    await world.db.transaction((tx) => world.lending.payInstalment(tx, { loan: mortgage.id, no: 1 }));
    await expect(
      world.db.run(sql`delete from lending.instalments where loan = ${mortgage.id} and no = 1`),
    ).rejects.toThrow('not allowed');
    await expect(
      world.db.run(sql`insert into lending.prepayments
        (id, key, loan, principal, interest, carried, effect, from_no, replaced, paid_at)
        values ('prep_x', 'x', ${mortgage.id}, 1, 0, 0, 'shorter', 2, '[]', now())`),
    ).rejects.toThrow('does not add up');
  });
});
