import type { Card } from '@banxing/cards';
import { describe, expect, it } from 'vitest';
import type { Understanding } from '@banxing/understanding';
import type { Heard } from './heard.ts';
import { asksOfShown, shownIn, withFocus } from './shown.ts';
import { freshState } from './state.ts';

const names = ['稳健一号', '季季红', '安心存90天'];
const products: Card = {
  type: 'products',
  rows: [],
  items: names.map((title, index) => ({ id: `prod_${String(index)}`, title })),
  actions: [],
};
const state = { ...freshState, shown: shownIn([products]) ?? null };

const slotsOf = (intent: string): readonly string[] =>
  ({
    'wealth.product_detail': ['product', 'aspect'],
    'wealth.product_compare': ['product', 'product_2'],
    'wealth.buy': ['product', 'amount'],
  })[intent] ?? [];
const heard = (text: string): Heard => ({
  text,
  understanding: { intent: 'oos', slots: {}, confidence: 0.3 } as unknown as Understanding,
  slotValue: undefined,
  reader: { slotsOf } as unknown as Heard['reader'],
  authorityOf: () => 'reads' as const,
});

describe('what was listed', () => {
  it.each([
    ['第二个怎么样', { intent: 'wealth.product_detail', slots: { product: '季季红' } }],
    ['第三个', { intent: 'wealth.product_detail', slots: { product: '安心存90天' } }],
    ['the second one', { intent: 'wealth.product_detail', slots: { product: '季季红' } }],
    [
      '第一个和第三个哪个好',
      { intent: 'wealth.product_compare', slots: { product: '稳健一号', product_2: '安心存90天' } },
    ],
    [
      'compare the first and the third',
      { intent: 'wealth.product_compare', slots: { product: '稳健一号', product_2: '安心存90天' } },
    ],
  ])('is asked about by position: %s', (text, wanted) => {
    expect(asksOfShown(heard(text), state)).toMatchObject([wanted]);
  });

  it.each(['第五个怎么样', '查余额', '给妈妈转500'])('is not meant by %s', (text) => {
    expect(asksOfShown(heard(text), state)).toBeUndefined();
  });

  it.each([
    ['第二个买一万', { amount: '10000.00' }, { amount: '10000.00', product: '季季红' }],
    ['第二个买一万', { amount: '10000.00', product: '第二个' }, { amount: '10000.00', product: '季季红' }],
    ['买一万季季红', { amount: '10000.00', product: '季季红' }, { amount: '10000.00', product: '季季红' }],
  ])('fills the product of %s', (text, slots, wanted) => {
    expect(withFocus(heard(text), state, { intent: 'wealth.buy', slots }).slots).toEqual(wanted);
  });

  it('means the one last looked at by 这个, and nothing when none was', () => {
    const request = { intent: 'wealth.buy', slots: { product: '这个', amount: '500.00' } };
    expect(withFocus(heard('这个买五百'), { ...state, focus: '季季红' }, request).slots).toEqual({
      product: '季季红',
      amount: '500.00',
    });
    expect(withFocus(heard('这个买五百'), state, request).slots).toEqual({ amount: '500.00' });
  });

  it('does not take 这个月 for 这个', () => {
    const request = { intent: 'wealth.earnings', slots: { date_range: '2026-11-01/2026-11-30' } };
    expect(withFocus(heard('这个月理财一共赚了多少钱啊'), { ...state, focus: '季季红' }, request)).toEqual(
      request,
    );
  });
});
