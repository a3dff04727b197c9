import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '@banxing/database';
import { instantAt } from '@banxing/kernel';
import type { LoanId } from '../src/index.ts';
import { grantSomeLoan } from '../src/testing.ts';
import { openWorld, type Resident, type World } from './world.ts';

let world: World;
let chen: Resident;
beforeEach(async () => {
  world = await openWorld();
  chen = await world.move('陈静');
});
afterEach(() => world.close());

const grant = (given: object = {}) =>
  world.db.transaction((tx) => grantSomeLoan(world.lending, tx, chen.customer.id, chen.account.id, given));

const schedule = async (loan: LoanId) =>
  (await world.lending.schedule(world.db, chen.customer.id, loan))?.rows ?? [];

describe('granting', () => {
  test('pays the money out, owes it in the books, and writes the schedule', async () => {
    const loan = await grant();
    expect(await world.balance(chen.account.id)).toBe(120_000_00n);
    expect(await world.balance(loan.receivableAccount)).toBe(120_000_00n);
    const rows = await schedule(loan.id);
    expect(rows).toHaveLength(12);
    expect(rows.reduce((sum, row) => sum + row.principal, 0n)).toBe(120_000_00n);
    expect(rows[0]).toMatchObject({ no: 1, dueOn: '2026-12-25', interest: 360_00n, status: 'due' });
    expect((await world.lending.loans(world.db, chen.customer.id))[0]).toMatchObject({
      owed: 120_000_00n,
      periodsLeft: 12,
    });
  });

  test('with the same key grants once; with another amount under it is refused', async () => {
    const [first, second] = [await grant(), await grant()];
    expect(second.id).toBe(first.id);
    expect(await world.balance(chen.account.id)).toBe(120_000_00n);
    await expect(grant({ principal: 130_000_00n })).rejects.toThrow('key_reused');
  });

  test.each([
    [{ principal: 1n }, 'loan_amount_out_of_range'],
    [{ principal: 300_000_01n }, 'loan_amount_out_of_range'],
    [{ months: 0 }, 'loan_term_out_of_range'],
    [{ months: 61 }, 'loan_term_out_of_range'],
    [{ product: 'car', method: 'interest_first' }, 'loan_method_not_offered'],
    [{ dueDay: 32 }, 'loan_due_day_invalid'],
    [{ ratePercent: '99' }, 'rate_out_of_range'],
    [{ ratePercent: 'x' }, 'rate_not_a_number'],
    [{ product: 'yacht' }, 'loan_product_not_found'],
    [{ account: 'acct_nobody' }, 'account_not_found'],
  ])('%o is refused as %s', async (given, code) => {
    await expect(grant(given)).rejects.toThrow(code);
    expect(await world.balance(chen.account.id)).toBe(0n);
  });

  test("another customer's account does not take the money", async () => {
    const other = await world.move('钱多');
    await expect(grant({ account: other.account.id })).rejects.toThrow('account_not_found');
  });
});

describe('paying', () => {
  test('takes the next instalment once, principal off the receivable and interest earned', async () => {
    const loan = await grant();
    const [first] = await schedule(loan.id);
    const pay = () => world.db.transaction((tx) => world.lending.payInstalment(tx, { loan: loan.id, no: 1 }));
    const outcomes = await Promise.all([pay(), pay(), pay()]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      outcomes.filter((each) => !each.ok && each.refusal.code === 'instalment_already_paid'),
    ).toHaveLength(2);
    const payment = (first?.principal ?? 0n) + (first?.interest ?? 0n);
    expect(await world.balance(chen.account.id)).toBe(120_000_00n - payment);
    expect(await world.balance(loan.receivableAccount)).toBe(120_000_00n - (first?.principal ?? 0n));
    expect(await world.balance(world.interestIncome)).toBe(360_00n);
  });

  test('in order, existing ones, with money', async () => {
    const loan = await grant();
    const pay = (no: number, id: LoanId = loan.id) =>
      world.db.transaction((tx) => world.lending.payInstalment(tx, { loan: id, no }));
    expect(await pay(2)).toMatchObject({ ok: false, refusal: { code: 'instalment_not_next', next: 1 } });
    expect(await pay(13)).toMatchObject({ ok: false, refusal: { code: 'instalment_not_found' } });
    expect(await pay(1, 'loan_none')).toMatchObject({ ok: false, refusal: { code: 'loan_not_found' } });
    await world.put(chen.account.id, '-120000.00');
    expect(await pay(1)).toMatchObject({ ok: false, refusal: { code: 'insufficient_funds', available: 0n } });
    await world.db.transaction((tx) => world.accounts.freezeAccount(tx, chen.account.id));
    expect(await pay(1)).toMatchObject({ ok: false, refusal: { code: 'account_restricted' } });
    expect((await schedule(loan.id))[0]?.status).toBe('due');
  });
});

