import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '@banxing/kernel';
import { type Loan, scheduleOf, type ScheduledInstalment } from './loan.ts';
import { payoffOn, planPrepayment } from './prepayment.ts';
import type { RepaymentMethod } from './repayment-schedule.ts';

const loanOf = (given: Partial<Loan> = {}): Loan => ({
  id: 'loan_1',
  key: 'k',
  customer: 'cust_1',
  product: 'mortgage',
  principal: 1_000_000_00n,
  currency: 'CNY',
  ratePercent: '3.60',
  months: 240,
  graceMonths: 0,
  method: 'equal_instalment',
  drawnOn: '2026-01-20',
  dueDay: 20,
  payingAccount: 'acct_1',
  payingTail: '0001',
  receivableAccount: 'acct_2',
  status: 'active',
  grantedAt: new Date('2026-01-20T10:00:00+08:00'),
  settledAt: null,
  ...given,
});

/** The schedule with all paid that fell due by a day. */
const scheduleOn = (loan: Loan, today: string): ScheduledInstalment[] =>
  scheduleOf(loan).map((row) =>
    row.dueOn <= today ? { ...row, status: 'paid', paidAt: new Date(`${row.dueOn}T08:00:00+08:00`) } : row,
  );

const planned = (
  loan: Loan,
  today: string,
  amount: bigint | 'all',
  effect: 'shorter' | 'smaller' = 'shorter',
  schedule = scheduleOn(loan, today),
) => {
  const outcome = planPrepayment(loan, schedule, { amount, effect }, today);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

const interestOf = (rows: readonly { readonly interest: bigint }[]): bigint =>
  rows.reduce((sum, row) => sum + row.interest, 0n);
const principalOf = (rows: readonly { readonly principal: bigint }[]): bigint =>
  rows.reduce((sum, row) => sum + row.principal, 0n);

/** Months that an annuity of this payment takes, by the logarithm that textbooks give. */
const monthsToRepay = (owed: number, payment: number, r: number): number =>
  -Math.log(1 - (owed * r) / payment) / Math.log(1 + r);

describe('paying part of a loan early', () => {
  test('keeps the instalment and ends when the textbook formula says', () => {
    const loan = loanOf();
    const today = '2026-11-25';
    const plan = planned(loan, today, 100_000_00n);
    const before = scheduleOn(loan, today).filter((row) => row.status !== 'paid');
    const payment = Number((before[0]?.principal ?? 0n) + (before[0]?.interest ?? 0n));
    const left = Number(principalOf(before)) - 100_000_00;
    expect(plan.rows).toHaveLength(Math.ceil(monthsToRepay(left, payment, 0.003)));
    expect(plan.monthsSaved).toBe(before.length - plan.rows.length);
    const [first, ...rest] = plan.rows;
    expect(Number((first?.principal ?? 0n) + (first?.interest ?? 0n) - plan.carried)).toBe(payment);
    for (const row of rest.slice(0, -1)) expect(Number(row.principal + row.interest)).toBe(payment);
    expect(plan.interestSaved).toBe(interestOf(before) - interestOf(plan.rows));
  });

  test('charges the prepaid part for the days since the last due day: 100,000 × 3.6 % × 5 / 360', () => {
    const plan = planned(loanOf(), '2026-11-25', 100_000_00n);
    expect([plan.days, plan.carried]).toEqual([5, 50_00n]);
    expect(plan.rows[0]?.dueOn).toBe('2026-12-20');
  });

  test('on the due day itself, after its instalment, charges no days', () => {
    expect(planned(loanOf(), '2026-11-20', 100_000_00n)).toMatchObject({ days: 0, carried: 0n });
  });

  test('can keep the last day instead and lower the instalments', () => {
    const loan = loanOf();
    const plan = planned(loan, '2026-11-20', 100_000_00n, 'smaller');
    const before = scheduleOn(loan, '2026-11-20').filter((row) => row.status !== 'paid');
    expect(plan.rows).toHaveLength(before.length);
    const left = Number(principalOf(before)) - 100_000_00;
    const annuity = (left * 0.003) / (1 - 1.003 ** -before.length);
    expect(
      Math.abs(Number((plan.rows[0]?.principal ?? 0n) + (plan.rows[0]?.interest ?? 0n)) - annuity),
    ).toBeLessThan(0.51);
  });

  test('of equal principal keeps the share and drops whole months', () => {
    const loan = loanOf({ method: 'equal_principal', principal: 240_000_00n });
    const plan = planned(loan, '2026-11-20', 10_000_00n);
    expect(plan.monthsSaved).toBe(10);
    expect(new Set(plan.rows.map(({ principal }) => principal))).toEqual(new Set([1_000_00n]));
  });

  test('of interest first lowers the interest and the last payment; no month is saved', () => {
    const loan = loanOf({ method: 'interest_first', months: 12, principal: 100_000_00n });
    const plan = planned(loan, '2026-11-20', 40_000_00n);
    expect(plan).toMatchObject({ effect: 'smaller', monthsSaved: 0 });
    expect(plan.rows.map(({ principal, interest }) => [principal, interest])).toEqual([
      [0n, 180_00n],
      [60_000_00n, 180_00n],
    ]);
  });

  test('twice in a month carries both parts', () => {
    const loan = loanOf();
    const first = planned(loan, '2026-11-25', 100_000_00n);
    const paid = scheduleOn(loan, '2026-11-25').filter((row) => row.status === 'paid');
    const second = planned(loan, '2026-11-30', 50_000_00n, 'shorter', [...paid, ...first.rows]);
    const owed = principalOf(second.rows);
    const ordinary = Number(owed) * 0.003;
    expect(Math.abs(Number(second.rows[0]?.interest) - ordinary - 50_00 - 50_00)).toBeLessThan(1.01);
  });
});

describe('settling a loan early', () => {
  test('takes what is owed with the interest of the days', () => {
    const loan = loanOf();
    const today = '2026-12-05';
    const owed = principalOf(scheduleOn(loan, today).filter((row) => row.status !== 'paid'));
    const plan = planned(loan, today, 'all');
    expect(plan).toMatchObject({ effect: 'settled', principal: owed, rows: [], days: 15 });
    expect(Math.abs(Number(plan.interest) - (Number(owed) * 0.036 * 15) / 360)).toBeLessThan(0.51);
    expect(planned(loan, today, plan.principal + plan.interest).effect).toBe('settled');
  });

  test('on the day of drawing costs no interest', () => {
    expect(payoffOn(loanOf(), scheduleOf(loanOf()), '2026-01-20')).toMatchObject({
      principal: 1_000_000_00n,
      interest: 0n,
    });
  });

  test('of a student loan costs no interest during studies', () => {
    const loan = loanOf({ principal: 8_000_00n, months: 200, graceMonths: 20 });
    expect(planned(loan, '2026-11-20', 'all')).toMatchObject({ principal: 8_000_00n, interest: 0n });
  });
});

describe('a prepayment is refused', () => {
  const refusalOf = (
    loan: Loan,
    schedule: ScheduledInstalment[],
    amount: bigint | 'all',
    today = '2026-11-25',
  ) => {
    const outcome = planPrepayment(loan, schedule, { amount, effect: 'shorter' }, today);
    return outcome.ok ? undefined : outcome.refusal.code;
  };
  test.each([
    [999_99n, 'prepayment_too_small'],
    [2_000_000_00n, 'more_than_owed'],
  ])('%s fen: %s', (amount, code) => {
    expect(refusalOf(loanOf(), scheduleOn(loanOf(), '2026-11-25'), amount)).toBe(code);
  });
  test('while an instalment is due and unpaid, and when nothing is left', () => {
    expect(refusalOf(loanOf(), scheduleOn(loanOf(), '2026-11-19'), 'all', '2026-11-20')).toBe(
      'instalment_due',
    );
    expect(refusalOf(loanOf(), scheduleOn(loanOf(), '2026-11-19'), 10_000_00n, '2026-11-28')).toBe(
      'instalment_due',
    );
    expect(refusalOf(loanOf({ status: 'settled' }), [], 'all')).toBe('loan_settled');
  });
});

test('whatever is prepaid when: principal adds up, numbers and days go on, nothing is negative, interest is saved', () => {
  const any = fc.record({
    principal: fc.integer({ min: 50_000_00, max: 5_000_000_00 }),
    hundredths: fc.integer({ min: 0, max: 1200 }),
    months: fc.integer({ min: 6, max: 360 }),
    method: fc.constantFrom<RepaymentMethod>('equal_instalment', 'equal_principal', 'interest_first'),
    dueDay: fc.integer({ min: 1, max: 31 }),
    after: fc.integer({ min: 0, max: 2000 }),
    share: fc.integer({ min: 3, max: 97 }),
    effect: fc.constantFrom('shorter' as const, 'smaller' as const),
  });
  fc.assert(
    fc.property(any, ({ principal, hundredths, months, method, dueDay, after, share, effect }) => {
      const loan = loanOf({
        principal: BigInt(principal),
        ratePercent: (hundredths / 100).toFixed(2),
        months,
        method,
        dueDay,
        drawnOn: '2026-01-31',
      });
      const today = addDays(loan.drawnOn, Math.min(after, months * 28));
      const schedule = scheduleOn(loan, today);
      const unpaid = schedule.filter((row) => row.status !== 'paid');
      const owed = principalOf(unpaid);
      const amount = (owed * BigInt(share)) / 100n;
      fc.pre(amount >= 1_000_00n && amount < owed);
      const plan = planned(loan, today, amount, effect, schedule);
      expect(principalOf(plan.rows)).toBe(owed - amount);
      expect(plan.rows.map(({ no }) => no)).toEqual(plan.rows.map((_, index) => plan.fromNo + index));
      expect(plan.rows.map(({ dueOn }) => dueOn)).toEqual(
        unpaid.slice(0, plan.rows.length).map(({ dueOn }) => dueOn),
      );
      expect(plan.rows.every((row) => row.principal >= 0n && row.interest >= 0n)).toBe(true);
      expect(plan.days).toBeLessThanOrEqual(31);
      expect(daysBetween(today, plan.rows[0]?.dueOn ?? '')).toBeGreaterThan(0);
      // Rounding a month's interest may cost a fen for each of the months that remain.
      expect(plan.interestSaved).toBeGreaterThanOrEqual(-BigInt(plan.rows.length + 2));
    }),
    { numRuns: 300 },
  );
});
