import fc from 'fast-check';
import { testWorld } from '@banxing/kernel/testing';
import { describe, expect, it } from 'vitest';
import { houseAccountId } from './account-store.ts';
import { availableOn, checkHold, decideHold } from './hold.ts';
import { type AccountId, checkPosting, largestLineAmount, type Posting, postingHash } from './posting.ts';
import { type Entry, mirrorOf } from './reversal.ts';

const { clock, ids } = testWorld();
const now = clock.now();
const [a, b]: AccountId[] = [ids.next('acct'), ids.next('acct')];
if (!a || !b) throw new Error('two accounts');

const posting: Posting = {
  key: 'k',
  kind: 'transfer',
  at: now,
  lines: [
    { account: a, amount: 5n },
    { account: b, amount: -5n },
  ],
};

describe('checkPosting', () => {
  it('passes a posting on as it is', () => {
    expect(checkPosting(posting, now)).toEqual({ ok: true, value: posting });
  });

  it.each([
    ['one line', { lines: posting.lines.slice(0, 1) }, 'unbalanced'],
    ['a zero line', { lines: [{ account: a, amount: 0n }, ...posting.lines] }, 'amount_out_of_range'],
    [
      'too large a line',
      { lines: [{ account: a, amount: -largestLineAmount - 1n }, ...posting.lines] },
      'amount_out_of_range',
    ],
    [
      'too many lines',
      { lines: Array.from({ length: 1001 }, () => ({ account: a, amount: 1n })) },
      'too_many_lines',
    ],
    ['a time ahead', { at: new Date(now.getTime() + 300_001) }, 'ahead_of_clock'],
    ['no time', { at: new Date(Number.NaN) }, 'ahead_of_clock'],
    ['no kind', { kind: '' }, 'text_unusable'],
    ['too long a key', { key: 'k'.repeat(201) }, 'text_unusable'],
    ['a NUL', { lines: [{ account: a, amount: 1n, memo: '\0' }, ...posting.lines] }, 'text_unusable'],
    [
      'half a character',
      { lines: [{ account: a, amount: 1n, merchant: '\ud83d' }, ...posting.lines] },
      'text_unusable',
    ],
    ['a day that is none', { valueOn: '2026-13-01' }, 'text_unusable'],
  ])('refuses %s', (_, change, code) => {
    expect(checkPosting({ ...posting, ...change }, now)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('postingHash', () => {
  it('does not see the time', () => {
    expect(postingHash({ ...posting, at: new Date(0) })).toBe(postingHash(posting));
  });

  it('sees every other difference', () => {
    const [first, second] = posting.lines;
    if (!first || !second) throw new Error('two lines');
    const others: Posting[] = [
      { ...posting, kind: 'gift' },
      { ...posting, valueOn: '2026-11-20' },
      { ...posting, reference: 'r' },
      { ...posting, captures: 'hold_1' },
      { ...posting, lines: [second, first] },
      ...(['purpose', 'counterparty', 'memo', 'merchant'] as const).map((field) => ({
        ...posting,
        lines: [{ ...first, [field]: 'x' }, second],
      })),
    ];
    expect(new Set([posting, ...others].map(postingHash)).size).toBe(others.length + 1);
  });
});

describe('holds', () => {
  const account = {
    id: a,
    chart: 'customer-current',
    currency: 'CNY',
    normal: 'credit',
    state: 'open',
    openedAt: now,
  } as const;

  it('take exactly what is available', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-1000n, 1000n),
        fc.bigInt(0n, 500n),
        fc.bigInt(-500n, 0n),
        fc.bigInt(1n, 2000n),
        (balance, held, floor, amount) => {
          fc.pre(balance - held >= floor);
          const refusal = decideHold({ ...account, balance, held, floor }, amount);
          expect(refusal === undefined).toBe(balance - held - amount >= floor);
          if (refusal) expect(refusal).toMatchObject({ available: availableOn({ balance, held, floor }) });
        },
      ),
    );
  });

  it('need an open account, an amount, a reason and time', () => {
    const hold = {
      id: 'hold_1',
      key: 'k',
      account: a,
      amount: 1n,
      expiresAt: new Date(now.getTime() + 1),
      reason: 'x',
    } as const;
    expect(checkHold(hold, now)).toMatchObject({ ok: true });
    expect(checkHold({ ...hold, amount: 0n }, now)).toMatchObject({
      refusal: { code: 'amount_out_of_range' },
    });
    expect(checkHold({ ...hold, expiresAt: now }, now)).toMatchObject({
      refusal: { code: 'expires_too_soon' },
    });
    expect(checkHold({ ...hold, reason: '' }, now)).toMatchObject({ refusal: { code: 'text_unusable' } });
    const frozen = { ...account, state: 'frozen-out' as const, balance: 9n, held: 0n, floor: 0n };
    expect(decideHold(frozen, 1n)).toMatchObject({ code: 'account_frozen' });
  });
});

it('the mirror of an entry cancels it line by line', () => {
  const line = { balanceAfter: 0n, purpose: 'dining', counterparty: null, memo: 'noodles', merchant: '面馆' };
  const entry: Entry = {
    id: 'jrn_1',
    key: 'k',
    kind: 'purchase',
    at: now,
    valueOn: '2026-11-20',
    reference: 'r',
    reverses: null,
    reversedBy: null,
    lines: [
      { ...line, account: a, amount: 5n },
      { ...line, account: b, amount: -5n },
    ],
  };
  const reversal = { entry: entry.id, key: 'back', at: now, memo: 'refund' };
  expect(mirrorOf(entry, reversal)).toMatchObject({
    ok: true,
    value: {
      kind: 'reversal',
      reference: 'r',
      reverses: 'jrn_1',
      lines: [
        { account: a, amount: -5n, purpose: 'dining', memo: 'refund', merchant: '面馆' },
        { account: b, amount: 5n },
      ],
    },
  });
  expect(mirrorOf({ ...entry, reverses: 'jrn_0' }, reversal)).toMatchObject({
    refusal: { code: 'entry_is_reversal' },
  });
});

it('a house account has one id for ever', () => {
  expect(houseAccountId('cash', 'CNY')).toMatch(/^acct_[0-9A-HJKMNP-TV-Z]{26}$/u);
  expect(houseAccountId('cash', 'CNY')).toBe(houseAccountId('cash', 'CNY', 'main'));
  const all = [
    houseAccountId('cash', 'CNY'),
    houseAccountId('cash', 'USD'),
    houseAccountId('nostro', 'CNY'),
    houseAccountId('cash', 'CNY', 'atm'),
  ];
  expect(new Set(all).size).toBe(4);
});