describe('the daily collection', () => {
  test('takes each instalment at 08:00 of its day until the loan is settled', async () => {
    const loan = await grant({ months: 3 });
    await world.put(chen.account.id, '1000.00');
    await world.advanceTo('2026-12-25', 7);
    expect((await schedule(loan.id)).map(({ status }) => status)).toEqual(['due', 'due', 'due']);
    await world.advanceTo('2026-12-25', 8);
    const [first] = await schedule(loan.id);
    expect(first).toMatchObject({ status: 'paid', paidAt: new Date('2026-12-25T08:00:00+08:00') });
    await world.advanceTo('2027-03-01', 8);
    expect((await schedule(loan.id)).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
    expect((await world.lending.schedule(world.db, chen.customer.id, loan.id))?.loan.status).toBe('settled');
    expect(await world.balance(loan.receivableAccount)).toBe(0n);
    expect(world.told.map(({ kind }) => kind)).toEqual([
      'loan.granted',
      'loan.instalment-paid',
      'loan.instalment-paid',
      'loan.instalment-paid',
    ]);
    expect(world.told.at(-1)?.payload).toMatchObject({ settled: true });
  });

  test('short of money makes it overdue, told once, and tries each day', async () => {
    const loan = await grant();
    await world.put(chen.account.id, '-119000.00');
    await world.advanceTo('2026-12-27', 12);
    expect((await schedule(loan.id))[0]?.status).toBe('overdue');
    expect(world.told.filter(({ kind }) => kind === 'loan.instalment-overdue')).toHaveLength(1);
    expect(await world.balance(chen.account.id)).toBe(1000_00n);
    await world.put(chen.account.id, '20000.00');
    await world.advanceTo('2026-12-28', 9);
    expect((await schedule(loan.id))[0]).toMatchObject({
      status: 'paid',
      paidAt: new Date('2026-12-28T08:00:00+08:00'),
    });
  });
});

describe('loans of the past', () => {
  test('come with what is paid, and postings that make the books agree', async () => {
    const account = { id: chen.account.id, tail: chen.account.tail };
    const common = { customer: chen.customer.id, account, method: 'equal_instalment' as const, dueDay: 20 };
    const history = await world.db.transaction((tx) =>
      world.lending.grantHistory(
        tx,
        [
          {
            ...common,
            key: 'old',
            product: 'mortgage',
            principal: 1_000_000_00n,
            months: 360,
            ratePercent: '4.2',
            drawnOn: '2022-03-10',
          },
          { ...common, key: 'new', product: 'car', principal: 60_000_00n, months: 24, drawnOn: '2026-06-01' },
        ],
        { historyFrom: '2026-09-01', paidThrough: '2026-11-19', opening: world.cash },
      ),
    );
    const [old, fresh] = history.loans;
    expect(history.postings.map(({ kind }) => kind)).toEqual([
      'loan-opening',
      'loan-instalment',
      'loan-instalment',
      'loan-opening',
      'loan-instalment',
      'loan-instalment',
    ]);
    const standings = await world.lending.loans(world.db, chen.customer.id);
    const oldOwed = standings.find(({ loan }) => loan.key === 'old');
    expect(oldOwed).toMatchObject({ periodsLeft: 360 - 55, next: { dueOn: '2026-11-20' } });
    expect(oldOwed?.loan.ratePercent).toBe('4.2');
    const funding = {
      key: 'funding',
      kind: 'opening',
      at: instantAt('2026-09-01', 0),
      lines: [
        { account: chen.account.id, amount: -100_000_00n },
        { account: world.cash, amount: 100_000_00n },
      ],
    };
    const inTime = [funding, ...history.postings].sort((a, b) => a.at.getTime() - b.at.getTime());
    const booked = await world.db.transaction((tx) => world.ledger.postBulk(tx, inTime));
    expect(booked.ok).toBe(true);
    for (const { loan, owed } of standings) expect(await world.balance(loan.receivableAccount)).toBe(owed);
    expect([old?.key, fresh?.key]).toEqual(['old', 'new']);
  });

  test('a hundred of thirty years are written quickly', async () => {
    const account = { id: chen.account.id, tail: chen.account.tail };
    const grants = Array.from({ length: 100 }, (_, index) => ({
      key: `bulk/${index}`,
      customer: chen.customer.id,
      account,
      product: 'mortgage',
      principal: 1_000_000_00n,
      months: 360,
      method: 'equal_instalment' as const,
      dueDay: 1 + (index % 28),
      drawnOn: '2024-01-15',
    }));
    const started = performance.now();
    await world.db.transaction((tx) =>
      world.lending.grantHistory(tx, grants, {
        historyFrom: '2024-11-20',
        paidThrough: '2026-11-20',
        opening: world.cash,
      }),
    );
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(await world.lending.loans(world.db, chen.customer.id)).toHaveLength(100);
  });
});

describe('the database keeps what the code promises', () => {
  test('terms and payments cannot be changed, and a schedule adds up', async () => {
    const loan = await grant();
    await expect(
      world.db.run(sql`update lending.loans set principal = 1 where id = ${loan.id}`),
    ).rejects.toThrow('not allowed');
    await expect(
      world.db.run(sql`update lending.instalments set interest = 0 where loan = ${loan.id}`),
    ).rejects.toThrow('not allowed');
    await world.db.transaction((tx) => world.lending.payInstalment(tx, { loan: loan.id, no: 1 }));
    const unpay = sql`update lending.instalments set status = 'due', paid_at = null where loan = ${loan.id} and no = 1`;
    await expect(world.db.run(unpay)).rejects.toThrow('not allowed');
    const more = sql`insert into lending.instalments (loan, no, due_on, principal, interest, status)
      values (${loan.id}, 13, '2028-01-01', 1, 0, 'due')`;
    await expect(world.db.run(more)).rejects.toThrow('does not add up');
  });
});
