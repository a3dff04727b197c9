import { idSource, manualClock, seededRandom, type Day } from '@banxing/kernel';
import { describe, expect, it } from 'vitest';
import { ordinaryRules } from './card-rules.ts';
import { closeCycle, closeOf, minimumOf, nextClose, type Statement } from './cycle.ts';
import { type CreditLine, type Item, type ItemKind, meet } from './item.ts';

const ids = idSource(manualClock(new Date('2026-11-20T10:00:00+08:00')), seededRandom(1));
const uses = { ids, rules: ordinaryRules };

const line: CreditLine = {
  id: 'line_a',
  customer: 'cust_a',
  product: 'gold',
  receivableAccount: 'acct_a',
  creditLimit: 50_000_00n,
  statementDay: 5,
  autopay: 'off',
  autopayAccount: null,
  openedOn: '2026-01-01',
  closedThrough: '2026-10-05',
};

const item = (kind: ItemKind, amount: bigint, bookedOn: Day, more: Partial<Item> = {}): Item => ({
  id: ids.next('item'),
  key: ids.next('item'),
  line: line.id,
  card: null,
  kind,
  amount,
  open: amount,
  merchant: '京东',
  purpose: 'shopping',
  bookedAt: new Date(`${bookedOn}T10:00:00+08:00`),
  bookedOn,
  statement: null,
  plan: null,
  charge: null,
  chargedTo: null,
  ...more,
});

const book = (items: readonly Item[], previous?: Statement) => ({
  line,
  items,
  allocations: [],
  previous,
  unpaidMinimum: 0n,
  plans: [],
});

describe('the day on which a cycle closes', () => {
  it('is the statement day, this month or next', () => {
    expect(closeOf('2026-11-05', 5)).toBe('2026-11-05');
    expect(closeOf('2026-11-06', 5)).toBe('2026-12-05');
  });

  it('is the last of a month without a 31st', () => {
    expect(nextClose('2026-10-31', 31)).toBe('2026-11-30');
    expect(nextClose('2026-11-30', 31)).toBe('2026-12-31');
    expect(nextClose('2027-01-31', 31)).toBe('2027-02-28');
  });

  it('is the leap day where there is one', () => {
    expect(nextClose('2028-01-31', 31)).toBe('2028-02-29');
    expect(nextClose('2028-02-29', 30)).toBe('2028-03-30');
  });
});

describe('closing a cycle', () => {
  it('states what is owed, at least how much, and by when', () => {
    const { statement } = closeCycle(
      book([item('purchase', 1000_00n, '2026-10-10'), item('purchase', 500_00n, '2026-11-01')]),
      '2026-11-05',
      uses,
    );
    expect(statement).toMatchObject({
      balance: 1500_00n,
      purchases: 1500_00n,
      interest: 0n,
      minimum: 150_00n,
      dueOn: '2026-11-25',
    });
  });

  it('charges no interest on what was paid in full', () => {
    const first = closeCycle(book([item('purchase', 1000_00n, '2026-10-10')]), '2026-11-05', uses);
    const paid = item('repayment', 1000_00n, '2026-11-24');
    const met = meet([...first.changed, paid], '2026-11-24');
    const previous = { ...first.statement, paidInFull: true };
    const next = closeCycle(
      { ...book(met.items, previous), allocations: met.allocations },
      '2026-12-05',
      uses,
    );
    expect(next.statement).toMatchObject({ balance: 0n, interest: 0n, minimum: 0n, credits: 1000_00n });
  });

  it('charges interest from the booking on when it was not', () => {
    const first = closeCycle(book([item('purchase', 1000_00n, '2026-10-10')]), '2026-11-05', uses);
    const previous = { ...first.statement, paidInFull: false };
    const next = closeCycle(book(first.changed, previous), '2026-12-05', uses);
    // 10 October to 5 December are 56 days: 1,000.00 × 0.0005 × 56 = 28.00
    expect(next.statement.interest).toBe(28_00n);
    expect(next.statement.balance).toBe(1028_00n);
    // A tenth of the purchase and all of the interest.
    expect(next.statement.minimum).toBe(128_00n);
  });

  it('charges the days between a close and a late full repayment with the bill after', () => {
    const first = closeCycle(book([item('purchase', 1000_00n, '2026-10-10')]), '2026-11-05', uses);
    const second = closeCycle(
      book(first.changed, { ...first.statement, paidInFull: false }),
      '2026-12-05',
      uses,
    );
    const paid = item('repayment', 1028_00n, '2026-12-15');
    const all = [...second.changed, paid];
    const met = meet(all, '2026-12-15');
    const state = all.map((each) => met.items.find(({ id }) => id === each.id) ?? each);
    const previous = { ...second.statement, paidInFull: true };
    const third = closeCycle({ ...book(state, previous), allocations: met.allocations }, '2027-01-05', uses);
    // 5 to 15 December are 10 days: 5.00
    expect(third.statement).toMatchObject({ interest: 5_00n, balance: 5_00n, minimum: 5_00n });
  });

  it('leaves what is bought after the close to the next cycle', () => {
    const { statement, changed } = closeCycle(
      book([item('purchase', 100_00n, '2026-11-05'), item('purchase', 900_00n, '2026-11-06')]),
      '2026-11-05',
      uses,
    );
    expect(statement.balance).toBe(100_00n);
    expect(changed).toHaveLength(1);
  });
});

describe('the minimum', () => {
  it('asks for fees, interest and instalments whole', () => {
    const open = [
      item('purchase', 1000_00n, '2026-10-10'),
      item('interest', 20_00n, '2026-11-05'),
      item('late_fee', 10_00n, '2026-11-05'),
      item('plan_principal', 300_00n, '2026-11-05'),
    ];
    expect(minimumOf(open, 1330_00n, 0n, ordinaryRules)).toBe(430_00n);
  });

  it('rounds its share up and is never more than the bill', () => {
    expect(minimumOf([item('purchase', 100_01n, '2026-10-10')], 100_01n, 0n, ordinaryRules)).toBe(10_01n);
    expect(minimumOf([item('purchase', 4_00n, '2026-10-10')], 4_00n, 0n, ordinaryRules)).toBe(4_00n);
    expect(minimumOf([], -5_00n, 0n, ordinaryRules)).toBe(0n);
  });

  it('carries what was left of the minimum before', () => {
    expect(minimumOf([item('purchase', 1000_00n, '2026-10-10')], 1000_00n, 60_00n, ordinaryRules)).toBe(
      160_00n,
    );
  });
});

describe('meeting', () => {
  it('pays fees first, then what is billed, then what is older', () => {
    const fee = item('late_fee', 10_00n, '2026-11-06', { statement: 'stmt_a' });
    const billed = item('purchase', 50_00n, '2026-10-20', { statement: 'stmt_a' });
    const older = item('purchase', 30_00n, '2026-11-07');
    const newer = item('purchase', 30_00n, '2026-11-09');
    const { allocations } = meet(
      [newer, older, billed, fee, item('repayment', 100_00n, '2026-11-10')],
      '2026-11-10',
    );
    expect(allocations.map(({ debit, amount }) => [debit, amount])).toEqual([
      [fee.id, 10_00n],
      [billed.id, 50_00n],
      [older.id, 30_00n],
      [newer.id, 10_00n],
    ]);
  });
});
