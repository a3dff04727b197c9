import { describe, expect, it } from 'vitest';
import { isSubset, judge, type Observed } from './judge.ts';

const seen: Observed = {
  intent: 'transfer.create',
  slots: { payee: '我妈', amount: '500.00' },
  proposal: { capability: 'transfer.create', details: { amount: '500.00', payee: { name: '刘桂芳' } } },
  text: '给刘桂芳转 500.00 元',
  cards: ['confirm'],
  reasonCodes: [],
  balanceChange: '0.00',
  handover: false,
  emotion: 'neutral',
};

describe('judge', () => {
  it('finds nothing wrong where all is as expected', () => {
    expect(
      judge(
        {
          intent: ['transfer.own', 'transfer.create'],
          slots: { amount: '500.00' },
          proposal: { details: { payee: { name: '刘桂芳' } } },
          textMatches: '500',
          textLacks: '失败',
          card: 'confirm',
          balanceChange: '0.00',
          handover: false,
          emotion: 'neutral|happy',
        },
        seen,
      ),
    ).toEqual([]);
  });

  it('finds each thing that differs', () => {
    expect(judge({ intent: 'oos' }, seen)).toHaveLength(1);
    expect(judge({ slots: { amount: '50.00' } }, seen)).toHaveLength(1);
    expect(judge({ proposal: null }, seen)).toHaveLength(1);
    expect(judge({ proposal: { details: { amount: '5.00' } } }, seen)).toHaveLength(1);
    expect(judge({ needs: 'amount' }, seen)).toHaveLength(1);
    expect(judge({ textMatches: '到账' }, seen)).toHaveLength(1);
    expect(judge({ textLacks: '转' }, seen)).toHaveLength(1);
    expect(judge({ card: 'receipt' }, seen)).toHaveLength(1);
    expect(judge({ status: 'done' }, seen)).toHaveLength(1);
    expect(judge({ reasonCodes: ['new_payee'] }, seen)).toHaveLength(1);
    expect(judge({ balanceChange: '-500.00' }, seen)).toHaveLength(1);
    expect(judge({ handover: true }, seen)).toHaveLength(1);
    expect(judge({ emotion: 'angry' }, seen)).toHaveLength(1);
  });

  it('compares parts of a proposal deeply', () => {
    expect(isSubset({ a: [1, { b: '2' }] }, { a: ['1', { b: 2, c: 3 }], d: 4 })).toBe(true);
    expect(isSubset({ a: null }, { a: 'x' })).toBe(false);
  });
});
